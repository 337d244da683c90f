@testable import Margin

/// A whole number of any length with schoolbook arithmetic, which shares no code with the numbers it judges.
struct BigInteger: Equatable, Comparable {
  private var isNegative: Bool
  private var limbs: [UInt32]

  init(_ value: Int128) {
    isNegative = value < 0
    limbs = []
    var rest = value.magnitude
    while rest != 0 {
      limbs.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
  }

  private init(_ isNegative: Bool, _ limbs: [UInt32]) {
    var limbs = limbs
    while limbs.last == 0 { limbs.removeLast() }
    self.limbs = limbs
    self.isNegative = isNegative && !limbs.isEmpty
  }

  var magnitude: BigInteger { BigInteger(false, limbs) }
  var signum: Int { limbs.isEmpty ? 0 : isNegative ? -1 : 1 }

  static func < (a: BigInteger, b: BigInteger) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    let order = compare(a.limbs, b.limbs)
    return a.isNegative ? order > 0 : order < 0
  }

  static prefix func - (a: BigInteger) -> BigInteger { BigInteger(!a.isNegative, a.limbs) }

  static func + (a: BigInteger, b: BigInteger) -> BigInteger {
    if a.isNegative == b.isNegative { return BigInteger(a.isNegative, add(a.limbs, b.limbs)) }
    if compare(a.limbs, b.limbs) >= 0 { return BigInteger(a.isNegative, subtract(a.limbs, b.limbs)) }
    return BigInteger(b.isNegative, subtract(b.limbs, a.limbs))
  }

  static func - (a: BigInteger, b: BigInteger) -> BigInteger { a + -b }

  static func * (a: BigInteger, b: BigInteger) -> BigInteger {
    var product = [UInt32](repeating: 0, count: a.limbs.count + b.limbs.count)
    for i in a.limbs.indices {
      var carry: UInt64 = 0
      for j in b.limbs.indices {
        let sum = UInt64(a.limbs[i]) * UInt64(b.limbs[j]) + UInt64(product[i + j]) + carry
        product[i + j] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      product[i + b.limbs.count] = UInt32(carry)
    }
    return BigInteger(a.isNegative != b.isNegative, product)
  }

  private static func compare(_ a: [UInt32], _ b: [UInt32]) -> Int {
    if a.count != b.count { return a.count < b.count ? -1 : 1 }
    for index in a.indices.reversed() where a[index] != b[index] { return a[index] < b[index] ? -1 : 1 }
    return 0
  }

  private static func add(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var sum: [UInt32] = []
    var carry: UInt64 = 0
    for index in 0..<max(a.count, b.count) {
      let part = UInt64(index < a.count ? a[index] : 0) + UInt64(index < b.count ? b[index] : 0) + carry
      sum.append(UInt32(truncatingIfNeeded: part))
      carry = part >> 32
    }
    return sum + [UInt32(carry)]
  }

  private static func subtract(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var difference: [UInt32] = []
    var borrow: Int64 = 0
    for index in a.indices {
      var part = Int64(a[index]) - Int64(index < b.count ? b[index] : 0) - borrow
      borrow = part < 0 ? 1 : 0
      if part < 0 { part += 1 << 32 }
      difference.append(UInt32(part))
    }
    return difference
  }
}

extension BigInteger {
  /// Whether `result` is what `dividend ÷ divisor` has to be rounded to.
  static func isRounded(
    _ result: BigInteger, _ dividend: BigInteger, over divisor: BigInteger, _ rounding: Rounding, isOdd: Bool
  ) -> Bool {
    // With a positive divisor, what was left out has the sign of the exact value less the result.
    let (dividend, divisor) = divisor.signum < 0 ? (-dividend, -divisor) : (dividend, divisor)
    let left = dividend - result * divisor
    guard left.magnitude < divisor else { return false }
    if left.signum == 0 { return true }
    let twice = left.magnitude + left.magnitude
    // The result lies beyond the exact value, seen from zero, when it was moved away from zero.
    let movedAway = left.signum != dividend.signum
    switch rounding {
    case .floor: return left.signum > 0
    case .ceiling: return left.signum < 0
    case .towardZero: return !movedAway
    case .awayFromZero: return movedAway
    case .halfUp: return twice < divisor || (twice == divisor && movedAway)
    case .halfEven: return twice < divisor || (twice == divisor && !isOdd)
    }
  }
}
