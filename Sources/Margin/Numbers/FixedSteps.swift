extension Fixed {
  /// How many steps of `step` make the value, for counting ticks and lots; nil where it is no whole number of them, or
  /// more than an `Int` holds.
  ///
  ///     Fixed(60_000).steps(of: Fixed(5, decimals: 1))   // 120000
  public func steps(of step: Fixed) -> Int? {
    guard isMultiple(of: step) else { return nil }
    return Int(exactly: units / step.units)
  }
}
