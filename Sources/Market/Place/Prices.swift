import Margin

extension Venue {
  /// Sets the prices elsewhere and lets a tick pass: routes are quoted anew, feeds bring the mark along, and the account
  /// is settled at the marks.
  ///
  /// - Throws: `Refusal.price` for a price off the tick, `Refusal.priceGone` for one of zero or below.
  public mutating func setPrices(
    _ prices: [(symbol: Symbol, price: Fixed)], witness: Witness? = nil
  ) throws -> [Event] {
    guard !places.isEmpty else { return try change(witness: witness) { try $0.setMarks(prices) } }
    // Held to what any price is held to, also where the mark doesn't follow at once.
    var probe = account
    _ = try probe.setMarks(prices)
    return try tick(prices, witness)
  }

  /// Lets a tick pass while the prices elsewhere stand still.
  public mutating func wait(witness: Witness? = nil) throws -> [Event] {
    guard !places.isEmpty else { return try change(witness: witness) { _ in [] } }
    return try tick([], witness)
  }

  /// Moves the prices elsewhere by shares of themselves, rounded half up to the tick, and lets a tick pass.
  ///
  /// - Throws: `Refusal.priceGone` when a price would be zero or below.
  public mutating func movePrices(
    _ moves: [(symbol: Symbol, share: Fixed)], witness: Witness? = nil
  ) throws -> [Event] {
    guard !places.isEmpty else { return try change(witness: witness) { try $0.moveMarks(moves) } }
    var probe = account
    for (symbol, place) in places { _ = try probe.setMarks([(symbol, place.source)]) }
    _ = try probe.moveMarks(moves)
    return try tick(moves.compactMap { move in probe[move.symbol].map { (move.symbol, $0.mark) } }, witness)
  }

  /// Lets a tick pass at new prices elsewhere. Markets that aren't named keep theirs, or have the one that trading has
  /// made of it.
  ///
  /// - Parameter marks: the marks before prices were touched that didn't stay, which changes are told from.
  mutating func tick(
    _ prices: [(symbol: Symbol, price: Fixed)], from marks: [(symbol: Symbol, price: Fixed)] = [], _ witness: Witness?
  ) throws -> [Event] {
    try arrive(at: prices, from: marks, liftsCalls: true, witness) { place, slot, price in
      try place.advance(slot.instrument, to: price)
    }
  }

  /// Lets others trade in the markets' routes at any price, where liquidations of theirs go, and brings the markets without
  /// a place to prices. No tick passes.
  ///
  /// - Parameters:
  ///   - trades: signed sizes in markets with routes; below zero sells.
  ///   - prices: marks on the tick, of markets without a place.
  public mutating func force(
    _ trades: [(symbol: Symbol, quantity: Fixed)], marks prices: [(symbol: Symbol, price: Fixed)],
    witness: Witness? = nil
  ) throws -> [Event] {
    try arrive(at: prices.filter { places[$0.symbol] == nil }, liftsCalls: true, witness) { place, slot, _ in
      guard let trade = trades.first(where: { $0.symbol == slot.symbol }) else { return PlaceNews() }
      return PlaceNews(orders: try place.force(trade.quantity, slot.instrument)?.events ?? [])
    }
  }

  /// Brings the named markets to prices that are only touched: routes are quoted around them, and nothing comes back.
  mutating func touch(at prices: [(symbol: Symbol, price: Fixed)], _ witness: Witness?) throws -> [Event] {
    try arrive(at: prices, liftsCalls: false, witness) { place, slot, price in
      guard let price else { return PlaceNews() }
      return PlaceNews(orders: try place.move(to: price), price: price)
    }
  }

  /// Lets every market place do something, books what it did to the account's orders, and settles the account at the
  /// marks it led to.
  private mutating func arrive(
    at prices: [(symbol: Symbol, price: Fixed)], from before: [(symbol: Symbol, price: Fixed)] = [],
    liftsCalls: Bool, _ witness: Witness?,
    _ body: (inout MarketPlace, Slot, Fixed?) throws -> PlaceNews
  ) throws -> [Event] {
    var venue = self
    var marks = prices.filter { places[$0.symbol] == nil }
    var news: [(symbol: Symbol, news: PlaceNews)] = []
    var rested = account
    _ = try rested.setMarks(before)
    for slot in rested.slots {
      guard var place = places[slot.symbol] else { continue }
      let price = prices.first { $0.symbol == slot.symbol }?.price
      var happened = try MarketRefusal.naming(slot.symbol) { try body(&place, slot, price) }
      if let price, let old = places[slot.symbol], old.feed != nil, price != old.source {
        happened.feed.insert(slot.symbol.moved(from: old.source, to: price), at: 0)
      }
      news.append((slot.symbol, happened))
      venue.places[slot.symbol] = place
      let mark = try slot.instrument.onTick(happened.price ?? place.mark)
      if mark != slot.mark || price != nil && place.feed == nil { marks.append((slot.symbol, mark)) }
    }
    let events = try venue.change(liftsCalls: liftsCalls, witness) { floor in
      // The prices touched are gone, in the same change, so that whoever is shown it can tell what it brought.
      _ = try floor.account.setMarks(before)
      var events: [Event] = []
      for (symbol, news) in news {
        events += news.feed
        if let sold = news.sold, let slot = floor.account[symbol] { events += try sold.event(slot.instrument) }
        events += try floor.follow(symbol, news.orders)
      }
      events += try floor.account.setMarks(marks)
      for (symbol, place) in floor.places { try floor.account.follow(place, in: symbol) }
      for (symbol, _) in news { events += try floor.setOffStops(symbol) }
      return events
    }
    self = venue
    return events
  }
}

