import Testing

@testable import Margin
@testable import Market

@Suite("Funding rates")
struct FundingTests {
  struct Rate: Sendable {
    var premium: Fixed
    var cap: Fixed?
    var rate: Fixed
  }

  /// With interest of 0.01 % and a clamp of 0.05 %.
  static let rates: [Rate] = [
    .init(premium: "1%", cap: nil, rate: "0.95%"),
    .init(premium: "0.06%", cap: nil, rate: "0.01%"),
    .init(premium: "0.061%", cap: nil, rate: "0.011%"),
    .init(premium: "0%", cap: nil, rate: "0.01%"),
    .init(premium: "-0.04%", cap: nil, rate: "0.01%"),
    .init(premium: "-0.05%", cap: nil, rate: "0%"),
    .init(premium: "-1%", cap: nil, rate: "-0.95%"),
    .init(premium: "1%", cap: "0.75%", rate: "0.75%"),
    .init(premium: "-1%", cap: "0.75%", rate: "-0.75%"),
  ]

  @Test("the rate is the premium, pulled to the interest by no more than the clamp, within the cap", arguments: rates)
  func rate(_ example: Rate) throws {
    var terms = Classroom.rules.funding
    terms.cap = example.cap
    let rate: Fixed = try FundingBasis.premium(example.premium).rate("BTC", terms)
    #expect(rate == example.rate)
  }

  /// Hyperliquid docs, Funding: mirror uooooo/HyperUX@51ec6bc, docs/hyperliquid/Trading/Funding.md.
  @Test("the published example: impact prices 1 % above the index give a rate of 0.95 %")
  func published() throws {
    var venue = try Classroom.venue()
    try venue.trade("BTC", "0.1", at: "10")
    let events = try venue.payFunding("BTC", .impact(bid: "10,100", ask: "10,100", index: "10,000"))
    #expect(try venue.figure(.premium, "BTC") == "1%")
    #expect(try venue.figure(.fundingRate, "BTC") == "0.0095")
    #expect(events[.fundingPaid]?.number(.rate) == "0.0095")
    #expect(events[.fundingPaid]?.number(.amount) == "-57")
    let derivation = try venue.derivation(of: Figure(.fundingRate, "BTC"))
    #expect(derivation.value == "0.0095")
    #expect(try derivation.recomputed() == "0.0095")
    #expect(try venue.figure(.impactBid, "BTC") == "10,100")
    #expect(try venue.figure(.impactAsk, "BTC") == "10,100")
  }

  @Test("an ask below the index is a discount, and prices around the index give no premium")
  func impact() throws {
    let cases: [(Fixed, Fixed, Fixed)] = [
      ("9,900", "9,950", "-0.5%"), ("9,990", "10,010", "0"), ("10,020", "10,030", "0.2%"),
    ]
    for (bid, ask, premium) in cases {
      let found: Fixed = try FundingBasis.impact(bid: bid, ask: ask, index: "10,000").premium("BTC")
      #expect(found == premium)
    }
  }

  @Test("funding figures say why they have no value")
  func reasons() throws {
    var venue = try Classroom.venue()
    #expect(throws: FigureError.notYet(Figure(.fundingRate, "BTC"))) { try venue.figure(.fundingRate, "BTC") }
    #expect(throws: FigureError.notYet(Figure(.premium, "BTC"))) { try venue.figure(.premium, "BTC") }
    #expect(throws: FigureError.notInRules(.fundingCap)) { try venue.figure(.fundingCap, "BTC") }
    #expect(throws: FigureError.marketMissing(.fundingRate)) { try venue.figure(.fundingRate) }
    #expect(throws: FigureError.noMarket("XRP")) { try venue.figure(.fundingRate, "XRP") }
    _ = try venue.payFunding("BTC", .rate("0.02%"))
    #expect(try venue.figure(.fundingRate, "BTC") == "0.02%")
    #expect(throws: FigureError.notYet(Figure(.premium, "BTC"))) { try venue.figure(.premium, "BTC") }
    #expect(throws: FigureError.notYet(Figure(.impactBid, "BTC"))) { try venue.figure(.impactBid, "BTC") }
  }

  @Test("an index of zero is refused, and nothing is remembered of it")
  func zeroIndex() throws {
    var venue = try Classroom.venue()
    let before = venue
    #expect(throws: ArithmeticError.divisionByZero) {
      try venue.payFunding("BTC", .impact(bid: "1", ask: "1", index: "0"))
    }
    #expect(throws: Refusal.noMarket("XRP")) { try venue.payFunding("XRP", .rate("1%")) }
    #expect(venue == before)
  }

  @Test("funding can liquidate")
  func liquidates() throws {
    var venue = try Classroom.venue("1,000")
    try venue.trade("BTC", "1", at: "100")
    #expect(try venue.payFunding("BTC", .rate("1.2%")).kinds.contains(.liquidationStarted))
  }
}
