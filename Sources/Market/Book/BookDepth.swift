import Margin

extension OrderBook {
  /// What stands on a side within a share of the middle: everybody's, units of the base asset.
  ///
  /// - Parameters:
  ///   - side: bids for `buy`, asks for `sell`.
  ///   - share: 0.01 for all that is no more than 1 % away from the middle.
  public func depth(_ side: OrderSide, within share: Fixed) throws -> Fixed {
    let middle = try price
    let reach = try middle * share
    var depth = Fixed.zero
    for level in try levels(side) {
      guard try (level.price - middle).magnitude <= reach else { break }
      depth = try depth + level.size
    }
    return depth
  }

  /// The average price at which an amount of quote currency could be traded now: the impact bid and impact ask of a
  /// funding payment. Rounded against whoever trades; nil when the book doesn't hold as much.
  ///
  /// - Parameters:
  ///   - side: `sell` for the impact bid, `buy` for the impact ask.
  ///   - notional: quote currency, above zero.
  public func impactPrice(_ side: OrderSide, notional: Fixed) throws -> Fixed? {
    guard notional.isPositive else { return nil }
    var (left, size) = (notional, Fixed.zero)
    for level in try levels(side.opposite) {
      let value = try level.size * level.price
      if value >= left {
        // Less for the money when buying, more for it when selling.
        size = try size + left.over(level.price, rounding: side == .buy ? .floor : .ceiling)
        return try TradeCost.averagePrice(side, value: notional, size: size)
      }
      (left, size) = try (left - value, size + level.size)
    }
    return nil
  }
}
