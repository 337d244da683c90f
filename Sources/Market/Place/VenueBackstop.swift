import Margin

/// What stands behind the account at a venue: the fund for money, and the market places for what is closed.
struct VenueBackstop: Backstop {
  var fund: InsuranceFund
  var places: [Symbol: MarketPlace]
  /// The markets' terms, by name.
  let instruments: [Symbol: Instrument]

  init(fund: InsuranceFund, _ floor: Floor) {
    self.fund = fund
    places = floor.places
    // Two markets of one name can't be listed, and without places nothing is looked up.
    instruments =
      places.isEmpty
      ? [:]
      : Dictionary(floor.account.slots.map { ($0.symbol, $0.instrument) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func receive(_ amount: Fixed) throws { try fund.receive(amount) }
  mutating func bear(_ shortfall: Fixed) throws -> [Event] { try fund.bear(shortfall) }

  mutating func cancelOrders(in markets: [Symbol]) throws -> [Event] {
    var events: [Event] = []
    for symbol in markets {
      guard var book = places[symbol]?.book else { continue }
      events += try book.cancelAll().map { Event(symbol, $0, reason: .liquidation) }
      places[symbol]?.route = .book(book)
    }
    return events
  }

  /// Sells or buys in the market's route, at any price.
  mutating func execute(_ symbol: Symbol, _ quantity: Fixed) throws -> Execution? {
    guard var place = places[symbol], let instrument = instruments[symbol], var route = place.route else { return nil }
    let forced = try MarketRefusal.naming(symbol) {
      try route.force(quantity.isNegative ? .sell : .buy, size: quantity.magnitude, isOwn: true)
    }
    guard let (given, last) = try forced.execution(in: instrument) else { return nil }
    var execution = given
    (place.route, place.last, place.hasTraded) = (route, last, true)
    places[symbol] = place
    execution.events = forced.events.map { Event(symbol, $0) }
    return execution
  }
}

extension MarketPlace {
  /// Takes from the route for the account, at any price. In a book that doesn't trade with the account's own orders, which
  /// go.
  ///
  /// - Returns: the trade, and what it did to the account's orders.
  mutating func take(_ side: OrderSide, _ size: Fixed, _ symbol: Symbol) throws -> (Trade, [OrderEvent]) {
    try MarketRefusal.naming(symbol) {
      switch route {
      case .book(var book):
        let trade = try book.match(side, lots: book.lots(size), limit: nil, isOwn: true)
        let canceled = trade.events
        route = .book(book)
        hasTraded = true
        return (trade, canceled)
      case .some(var other):
        let trade = try other.trade(side, size: size, limit: nil)
        route = other
        hasTraded = true
        return (trade, [])
      case nil: throw MarketRefusal.noRoute(symbol)
      }
    }
  }
}
