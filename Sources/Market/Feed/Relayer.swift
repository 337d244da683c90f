import Margin

/// How one relayer behaves.
public enum Relayer: Equatable, Sendable, Codable {
  /// Reports the source price as it is.
  case honest
  /// Reports the source price of this many ticks before.
  case late(ticks: Int)
  /// Reports nothing.
  case silent
  /// Reports the source price changed by this share: 0.08 for 8 % too high.
  case wrong(by: Fixed)
}

/// Why a relay refuses an instruction. The relay is as it was.
public enum RelayRefusal: Error, Equatable, Sendable {
  /// A price that isn't above zero.
  case price(Fixed)
  /// The delay isn't between 0 and 100 ticks.
  case delay(Int)
  /// The heartbeat isn't between 1 and 100,000 ticks.
  case heartbeat(Int)
  /// The deviation isn't between 0 and 1.
  case deviation(Fixed)
  /// The quorum isn't between 1 and the number of relayers.
  case quorum(Int, of: Int)
  /// There aren't between 1 and 31 relayers.
  case relayers(Int)
  /// The age at which a price is stale isn't between 1 and 100,000 ticks.
  case staleness(Int)
  /// The market has no relay; nil where no market has one.
  case noRelay(Symbol?)
  /// There is no relayer of that number.
  case noRelayer(Int, of: Int)
  /// A relayer is late by less than 1 or more than 100 ticks.
  case late(Int)
  /// A relayer is wrong by −1 or less, so that its price isn't above zero, or by 100 or more.
  case wrong(Fixed)
}
