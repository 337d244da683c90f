import Margin

/// Why an order, or a part of it, is gone without a trade.
public enum CancelReason: String, Sendable, Codable, CaseIterable {
  /// It was told to go.
  case asked
  /// Nobody was left to trade with at its price.
  case nothingLeft = "nothing_left"
  /// It would have traded with another order of the learner's.
  case selfTrade = "self_trade"
  /// It may only reduce, and the position it would reduce isn't there, or not in that size.
  case nothingToReduce = "nothing_to_reduce"
  /// It was to rest only, and would have traded when its stop was set off.
  case wouldTrade = "would_trade"
}

/// What happened to one of the learner's orders.
public enum OrderEvent: Equatable, Sendable {
  /// It rests in the book with this size.
  case rested(OrderID, side: OrderSide, size: Fixed, price: Fixed)
  /// It waits for its trigger.
  case armed(OrderID, side: OrderSide, size: Fixed, trigger: Fixed)
  /// A price set it off.
  case triggered(OrderID, price: Fixed)
  /// It traded at once, as taker.
  case took(OrderID, side: OrderSide, size: Fixed, price: Fixed)
  /// Somebody traded with it while it rested, as maker.
  case made(OrderID, side: OrderSide, size: Fixed, price: Fixed)
  /// This much of it is gone without a trade.
  case canceled(OrderID, size: Fixed, CancelReason)

  /// The order.
  public var order: OrderID {
    switch self {
    case .rested(let id, _, _, _), .armed(let id, _, _, _), .triggered(let id, _), .took(let id, _, _, _),
      .made(let id, _, _, _), .canceled(let id, _, _):
      id
    }
  }
}
