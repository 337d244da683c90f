import Margin

/// What a book looks like when it is left alone, and how it comes back to that.
public struct DepthProfile: Equatable, Sendable, Codable {
  /// Ticks between best bid and best ask, 1 at least.
  public var spread: Int
  /// Ticks from one level to the next, 1 at least.
  public var gap: Int
  /// Levels on either side.
  public var levels: Int
  /// Units of the base asset at the best price of either side.
  public var depth: Fixed
  /// How many times as much each level holds as the one before it: 1 for a book of equal levels.
  public var growth: Fixed
  /// How far a level may be off, as a share of it: at 0.2 each holds 80 % to 120 % of its depth, as the seed has it.
  public var noise: Fixed
  /// The share of what is missing that comes back with a tick.
  public var recovery: Fixed
  /// The share of a trade's move of the price that stays.
  public var permanence: Fixed

  /// A profile; `findings()` says whether it makes sense.
  public init(
    spread: Int, gap: Int = 1, levels: Int, depth: Fixed, growth: Fixed = .one, noise: Fixed = .zero,
    recovery: Fixed, permanence: Fixed = .zero
  ) {
    self.spread = spread
    self.gap = gap
    self.levels = levels
    self.depth = depth
    self.growth = growth
    self.noise = noise
    self.recovery = recovery
    self.permanence = permanence
  }

  /// The most levels on a side.
  public static let mostLevels = 500
  /// The widest spread and the widest gap, in ticks.
  public static let widest = 1_000_000

  /// Everything that is wrong with it.
  public func findings() -> [ProfileFinding] {
    var findings: [ProfileFinding] = []
    let share = Fixed.zero...Fixed.one
    if !(1...Self.widest).contains(spread) { findings.append(.spread(spread)) }
    if !(1...Self.widest).contains(gap) { findings.append(.gap(gap)) }
    if !(1...Self.mostLevels).contains(levels) { findings.append(.levels(levels)) }
    if !depth.isPositive { findings.append(.depth(depth)) }
    if !(Fixed(1, decimals: 1)...Fixed(10)).contains(growth) { findings.append(.growth(growth)) }
    if !share.contains(noise) { findings.append(.noise(noise)) }
    if !share.contains(recovery) { findings.append(.recovery(recovery)) }
    if !share.contains(permanence) { findings.append(.permanence(permanence)) }
    return findings
  }

  /// The lots of each level of a side, best price first, rounded half up and one at least; all zero for a share of
  /// zero.
  ///
  /// Level i holds depth × growthⁱ × (1 + noise × draw) × share.
  func lots(_ side: OrderSide, lot: Fixed, seed: UInt64, share: Fixed) throws(ProfileFinding) -> [Int] {
    guard share.isPositive else { return Array(repeating: 0, count: levels) }
    var lots: [Int] = []
    lots.reserveCapacity(levels)
    var depth = depth
    for level in 0..<levels {
      let draw = SeededNoise.centered(seed: seed, side: side, level: level)
      guard
        let size = try? depth * (.one + noise * draw) * share,
        let count = try? (size / lot).rounded(to: .one, .halfUp).steps(of: .one), count <= OrderBook.mostLots
      else { throw .tooDeep(level: level) }
      lots.append(max(count, 1))
      guard level + 1 < levels else { break }
      guard let next = try? depth * growth else { throw .tooDeep(level: level + 1) }
      depth = next
    }
    return lots
  }
}
