import Margin

/// Why a feed refuses an instruction. The feed is as it was.
public enum FeedRefusal: Error, Equatable, Sendable {
  /// A price that isn't above zero.
  case price(Fixed)
  /// A delay outside 0…1,000 ticks.
  case delay(Int)
  /// A window outside 1…1,000 ticks.
  case window(Int)
  /// A part of the funding interval outside 0…1.
  case intervalLeft(Fixed)
}

/// How a venue makes its mark price.
public enum MarkRule: Equatable, Sendable, Codable {
  /// The index.
  case index
  /// The index of this many ticks ago.
  case delayed(ticks: Int)
  /// The middle one of three: the index with funding, the index with the average basis, and the last price.
  ///
  /// - window: how many ticks the basis is averaged over.
  case median(window: Int)

  /// The longest delay and the longest window, in ticks.
  public static let mostTicks = 1_000

  var refusal: FeedRefusal? {
    switch self {
    case .index: nil
    case .delayed(let ticks): (0...Self.mostTicks).contains(ticks) ? nil : .delay(ticks)
    case .median(let window): (1...Self.mostTicks).contains(window) ? nil : .window(window)
    }
  }

  /// How many ticks back the rule looks, the present one included.
  var memory: Int {
    switch self {
    case .index: 1
    case .delayed(let ticks): ticks + 1
    case .median(let window): window
    }
  }
}

/// The parts of a mark that is the middle one of three. Written over `Term`, so that the same lines compute and
/// explain.
///
/// Source: Binance FAQ 360033525071 and fff6ec1b3f5845d19f1fb924644a0877, Mark Price of perpetual contracts. The
/// venue averages the basis over 2.5 minutes in 30 points; here over a window of ticks.
public enum MarkFormula {
  /// Price 1: index × (1 + funding rate × part of the interval left). Rounded half to even.
  public static func fundingPrice<T: Term>(index: T, rate: T, intervalLeft: T) throws -> T {
    guard !rate.value.isZero, !intervalLeft.value.isZero else { return index }
    let due = try T.product(rate, intervalLeft, .halfEven)
    return try T.product(index, T.sum(.constant(.one), due), .halfEven)
  }

  /// The average of (middle of the book − index) over the window. Rounded half to even.
  public static func averageBasis<T: Term>(_ bases: some Collection<Fixed>) throws -> T {
    var sum = FixedSum()
    for basis in bases { try sum.add(basis) }
    return try T.quotient(.constant(sum.total), .constant(Fixed(max(bases.count, 1))), .halfEven)
  }
}
