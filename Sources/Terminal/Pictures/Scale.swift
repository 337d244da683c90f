/// The numbers along one side of a picture, as fractions of its length.
struct Scale {
  /// Halves, so that the distance of the largest number from the smallest is a number.
  private let half: (low: Double, span: Double)

  /// A scale between two numbers, in any order; one that isn't finite counts as zero.
  init(_ one: Double, _ other: Double) {
    let one = one.isFinite ? one / 2 : 0
    let other = other.isFinite ? other / 2 : 0
    half = (min(one, other), max(one, other) - min(one, other))
  }

  init(_ range: ClosedRange<Double>) {
    self.init(range.lowerBound, range.upperBound)
  }

  /// 0 at the lower end, 1 at the upper one, beyond that outside; nil for what is no finite number.
  ///
  /// Held within a million lengths, so that whatever is computed from it stays a number.
  func fraction(of value: Double) -> Double? {
    guard value.isFinite else { return nil }
    guard half.span > 0 else { return 0.5 }
    return min(max((value / 2 - half.low) / half.span, -1e6), 1e6)
  }

  /// The fraction of a value that lies on the scale; nil for one beyond its ends.
  func fraction(within value: Double) -> Double? {
    // What was computed to lie on an end may miss it by a rounding.
    guard let fraction = fraction(of: value), fraction > -1e-9, fraction < 1 + 1e-9 else { return nil }
    return min(max(fraction, 0), 1)
  }

  /// The fraction of a value, with what lies beyond an end brought to it.
  func fraction(clamping value: Double) -> Double? {
    fraction(of: value).map { min(max($0, 0), 1) }
  }
}

/// Which of `count` equal parts a fraction from 0 to 1 lies in.
func part(at fraction: Double, of count: Int) -> Int {
  min(max(Int(fraction * Double(count)), 0), count - 1)
}
