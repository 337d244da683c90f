import Testing

@testable import Margin
@testable import Market

/// What a random portfolio did that it must not.
struct Complaint: Error, CustomStringConvertible {
  var description: String

  init(_ text: String) {
    description = text
  }
}

@Suite("Ten thousand random portfolios")
struct PortfolioTests {
  static let chunks = 50
  static let portfolios = 200

  @Test("money is conserved and attributed, thresholds are exact and refusals change nothing", arguments: 0..<chunks)
  func portfolios(_ chunk: Int) {
    for number in 0..<Self.portfolios {
      let seed = UInt64(0x5EED_0000_0000 + chunk * Self.portfolios + number)
      var step = -1
      do {
        try walk(seed, &step)
      } catch {
        Issue.record("seed \(seed), step \(step): \(error)")
        return
      }
    }
  }

  private func walk(_ seed: UInt64, _ step: inout Int) throws {
    var draw = RandomVenue(seed: seed)
    var venue = try draw.venue()
    var books = Books(fund: venue.fund.balance)
    try books.write(venue.change { try $0.deposit(Fixed(draw.wealth)) })
    if draw.random.chance(3) { _ = try venue.setLiquidation(false) }
    for number in 0..<14 {
      step = number
      let before = venue
      let command = draw.command(venue)
      do {
        let events = try command(&venue)
        try books.write(events)
        try checkAttribution(before.account, venue.account, events)
      } catch is Refusal {
        try require(venue == before, "a refusal changed the venue")
      } catch is ArithmeticError {
        try require(venue == before, "a failure changed the venue")
      }
      try checkMoney(venue, books)
      try checkRest(venue)
    }
    step = 100
    for index in venue.account.slots.indices where venue.account.slots[index].isOpen {
      try checkPrices(venue, index)
    }
    try checkJoint(venue, .jointFall)
    try checkJoint(venue, .jointRise)
  }

  private func require(_ holds: Bool, _ text: @autoclosure () -> String) throws {
    if !holds { throw Complaint(text()) }
  }

  private func checkMoney(_ venue: Venue, _ books: Books) throws {
    if let text = try books.complaint(venue) { throw Complaint(text) }
    let account = venue.account
    var profit = Fixed.zero
    var margins = Fixed.zero
    for slot in account.slots {
      try require(slot.size.isMultiple(of: slot.instrument.lot), "\(slot.symbol): \(slot.size) is not in lots")
      try require(slot.mark.isMultiple(of: slot.instrument.tick), "\(slot.symbol): \(slot.mark) is not in ticks")
      try require(slot.isOpen || slot.cost.isZero, "\(slot.symbol): cost \(slot.cost) without a position")
      let mayHaveMargin = slot.isOpen && slot.isIsolated
      try require(mayHaveMargin || slot.margin.isZero, "\(slot.symbol): margin \(slot.margin) is stuck")
      margins = try margins + slot.margin
      if !slot.isIsolated { profit = try profit + slot.size * slot.mark - slot.cost }
    }
    let wallet = try account.value(of: Figure(.walletBalance))
    try require(try account.value(of: Figure(.isolatedMargin)) == margins, "isolated margins don't add up")
    try require(try account.value(of: Figure(.cash)) == wallet + margins, "cash is not wallet and isolated margin")
    try require(try account.value(of: Figure(.equity)) == wallet + profit, "equity is not wallet and profit")
    let ledger = account.ledger
    for line in [ledger.fees, ledger.liquidationFees, ledger.forfeited, ledger.forgiven] {
      try require(!line.isNegative, "a line of the ledger is negative: \(ledger)")
    }
  }

