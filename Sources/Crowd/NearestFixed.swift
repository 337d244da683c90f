import Margin

/// The exact numbers of a market next to the crowd's `Double`.
extension Instrument {
  /// The price on the tick next to this one; one tick at least, and what can't be held is brought into range.
  public func price(nearest price: Double) -> Fixed {
    max(Self.steps(of: tick, nearest: price), tick)
  }

  /// The size in whole lots next to this one, with its sign.
  public func size(nearest units: Double) -> Fixed {
    Self.steps(of: lot, nearest: units)
  }

  private static func steps(of step: Fixed, nearest value: Double) -> Fixed {
    let count = (value / step.double).rounded()
    // Beyond this a `Double` no longer counts one by one.
    let whole = count.isNaN ? 0 : Int(min(max(count, -9e15), 9e15))
    return (try? step * Fixed(whole)) ?? (value < 0 ? -step : step)
  }
}
