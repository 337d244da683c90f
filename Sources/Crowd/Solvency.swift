/// What stands between a venue's bankrupt accounts and their counterparties under a stress.
public struct Solvency: Equatable, Sendable {
  /// Accounts that would have less than nothing.
  public var bankrupt = 0
  /// What these would lack together, quote currency.
  public var shortfall = 0.0
  /// The insurance fund.
  public var fund = 0.0
  /// Unrealized profit of the solvent accounts: what deleveraging and socializing can take.
  public var surplus = 0.0

  /// Fund over shortfall; nil without a shortfall. Below 1 winners pay.
  public var fundCover: Double? { shortfall > 0 ? fund / shortfall : nil }
  /// Fund and surplus over shortfall; nil without a shortfall. Below 1 the venue is insolvent.
  public var cover: Double? { shortfall > 0 ? (fund + surplus) / shortfall : nil }
}

extension CrowdEngine {
  /// The venue's solvency if marks jumped at once, before anybody could be liquidated.
  ///
  /// - Parameter moves: for each market the change as a share of its mark; −0.3 is a fall of 30 %.
  public func solvency(under moves: [Double]) -> Solvency {
    let stressed = marks.enumerated().map { $1 * (1 + ($0 < moves.count ? moves[$0] : 0)) }
    let prices = crowd.lotPrices(stressed)
    var solvency = Solvency(fund: fund.balance)
    for account in crowd.sizes.indices {
      let size = crowd.sizes[account]
      let equity = value(of: account, at: prices)
      if equity < 0 {
        solvency.bankrupt += 1
        solvency.shortfall -= equity
      } else {
        // Profit that isn't there as equity can't be taken.
        solvency.surplus += min(max((size * prices - crowd.costs[account]).total, 0), equity)
      }
    }
    return solvency
  }
}