  /// A settled account has nothing left to settle.
  /// What changed a pot's equity is told part by part, and the parts sum to the whole, exactly. What went neither to a
  /// position nor to a fee or a payment went to an isolated position.
  private func checkAttribution(_ before: Account, _ after: Account, _ events: [Event]) throws {
    let isolated = (before.slots + after.slots).filter(\.isIsolated).map { Symbol?.some($0.symbol) }
    for pot in [nil] + Set(isolated) {
      var change = try PotChange(pot, from: before)
      try change.add(from: before, to: after, events)
      try require(
        try change.total() == change.after - change.before, "the parts of \(pot?.name ?? "the pool") don't sum")
      let grown = try change.positions.reduce(Fixed.zero) { try $0 + $1.requirement }
      try require(
        try grown == change.requirementAfter - change.requirementBefore, "the requirement's parts don't sum")
      if pot == nil, isolated.isEmpty { try require(change.moved.isZero, "\(change.moved) went nowhere") }
    }
  }

  private func checkRest(_ venue: Venue) throws {
    var again = venue
    let events = try again.change { _ in [] }
    try require(events.isEmpty, "settled again: \(events.map(\.kind))")
    try require(again == venue, "settling again changed the account")
  }

  private func checkPrices(_ venue: Venue, _ index: Int) throws {
    let account = venue.account
    let slot = account.slots[index]
    let definition = try Definition(account, index)
    for level in Level.allCases {
      let expected = try definition.prices(level)
      let found = try account.prices(level, of: slot.symbol)
      try require(found == expected, "\(level) of \(slot.symbol): \(found), by trial \(expected)")
      let primary = slot.size.isNegative ? expected.above ?? expected.below : expected.below ?? expected.above
      let printed = try? account.value(of: Figure(level.figure, slot.symbol))
      let wanted = expected.isReached || (level == .marginCall && account.rules.marginCall == nil) ? nil : primary
      try require(printed == wanted, "\(level.figure)(\(slot.symbol)) is \(printed as Any), by trial \(wanted as Any)")
      guard level == .liquidation, account.liquidates else { continue }
      try require(!expected.isReached, "\(slot.symbol) is open and liquidatable")
      let second = slot.size.isNegative ? expected.below : expected.above
      let other = try? account.value(of: Figure(.secondLiquidationPrice, slot.symbol))
      let hasTwo = expected.below != nil && expected.above != nil
      try require(other == (hasTwo ? second : nil), "second price \(other as Any)")
      try checkTrigger(venue, slot, expected.below, safer: slot.instrument.tick)
      try checkTrigger(venue, slot, expected.above, safer: -slot.instrument.tick)
    }
  }

  /// The price liquidates and the one a tick nearer to the mark doesn't.
  private func checkTrigger(_ venue: Venue, _ slot: Slot, _ price: Fixed?, safer: Fixed) throws {
    guard let price else { return }
    try require(try liquidates(venue, slot, at: price), "\(slot.symbol) at \(price) does not liquidate")
    let safe = try price + safer
    try require(try !liquidates(venue, slot, at: safe), "\(slot.symbol) at \(safe) liquidates")
  }

  private func liquidates(_ venue: Venue, _ slot: Slot, at price: Fixed) throws -> Bool {
    var moved = venue
    let events = try moved.change { try $0.setMarks([(slot.symbol, price)]) }
    let pot = slot.isIsolated ? slot.symbol : nil
    return events.contains { $0.kind == .liquidationStarted && $0.market == pot }
  }

  private func checkJoint(_ venue: Venue, _ kind: FigureKind) throws {
    guard venue.account.liquidates else { return }
    let share: Fixed
    do {
      share = try venue.account.value(of: Figure(kind))
    } catch is FigureError {
      return
    }
    func moved(_ share: Fixed) throws -> Bool {
      var moved = venue
      let open = venue.account.slots.filter(\.isOpen).map { ($0.symbol, share) }
      return try moved.change { try $0.moveMarks(open) }.contains { $0.kind == .liquidationStarted && $0.market == nil }
    }
    try require(try moved(share), "\(kind) \(share) does not liquidate")
    let safer = try share + (kind == .jointFall ? Account.jointStep : -Account.jointStep)
    try require(try !moved(safer), "\(safer) liquidates, \(kind) is \(share)")
  }
}
