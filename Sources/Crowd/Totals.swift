/// What the whole crowd has, kept along with every change so that the circle can be checked after every tick without
/// looking at every account.
struct Totals: Equatable, Sendable {
  /// Σ cash.
  var cash: Double
  /// Σ signed lots in each market.
  var lots: Lanes

  init(of crowd: Crowd) {
    cash = crowd.cash.reduce(0, +)
    lots = crowd.sizes.reduce(into: Lanes.zero) { $0 += $1 }
  }
}
