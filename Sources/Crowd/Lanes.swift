/// A number for each of a crowd's markets; lanes beyond the last market hold zero. At most eight markets.
typealias Lanes = SIMD8<Double>

/// The most markets a crowd trades on.
let mostLanes = 8

extension SIMD8<Double> {
  /// The lanes of a list; what is beyond eight is left out.
  init(list: some Collection<Double>) {
    self = .zero
    for (lane, value) in list.prefix(mostLanes).enumerated() { self[lane] = value }
  }

  /// Lane by lane without the sign.
  @inline(__always)
  var magnitudes: Self { greater(of: self, -self) }

  /// The sum of all lanes, always in the same order, so that it is the same number wherever it is computed.
  @inline(__always)
  var total: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }

  /// Whether any lane is above zero.
  @inline(__always)
  var hasPositive: Bool {
    let four = lowHalf.replacing(with: highHalf, where: highHalf .> lowHalf)
    let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .> four.lowHalf)
    return two[0] > 0 || two[1] > 0
  }
}

/// Lane by lane the greater of two.
@inline(__always)
func greater(of a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .> a) }
