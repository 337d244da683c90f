import Testing

@testable import Margin
@testable import Market

@Suite("An account in its market's book")
struct BookVenueTests {
  @Test("Nothing is lost and nothing made, whatever is ordered, sold and liquidated", arguments: 1...60)
  func conservation(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var venue = try Classroom.venue("0.01")
    var books = Books(fund: venue.fund.balance)
    try books.write([Event(.deposited, [(.amount, .number("0.01", .money))])])
    try books.write(venue.change { try $0.deposit("40,000") })
    try books.write(venue.open("BTC", Self.route(&random)))
    for _ in 0..<40 {
      let before = venue
      do {
        try books.write(Self.act(&venue, &random))
      } catch  where error is Refusal || error is MarketRefusal {
        try #require(venue == before, "a refusal changed the venue")
      }
      let complaint = try books.complaint(venue)
      #expect(complaint == nil, "seed \(seed)")
      let book = venue.places["BTC"]?.book
      #expect(book?.complaint == nil, "seed \(seed)")
      #expect(try book.map { try $0.position == venue.account["BTC"]?.size } ?? true, "seed \(seed)")
    }
  }

  private static func route(_ random: inout SplitMix) -> RouteTerms {
    switch random.below(4) {
    case 0: return .pool(Fixed(1_000_000 + random.below(5_000_000)))
    case 1: return .law(volatility: nil, volume: nil)
    default:
      var terms = BookTerms()
      terms.seed = random.below(100)
      terms.depth = Fixed(1 + random.below(8), decimals: 1)
      return .book(terms)
    }
  }

  private static func act(_ venue: inout Venue, _ random: inout SplitMix) throws -> [Event] {
    let size = Fixed(random.below(4_001) - 2_000, decimals: 3)
    let price = Fixed(50_000 + random.below(20_000))
    switch random.below(12) {
    case 0...2: return try venue.order("BTC", quantity: size, leverage: Fixed(20))
    case 3, 4:
      var terms = OrderTerms()
      terms.limit = price
      terms.isImmediate = random.chance(20)
      terms.reducesOnly = random.chance(30)
      return try venue.order("BTC", quantity: size, terms)
    case 5:
      var terms = OrderTerms()
      terms.trigger = price
      return try venue.order("BTC", quantity: size, terms)
    case 6: return try venue.closeAll()
    case 7: return try venue.sell("BTC", .share(Fixed(2, decimals: 1)), over: 1 + random.below(4))
    case 8: return try venue.changeDepth("BTC", by: Fixed(random.below(100) - 50, decimals: 2))
    case 9: return try venue.step()
    default: return try venue.setPrices([("BTC", price)])
    }
  }
}
