import Margin

/// What goes into a constant-product pool for what comes out.
///
/// The product of the reserves never falls: amounts out are rounded down and amounts in up, against whoever swaps. The
/// formulas are those of Uniswap v2 (v2-core `UniswapV2Pair`, v2-periphery `UniswapV2Library`), whole numbers and all:
/// with one unit for 10⁻¹² the results are equal to the last digit.
public enum PoolSwap {
  /// The steps a fee is counted in: millionths.
  static let feeSteps = Fixed(1_000_000)

  /// out × in′ ÷ (reserve in + in′) with in′ = in × (1 − fee), rounded down.
  ///
  /// - Parameters:
  ///   - amount: what goes in, not negative.
  ///   - reserveIn: what the pool has of it.
  ///   - reserveOut: what the pool has of the other.
  ///   - fee: the share of what goes in that is kept, in millionths.
  public static func output(
    for amount: Fixed, reserveIn: Fixed, reserveOut: Fixed, fee: Fixed
  ) throws(ArithmeticError) -> Fixed {
    let part = try amount * kept(fee)
    return try reserveOut.share(part, of: reserveIn * feeSteps + part, rounding: .floor)
  }

  /// reserve in × out ÷ ((reserve out − out) × (1 − fee)), rounded down and one unit more.
  ///
  /// - Parameter amount: what is to come out, below `reserveOut`.
  public static func input(
    for amount: Fixed, reserveIn: Fixed, reserveOut: Fixed, fee: Fixed
  ) throws -> Fixed {
    guard amount < reserveOut else { throw PoolRefusal.beyondReserve(amount, reserve: reserveOut) }
    let left = try (reserveOut - amount) * kept(fee)
    return try reserveIn.share(amount * feeSteps, of: left, rounding: .floor) + .ulp
  }

  /// (1 − fee) in millionths.
  static func kept(_ fee: Fixed) throws(ArithmeticError) -> Fixed { try (.one - fee) * feeSteps }
}
