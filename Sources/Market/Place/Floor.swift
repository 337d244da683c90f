import Margin

/// The account among its markets: what an order changes together.
///
/// A value: what throws leaves it as it was.
struct Floor: Equatable, Sendable {
  var account: Account
  var places: [Symbol: MarketPlace]

  /// Trades at once: through the market's route where there is one, else at the mark.
  ///
  /// In a route what finds no other side isn't traded, and said so.
  mutating func trade(
    _ symbol: Symbol, quantity: Fixed, leverage: Fixed? = nil, isolated: Bool = false, liquidity: Liquidity = .taker
  ) throws -> [Event] {
    guard var place = places[symbol], place.route != nil, let slot = account[symbol] else {
      return try account.trade(
        symbol, quantity: quantity, leverage: leverage, isolated: isolated, liquidity: liquidity)
    }
    guard liquidity == .taker else { throw MarketRefusal.maker(symbol) }
    guard !quantity.isZero else { throw Refusal.notPositive(quantity) }
    let (size, lot) = (quantity.magnitude, slot.instrument.lot)
    guard size.isMultiple(of: lot) else { throw Refusal.size(size, lot: lot, symbol) }
    let (trade, orders) = try place.take(quantity.isNegative ? .sell : .buy, size, symbol)
    guard let (execution, last) = try trade.execution(in: slot.instrument) else { throw MarketRefusal.nobody(symbol) }
    place.last = last
    var account = account
    // Orders of the account's own that stood in the way are gone, and with them what was set aside for them.
    try account.follow(place, in: symbol)
    var events = try account.trade(
      symbol, quantity: quantity.isNegative ? -trade.filled : trade.filled, leverage: leverage, isolated: isolated,
      execution: execution)
    self.account = account
    places[symbol] = place
    events += orders.map { Event(symbol, $0) }
    let rest = try trade.unfilled()
    if rest.isPositive {
      events.append(
        Event(
          .orderCanceled,
          [
            (.market, .market(symbol)), (.size, .number(rest, .size)),
            (.reason, .word(CancelReason.nothingLeft.rawValue)),
          ]))
    }
    return events
  }

  /// Closes a position, or part of it.
  mutating func close(_ symbol: Symbol, quantity: Fixed? = nil) throws -> [Event] {
    try trade(symbol, quantity: account.closing(symbol, quantity))
  }

  /// Closes every position.
  mutating func closeAll() throws -> [Event] {
    guard account.hasPositions else { throw Refusal.nothingOpen }
    var floor = self
    var events: [Event] = []
    for slot in account.slots where slot.isOpen { events += try floor.close(slot.symbol) }
    self = floor
    return events
  }

  /// Gives the market's book an order.
  mutating func order(
    _ symbol: Symbol, quantity: Fixed, _ terms: OrderTerms, leverage: Fixed? = nil, isolated: Bool = false
  ) throws -> [Event] {
    guard let slot = account[symbol] else { throw Refusal.noMarket(symbol) }
    guard var book = places[symbol]?.book else { throw MarketRefusal.noBook(symbol) }
    let (size, lot, tick) = (quantity.magnitude, slot.instrument.lot, slot.instrument.tick)
    guard size.isMultiple(of: lot) else { throw Refusal.size(size, lot: lot, symbol) }
    for price in [terms.limit, terms.trigger].compactMap({ $0 }) where !price.isMultiple(of: tick) {
      throw Refusal.price(price, tick: tick, symbol)
    }
    var floor = self
    var events: [Event] = []
    if let leverage, leverage != slot.leverage { events += try floor.account.setLeverage(symbol, leverage) }
    if isolated, !slot.isIsolated { events += try floor.account.isolate(symbol, margin: nil) }
    // Orders are numbered over all books, so that a number names one of them.
    book.nextOrder = places.values.compactMap { $0.book?.nextOrder }.max() ?? book.nextOrder
    let side: OrderSide = quantity.isNegative ? .sell : .buy
    let placement = try MarketRefusal.naming(symbol) {
      events += try book.setPosition(slot.size).map { Event(symbol, $0) }
      return try book.submit(terms.request(side, size), reference: slot.mark)
    }
    floor.places[symbol]?.route = .book(book)
    events += try floor.take(placement, symbol)
    self = floor
    return events
  }

  /// Takes a waiting order back by its number; all of them without a number.
  mutating func cancel(_ number: Int?) throws -> [Event] {
    var events: [Event] = []
    var waits = false
    for slot in account.slots {
      guard var book = places[slot.symbol]?.book else { continue }
      for order in try book.orders where number.map({ $0 == order.id.number }) ?? true {
        events.append(Event(slot.symbol, try book.cancel(order.id)))
      }
      waits = try waits || !book.orders.isEmpty
      places[slot.symbol]?.route = .book(book)
    }
    guard !events.isEmpty else { throw number.map { MarketRefusal.noOrder($0) } ?? MarketRefusal.noOrders }
    return events
  }
}
