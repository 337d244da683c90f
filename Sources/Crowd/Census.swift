/// How a crowd stands now, counted over all its accounts.
public struct Census: Equatable, Sendable {
  /// Accounts that hold positions, those that wait for liquidation among them.
  public var open = 0
  /// Accounts that hold none and weren't liquidated.
  public var flat = 0
  /// Accounts that wait for liquidation.
  public var waiting = 0
  /// Accounts that were liquidated.
  public var liquidated = 0
  /// Open accounts whose equity is less than 5 % of their gross notional above the requirement.
  public var near = 0
  /// Gross notional over equity of open accounts with equity, least first.
  var leverages: [Double] = []

  /// The leverage that a share of the open accounts doesn't exceed; nil when none is open.
  public func leverage(at share: Double) -> Double? {
    guard !leverages.isEmpty, share.isFinite else { return nil }
    let place = (Double(leverages.count) * min(max(share, 0), 1)).rounded(.up)
    return leverages[min(max(Int(place) - 1, 0), leverages.count - 1)]
  }
}

extension CrowdEngine {
  /// Counts all accounts at the marks.
  public func census() -> Census {
    let prices = crowd.lotPrices(marks)
    var census = Census()
    census.leverages.reserveCapacity(crowd.count)
    for account in crowd.sizes.indices {
      switch crowd.standing(of: account) {
      case .liquidated: census.liquidated += 1
      case .flat: census.flat += 1
      case .open, .waiting:
        if crowd.standing(of: account) == .waiting { census.waiting += 1 }
        census.open += 1
        let value = crowd.sizes[account] * prices
        let (gross, equity) = (value.magnitudes.total, crowd.cash[account] + value.total)
        let slack = test.schedule.withTable { $0.slack(cash: crowd.cash[account], value) }
        if slack < 0.05 * gross { census.near += 1 }
        if equity > 0 { census.leverages.append(gross / equity) }
      }
    }
    census.leverages.sort()
    return census
  }

  /// Units held long in each market, which are as many as are held short together with the market makers.
  public var openUnits: [Double] {
    zip(crowd.openInterest, crowd.listings).map { $0.long * $1.instrument.lot.double }
  }
}
