extension CrowdEngine {
  /// Below this, quote currency, a loss that nobody bore waits for the next tick: it is rounding.
  private static var leastSocialized: Double { 0.01 }

  /// Takes what neither the fund nor deleveraging bore from all accounts with unrealized profit, in proportion to it.
  ///
  /// The part of a profit that is taken is gone: the entries move toward the marks by that share.
  ///
  /// - Returns: whether anything was taken. What profits can't pay stays unpaid.
  mutating func socialize(_ tick: inout CrowdTick) -> Bool {
    guard unpaid > Self.leastSocialized else { return false }
    let prices = lotPrices
    let total = crowd.sizes.indices.reduce(0.0) { $0 + profit(of: $1, at: prices).takeable }
    guard total > Self.leastSocialized else { return false }
    let share = min(unpaid / total, 1)
    var (taken, touched) = (0.0, [Int]())
    for account in crowd.sizes.indices {
      let profit = profit(of: account, at: prices)
      guard profit.takeable > 0 else { continue }
      let part = profit.takeable * share
      crowd.cash[account] -= part
      let cost = crowd.costs[account]
      crowd.costs[account] = cost + (crowd.sizes[account] * prices - cost) * (part / profit.whole)
      taken += part
      touched.append(account)
    }
    totals.cash -= taken
    tick.socialized += taken
    tick.socializedShare = 1 - (1 - tick.socializedShare) * (1 - share)
    unpaid = max(unpaid - taken, 0)
    touch(touched)
    return true
  }

  /// An open account's unrealized profit, zero for a loss, and as much of it as is there as equity.
  private func profit(of account: Int, at prices: Lanes) -> (whole: Double, takeable: Double) {
    guard crowd.standings[account] == Crowd.Standing.open.rawValue else { return (0, 0) }
    let whole = max((crowd.sizes[account] * prices - crowd.costs[account]).total, 0)
    return (whole, max(min(whole, value(of: account, at: prices)), 0))
  }
}
