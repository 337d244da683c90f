import Testing

@testable import Margin
@testable import Market

@Suite("Where liquidations are sold")
struct LiquidationRouteTests {
  static func routes() throws -> [LiquidationRoute] {
    let profile = DepthProfile(spread: 2, gap: 100, levels: 50, depth: "2", recovery: "50%")
    return [
      .book(try OrderBook(Classroom.bitcoin, price: "60,000", profile: profile, seed: 1)),
      .pool(try PoolTests.pool()), .law(try ImpactTests.market()),
    ]
  }

  @Test("the same sale goes to any of them, and each does what it would do alone", arguments: 0...2)
  func same(_ index: Int) throws {
    var route = try Self.routes()[index]
    let before = route
    #expect(try route.price == "60,000")
    let quote = try route.quote(.sell, size: "10")
    #expect(route == before)
    let trade = try route.trade(.sell, size: "10", limit: nil)
    #expect(trade == quote && trade.filled == "10")
    #expect(try trade.after == route.price && trade.after < "60,000")
    #expect(try trade.slippage() ?? .zero > .zero)
    switch before {
    case .book(var book): #expect(try book.trade(.sell, size: "10", limit: nil) == trade && route == .book(book))
    case .pool(var pool): #expect(try pool.trade(.sell, size: "10", limit: nil) == trade && route == .pool(pool))
    case .law(var market): #expect(try market.trade(.sell, size: "10", limit: nil) == trade && route == .law(market))
    }
    let sold = route
    #expect(try route.advance().isEmpty)
    switch before {
    case .book, .law: #expect(try route.price > sold.price)
    case .pool: #expect(route == sold)
    }
  }

  @Test("a limit at the bankruptcy price leaves the rest unsold", arguments: 0...2)
  func limit(_ index: Int) throws {
    var route = try Self.routes()[index]
    let trade = try route.trade(.sell, size: "1,000", limit: "59,000")
    #expect(trade.filled.isPositive && trade.filled < "1,000")
    #expect(trade.fills.allSatisfy { $0.price >= "59,000" })
    #expect(try trade.unfilled() == "1,000" - trade.filled)
  }

  @Test(
    "any trades anywhere keep to size and limit, and move the price their own way",
    arguments: 1...30 as ClosedRange<UInt64>)
  func any(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    for index in 0...2 {
      var route = try Self.routes()[index]
      for step in 0..<60 {
        let side: OrderSide = random.chance(50) ? .buy : .sell
        let size = Fixed(1 + random.below(40_000), decimals: 3)
        let limit = try random.chance(60) ? route.price * Fixed(9_900 + random.below(201), decimals: 4) : nil
        let before = try route.price
        let unchanged = route
        let trade: Trade
        do {
          trade = try route.trade(side, size: size, limit: limit)
        } catch PoolRefusal.beyondReserve {
          try #require(route == unchanged)
          continue
        }
        let place = "seed \(seed), route \(index), step \(step)"
        try #require(trade.filled <= size && !trade.filled.isNegative, "\(place)")
        try #require(trade.before == before, "\(place)")
        try #require(try trade.after == route.price, "\(place)")
        if let limit, let average = try trade.averagePrice() {
          // In a pool the average is rounded at the last decimal against the trader.
          let (low, high) = (try limit - .ulp, try limit + .ulp)
          try #require(side == .buy ? average <= high : average >= low, "\(place): \(average) against \(limit)")
        }
        try #require(side == .buy ? trade.after >= before : trade.after <= before, "\(place): the wrong way")
        if random.chance(30) { _ = try route.advance() }
      }
    }
  }
}
