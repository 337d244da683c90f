import Margin

/// When a relay passes a price on, and when what it passed on counts.
public struct RelayTerms: Equatable, Sendable, Codable {
  /// Ticks that a report is under way.
  public var delay: Int
  /// Ticks after which a price is passed on however little it changed.
  public var heartbeat: Int
  /// The change, as a share of the price passed on last, at which the next one is passed on before the heartbeat. At
  /// zero every tick passes one on.
  public var deviation: Fixed
  /// How many relayers must have reported.
  public var quorum: Int
  /// The age in ticks beyond which the price is stale, and must not be acted on; nil for a venue that doesn't look.
  public var staleAfter: Int?

  /// Terms of a relay.
  public init(delay: Int, heartbeat: Int, deviation: Fixed, quorum: Int, staleAfter: Int? = nil) {
    self.delay = delay
    self.heartbeat = heartbeat
    self.deviation = deviation
    self.quorum = quorum
    self.staleAfter = staleAfter
  }

  /// The longest delay of the relay, and of a relayer, in ticks.
  public static let mostDelay = 100
  /// The longest heartbeat and the oldest age, in ticks.
  public static let mostTicks = 100_000

  /// The first thing that is wrong with the terms for a number of relayers; nil when nothing is.
  func refusal(relayers: Int) -> RelayRefusal? {
    if !(0...Self.mostDelay).contains(delay) { return .delay(delay) }
    if !(1...Self.mostTicks).contains(heartbeat) { return .heartbeat(heartbeat) }
    if deviation.isNegative || deviation > .one { return .deviation(deviation) }
    if !(1...Relay.mostRelayers).contains(relayers) { return .relayers(relayers) }
    if !(1...relayers).contains(quorum) { return .quorum(quorum, of: relayers) }
    if let staleAfter, !(1...Self.mostTicks).contains(staleAfter) { return .staleness(staleAfter) }
    return nil
  }
}

extension Relayer {
  /// What is wrong with it; nil when nothing is.
  var refusal: RelayRefusal? {
    switch self {
    case .honest, .silent: nil
    case .late(let ticks): (1...RelayTerms.mostDelay).contains(ticks) ? nil : .late(ticks)
    case .wrong(let share): share > -.one && share < .hundred ? nil : .wrong(share)
    }
  }
}
