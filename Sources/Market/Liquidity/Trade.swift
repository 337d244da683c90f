import Margin

/// A part of a trade at one price.
public struct Fill: Equatable, Sendable {
  /// Price of one unit of the base asset, quote currency.
  public let price: Fixed
  /// Units of the base asset, above zero.
  public let size: Fixed
  /// The learner's resting order it was filled by; nil for anybody else's.
  public let maker: OrderID?

  /// A fill.
  public init(price: Fixed, size: Fixed, maker: OrderID? = nil) {
    self.price = price
    self.size = size
    self.maker = maker
  }
}

/// What became of an amount that was to be bought or sold at once.
public struct Trade: Equatable, Sendable {
  /// Which way.
  public let side: OrderSide
  /// Units of the base asset that were to be traded.
  public let requested: Fixed
  /// Units that were traded; never more than requested.
  public let filled: Fixed
  /// What was paid or received for them, quote currency, never negative: Σ size × price, exactly, in a book.
  public let value: Fixed
  /// The parts, from the best price to the worst.
  public let fills: [Fill]
  /// The price before: in a book the middle between best bid and best ask.
  public let before: Fixed
  /// The price afterward.
  public let after: Fixed
  /// What it did to the learner's resting orders, in order.
  public let events: [OrderEvent]

  /// The outcome of a trade.
  public init(
    side: OrderSide, requested: Fixed, filled: Fixed, value: Fixed, fills: [Fill], before: Fixed, after: Fixed,
    events: [OrderEvent] = []
  ) {
    self.side = side
    self.requested = requested
    self.filled = filled
    self.value = value
    self.fills = fills
    self.before = before
    self.after = after
    self.events = events
  }

  /// Units that found no other side.
  public func unfilled() throws(ArithmeticError) -> Fixed { try requested - filled }

  /// The average price of the fills; nil when there were none. See `TradeCost.averagePrice`.
  public func averagePrice() throws -> Fixed? {
    filled.isZero ? nil : try TradeCost.averagePrice(side, value: value, size: filled)
  }

  /// How much worse than the price before the fills were, as a share of it; nil when there were none.
  public func slippage() throws -> Fixed? {
    try averagePrice().map { try TradeCost.slippage(side, average: $0, before: before) }
  }

  /// The change of the price, as a share of the price before: below zero when it fell.
  public func impact() throws -> Fixed {
    try TradeCost.impact(before: before, after: after)
  }
}
