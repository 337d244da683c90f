import Margin

/// What surrounds one market of the account: where it is traded, and how its mark follows the price elsewhere.
///
/// A market without one is traded at its mark, in any size, and its mark is the price elsewhere.
public struct MarketPlace: Equatable, Sendable {
  /// The price elsewhere, where the asset itself is traded; on the tick. Without a feed there is no elsewhere: it is what
  /// the route holds for fair, and what is traded there moves it with the next tick.
  public internal(set) var source: Fixed
  /// Where orders and liquidations are traded; nil for at the mark.
  public internal(set) var route: LiquidationRoute?
  /// How the mark follows; nil for at once.
  public internal(set) var feed: PriceFeed?
  /// What is being sold into the route, tick by tick.
  public internal(set) var sale: SupplySale?
  /// The account's last order that took from the route, a liquidation's included.
  public internal(set) var last: LastTrade?
  /// Whether anything was traded since the last tick, so that the route's price is news.
  var hasTraded = false

  /// The price trades are made at, where it is neither the mark nor what a route says.
  var traded: Fixed? { feed == nil || route != nil ? nil : source }

  /// The price of the last trade; nil where trades are made at the mark.
  var lastPrice: Fixed? { get throws { try book?.last ?? route?.price ?? traded } }

  /// Begins anew with all prices standing at one.
  mutating func restart(at price: Fixed) throws {
    source = price
    feed = try feed?.restarted(at: price)
  }

  /// Whether nothing surrounds the market any more.
  var isPlain: Bool { route == nil && feed == nil && sale == nil }

  /// The order book; nil where there is none.
  public var book: OrderBook? {
    if case .book(let book) = route { book } else { nil }
  }
}
