import Margin

/// What became of an amount that had to be traded at any price.
public struct ForcedTrade: Equatable, Sendable {
  /// What was traded in the place as it stood.
  public let trade: Trade
  /// Units that it had no room for, which were traded all the same.
  public let rest: Fixed
  /// Average price of these.
  public let restPrice: Fixed
  /// The price afterward.
  public let after: Fixed
  /// What it did to the learner's resting orders, in order.
  public let events: [OrderEvent]

  /// What was paid or received for all of it, quote currency.
  public var value: Fixed { get throws(ArithmeticError) { try trade.value + rest * restPrice } }
}

extension LiquidationRoute {
  /// Trades an amount at any price, down or up to where somebody takes the last of it.
  ///
  /// A book ends somewhere, and such an amount doesn't: behind its last level the price goes on by the book's own measure,
  /// one gap for as much as a level has on average, but never by more than half of itself at once; the others then quote
  /// around a price as much farther. What a pool won't sell, more than about half of what it
  /// holds, or the square-root law has no room for, goes at the price it came to.
  ///
  /// - Parameters:
  ///   - size: units of the base asset, above zero, in whole lots.
  ///   - isOwn: whether it is for the learner's account, which doesn't trade with its own orders.
  public mutating func force(_ side: OrderSide, size: Fixed, isOwn: Bool = false) throws -> ForcedTrade {
    switch self {
    case .book(var book):
      let trade = try book.force(side, size: size, isOwn: isOwn)
      self = .book(book)
      return trade
    case .pool, .law:
      let farthest: Fixed? =
        if case .pool = self, side == .buy { try price * Fixed(4) } else { nil }
      let trade = try trade(side, size: size, limit: farthest)
      return ForcedTrade(
        trade: trade, rest: try trade.unfilled(), restPrice: trade.after, after: trade.after, events: trade.events)
    }
  }
}

extension OrderBook {
  fileprivate mutating func force(_ side: OrderSide, size: Fixed, isOwn: Bool) throws -> ForcedTrade {
    var book = self
    let trade = try book.match(side, lots: lots(size), limit: nil, isOwn: isOwn)
    let rest = try trade.unfilled()
    var (average, events) = (trade.after, trade.events)
    if rest.isPositive {
      let (price, orders) = try book.goBeyond(side, lots: lots(rest))
      (average, events) = (price, events + orders)
    }
    self = book
    return ForcedTrade(trade: trade, rest: rest, restPrice: average, after: try price, events: events)
  }

  /// Takes lots behind the last level of a side that is empty.
  ///
  /// - Returns: the average price, and what quoting anew did to the learner's orders.
  private mutating func goBeyond(_ side: OrderSide, lots: Int) throws -> (average: Fixed, events: [OrderEvent]) {
    let start = lastTicks
    let (most, whole) = (start / 2, targets[side.opposite].reduce(0, +))
    // Whoever trades with nobody left at all takes the price as far as it goes.
    let gap = Int128(lots) * Int128(profile.gap) * Int128(profile.levels)
    let ticks = whole == 0 ? most : Int(min((gap + Int128(whole) - 1) / Int128(whole), Int128(most)))
    let sign = side == .buy ? 1 : -1
    lastTicks = min(start + sign * ticks, Self.mostTicks)
    let average = try tick.share(Fixed(start + lastTicks), of: Fixed(2), rounding: .halfEven)
    return (average, try requote(by: sign * ticks))
  }
}
