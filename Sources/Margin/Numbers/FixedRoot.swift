extension Fixed {
  /// The square root, rounded at the twelfth decimal; nil for a number below zero.
  ///
  /// Found bit by bit on whole numbers, so the last decimal is exact on every machine. A root never overflows.
  ///
  ///     Fixed(2).squareRoot(rounding: .floor)   // 1.414213562373
  public func squareRoot(rounding: Rounding) -> Fixed? {
    guard !isNegative else { return nil }
    // √(u ÷ 10¹²) × 10¹² = √(u × 10¹²), whose square takes more than 128 bits.
    let square = units.magnitude.multipliedFullWidth(by: Self.scale.magnitude)
    var root: UInt128 = 0
    // 167 bits at most have a root of 84.
    for shift in (0..<84).reversed() {
      let next = root | (1 << UInt128(shift))
      if Self.isSquare(of: next, within: square) { root = next }
    }
    let exact = root.multipliedFullWidth(by: root)
    guard exact != square else { return Fixed(units: Int128(root)) }
    // The rest of the square is at most twice the root, so it fits; past the root, the exact root is past the middle.
    let rest = square.low &- exact.low
    let up: Bool
    switch rounding {
    case .floor, .towardZero: up = false
    case .ceiling, .awayFromZero: up = true
    // A root between two steps is irrational or the step's own: there is no tie.
    case .halfUp, .halfEven: up = rest > root
    }
    return Fixed(units: Int128(up ? root + 1 : root))
  }

  private static func isSquare(of root: UInt128, within square: (high: UInt128, low: UInt128)) -> Bool {
    let product = root.multipliedFullWidth(by: root)
    return product.high < square.high || (product.high == square.high && product.low <= square.low)
  }
}
