@testable import Margin
@testable import Market

/// What everybody else has written down: rebuilt from events alone, at the prices of the fills, without entry prices or
/// realized profit. Whatever the account gained, somebody here lost.
struct Books {
  /// Against each market: units held and money received by those who traded with the account.
  private(set) var counterparties: [Symbol: (size: Fixed, cash: Fixed)] = [:]
  /// Money the account's owner has put in, less what was taken out.
  private(set) var owner = Fixed.zero
  /// Trading fees the venue received.
  private(set) var venue = Fixed.zero
  /// What the insurance fund holds.
  private(set) var fund: Fixed
  /// What the fund held at the start.
  private let fundAtStart: Fixed
  /// Losses that fell on counterparties because the fund was empty.
  private(set) var uncovered = Fixed.zero
  /// Bad debt reported.
  private(set) var badDebt = Fixed.zero

  init(fund: Fixed) {
    self.fund = fund
    fundAtStart = fund
  }

  mutating func write(_ events: [Event]) throws {
    for event in events { try write(event) }
  }

  private mutating func write(_ event: Event) throws {
    let amount = event.number(.amount) ?? .zero
    switch event.kind {
    case .deposited: owner = try owner + amount
    case .withdrawn: owner = try owner - amount
    case .filled:
      try trade(event, accountBuys: event[.side] == .word("buy"))
      venue = try venue + (event.number(.fee) ?? .zero)
    case .positionReduced, .positionLiquidated: try trade(event, accountBuys: event[.side] == .word("short"))
    case .fundingPaid:
      guard let symbol = event.market else { return }
      counterparties[symbol, default: (.zero, .zero)].cash = try (counterparties[symbol]?.cash ?? .zero) - amount
    case .liquidationFee: fund = try fund + amount
    case .liquidated: fund = try fund + (event.number(.kept) ?? .zero)
    case .fundPaid: fund = try fund - amount
    case .fundDepleted: uncovered = try uncovered + amount
    case .badDebt: badDebt = try badDebt + amount
    default: break
    }
  }

  private mutating func trade(_ event: Event, accountBuys: Bool) throws {
    guard let symbol = event.market, let size = event.number(.size), let price = event.number(.price) else { return }
    let value = try event.number(.value) ?? size * price
    var book = counterparties[symbol] ?? (.zero, .zero)
    book.size = try accountBuys ? book.size - size : book.size + size
    book.cash = try accountBuys ? book.cash + value : book.cash - value
    counterparties[symbol] = book
  }

  /// What is wrong with a venue in the light of the books; nil when every amount is where it belongs.
  func complaint(_ venue: Venue) throws -> String? {
    let account = venue.account
    var others = Fixed.zero
    for slot in account.slots {
      let book = counterparties[slot.symbol] ?? (.zero, .zero)
      if book.size != -slot.size { return "\(slot.symbol): holds \(slot.size), others \(book.size)" }
      others = try others + book.cash + book.size * slot.mark
    }
    // What the account could not pay came from the fund; what the fund could not pay, the others never got.
    others = try others - uncovered
    let value = try account.value(of: Figure(.accountValue))
    let total = try value + others + self.venue + fund - fundAtStart
    if total != owner { return "\(total) in all hands, \(owner) put in" }
    if fund != venue.fund.balance || fund.isNegative { return "fund \(venue.fund.balance), by its events \(fund)" }
    if uncovered != venue.fund.uncovered { return "uncovered \(venue.fund.uncovered), by events \(uncovered)" }
    if badDebt != venue.fund.badDebt { return "bad debt \(venue.fund.badDebt), by events \(badDebt)" }
    return nil
  }
}
