import Crowd
import Foundation
import Margin
import Market

/// A seeded path of prices with a crash in the middle, and the crowd that goes through it.
struct CrowdPath {
  let markets: Int
  let ticks: Int
  let seed: UInt64

  /// Up to eight markets under a venue's published schedule of tiers.
  func listings() throws -> [VenueTerms.Listing] {
    let terms: [(name: String, price: Fixed, tick: Fixed, lot: Fixed)] = [
      ("BTC", Fixed(60_000), Fixed(1, decimals: 1), Fixed(1, decimals: 3)),
      ("ETH", Fixed(3_000), Fixed(1, decimals: 2), Fixed(1, decimals: 3)),
      ("SOL", Fixed(150), Fixed(1, decimals: 2), Fixed(1, decimals: 1)),
      ("XRP", Fixed(6, decimals: 1), Fixed(1, decimals: 4), Fixed(1)),
      ("BNB", Fixed(580), Fixed(1, decimals: 2), Fixed(1, decimals: 2)),
      ("DOGE", Fixed(15, decimals: 2), Fixed(1, decimals: 5), Fixed(1)),
      ("ADA", Fixed(45, decimals: 2), Fixed(1, decimals: 4), Fixed(1)),
      ("LINK", Fixed(14), Fixed(1, decimals: 3), Fixed(1, decimals: 1)),
    ]
    var tiers: [Tier] = []
    // Binance's schedule for BTC as `lessons/rules/binance-usdm.yaml` has it, up to a notional of 480 million.
    for (from, permille, leverage) in [
      (0, 4, 125), (50_000, 5, 100), (3_000_000, 10, 50), (12_000_000, 20, 25), (70_000_000, 25, 20),
      (100_000_000, 50, 10), (230_000_000, 100, 5),
    ] {
      let rate = Fixed(permille, decimals: 3)
      let amount = try tiers.last.map { try TierTable.amount(after: $0, from: Fixed(from), rate: rate) } ?? .zero
      tiers.append(Tier(from: Fixed(from), rate: rate, amount: amount, leverage: Fixed(leverage)))
    }
    let table = try TierTable.checked(tiers).get()
    return try terms.prefix(markets).compactMap { terms in
      guard let symbol = Symbol(terms.name) else { return nil }
      let instrument = try Instrument(
        symbol: symbol, tick: terms.tick, lot: terms.lot, tiers: table, makerFee: .zero, takerFee: Fixed(5, decimals: 4)
      )
      return VenueTerms.Listing(instrument, price: terms.price)
    }
  }

  /// For each tick the prices from outside: a common move of 0.1 % and half of that for each market alone, standard
  /// deviations; in the middle a fall of 20 % over thirty ticks, or a tenth of the path if that is less, and three times
  /// the movement.
  func prices(from listings: [VenueTerms.Listing]) -> [[Double]] {
    var random = SplitMix(seed: seed)
    let start = listings.map(\.price.double)
    var moves = start.map { _ in 0.0 }
    let length = max(1, min(30, ticks / 10))
    let crash = ticks / 2 - length / 2..<ticks / 2 - length / 2 + length
    return (0..<ticks).map { tick in
      let wild = crash.contains(tick)
      let scale = wild ? 0.003 : 0.001
      let common = scale * normal(&random) + (wild ? log(0.8) / Double(length) : 0)
      for market in moves.indices { moves[market] += common + scale / 2 * normal(&random) }
      return zip(start, moves).map { $0 * exp($1) }
    }
  }

  private func normal(_ random: inout SplitMix) -> Double {
    // The sum of twelve uniform numbers less six (central limit).
    (0..<12).reduce(-6) { sum, _ in sum + Double(random.next() >> 11) * 0x1p-53 }
  }
}
