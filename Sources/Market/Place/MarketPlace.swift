import Margin

/// What surrounds one market of the account: where it is traded, and how its mark follows the price elsewhere.
///
/// A market without one is traded at its mark, in any size, and its mark is the price elsewhere.
public struct MarketPlace: Equatable, Sendable {
  /// The price elsewhere, where the asset itself is traded; on the tick.
  public internal(set) var source: Fixed
  /// Where orders and liquidations are traded; nil for at the mark.
  public internal(set) var route: LiquidationRoute?
  /// How the mark follows; nil for at once.
  public internal(set) var feed: PriceFeed?
  /// What is being sold into the route, tick by tick.
  public internal(set) var sale: SupplySale?

  /// The price trades are made at, where it is neither the mark nor what a route says.
  var traded: Fixed? { feed == nil || route != nil ? nil : source }

  /// The price of the last trade; nil where trades are made at the mark.
  var last: Fixed? { get throws { try route?.price ?? traded } }

  /// Begins anew with all prices standing at one.
  mutating func restart(at price: Fixed) throws {
    source = price
    feed = try feed?.restarted(at: price)
  }

  /// Whether nothing surrounds the market any more.
  var isPlain: Bool { route == nil && feed == nil && sale == nil }
}

/// What stands behind the account at a venue: the fund for money, and the market places for what is closed.
struct VenueBackstop: Backstop {
  var fund: InsuranceFund
  var places: [Symbol: MarketPlace]

  mutating func receive(_ amount: Fixed) throws { try fund.receive(amount) }
  mutating func bear(_ shortfall: Fixed) throws -> [Event] { try fund.bear(shortfall) }

  /// Sells or buys in the market's route. What the route has no room for goes at the last price it gave.
  mutating func execute(_ symbol: Symbol, _ quantity: Fixed) throws -> [Executed]? {
    guard var place = places[symbol], var route = place.route else { return nil }
    let trade = try route.trade(quantity.isNegative ? .sell : .buy, size: quantity.magnitude, limit: nil)
    place.route = route
    places[symbol] = place
    return try trade.executed(of: quantity.magnitude)
  }
}

extension Trade {
  /// The fills, with the part that found no other side at the last price given.
  func executed(of size: Fixed) throws -> [Executed] {
    var parts = fills.map { Executed(price: $0.price, size: $0.size) }
    let rest = try size - filled
    guard rest.isPositive else { return parts }
    parts.append(Executed(price: parts.last?.price ?? before, size: rest))
    return parts
  }
}
