/// How far prices may go before an account can be due, as a bucket for sorting.
///
/// Take an account at prices A with slack S (equity less requirement). Let markets fall by at most d and rise by at most
/// u from A, as shares of A. Its worst prices are then the lowest for longs and the highest for shorts. Requirements are
/// convex in the notional n and zero at zero, so a long's value less margin, `n − M(n)`, loses at most `d × (n − M(n))`,
/// and a short's loses at most `u × (n + M(2n) − M(n))` up to u = 1. With L and K the sums of these over longs and
/// shorts the account is not due while `d × L + u × K < S`.
///
/// That is one line in the plane of d and u for each account. To sort accounts by one number, the line is replaced by
/// one inside it with one of five slopes: not due while `(1 − t) × d + t × u < radius`, with t a quarter's multiple.
/// An account of longs only has t = 0, whatever rises leaves it alone; a hedged one has t = 1/2.
enum SafeBox {
  /// The five slopes' t.
  static let tilts = 5
  /// Buckets a slope: 32 for each doubling of the radius from 2⁻²⁰ to 1.
  static let bucketsPerTilt = 20 * 32
  /// All buckets.
  static let buckets = tilts * bucketsPerTilt

  private static let base = (1_023 - 20) << 5

  /// The bucket of a radius or of a move within its slope, rounded down: a radius in a higher bucket than a move's is
  /// beyond the move.
  @inline(__always)
  static func bucket(_ share: Double) -> Int {
    // The exponent and five bits of the mantissa, which order positive numbers as they are.
    let place = Int(truncatingIfNeeded: share.bitPattern >> 47) - base
    return share > 0 ? min(max(place, 0), bucketsPerTilt - 1) : 0
  }

  /// How far prices moved down and up at most.
  @inline(__always)
  static func move(down: Double, up: Double, tilt: Int) -> Double {
    let t = Double(tilt) / Double(tilts - 1)
    // Beyond a doubling the line says nothing of shorts.
    return tilt > 0 && up > 1 ? 1 : (1 - t) * down + t * up
  }

  /// An account's slack, and its bucket among all; the bucket says nothing where the slack isn't above zero.
  @inline(__always)
  static func evaluate(_ size: Lanes, cash: Double, _ prices: Lanes, _ table: MarginTable) -> (slack: Double, Int) {
    let value = size * prices
    let notional = value.magnitudes
    let margin = table.margin(notional)
    let slack = cash + (value - margin).total
    let isShort = value .< 0
    let longs = greater(of: notional - margin, .zero).replacing(with: 0, where: isShort).total
    var shorts = 0.0
    if (-value).hasPositive {
      let worst = notional - margin + table.margin(notional + notional)
      shorts = worst.replacing(with: 0, where: .!isShort).total
    }
    // More than what rounding can take from the slack, so that a computed slack beyond the line is above zero too.
    let sure = slack - 1e-12 * (cash.magnitude + notional.total)
    let (tilt, reach) = slope(longs, shorts)
    let radius = sure > 0 ? (reach > 0 ? sure / reach * (1 - 1e-9) : 1) : 0
    return (slack, tilt * bucketsPerTilt + bucket(radius))
  }

  /// The slope that loses least of the line `down × longs + up × shorts`, and by what a slack is divided for its radius.
  @inline(__always)
  private static func slope(_ longs: Double, _ shorts: Double) -> (tilt: Int, reach: Double) {
    if shorts <= 0 { return (0, longs) }
    if longs <= 0 { return (tilts - 1, shorts) }
    let share = shorts / (longs + shorts)
    let tilt = share < 0.375 ? 1 : share < 0.625 ? 2 : 3
    let t = Double(tilt) / Double(tilts - 1)
    return (tilt, max(longs / (1 - t), shorts / t))
  }
}