/// What a market place did by itself.
struct PlaceNews {
  /// What happened to the account's orders.
  var orders: [OrderEvent] = []
  /// What was sold of an amount on sale.
  var sold: SupplyStep?
  /// The mark, where it is none that stays.
  var price: Fixed?
  /// What the feed told.
  var feed: [Event] = []
}

extension MarketPlace {
  /// The mark as the feed has it; the price elsewhere without one.
  public var mark: Fixed { feed?.mark ?? source }

  /// Others trade in the route at any price. Without a feed the price that trades of this tick led to is the mark at once:
  /// there is no elsewhere to say another.
  ///
  /// - Parameter quantity: signed size in whole lots, below zero to sell.
  /// - Returns: nil where nothing was to be traded, or there is no route.
  @discardableResult
  public mutating func force(_ quantity: Fixed, _ instrument: Instrument) throws -> ForcedTrade? {
    guard var route else { return nil }
    var trade: ForcedTrade?
    if !quantity.isZero {
      trade = try route.force(quantity.isNegative ? .sell : .buy, size: quantity.magnitude)
      hasTraded = true
    }
    if feed == nil, hasTraded { source = try instrument.onTick(route.price) }
    self.route = route
    return trade
  }

  /// Lets a tick pass, as `Venue.setPrices` does for each of its markets.
  ///
  /// - Parameter price: the new price elsewhere, on the tick; nil where it stands still.
  public mutating func pass(_ instrument: Instrument, to price: Fixed?) throws {
    _ = try advance(instrument, to: price)
  }

  /// Lets a tick pass: the route is quoted around the price elsewhere, what is on sale is sold, the route comes back by
  /// its share, and the feed brings its price along.
  mutating func advance(_ instrument: Instrument, to price: Fixed?) throws -> PlaceNews {
    var news = PlaceNews()
    if let price { source = price }
    if price != nil || feed != nil { news.orders += try move(to: source) }
    if var route {
      if var sale {
        news.sold = try sale.advance(on: &route)
        self.sale = sale.ticksLeft > 0 && sale.left.isPositive ? sale : nil
      }
      if let sold = news.sold {
        news.orders += sold.trade.events + sold.events
        hasTraded = true
      } else {
        news.orders += try route.advance()
      }
      self.route = route
      if feed == nil, hasTraded { source = try instrument.onTick(route.fair) }
      hasTraded = false
    }
    let middle = try route?.price ?? source
    let relayed = try feed?.advance(MarketView(source: source, middle: middle, last: middle)) ?? []
    news.feed = relayed.compactMap { $0.event(in: instrument.symbol) }
    return news
  }

  /// Quotes the route around a price. What was traded before is no news any more.
  mutating func move(to price: Fixed) throws -> [OrderEvent] {
    hasTraded = false
    return try route?.move(to: price) ?? []
  }
}

extension LiquidationRoute {
  /// The price others hold for fair there.
  var fair: Fixed {
    get throws {
      switch self {
      case .book(let book): try book.fairPrice
      case .pool(let pool): try pool.price
      case .law(let market): try market.price
      }
    }
  }

  /// Brings it to the price elsewhere: the others quote around it, or trade a pool there for as long as it pays.
  mutating func move(to price: Fixed) throws -> [OrderEvent] {
    switch self {
    case .book(var book):
      let events = try book.move(to: price)
      self = .book(book)
      return events
    case .pool(var pool):
      _ = try pool.arbitrage(to: price)
      self = .pool(pool)
    case .law(var market):
      try market.move(to: price)
      self = .law(market)
    }
    return []
  }
}

extension SupplyStep {
  /// What was sold, as an event; none when nobody bought.
  fileprivate func event(_ instrument: Instrument) throws -> [Event] {
    guard let (execution, last) = try trade.execution(in: instrument) else { return [] }
    let average = try TradeCost.averagePrice(last.side, value: last.value, size: last.size)
    return [
      Event(
        .supplySold,
        [
          (.market, .market(instrument.symbol)), (.size, .number(last.size, .size)), (.price, .number(average, .price)),
          (.unsold, .number(left, .size)),
        ] + execution.facts)
    ]
  }
}

extension Account {
  /// Takes over from a market's place what trades are made at, whether the mark is stale, and which orders wait.
  mutating func follow(_ place: MarketPlace?, in symbol: Symbol) throws {
    setTrading(symbol, at: place?.traded, isStale: place?.feed?.isStale ?? false)
    setOrders(symbol, try place?.book?.openOrders ?? [])
  }
}

extension Symbol {
  fileprivate func moved(from old: Fixed, to new: Fixed) -> Event {
    Event(.sourceMoved, [(.market, .market(self)), (.price, .number(new, .price)), (.from, .number(old, .price))])
  }
}
