extension CrowdEngine {
  /// The bad debt that prices would lead to from here with an engine that handles so many accounts a tick.
  ///
  /// - Parameters:
  ///   - path: for each tick the prices from outside.
  ///   - capacity: accounts a tick; nil for any number.
  ///   - passed: called after every tick, so that long work can be given up.
  public func badDebt(
    along path: [[Double]], capacity: Int?, passed: () throws -> Void
  ) rethrows -> Double {
    var engine = self
    engine.rules.capacity = capacity.map { max($0, 0) }
    for prices in path {
      _ = engine.tick(prices)
      try passed()
    }
    return engine.figures.badDebt - figures.badDebt
  }
}
