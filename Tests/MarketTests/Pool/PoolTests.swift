import Foundation
import Testing

@testable import Margin
@testable import Market

@Suite("A constant-product pool")
struct PoolTests {
  static func pool(_ fee: Fixed = "0.3%") throws -> ConstantProductPool {
    try ConstantProductPool(base: "100", quote: "6m", fee: fee)
  }

  @Test("selling a tenth of it costs far more than the price says")
  func sell() throws {
    var pool = try Self.pool()
    #expect(try pool.price == "60,000" && pool.shares == "24494.89742783178")
    let trade = try pool.trade(.sell, size: "10", limit: nil)
    // 6,000,000 × 9.97 ÷ 109.97
    #expect(trade.value == "543966.536328089478" && trade.filled == "10")
    #expect(try trade.averagePrice() == "54396.653632808947")
    #expect(try trade.slippage() == "0.09338910612")
    #expect(try pool.price == "49600.304215199187")
    #expect(trade.after == "49600.304215199187")
  }

  @Test("buying and selling back loses the fee twice, and never gains")
  func roundTrip() throws {
    for fee: Fixed in ["0", "0.3%", "1%"] {
      var pool = try Self.pool(fee)
      let paid = try pool.trade(.buy, size: "1", limit: nil).value
      let received = try pool.trade(.sell, size: "1", limit: nil).value
      #expect(received < paid)
      #expect(try paid - received <= paid * Fixed(2) * fee + .ulp + .ulp)
    }
  }

  @Test("no price buys the last of it")
  func beyond() throws {
    var pool = try Self.pool()
    #expect(throws: PoolRefusal.beyondReserve("100", reserve: "100")) { try pool.trade(.buy, size: "100", limit: nil) }
    #expect(try pool.trade(.buy, size: "100", limit: "70,000").filled < "8")
    #expect(throws: PoolRefusal.amount("0")) { try pool.trade(.sell, size: "0", limit: nil) }
  }

  @Test("a limit is met to the last unit and not passed", arguments: ["0", "0.3%", "5%"] as [Fixed])
  func limit(_ fee: Fixed) throws {
    for (side, limit) in [(OrderSide.sell, Fixed("50,000")), (.buy, "70,000")] {
      var pool = try Self.pool(fee)
      let trade = try pool.trade(side, size: "1,000", limit: limit)
      #expect(trade.filled.isPositive && trade.filled < "100")
      // A thousandth more has its last part at a worse price than the limit, a thousandth less at a better one.
      let step: Fixed = "0.001"
      let whole = try Self.pool(fee).quote(side, size: trade.filled).value
      let more = try Self.pool(fee).quote(side, size: trade.filled + step).value
      let less = try Self.pool(fee).quote(side, size: trade.filled - step).value
      let (next, previous) = (try (more - whole) / step, try (whole - less) / step)
      #expect(side == .sell ? next < limit && previous >= limit : next > limit && previous <= limit)
      // Whoever comes next finds nothing within it.
      #expect(try pool.trade(side, size: "1", limit: limit).filled < "0.2")
    }
    var pool = try Self.pool(fee)
    #expect(try pool.trade(.sell, size: "1", limit: "60,001").filled == "0")
    #expect(try pool.trade(.buy, size: "1", limit: "59,999").filled == "0")
    #expect(try pool.trade(.buy, size: "1", limit: "0").filled == "0")
    #expect(try pool.trade(.sell, size: "1", limit: "0").filled == "1")
    #expect(try pool.trade(.sell, size: "1", limit: .ulp).filled == "1")
    #expect(try pool.trade(.buy, size: "1", limit: .ulp).filled == "0")
  }

  @Test("a trade cut by its limit is one of whole lots")
  func lots() throws {
    var pool = try ConstantProductPool(base: "100", quote: "6m", fee: "0.3%", lot: "0.01")
    let trade = try pool.trade(.sell, size: "5", limit: "58,000")
    let fine = try Self.pool().quote(.sell, size: "5", limit: "58,000")
    #expect(trade.filled.isMultiple(of: "0.01") && !fine.filled.isMultiple(of: "0.01"))
    #expect(try trade.filled == fine.filled.rounded(to: "0.01", .floor))
  }

  @Test("arbitrage takes it to the price elsewhere, as far as the fee lets it pay")
  func arbitrage() throws {
    var free = try Self.pool("0")
    #expect(try free.arbitrage(to: "15,000")?.side == .sell)
    #expect(try (free.price - "15,000").magnitude < "0.000001")
    #expect(try (free.base - "200").magnitude < "0.000000001")
    #expect(try free.arbitrage(to: "15,000")?.filled ?? .zero < "0.00000001")
    var dear = try Self.pool("1%")
    #expect(try dear.arbitrage(to: "60,500") == nil && dear.arbitrage(to: "59,500") == nil)
    #expect(try dear.arbitrage(to: "66,000")?.side == .buy)
    #expect(try dear.price > "65,000" && dear.price < "66,000")
  }

