/// One market of an account: its terms, its prices, and the position in it, if any.
public struct Slot: Equatable, Sendable {
  /// The market's terms.
  public internal(set) var instrument: Instrument
  /// The price the account is valued at.
  public internal(set) var mark: Fixed
  /// The price that trades are made at, where the mark trails it; nil where they are made at the mark.
  public internal(set) var last: Fixed?
  /// Whether the mark is too old to decide anything by.
  public internal(set) var isStale = false
  /// The orders that wait here and may add to the position; see `Account.setOrders`.
  public internal(set) var orders: [OpenOrder] = []
  /// Leverage set for the market; decides initial margin only.
  public internal(set) var leverage: Fixed
  /// Whether positions here have margin of their own.
  public internal(set) var isIsolated = false
  /// Money set apart for the position; zero unless isolated.
  public internal(set) var margin = Fixed.zero
  /// Units held; below zero is short.
  public internal(set) var size = Fixed.zero
  /// Σ size × price of what is held, signed like the size. Kept instead of an average price so that nothing is lost to
  /// rounding: the entry price is this over the size.
  public internal(set) var cost = Fixed.zero
  /// By how many percent the market moves when all markets together are said to move by one.
  public internal(set) var beta = Fixed.one
  /// The part of the market's liquidity pool that the account holds; nil for none.
  public internal(set) var liquidity: PoolHolding?
  /// Whether a margin call of the isolated position stands.
  public internal(set) var isCalled = false
  /// Whether a stale price holds the isolated position's liquidation back.
  public internal(set) var isHeld = false

  init(_ instrument: Instrument, mark: Fixed, leverage: Fixed) {
    self.instrument = instrument
    // A mark off the tick could not be set again, and no printed threshold would be exact.
    self.mark = (try? instrument.onTick(mark)) ?? instrument.tick
    self.leverage = leverage
  }

  /// The market's name.
  public var symbol: Symbol { instrument.symbol }
  /// The price that trades are made at.
  public var traded: Fixed { last ?? mark }
  /// Whether there is a position.
  public var isOpen: Bool { !size.isZero }
  /// The side of the position.
  public var side: Side { Side(of: size) }

  /// The same slot at another mark.
  func at(_ mark: Fixed) -> Slot {
    var copy = self
    copy.mark = mark
    return copy
  }
}

/// What is measured together: the shared pool, or one isolated position.
public enum Pot: Equatable, Sendable {
  /// All pooled positions and the wallet.
  case pool
  /// The isolated position in the market at this index of the account's slots.
  case isolated(Int)
}
