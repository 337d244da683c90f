/// What exact arithmetic can't do.
public enum ArithmeticError: Error, Equatable, Sendable {
  /// The result lies outside ±1.7 × 10²⁶.
  case overflow
  /// A division by zero.
  case divisionByZero
}

extension Fixed {
  /// The exact sum.
  public static func + (a: Fixed, b: Fixed) throws(ArithmeticError) -> Fixed {
    let (sum, overflow) = a.units.addingReportingOverflow(b.units)
    return try Fixed(checked: sum, overflow)
  }

  /// The exact difference.
  public static func - (a: Fixed, b: Fixed) throws(ArithmeticError) -> Fixed {
    let (difference, overflow) = a.units.subtractingReportingOverflow(b.units)
    return try Fixed(checked: difference, overflow)
  }

  /// The number with its sign turned. The range is symmetric, so this never overflows.
  public static prefix func - (a: Fixed) -> Fixed {
    Fixed(units: -a.units)
  }

  /// The product, rounded half to even at the twelfth decimal.
  public static func * (a: Fixed, b: Fixed) throws(ArithmeticError) -> Fixed {
    try a.times(b, rounding: .halfEven)
  }

  /// The quotient, rounded half to even at the twelfth decimal.
  public static func / (a: Fixed, b: Fixed) throws(ArithmeticError) -> Fixed {
    try a.over(b, rounding: .halfEven)
  }

  /// The product, rounded at the twelfth decimal as told.
  public func times(_ other: Fixed, rounding: Rounding) throws(ArithmeticError) -> Fixed {
    try Self.scaled(units, other.units, over: Self.scale, rounding)
  }

  /// The quotient, rounded at the twelfth decimal as told.
  public func over(_ divisor: Fixed, rounding: Rounding) throws(ArithmeticError) -> Fixed {
    try Self.scaled(units, Self.scale, over: divisor.units, rounding)
  }

  /// `self × part ÷ whole`, computed in full and rounded once: the share that `part` of `whole` has in `self`.
  public func share(_ part: Fixed, of whole: Fixed, rounding: Rounding) throws(ArithmeticError) -> Fixed {
    try Self.scaled(units, part.units, over: whole.units, rounding)
  }

  /// The nearest multiple of `step` in the direction told. A step of zero is a division by zero.
  public func rounded(to step: Fixed, _ rounding: Rounding) throws(ArithmeticError) -> Fixed {
    let count = try Self.quotient(units.magnitude, step.units.magnitude, negative: isNegative, rounding)
    let (product, overflow) = count.multipliedReportingOverflow(by: Int128(step.units.magnitude))
    return try Fixed(checked: product, overflow)
  }

  /// Whether the value is a whole number of steps. Nothing is a multiple of zero.
  public func isMultiple(of step: Fixed) -> Bool {
    let (small, smallStep) = (Int64(truncatingIfNeeded: units), Int64(truncatingIfNeeded: step.units))
    if Int128(small) == units, Int128(smallStep) == step.units {
      return smallStep != 0 && small.magnitude % smallStep.magnitude == 0
    }
    return !step.isZero && units % step.units == 0
  }

  private init(checked units: Int128, _ overflow: Bool) throws(ArithmeticError) {
    // The most negative value has no magnitude, so it is out of range too.
    guard !overflow, units != Int128.min else { throw .overflow }
    self.units = units
  }

  /// `a × b ÷ c` with one rounding. The product is taken in 256 bits when 128 don't hold it.
  private static func scaled(
    _ a: Int128, _ b: Int128, over c: Int128, _ rounding: Rounding
  ) throws(ArithmeticError) -> Fixed {
    guard c != 0 else { throw .divisionByZero }
    if let quotient = small(a, b, over: c, rounding) { return quotient }
    let negative = ((a < 0) != (b < 0)) != (c < 0)
    let (product, overflow) = a.magnitude.multipliedReportingOverflow(by: b.magnitude)
    if !overflow {
      return try Fixed(checked: quotient(product, c.magnitude, negative: negative, rounding), false)
    }
    let wide = a.magnitude.multipliedFullWidth(by: b.magnitude)
    guard wide.high < c.magnitude else { throw .overflow }
    let (quotient, remainder) = c.magnitude.dividingFullWidth(wide)
    return try signed(quotient, remainder, c.magnitude, negative: negative, rounding)
  }

  /// The same where every number fits 64 bits, as nearly all do: several times faster. Nil where one doesn't.
  @inline(__always)
  private static func small(_ a: Int128, _ b: Int128, over c: Int128, _ rounding: Rounding) -> Fixed? {
    let (x, y, z) = (Int64(truncatingIfNeeded: a), Int64(truncatingIfNeeded: b), Int64(truncatingIfNeeded: c))
    guard Int128(x) == a, Int128(y) == b, Int128(z) == c else { return nil }
    let product = x.magnitude.multipliedFullWidth(by: y.magnitude)
    // The quotient fits when the high half is below the divisor.
    guard product.high < z.magnitude else { return nil }
    var (quotient, remainder) = z.magnitude.dividingFullWidth(product)
    let negative = ((x < 0) != (y < 0)) != (z < 0)
    if remainder != 0,
      rounding.movesAway(
        negative: negative, odd: quotient & 1 == 1, remainder: UInt128(remainder), divisor: UInt128(z.magnitude))
    {
      guard quotient < UInt64.max else { return nil }
      quotient += 1
    }
    return Fixed(units: negative ? -Int128(quotient) : Int128(quotient))
  }

  private static func quotient(
    _ a: UInt128, _ b: UInt128, negative: Bool, _ rounding: Rounding
  ) throws(ArithmeticError) -> Int128 {
    guard b != 0 else { throw .divisionByZero }
    if a <= UInt128(UInt64.max), b <= UInt128(UInt64.max) {
      let (quotient, remainder) = UInt64(truncatingIfNeeded: a)
        .quotientAndRemainder(dividingBy: UInt64(truncatingIfNeeded: b))
      return try signed(UInt128(quotient), UInt128(remainder), b, negative: negative, rounding).units
    }
    let quotient = a / b
    return try signed(quotient, a - quotient * b, b, negative: negative, rounding).units
  }

  private static func signed(
    _ quotient: UInt128, _ remainder: UInt128, _ divisor: UInt128, negative: Bool, _ rounding: Rounding
  ) throws(ArithmeticError) -> Fixed {
    var magnitude = quotient
    if remainder != 0,
      rounding.movesAway(negative: negative, odd: quotient & 1 == 1, remainder: remainder, divisor: divisor)
    {
      magnitude += 1
    }
    guard magnitude <= UInt128(Int128.max) else { throw .overflow }
    let units = Int128(magnitude)
    return Fixed(units: negative ? -units : units)
  }
}
