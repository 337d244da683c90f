import Foundation
import Testing

@testable import Margin
@testable import Market

@Suite("Models of impact")
struct ImpactTests {
  struct Published: CustomTestStringConvertible, Sendable {
    var id: String
    var coefficient: Double
    var volatility: Double
    var quantity: Double
    var volume: Double
    var impact: Double
    var tolerance: Double
    var testDescription: String { id }
  }

  static let published = [
    // A public test, calculate_square_root_impact.
    Published(
      id: "sqrt-impact-100", coefficient: 0.1, volatility: 0.02, quantity: 100, volume: 10_000, impact: 0.0002,
      tolerance: 2e-9),
    // aifinhub.io/articles/execution-simulator-10pct-participation
    Published(
      id: "sqrt-impact-aifinhub", coefficient: 0.1, volatility: 0.018, quantity: 50_000, volume: 500_000,
      impact: 0.000569, tolerance: 0.0000005),
  ]

  @Test("the square-root law gives the published moves", arguments: published)
  func squareRoot(_ example: Published) throws {
    let law = try #require(
      SquareRootLaw(coefficient: example.coefficient, volatility: example.volatility, volume: example.volume))
    #expect(abs(law.move(example.quantity) - example.impact) <= example.tolerance)
    #expect(law.move(-example.quantity) == -law.move(example.quantity))
  }

  /// A public test of Obizhaeva and Wang 2013: 600,000 shares, resilience 3, horizon 1.
  @Test("Obizhaeva and Wang's schedule is the published one")
  func schedule() throws {
    let schedule = try #require(try ObizhaevaWang(amount: "600,000", resilience: "3", horizon: "1"))
    #expect(schedule.firstBlock == "120,000" && schedule.rate == "360,000" && schedule.lastBlock == "120,000")
    #expect(try ObizhaevaWang(amount: "1", resilience: "-1", horizon: "1") == nil)
    // Without resilience there is nothing to wait for: half now, half at the end.
    let none = try #require(try ObizhaevaWang(amount: "7", resilience: "0", horizon: "5"))
    #expect(none.firstBlock == "3.5" && none.rate == "0" && none.lastBlock == "3.5")
  }

  @Test("what comes back in a tick is 1 − e^(−ρ)")
  func recovery() {
    #expect(ObizhaevaWang.recovery(resilience: 0, ticks: 1) == "0")
    #expect(ObizhaevaWang.recovery(resilience: 3, ticks: 1) == "0.950212931632")
    #expect(ObizhaevaWang.recovery(resilience: -1, ticks: 1) == nil)
    #expect(ObizhaevaWang.recovery(resilience: .infinity, ticks: 1) == "1")
    #expect(ObizhaevaWang.recovery(resilience: .nan, ticks: 1) == nil)
  }

  @Test(
    "a law that makes no sense is none",
    arguments: [(-1, 1, 1), (1, -1, 1), (1, 1, 0), (.nan, 1, 1), (1, .infinity, 1)] as [(Double, Double, Double)])
  func noLaw(_ coefficient: Double, _ volatility: Double, _ volume: Double) {
    #expect(SquareRootLaw(coefficient: coefficient, volatility: volatility, volume: volume) == nil)
  }

  /// At 60,000 a sale of 100 moves the price by 1 %: 1 × 0.1 × √(100 ÷ 10,000).
  static func market(permanence: Fixed = "0") throws -> SquareRootMarket {
    let law = try #require(SquareRootLaw(coefficient: 1, volatility: 0.1, volume: 10_000))
    return try SquareRootMarket(Classroom.bitcoin, price: "60,000", law: law, permanence: permanence)
  }

  @Test("a market by the law fills at two thirds of the move")
  func market() throws {
    var market = try Self.market()
    let trade = try market.trade(.sell, size: "100", limit: nil)
    #expect(trade.before == "60,000" && trade.after == "59,400")
    #expect(try trade.averagePrice() == "59,600")
    #expect(try trade.impact() == "-1%")
    _ = try market.advance()
    #expect(try market.price == "60,000")
  }

  @Test("ten parts of an order cost what the whole costs, up to the tick")
  func split() throws {
    var (whole, parts) = (try Self.market(), try Self.market())
    let value = try whole.trade(.buy, size: "100", limit: nil).value
    var sum = Fixed.zero
    for _ in 0..<10 { sum = try sum + parts.trade(.buy, size: "10", limit: nil).value }
    #expect(try whole.price == parts.price)
    // Each part is rounded by half a tick of 0.1 at most.
    #expect(try (sum - value).magnitude <= "10")
    // What is bought and sold again within the tick leaves the price where it was.
    _ = try parts.trade(.sell, size: "100", limit: nil)
    #expect(try parts.price == "60,000")
  }

  @Test("a share of the move stays with the tick")
  func permanence() throws {
    var market = try Self.market(permanence: "25%")
    _ = try market.trade(.sell, size: "100", limit: nil)
    _ = try market.advance()
    #expect(try market.price == "59,850")
    try market.move(to: "61,000.04")
    #expect(try market.price == "61,000")
  }

  @Test("no part of a trade goes beyond the limit, nor beyond what the law is trusted with")
  func limit() throws {
    var market = try Self.market()
    let trade = try market.trade(.sell, size: "1,000", limit: "59,400")
    #expect(trade.filled == "100" && trade.after == "59,400")
    #expect(try market.trade(.sell, size: "1", limit: "59,400").filled == "0")
    #expect(try market.trade(.sell, size: "1", limit: "59,500").filled == "0")
    #expect(try market.trade(.buy, size: "1,000", limit: "60,600").filled == "200")
    // Down to a tick: just under 10,000 × 10² units from the anchor.
    var all = try Self.market()
    #expect(try all.trade(.sell, size: "9m", limit: nil).filled > "999,000")
    #expect(try all.price == "0.1")
    var up = try Self.market()
    #expect(try up.trade(.buy, size: "9m", limit: "1m").filled == "1m")
    #expect(try up.price == "120,000")
    for limit: Fixed in ["59,999.95", "59,990.03", "59,812.34"] {
      var market = try Self.market()
      while true {
        let trade = try market.trade(.sell, size: "0.5", limit: limit)
        guard let average = try trade.averagePrice() else { break }
        try #require(average >= limit && trade.after >= limit)
        guard try trade.unfilled().isZero else { break }
      }
    }
  }

  @Test("a law that moves nothing fills everything at the price")
  func still() throws {
    let law = try #require(SquareRootLaw(coefficient: 0, volatility: 0.1, volume: 1))
    var market = try SquareRootMarket(Classroom.bitcoin, price: "60,000", law: law, permanence: "1")
    #expect(try market.trade(.sell, size: "1m", limit: "60,000").averagePrice() == "60,000")
    #expect(try market.trade(.sell, size: "1", limit: "60,000.1").filled == "0")
  }

  @Test("what makes no sense is refused, and what is stored comes back")
  func refused() throws {
    var market = try Self.market(permanence: "50%")
    #expect(throws: SquareRootRefusal.size("0.0001", lot: "0.001")) {
      try market.trade(.sell, size: "0.0001", limit: nil)
    }
    #expect(throws: SquareRootRefusal.price("0")) { try market.move(to: "0") }
    let law = market.law
    #expect(throws: SquareRootRefusal.permanence("2")) {
      try SquareRootMarket(Classroom.bitcoin, price: "1", law: law, permanence: "2")
    }
    _ = try market.trade(.buy, size: "3", limit: nil)
    let data = try JSONEncoder().encode(market)
    #expect(try JSONDecoder().decode(SquareRootMarket.self, from: data) == market)
    let text = String(decoding: data, as: UTF8.self)
    for (part, damage) in [(#""tick":"0.1""#, #""tick":"0""#), (#""volume":10000"#, #""volume":-1"#)] {
      let damaged = text.replacingOccurrences(of: part, with: damage)
      try #require(damaged != text)
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(SquareRootMarket.self, from: Data(damaged.utf8))
      }
    }
  }
}
