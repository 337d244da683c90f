import Margin

/// A place where an amount can be sold or bought at once, whatever it is made of: a liquidation is handed to one and
/// asks no more than this.
///
/// A value: what throws leaves it as it was, and a copy may be traded with to see what would happen.
public protocol LiquidationVenue: Sendable {
  /// The price now, quote currency for one unit: the middle of a book, the ratio of a pool's reserves.
  var price: Fixed { get throws }

  /// Trades at once what can be traded; what finds no other side stays unfilled.
  ///
  /// - Parameters:
  ///   - side: which way.
  ///   - size: units of the base asset, above zero.
  ///   - limit: the worst price to go to; nil to take whatever there is.
  mutating func trade(_ side: OrderSide, size: Fixed, limit: Fixed?) throws -> Trade

  /// Lets a tick pass: what was taken comes back, as far as it does.
  mutating func advance() throws -> [OrderEvent]
}

extension LiquidationVenue {
  /// What a trade would give now. Nothing changes.
  public func quote(_ side: OrderSide, size: Fixed, limit: Fixed? = nil) throws -> Trade {
    var copy = self
    return try copy.trade(side, size: size, limit: limit)
  }
}
