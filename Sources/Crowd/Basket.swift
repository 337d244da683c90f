/// All markets as one price, for saying how far prices fell: each weighs as much as its open interest at the beginning,
/// where the basket is worth 1.
struct Basket: Sendable {
  private let weights: Lanes

  /// The basket of a crowd; of one without positions every market weighs the same.
  init(of crowd: Crowd) {
    let prices = crowd.startPrices
    let held = crowd.sizes.reduce(into: Lanes.zero) { $0 += $1.magnitudes } * prices
    let notional = held.total > 0 ? held : Lanes(list: crowd.listings.map { _ in 1 })
    let sum = notional.total
    weights = sum > 0 ? (notional / sum / prices).replacing(with: 0, where: prices .== 0) : .zero
  }

  /// What it is worth at the prices of lots.
  func value(at prices: Lanes) -> Double { (weights * prices).total }
}

/// How low and how high something went, from 1 at the beginning.
struct Extent: Equatable, Sendable {
  private(set) var lowest = 1.0
  private(set) var highest = 1.0

  mutating func reach(_ value: Double) {
    lowest = min(lowest, value)
    highest = max(highest, value)
  }

  mutating func reach(_ other: Extent) {
    reach(other.lowest)
    reach(other.highest)
  }
}
