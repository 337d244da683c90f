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

  /// Lets a tick pass at new prices elsewhere; markets that aren't named keep theirs.
  mutating func tick(_ prices: [(symbol: Symbol, price: Fixed)], _ witness: Witness?) throws -> [Event] {
    var venue = self
    var marks = prices.filter { places[$0.symbol] == nil }
    var events: [Event] = []
    for slot in account.slots {
      guard var place = places[slot.symbol] else { continue }
      let price = prices.first { $0.symbol == slot.symbol }?.price
      if let price, place.feed != nil, price != place.source {
        events.append(slot.symbol.moved(from: place.source, to: price))
      }
      if let price { place.source = price }
      events += try place.advance(slot.symbol)
      venue.places[slot.symbol] = place
      let mark = try slot.instrument.onTick(place.mark)
      if mark != slot.mark || price != nil && place.feed == nil { marks.append((slot.symbol, mark)) }
    }
    let before = events
    let around = venue.places
    events = try venue.change(witness: witness) { account in
      let changed = try account.setMarks(marks)
      for (symbol, place) in around { account.follow(place, in: symbol) }
      return before + changed
    }
    self = venue
    return events
  }
}

extension MarketPlace {
  /// The mark as the feed has it; the price elsewhere without one.
  var mark: Fixed { feed?.mark ?? source }

  /// Lets a tick pass: the route is quoted around the price elsewhere and comes back by its share, what is on sale is
  /// sold, and the feed brings its price along.
  mutating func advance(_ symbol: Symbol) throws -> [Event] {
    if case .book(var book) = route {
      _ = try book.move(to: source)
      route = .book(book)
    }
    _ = try route?.advance()
    let middle = try route?.price ?? source
    let happened = try feed?.advance(MarketView(source: source, middle: middle, last: middle)) ?? []
    return happened.compactMap { $0.event(in: symbol) }
  }
}

extension Account {
  /// Takes over from a market's place what trades are made at and whether the mark is stale.
  mutating func follow(_ place: MarketPlace?, in symbol: Symbol) {
    setTrading(symbol, at: place?.traded, isStale: place?.feed?.isStale ?? false)
  }
}

extension Symbol {
  fileprivate func moved(from old: Fixed, to new: Fixed) -> Event {
    Event(.sourceMoved, [(.market, .market(self)), (.price, .number(new, .price)), (.from, .number(old, .price))])
  }
}
