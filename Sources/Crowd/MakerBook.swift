/// Those who take the other side of forced trades: they buy what liquidated accounts sell, so that each contract still
/// has two sides.
public struct MakerBook: Equatable, Sendable {
  /// Signed lots held in each market: what the crowd doesn't.
  private(set) var lots: Lanes
  /// Money, quote currency; below zero for what was paid for the lots.
  public private(set) var cash: Double

  /// The other side of a crowd at its starting prices, worth nothing: of a balanced crowd it holds nothing.
  init(facing crowd: Crowd) {
    lots = crowd.sizes.reduce(into: Lanes.zero) { $0 -= $1 }
    cash = -(lots * crowd.startPrices).total
  }

  /// What it has made or lost so far at the prices of lots.
  func gain(at prices: Lanes) -> Double { cash + (lots * prices).total }

  /// Takes lots at the prices of lots.
  mutating func take(_ quantity: Lanes, at prices: Lanes) {
    lots += quantity
    cash -= (quantity * prices).total
  }
}
