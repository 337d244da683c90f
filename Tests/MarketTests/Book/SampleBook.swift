@testable import Margin
@testable import Market

/// Books with round numbers: bids of 10 at 99, 98 … 95, asks of 10 at 101, 102 … 105.
enum SampleBook {
  static let profile = DepthProfile(spread: 2, levels: 5, depth: "10", recovery: "50%")

  static func book(
    tick: Fixed = "1", lot: Fixed = "1", price: Fixed = "100", seed: UInt64 = 1,
    _ change: (inout DepthProfile) -> Void = { _ in }
  ) throws -> OrderBook {
    var profile = profile
    change(&profile)
    return try OrderBook(tick: tick, lot: lot, price: price, profile: profile, seed: seed)
  }
}

extension OrderBook {
  /// A side as text: `99×10 98×10`, the learner's part in parentheses.
  func text(_ side: OrderSide, most: Int = 3) throws -> String {
    try levels(side, most: most)
      .map { "\($0.price)×\($0.size)" + ($0.own.isZero ? "" : "(\($0.own))") }.joined(separator: " ")
  }
}
