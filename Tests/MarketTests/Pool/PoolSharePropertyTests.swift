import Testing

@testable import Margin
@testable import Market

@Suite("Shares of a pool, whatever is done")
struct PoolSharePropertyTests {
  @Test("adding and removing at once gives back the amount but for rounding", arguments: 1...30 as ClosedRange<UInt64>)
  func roundTrip(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    for _ in 0..<40 {
      var pool = try ConstantProductPool(
        base: Fixed(1 + random.below(10_000_000), decimals: random.below(5)),
        quote: Fixed(1 + random.below(10_000_000), decimals: random.below(5)), fee: "0.3%")
      let price = try pool.price
      let amount = Fixed(1 + random.below(1_000_000), decimals: random.below(5))
      let before = pool
      guard let (put, shares) = try? pool.provide(amount, at: price) else { continue }
      let spare = try amount - put.worth(at: price)
      #expect(!spare.isNegative && spare < "0.000000000002")
      let (all, parts) = try (pool.amounts(of: pool.shares), pool.amounts(of: shares))
      #expect(all == PoolAmounts(base: pool.base, quote: pool.quote))
      #expect(parts.base <= put.base && parts.quote <= put.quote)
      let back = try pool.remove(shares: shares)
      // The last digits of a price, an amount and a share limit how close it comes.
      let lost = try amount - back.worth(at: price)
      let digits = try [price, put.base, put.quote, shares].reduce(Fixed.zero) {
        try $0 + Fixed(2).times(.ulp, rounding: .ceiling).share(amount, of: $1, rounding: .ceiling)
      }
      #expect(
        try !lost.isNegative && lost <= digits + price * .ulp + "0.00000000001", "seed \(seed): \(lost), \(digits)")
      #expect(pool.base >= before.base && pool.quote >= before.quote && pool.shares == before.shares)
    }
  }

  @Test("money is attributed to the last digit, and thresholds are the prices that do it", arguments: 0..<6)
  func walks(_ block: Int) throws {
    var curved = 0
    for seed in block * 10..<block * 10 + 10 { curved += try walk(UInt64(seed)) }
    #expect(curved > 1, "hardly a position stood beside a share of its market's pool that counts")
  }

  /// - Returns: how many positions stand beside a share of their market's pool at the end.
  private func walk(_ seed: UInt64) throws -> Int {
    var random = SplitMix(seed: seed)
    var venue = try PoolShareTests.venue("10,000", weight: Fixed(random.below(101), decimals: 2), pool: "300,000")
    for step in 0..<25 {
      let before = venue
      do {
        let witness: Witness = { moment in
          var change = try PotChange(nil, from: moment.before)
          try change.add(from: moment.before, to: moment.after, moment.events)
          #expect(try change.total() == change.after - change.before, "seed \(seed), step \(step)")
          let isolates = (moment.before.slots + moment.after.slots).contains(where: \.isIsolated)
          #expect(isolates || change.moved.isZero, "seed \(seed), step \(step): \(change.moved) went nowhere")
        }
        _ = try Self.change(&venue, &random, witness)
      } catch  where error is Refusal || error is MarketRefusal || error is ArithmeticError {
        #expect(venue == before, "seed \(seed), step \(step): a refusal changed the venue")
      }
      try Self.check(venue, "seed \(seed), step \(step)")
    }
    try Self.checkThresholds(venue, "seed \(seed)")
    let account = venue.account
    return try account.slots.filter { try $0.isOpen && !$0.isIsolated && $0.sharesWorth(account.rules).isPositive }
      .count
  }

  private static func change(
    _ venue: inout Venue, _ random: inout SplitMix, _ witness: @escaping Witness
  ) throws -> [Event] {
    let amount = Fixed(1 + random.below(6_000))
    func share(_ most: Int) -> Fixed { Fixed(random.below(2 * most) - most, decimals: 4) }
    switch random.below(14) {
    case 0...2: return try venue.provide("ETH", amount, witness: witness)
    case 3: return try venue.takeOut("ETH", part: Fixed(1 + random.below(100), decimals: 2), witness: witness)
    case 4...5:
      return try venue.order(
        random.chance(50) ? "ETH" : "BTC", quantity: Fixed(random.below(400) - 200, decimals: 2), leverage: "20",
        isolated: random.chance(15), witness: witness)
    case 6: return try venue.changeDepth("ETH", by: share(5_000), witness: witness)
    case 7: return try venue.change(witness: witness) { try $0.deposit(amount) }
    case 8:
      let listings = venue.account.slots.map { VenueTerms.Listing($0.instrument, price: $0.mark) }
      let rules = Classroom.rules {
        $0.lpWeight = Fixed(random.below(101), decimals: 2)
        $0.trigger = random.chance(50) ? .below : .atOrBelow
      }
      return try venue.adopt(VenueTerms(rules: rules, listings: listings, fund: "100,000"), witness: witness)
    case 9: return try venue.close("ETH", witness: witness) { _ in nil }
    case 10: return try venue.wait(witness: witness)
    default: return try venue.movePrices([("BTC", share(1_000)), ("ETH", share(3_000))], witness: witness)
    }
  }

  private static func check(_ venue: Venue, _ place: String) throws {
    let pool = try #require(venue.places["ETH"]?.pool)
    #expect(pool.base.isPositive && pool.quote.isPositive, "\(place)")
    let wallet = try venue.figure(.walletBalance)
    let shares = try venue.figure(.lpCollateral)
    #expect(try venue.figure(.equity) == wallet + shares + venue.figure(.unrealizedPnL), "\(place)")
    if shares.isPositive, !venue.account.hasPositions { #expect(!wallet.isNegative, "\(place)") }
    guard let held = venue.account["ETH"]?.liquidity else { return }
    #expect(held.shares < pool.shares, "\(place)")
    #expect(try venue.figure(.lpFees, "ETH") > "-0.000001", "\(place)")
  }

  /// A printed price liquidates, and the one a tick nearer to the mark doesn't; and so for moves of all markets.
  private static func checkThresholds(_ venue: Venue, _ place: String) throws {
    let account = venue.account
    for slot in account.slots where slot.isOpen {
      let prices = try account.prices(.liquidation, of: slot.symbol)
      for (price, safer) in [(prices.below, slot.instrument.tick), (prices.above, -slot.instrument.tick)] {
        guard let price else { continue }
        #expect(try liquidates(account, [(slot.symbol, price)]), "\(place): \(slot.symbol) at \(price)")
        #expect(try !liquidates(account, [(slot.symbol, price + safer)]), "\(place): \(slot.symbol) short of \(price)")
      }
    }
    for (kind, back) in [(FigureKind.jointFall, Account.jointStep), (.jointRise, -Account.jointStep)] {
      guard let move = try? account.value(of: Figure(kind)) else { continue }
      for (share, ends) in [(move, true), (try move + back, false)] {
        var moved = account
        _ = try moved.moveMarks(account.slots.map { ($0.symbol, share) })
        try moved.settleIsolated()
        #expect(try moved.isPool(at: .liquidation) == ends, "\(place): \(kind) \(share)")
      }
    }
  }

  private static func liquidates(_ account: Account, _ prices: [(symbol: Symbol, price: Fixed)]) throws -> Bool {
    var moved = account
    _ = try moved.setMarks(prices)
    let symbol = prices[0].symbol
    return try moved.isDue(moved[symbol]?.isIsolated == true ? symbol : nil)
  }
}
