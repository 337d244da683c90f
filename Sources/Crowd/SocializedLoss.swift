extension CrowdEngine {
  /// Below this, quote currency, a loss that nobody bore waits for the next tick: it is rounding.
  private static var leastSocialized: Double { 0.01 }

  /// Takes what neither the fund nor deleveraging bore from all accounts with unrealized profit, in proportion to it.
  ///
  /// - Returns: whether anything was taken. What profits can't pay stays unpaid.
  mutating func socialize(_ tick: inout CrowdTick) -> Bool {
    guard unpaid > Self.leastSocialized else { return false }
    let prices = lotPrices
    var total = 0.0
    for account in crowd.sizes.indices { total += profit(of: account, at: prices) }
    guard total > 0 else { return false }
    let share = min(unpaid / total, 1)
    var (taken, touched) = (0.0, [Int]())
    for account in crowd.sizes.indices {
      let part = profit(of: account, at: prices) * share
      guard part > 0 else { continue }
      crowd.cash[account] -= part
      taken += part
      touched.append(account)
    }
    totals.cash -= taken
    tick.socialized += taken
    // The shares may add up to a little more than was to be shared.
    unpaid = share < 1 ? 0 : max(unpaid - taken, 0)
    touch(touched)
    return true
  }

  /// An open account's unrealized profit, zero for a loss.
  private func profit(of account: Int, at prices: Lanes) -> Double {
    guard crowd.standings[account] == Crowd.Standing.open.rawValue else { return 0 }
    return max((crowd.sizes[account] * prices - crowd.costs[account]).total, 0)
  }
}