  @Test(
    "what providers lose by arbitrage without a fee is 2√r ÷ (1 + r) − 1",
    arguments: ["0.25", "0.8", "2", "4"] as [Fixed])
  func loss(_ ratio: Fixed) throws {
    var pool = try Self.pool("0")
    let put = PoolAmounts(base: "100", quote: "6m")
    _ = try pool.arbitrage(to: "60,000" * ratio)
    let measured = try ImpermanentLoss.measured(put, shares: pool.shares, in: pool)
    #expect(try (measured - ImpermanentLoss.share(priceRatio: ratio)).magnitude < "0.000000001")
    #expect(try pool.worth(of: pool.shares) == "2" * pool.quote)
  }

  @Test("shares come and go at their worth, and somebody's always stay")
  func shares() throws {
    var pool = try Self.pool()
    let added = try pool.add(base: "25")
    #expect(added.put == PoolAmounts(base: "25", quote: "1.5m") && added.shares == "6123.724356957945")
    #expect(try pool.price == "60,000")
    let removed = try pool.remove(shares: added.shares)
    #expect(removed == PoolAmounts(base: "25", quote: "1.5m"))
    #expect(throws: PoolRefusal.shares(pool.shares, of: pool.shares)) { try pool.remove(shares: pool.shares) }
    #expect(throws: PoolRefusal.shares("-1", of: pool.shares)) { try pool.amounts(of: "-1") }
    #expect(throws: PoolRefusal.amount("0")) { try pool.add(base: "0") }
  }

  @Test(
    "a pool that makes no sense is refused",
    arguments: [
      ("0", "1", "0", .reserve("0")), ("1", "-1", "0", .reserve("-1")), ("1", "1", "1", .fee("1")),
      ("1", "1", "-1%", .fee("-1%")), ("1", "1", "0.0000001", .fee("0.0000001")),
    ] as [(Fixed, Fixed, Fixed, PoolRefusal)])
  func refused(_ base: Fixed, _ quote: Fixed, _ fee: Fixed, _ refusal: PoolRefusal) {
    #expect(throws: refusal) { try ConstantProductPool(base: base, quote: quote, fee: fee) }
  }

  @Test("it survives being stored, and an impossible one is not taken")
  func stored() throws {
    var pool = try Self.pool()
    _ = try pool.trade(.sell, size: "7.77", limit: nil)
    let data = try JSONEncoder().encode(pool)
    #expect(try JSONDecoder().decode(ConstantProductPool.self, from: data) == pool)
    let damaged = String(decoding: data, as: UTF8.self).replacingOccurrences(of: #""107.77""#, with: #""0""#)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(ConstantProductPool.self, from: Data(damaged.utf8))
    }
  }

  @Test(
    "the product of the reserves never falls, nor does what a share stands for",
    arguments: 1...40 as ClosedRange<UInt64>)
  func product(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var pool = try ConstantProductPool(
      base: Fixed(1 + random.below(10_000_000), decimals: random.below(7)),
      quote: Fixed(1 + random.below(10_000_000), decimals: random.below(7)),
      fee: Fixed([0, 1, 3_000, 10_000, 999_999][random.below(5)], decimals: 6))
    for step in 0..<100 {
      let before = pool
      let amount = try pool.base.share(Fixed(1 + random.below(2_000)), of: "1,000", rounding: .ceiling)
      do {
        switch random.below(6) {
        case 0...1: _ = try pool.trade(.sell, size: amount, limit: nil)
        case 2...3: _ = try pool.trade(.buy, size: amount, limit: random.chance(50) ? pool.price * "1.1" : nil)
        case 4: _ = try pool.arbitrage(to: pool.price * Fixed(1 + random.below(300), decimals: 2) + .ulp)
        default:
          switch random.below(4) {
          case 0: _ = try pool.add(base: amount)
          case 1: _ = try pool.provide(pool.quote * Fixed(random.below(3_000), decimals: 3), at: pool.price)
          case 2:
            let own = try pool.shares.share(Fixed(random.below(1_000)), of: "1,000", rounding: .floor)
            try pool.scaleOthers(keeping: own, by: Fixed(random.below(3_000), decimals: 3))
          default:
            _ = try pool.remove(shares: pool.shares.share(Fixed(random.below(1_000)), of: "1,000", rounding: .floor))
          }
        }
      } catch is PoolRefusal {
        try #require(pool == before, "seed \(seed), step \(step): a refusal changed the pool")
        continue
      } catch is ArithmeticError {
        // A price or a share that can't be told in twelve decimals.
        try #require(pool == before, "seed \(seed), step \(step): an error changed the pool")
        continue
      }
      let isSound = pool.base.isPositive && pool.quote.isPositive && pool.shares.isPositive
      try #require(isSound, "seed \(seed), step \(step): \(pool)")
      if pool.shares == before.shares {
        let (old, new) = (product(before.base, before.quote), product(pool.base, pool.quote))
        try #require(new >= old, "seed \(seed), step \(step): the product fell")
      } else {
        try #require(
          product(pool.base, before.shares) >= product(before.base, pool.shares)
            && product(pool.quote, before.shares) >= product(before.quote, pool.shares),
          "seed \(seed), step \(step): a share lost")
      }
    }
  }

  /// A product in full, high half first.
  private func product(_ a: Fixed, _ b: Fixed) -> (UInt128, UInt128) {
    let wide = a.units.magnitude.multipliedFullWidth(by: b.units.magnitude)
    return (wide.high, wide.low)
  }
}
