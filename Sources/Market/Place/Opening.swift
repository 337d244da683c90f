import Margin

extension Venue {
  /// Gives a market a route to trade by, around the price elsewhere, in place of the one it has.
  public mutating func open(_ symbol: Symbol, _ terms: RouteTerms, witness: Witness? = nil) throws -> [Event] {
    guard let slot = account[symbol] else { throw Refusal.noMarket(symbol) }
    let price = places[symbol]?.source ?? slot.mark
    let route = try MarketRefusal.naming(symbol) { try terms.route(slot.instrument, at: price) }
    return try change(witness) { floor in
      var events = try floor.returnShare(symbol)
      var place = floor.places[symbol] ?? MarketPlace(source: price)
      events += try place.closing(symbol)
      place.route = route
      (place.sale, place.last, place.hasTraded) = (nil, nil, false)
      floor.places[symbol] = place
      events.append(
        Event(
          .bookOpened,
          [(.market, .market(symbol)), (.kind, .word(terms.word)), (.price, .number(price, .price))]))
      return events
    }
  }

  /// Trades a market at its mark again.
  public mutating func close(_ symbol: Symbol, witness: Witness? = nil) throws -> [Event] {
    guard places[symbol]?.route != nil else { throw MarketRefusal.noRoute(symbol) }
    return try change(witness) { try $0.closeRoute(symbol) }
  }

  /// Trades through the market's route, or gives its book an order.
  public mutating func order(
    _ symbol: Symbol, quantity: Fixed, _ terms: OrderTerms = OrderTerms(), leverage: Fixed? = nil,
    isolated: Bool = false, liquidity: Liquidity = .taker, witness: Witness? = nil
  ) throws -> [Event] {
    try change(witness) {
      if terms.isPlain {
        return try $0.trade(
          symbol, quantity: quantity, leverage: leverage, isolated: isolated, liquidity: liquidity)
      }
      return try $0.order(symbol, quantity: quantity, terms, leverage: leverage, isolated: isolated)
    }
  }

  /// Closes a position through the market's route, or part of it.
  ///
  /// - Parameter quantity: how much of the account's position to close; nil for all.
  public mutating func close(
    _ symbol: Symbol, witness: Witness? = nil, quantity: (Account) throws -> Fixed?
  ) throws -> [Event] {
    try change(witness) { try $0.close(symbol, quantity: quantity($0.account)) }
  }

  /// Closes every position through the markets' routes.
  public mutating func closeAll(witness: Witness? = nil) throws -> [Event] {
    try change(witness) { try $0.closeAll() }
  }

  /// Takes a waiting order back by its number; all of them without a number.
  public mutating func cancel(_ number: Int?, witness: Witness? = nil) throws -> [Event] {
    try change(witness) { try $0.cancel(number) }
  }

  /// The account's orders that wait, market by market in the order they came.
  public var waitingOrders: [(symbol: Symbol, order: WaitingOrder)] {
    account.slots.flatMap { slot in
      ((try? places[slot.symbol]?.book?.orders) ?? []).map { (slot.symbol, $0) }
    }
  }

  /// Changes what a market has to trade with, by a share of what it is: in a book orders leave, or come, on every level
  /// alike; in a pool the other providers do, at its price, and what the account holds there stays; by a law less is
  /// traded in a day, or more.
  public mutating func changeDepth(_ symbol: Symbol, by share: Fixed, witness: Witness? = nil) throws -> [Event] {
    try changeRoute(symbol, witness) { route, slot in
      let (orders, facts) = try route.change(by: share, keeping: slot.liquidity?.shares ?? .zero, symbol)
      return (orders, .depthChanged, [(.share, .number(share, .rate))] + facts)
    }
  }

  /// Sets what lies between a book's best bid and best ask.
  public mutating func setSpread(
    _ symbol: Symbol, _ distance: BookTerms.Distance, witness: Witness? = nil
  ) throws -> [Event] {
    try changeRoute(symbol, witness) { route, slot in
      guard case .book(var book) = route else {
        let isPool = if case .pool = route { true } else { false }
        throw MarketRefusal.noSpread(symbol, isPool: isPool)
      }
      let ticks = try distance.ticks(slot.instrument, at: book.fairPrice)
      let orders = try book.setSpread(ticks)
      route = .book(book)
      return (orders, .spreadChanged, [(.spread, .number(try slot.instrument.tick * Fixed(ticks), .price))])
    }
  }

  private mutating func changeRoute(
    _ symbol: Symbol, _ witness: Witness?,
    _ body: (inout LiquidationRoute, Slot) throws -> ([OrderEvent], EventKind, [(FactName, FactValue)])
  ) throws -> [Event] {
    guard let slot = account[symbol] else { throw Refusal.noMarket(symbol) }
    guard var route = places[symbol]?.route else { throw MarketRefusal.noBook(symbol) }
    let (orders, kind, facts) = try MarketRefusal.naming(symbol) { try body(&route, slot) }
    return try change(witness) { floor in
      floor.places[symbol]?.route = route
      return try [Event(kind, [(.market, .market(symbol))] + facts)] + floor.follow(symbol, orders)
    }
  }

