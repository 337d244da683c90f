/// An exact decimal number with twelve decimals, for money, prices, sizes and rates.
///
/// The value is a whole number of trillionths held in 128 bits, so it reaches ±1.7 × 10²⁶. There is no NaN, no infinity
/// and no negative zero. Sums and differences are exact. Products and quotients are computed in full and rounded once,
/// by default half to even; every operation that could leave the range throws instead.
///
///     let notional = try Fixed(3) * Fixed("60000.5")   // 180001.5, exactly
///
/// It is not a floating-point type, and there is no conversion from `Double`.
public struct Fixed: Hashable, Sendable {
  /// The number of decimals every value carries.
  public static let decimals = 12

  /// How many units make one: 10¹².
  static let scale: Int128 = 1_000_000_000_000

  /// The value in trillionths.
  let units: Int128

  init(units: Int128) {
    self.units = units
  }

  /// A whole number.
  public init(_ whole: Int) {
    self.units = Int128(whole) * Self.scale
  }

  /// A whole number of any size that fits.
  public init(whole: Int128) throws(ArithmeticError) {
    let (units, overflow) = whole.multipliedReportingOverflow(by: Self.scale)
    guard !overflow, units != .min else { throw .overflow }
    self.units = units
  }

  /// How many whole steps fit into the value, cut toward zero.
  ///
  /// - Parameter step: above zero.
  public func wholeUnits(of step: Fixed) -> Int128 { step.isPositive ? units / step.units : 0 }

  /// `numerator` ÷ 10^`decimals`, exactly; `decimals` is taken into 0…12.
  public init(_ numerator: Int, decimals: Int) {
    self.units = Int128(numerator) * Self.powerOfTen(Self.decimals - min(max(decimals, 0), Self.decimals))
  }

  /// Zero.
  public static let zero = Fixed(0)
  /// One.
  public static let one = Fixed(1)
  /// One hundred.
  public static let hundred = Fixed(100)
  /// The smallest step: 10⁻¹².
  public static let ulp = Fixed(units: 1)

  /// −1, 0 or 1.
  public var signum: Int { units > 0 ? 1 : units < 0 ? -1 : 0 }
  /// Whether the value is zero.
  public var isZero: Bool { units == 0 }
  /// Whether the value is below zero.
  public var isNegative: Bool { units < 0 }
  /// Whether the value is above zero.
  public var isPositive: Bool { units > 0 }
  /// The distance from zero. The range is symmetric, so this never overflows.
  public var magnitude: Fixed { units < 0 ? Fixed(units: -units) : self }

  /// How many decimals the value needs: 0 for 3, 1 for 0.5.
  public var significantDecimals: Int {
    var decimals = Self.decimals
    var rest = units
    while decimals > 0, rest % 10 == 0 {
      rest /= 10
      decimals -= 1
    }
    return decimals
  }

  /// The nearest `Double`, for drawing and for statistics; never for money.
  public var double: Double { Double(units) / 1e12 }

  static func powerOfTen(_ exponent: Int) -> Int128 {
    // Looked up rather than multiplied: every number printed asks for one.
    switch exponent {
    case ...0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    case 10: 10_000_000_000
    case 11: 100_000_000_000
    case 12: 1_000_000_000_000
    default: 1_000_000_000_000 * powerOfTen(exponent - 12)
    }
  }
}

extension Fixed: Comparable {
  /// Whether `a` is the smaller number.
  public static func < (a: Fixed, b: Fixed) -> Bool { a.units < b.units }
}
