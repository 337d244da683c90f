import Margin

/// What an order says beyond its side, size and market.
public struct OrderTerms: Equatable, Sendable {
  /// The worst price to trade at.
  public var limit: Fixed?
  /// The mark that sets it off.
  public var trigger: Fixed?
  /// Whether it may only rest.
  public var isPostOnly = false
  /// Whether what doesn't trade at once goes.
  public var isImmediate = false
  /// Whether it may only make the position smaller.
  public var reducesOnly = false

  /// A market order.
  public init() {}

  /// Whether it says nothing.
  var isPlain: Bool { self == OrderTerms() }

  func request(_ side: OrderSide, _ size: Fixed) -> OrderRequest {
    let kind: OrderRequest.Kind =
      switch limit {
      case nil: .market
      case .some(let limit) where isPostOnly: .postOnly(limit)
      case .some(let limit) where isImmediate: .immediateOrCancel(limit)
      case .some(let limit): .limit(limit)
      }
    return OrderRequest(side, size, kind, reducesOnly: reducesOnly, trigger: trigger)
  }
}
