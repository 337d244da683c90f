extension CrowdEngine {
  /// The bad debt that prices would lead to from here with an engine that handles so many accounts a tick.
  ///
  /// - Parameters:
  ///   - path: for each tick the prices from outside.
  ///   - capacity: accounts a tick; nil for any number.
  public func badDebt(along path: [[Double]], capacity: Int?) -> Double {
    var engine = self
    engine.rules.capacity = capacity.map { max($0, 0) }
    for prices in path { _ = engine.tick(prices) }
    return engine.figures.badDebt - figures.badDebt
  }
}
