extension CrowdEngine {
  /// Puts an account in another's place, as after a trade or a deposit of somebody who plays among the crowd.
  ///
  /// What its positions differ by is taken over by the makers at the marks, so contracts keep two sides. What its equity
  /// differs by came from outside or went there, and is no loss or gain of anybody. An account without positions in the
  /// crowd is given its place by a member without any.
  public mutating func replace(_ account: Int, by member: Crowd.Member) {
    guard crowd.sizes.indices.contains(account) else { return }
    let prices = lotPrices
    let held = Crowd.holding(of: member, crowd.lots, markets: crowd.listings.count)
    let (value, makersCash) = (value(of: account, at: prices), makers.cash)
    makers.take(crowd.sizes[account] - held.size, at: prices)
    totals.lots += held.size - crowd.sizes[account]
    totals.cash += held.cash - crowd.cash[account]
    startMoney += held.cash - crowd.cash[account] + makers.cash - makersCash
    (crowd.sizes[account], crowd.costs[account], crowd.cash[account]) = held
    crowd.start[account] += self.value(of: account, at: prices) - value
    if held.size == .zero {
      crowd.standings[account] = Crowd.Standing.flat.rawValue
    } else if crowd.standing(of: account) != .waiting {
      crowd.standings[account] = Crowd.Standing.open.rawValue
    }
    touch(CollectionOfOne(account))
  }
}