  /// Brings an amount to market that is sold over the next ticks.
  ///
  /// - Parameters:
  ///   - amount: units, or a share of all that is bid for in the book, that the pool holds, or that a day trades.
  ///   - ticks: how many ticks it takes.
  public mutating func sell(
    _ symbol: Symbol, _ amount: SupplyAmount, over ticks: Int, witness: Witness? = nil
  ) throws -> [Event] {
    guard let slot = account[symbol] else { throw Refusal.noMarket(symbol) }
    guard let route = places[symbol]?.route else { throw MarketRefusal.noRoute(symbol) }
    let lot = slot.instrument.lot
    let size =
      switch amount {
      case .size(let size): size
      case .share(let share): try (route.whole() * share).rounded(to: lot, .floor)
      }
    guard size.isPositive, size.isMultiple(of: lot) else { throw MarketRefusal.supply(size, lot: lot, symbol) }
    let sale = try SupplySale(size, over: ticks, lot: lot)
    return try change(witness) { floor in
      floor.places[symbol]?.sale = sale
      return [
        Event(
          .supplyStarted, [(.market, .market(symbol)), (.size, .number(size, .size)), (.count, .count(ticks))])
      ]
    }
  }
}

/// How much comes to market.
public enum SupplyAmount: Equatable, Sendable {
  /// Units of the base asset.
  case size(Fixed)
  /// A share of all there is to sell into.
  case share(Fixed)
}

extension LiquidationRoute {
  /// All that is bid for in a book, what a pool holds, or what is traded in a day by a law; units of the base asset.
  func whole() throws -> Fixed {
    switch self {
    case .book(let book): try book.depth(.buy, within: .one)
    case .pool(let pool): pool.base
    case .law(let market): try market.lot * Fixed(Int(min(market.law.volume / market.lot.double, 1e15)))
    }
  }
}

extension LiquidationRoute {
  /// Changes by a share what stands on a book's levels, what a pool's other providers hold, or a law's volume of a day.
  ///
  /// - Parameter shares: the account's shares of the pool, which stay.
  /// - Returns: what it did to the account's orders, and what there is now.
  fileprivate mutating func change(
    by share: Fixed, keeping shares: Fixed, _ symbol: Symbol
  ) throws -> ([OrderEvent], [(FactName, FactValue)]) {
    let factor = try .one + share
    switch self {
    case .book(var book):
      let after = try book.depthShare * factor
      let orders = try book.setDepth(after)
      self = .book(book)
      return (orders, [(.depth, .number(after, .rate))])
    case .pool(var pool):
      try pool.scaleOthers(keeping: shares, by: factor)
      self = .pool(pool)
      let kind = FactValue.word(RouteTerms.poolWord)
      return ([], [(.size, .number(try whole(), .size)), (.kind, kind), (.value, .number(pool.quote, .money))])
    case .law(var market):
      guard try market.scaleVolume(by: factor) else { throw MarketRefusal.law(symbol) }
      self = .law(market)
      return ([], [(.size, .number(try whole(), .size)), (.kind, .word(RouteTerms.lawWord))])
    }
  }
}

extension Floor {
  /// Takes a market's route away, and the orders in it, or the share of it.
  mutating func closeRoute(_ symbol: Symbol) throws -> [Event] {
    var events = try returnShare(symbol)
    guard var place = places[symbol], place.route != nil else { return [] }
    events += try place.closing(symbol)
    (place.route, place.sale, place.last, place.hasTraded) = (nil, nil, nil, false)
    places[symbol] = place.isPlain ? nil : place
    return events + [Event(.bookClosed, [(.market, .market(symbol))])]
  }

  /// Takes away what no longer fits the markets' terms, and brings the rest to the marks.
  ///
  /// - Parameters:
  ///   - price: a price that a market was put at.
  ///   - symbol: that market.
  mutating func refit(at price: Fixed? = nil, _ symbol: Symbol? = nil) throws -> [Event] {
    var events: [Event] = []
    for (name, place) in places.sorted(by: { $0.key.name < $1.key.name }) {
      guard let instrument = account[name]?.instrument else {
        events += try closeRoute(name)
        places[name] = nil
        continue
      }
      if let route = place.route, !route.fits(instrument) { events += try closeRoute(name) }
      guard var place = places[name] else { continue }
      place.source = try instrument.onTick(name == symbol ? price ?? place.source : place.source)
      let orders = try MarketRefusal.naming(name) { try place.move(to: place.source) }
      places[name] = place
      events += try follow(name, orders)
    }
    return events
  }
}

extension MarketPlace {
  /// What closing the book does to the orders in it.
  func closing(_ symbol: Symbol) throws -> [Event] {
    guard var book else { return [] }
    return try book.cancelAll().map { Event(symbol, $0, reason: .closed) }
  }
}

extension LiquidationRoute {
  /// Whether it counts in the market's ticks and lots.
  func fits(_ instrument: Instrument) -> Bool {
    switch self {
    case .book(let book): book.tick == instrument.tick && book.lot == instrument.lot
    case .pool(let pool): pool.lot == instrument.lot
    case .law(let market): market.tick == instrument.tick && market.lot == instrument.lot
    }
  }
}
