/// Which neighbor stands for a number that falls between two.
public enum Rounding: String, Sendable, Codable, CaseIterable {
  /// The lower neighbor.
  case floor
  /// The higher neighbor.
  case ceiling
  /// The neighbor nearer to zero.
  case towardZero
  /// The neighbor farther from zero.
  case awayFromZero
  /// The nearer neighbor; a tie goes away from zero.
  case halfUp
  /// The nearer neighbor; a tie goes to the even one.
  case halfEven

  /// Whether a truncated quotient moves one step away from zero.
  ///
  /// - Parameters:
  ///   - negative: whether the exact value is below zero.
  ///   - odd: whether the truncated quotient is odd.
  ///   - remainder: what truncation left, as a magnitude; not zero.
  ///   - divisor: the divisor's magnitude.
  func movesAway(negative: Bool, odd: Bool, remainder: UInt128, divisor: UInt128) -> Bool {
    switch self {
    case .floor: return negative
    case .ceiling: return !negative
    case .towardZero: return false
    case .awayFromZero: return true
    case .halfUp: return remainder >= divisor - remainder
    case .halfEven:
      let other = divisor - remainder
      return remainder > other || (remainder == other && odd)
    }
  }
}
