import Margin

/// What made a relay pass a price on.
public enum RelayReason: String, Sendable, Codable, CaseIterable {
  /// The price had changed by the deviation threshold.
  case deviation
  /// The heartbeat was due.
  case heartbeat
}

/// What happened in a relay within a tick.
public enum RelayEvent: Equatable, Sendable {
  /// A price was passed on, the median of this many reports.
  case relayed(price: Fixed, from: Fixed, reports: Int, RelayReason)
  /// Fewer relayers report than are needed, so that no price is passed on until more do.
  case quorumLost(reports: Int, needed: Int)
  /// Enough relayers report again.
  case quorumRegained(reports: Int)
  /// The price passed on last is older than the venue accepts.
  case stale(age: Int)
  /// The price is recent again.
  case fresh
}
