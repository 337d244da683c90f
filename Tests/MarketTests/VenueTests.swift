import Testing

@testable import Margin
@testable import Market

@Suite("A venue")
struct VenueTests {
  @Test("every change is settled, and one that throws leaves the venue as it was")
  func change() throws {
    var venue = try Classroom.venue("1,000")
    try venue.trade("BTC", "1", at: "100")
    let before = venue
    #expect(throws: Refusal.priceGone("ETH")) {
      try venue.change { try $0.setMarks([("BTC", "50,000"), ("ETH", "0")]) }
    }
    #expect(venue == before)
    #expect(try venue.change { try $0.setMarks([("BTC", "59,000")]) }.kinds.last == .liquidated)
  }

  @Test("other rules keep cash and positions, bring their own fund, and may liquidate at once")
  func adopt() throws {
    var venue = try Classroom.venue("10,000")
    try venue.trade("BTC", "1", at: "100")
    let strict = Classroom.market("BTC", tick: "0.1", lot: "0.001", tiers: Classroom.schedule([("0", "20%", "0", "5")]))
    var terms = VenueTerms(
      rules: Classroom.rules { $0.id = "strict" }, listings: [.init(Classroom.bitcoin, price: "1")], fund: "7")
    var same = venue
    #expect(try same.adopt(terms).kinds == [.rulesChanged])
    #expect(try same.figure(.markPrice, "BTC") == "60,000")
    #expect(try same.figure(.walletBalance) == "9,970")
    #expect(same.fund.balance == "7")
    terms.listings = [.init(strict, price: "1")]
    let events = try venue.adopt(terms)
    #expect(events.kinds.prefix(3) == [.rulesChanged, .marginCall, .liquidationStarted])
    // The liquidation is the new venue's: its fund takes the fee.
    #expect(venue.fund.balance == "306.7")
  }

  @Test("a position in a market the new venue doesn't list keeps the old rules in force")
  func adoptRefused() throws {
    var venue = try Classroom.venue()
    try venue.trade("ETH", "1", at: "10")
    let before = venue
    let terms = VenueTerms(rules: Classroom.rules, listings: [.init(Classroom.bitcoin, price: "1")], fund: "7")
    #expect(throws: Refusal.noMarket("ETH")) { try venue.adopt(terms) }
    #expect(venue == before)
  }

  @Test("the learner's own markets stay when the rules change")
  func ownMarkets() throws {
    var venue = try Classroom.venue()
    let own = Classroom.market("MINE", tick: "0.01", lot: "1")
    #expect(try venue.define(own, price: "12.34").kinds == [.marketDefined])
    try venue.trade("MINE", "5", at: "10")
    _ = try venue.adopt(
      VenueTerms(rules: Classroom.rules, listings: [.init(Classroom.bitcoin, price: "60,000")], fund: "0"))
    #expect(venue.account.slots.map(\.symbol) == ["BTC", "MINE"])
    #expect(throws: Refusal.price("1.005", tick: "0.01", "MINE")) { try venue.define(own, price: "1.005") }
    // Another price is a price like any other: here it takes more than there is.
    _ = try venue.define(own, price: "10")
    #expect(try venue.figure(.unrealizedPnL, "MINE") == "-11.7")
  }

  @Test("liquidation can be turned off, and is made up for when it is turned on")
  func liquidation() throws {
    var venue = try Classroom.venue("1,000")
    try venue.trade("BTC", "1", at: "100")
    #expect(try venue.setLiquidation(false).isEmpty)
    #expect(try venue.change { try $0.setMarks([("BTC", "50,000")]) }.kinds == [.priceChanged, .marginCall])
    #expect(try venue.setLiquidation(true).kinds.first == .liquidationStarted)
  }
}
