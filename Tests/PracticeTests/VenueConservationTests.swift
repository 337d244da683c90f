import Crowd
import Margin
import Market
import Testing

@testable import Practice

/// The other side of everything the account trades, kept from what the events tell and nothing else.
private struct Mirror {
  var cash = Fixed.zero
  var sizes: [Symbol: Fixed] = [:]
  /// What was taken of profit for a loss that was shared.
  var forfeited = Fixed.zero
  /// What the venue's fund should have, from fees, remainders and payments told.
  var fund: Fixed
  var badDebt = Fixed.zero

  init(_ venue: Venue) { fund = venue.fund.balance }

  mutating func follow(_ event: Event) throws {
    switch event.kind {
    case .filled:
      try trade(event, event[.side] == .word("buy"))
    case .positionLiquidated, .positionReduced, .autoDeleveraged:
      // What closes a long is sold.
      try trade(event, event[.side] == .word("short"))
    case .profitForfeited: forfeited = try forfeited + (event.number(.amount) ?? .zero)
    case .liquidationFee: fund = try fund + (event.number(.amount) ?? .zero)
    case .liquidated: fund = try fund + (event.number(.kept) ?? .zero)
    case .fundPaid: fund = try fund - (event.number(.amount) ?? .zero)
    case .badDebt: badDebt = try badDebt + (event.number(.amount) ?? .zero)
    default: break
    }
  }

  private mutating func trade(_ event: Event, _ isBought: Bool) throws {
    guard let symbol = event.market, let size = event.number(.size), let price = event.number(.price) else { return }
    let bought = isBought ? size : -size
    cash = try cash + bought * price
    sizes[symbol] = try (sizes[symbol] ?? .zero) - bought
  }

  /// What it is worth at an account's marks.
  func value(_ account: Account) throws -> Fixed {
    var value = cash
    for slot in account.slots { value = try value + (sizes[slot.symbol] ?? .zero) * slot.mark }
    return value
  }
}

@Suite("Nothing is lost between the account, its counterparties, the fund and the crowd")
struct VenueConservationTests {
  private struct Seen {
    var liquidated = 0
    var deleveraged = 0
    var socialized = 0
    var badDebt = 0
  }

  /// A session among a small crowd whose terms differ from seed to seed.
  private func desk(_ random: inout SeededGenerator, _ seed: UInt64) throws -> (Desk, [String]) {
    func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    var desk = try Desk(rules: ["classroom", "binance-usdm", "okx", "bybit-linear"][pick(0...3)])
    for command in [
      "deposit \(pick(300...4_000))",
      "\(pick(0...1) == 0 ? "long" : "short") 0.\(pick(1...3)) BTC at \(pick(5...25))x",
      "\(pick(0...1) == 0 ? "long" : "short") 0.\(pick(1...9)) ETH at \(pick(3...25))x isolated",
      "\(pick(0...1) == 0 ? "long" : "short") 0.\(pick(1...5)) ETH",
    ] { _ = desk.session.perform(command) }
    let capacity = pick(0...1) == 0 ? "" : " capacity \(pick(1...9))"
    let fund = pick(0...2) == 0 ? " fund 1" : ""
    #expect(
      desk.session.perform("crowd \(pick(20...60)) seed \(seed) leverage \(pick(5...40))x\(fund)\(capacity)").error
        == nil)
    let sign = pick(0...2) == 0 ? "" : "-"
    return (
      desk,
      [
        "shock BTC \(sign)\(pick(2...25))% ETH \(sign)\(pick(2...25))%", "settle 1", "move all -\(pick(1...5))%",
        "settle 1", "settle 1",
        "shock all \(pick(0...1) == 0 ? "" : "-")\(pick(1...20))%", "settle 1", "settle 1",
      ]
    )
  }

  @Test(
    "A thousand crashes: exactly for the account, to the rounding of Double for the crowd",
    arguments: 0..<20 as Range<UInt64>)
  func crashes(_ group: UInt64) throws {
    var seen = Seen()
    for seed in group * 50 + 1...group * 50 + 50 {
      var random = SeededGenerator(seed: seed)
      var (desk, commands) = try desk(&random, seed)
      var mirror = Mirror(try Desk().session.venue)
      mirror.fund = desk.session.venue.fund.balance
      for entry in desk.session.log.last(10_000) { try mirror.follow(entry.event) }
      commands.insert("settle 1", at: 0)
      for command in commands {
        let report = desk.session.perform(command)
        #expect(report.error == nil, "seed \(seed): \(command): \(report.text())")
        for event in report.events { try mirror.follow(event) }
        try check(desk.session, mirror, "seed \(seed), \(command)")
        for event in report.events {
          seen.liquidated += event.kind == .liquidated ? 1 : 0
          seen.deleveraged += event.kind == .autoDeleveraged ? 1 : 0
          seen.socialized += event.kind == .profitForfeited ? 1 : 0
          seen.badDebt += event.kind == .badDebt ? 1 : 0
        }
      }
    }
    #expect(seen.liquidated > 0 && seen.badDebt > 0 && seen.socialized > 0, "\(seen)")
    print("group \(group): \(seen)")
  }

  private func check(_ session: Session, _ mirror: Mirror, _ place: String) throws {
    let (venue, account) = (session.venue, session.venue.account)
    func value(_ kind: FigureKind) throws -> Fixed { try account.value(of: Figure(kind)) }
    // What the account has, its other side has, was paid or was taken is what was put in and what others bore for it.
    let there =
      try value(.accountValue) + mirror.value(account) + value(.feesPaid) + value(.liquidationFees) + value(.forfeited)
      + mirror.forfeited
    #expect(try there == value(.deposits) + value(.debtForgiven) + value(.fundingReceived), "\(place)")
    #expect(mirror.fund == venue.fund.balance && mirror.badDebt == venue.fund.badDebt, "\(place)")
    for slot in account.slots { #expect(mirror.sizes[slot.symbol] ?? .zero == -slot.size, "\(place)") }

    let crowd = try #require(session.state.crowd)
    let (audit, drift) = try crowd.ask(venue, session.surroundings) { ($0.audit, $0.drift) }
    #expect(audit.isBalanced, "\(place)")
    #expect(audit.error < 1e-9, "\(place): \(audit)")
    #expect(drift < 1e-9, "\(place)")
  }
}
