import Margin

/// Where a market's liquidations are sold: into its book, into a pool, or into a market that follows the square-root
/// law. One value for all of them, so that a venue can hold it and change from one to another.
public enum LiquidationRoute: Equatable, Sendable {
  /// The market's order book.
  case book(OrderBook)
  /// A constant-product pool.
  case pool(ConstantProductPool)
  /// The square-root law.
  case law(SquareRootMarket)
}

extension LiquidationRoute: LiquidationVenue {
  /// The price there.
  public var price: Fixed {
    get throws {
      switch self {
      case .book(let book): try book.price
      case .pool(let pool): try pool.price
      case .law(let market): try market.price
      }
    }
  }

  /// Trades there.
  public mutating func trade(_ side: OrderSide, size: Fixed, limit: Fixed?) throws -> Trade {
    switch self {
    case .book(var book):
      let trade = try book.trade(side, size: size, limit: limit)
      self = .book(book)
      return trade
    case .pool(var pool):
      let trade = try pool.trade(side, size: size, limit: limit)
      self = .pool(pool)
      return trade
    case .law(var market):
      let trade = try market.trade(side, size: size, limit: limit)
      self = .law(market)
      return trade
    }
  }

  /// Lets a tick pass there.
  public mutating func advance() throws -> [OrderEvent] {
    switch self {
    case .book(var book):
      let events = try book.advance()
      self = .book(book)
      return events
    case .pool: return []
    case .law(var market):
      let events = try market.advance()
      self = .law(market)
      return events
    }
  }
}
