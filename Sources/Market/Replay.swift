import Margin

/// Why a price path can't be walked.
public enum ReplayError: Error, Equatable, Sendable {
  /// No path is loaded.
  case noPath
  /// The path is at its end.
  case atEnd(String)
  /// Positions are open, which a new path's prices would hit.
  case positionsOpen
  /// The account holds a share of a pool, which a new path's prices would hit.
  case sharesHeld
}

extension Venue {
  /// Takes a price path and sets its markets to the prices it begins with.
  ///
  /// - Throws: `ReplayError.positionsOpen` and `ReplayError.sharesHeld` when the jump to those prices would hit a position or
  ///   a share of a pool, `Refusal.noMarket` when the venue doesn't list one of its markets.
  public mutating func load(_ path: PricePath, witness: Witness? = nil) throws -> [Event] {
    guard !account.hasPositions else { throw ReplayError.positionsOpen }
    guard provided.isEmpty else { throw ReplayError.sharesHeld }
    let prices = try prices(of: path, path.start)
    let loaded = Event(.scenarioLoaded, [(.scenario, .word(path.id)), (.count, .count(path.steps.count))])
    var venue = self
    for (symbol, price) in prices { try venue.places[symbol]?.restart(at: price) }
    let events = try [loaded] + venue.setPrices(prices, witness: witness)
    venue.path = path
    venue.cursor = 0
    self = venue
    return events
  }

  /// Whether a step can be taken.
  public var canStep: Bool { path.map { cursor < $0.steps.count } ?? !places.isEmpty }

  /// Takes one step of the path; without a path, lets a tick pass in the markets.
  ///
  /// Within a step the prices touched their highs and lows in an order the data don't tell. All markets are put at
  /// their lows and at their highs, the set that leaves the account worth less first, and then at the closes; the
  /// account is settled at each. Margin calls are lifted at the close only.
  ///
  /// - Parameter witness: shown the account at each of those prices.
  public mutating func step(witness: Witness? = nil) throws -> [Event] {
    guard let path else {
      guard !places.isEmpty else { throw ReplayError.noPath }
      // Without prices of its own a tick is what the markets make of it.
      return try tick([], witness)
    }
    guard cursor < path.steps.count else { throw ReplayError.atEnd(path.id) }
    let bars = path.steps[cursor].bars
    let marks = path.markets.compactMap { symbol in account[symbol].map { (symbol, $0.mark) } }
    var venue = self
    var events = [Event(.ticked, [(.time, .word(path.steps[cursor].time))])]
    if account.hasPositions || places.values.contains(where: { $0.book?.hasOrders == true }) {
      let lows = try venue.prices(of: path, bars.map(\.low))
      let highs = try venue.prices(of: path, bars.map(\.high))
      let lowsFirst = try venue.worth(at: lows) <= venue.worth(at: highs)
      for extreme in lowsFirst ? [lows, highs] : [highs, lows] {
        events += try venue.touch(extreme, witness)
      }
    }
    let closes = try venue.prices(of: path, bars.map(\.close))
    if places.isEmpty {
      events += try venue.change(witness: witness) { account in
        // The prices touched are gone: what changed is from the last close to this one.
        _ = try account.setMarks(marks)
        return try account.setMarks(closes)
      }
    } else {
      events += try venue.tick(closes, from: marks, witness)
    }
    venue.cursor += 1
    if venue.cursor == path.steps.count {
      events.append(Event(.scenarioEnded, [(.scenario, .word(path.id))]))
    }
    self = venue
    return events
  }

  /// Settles the account at prices that were touched but not kept.
  private mutating func touch(_ touched: [(symbol: Symbol, price: Fixed)], _ witness: Witness?) throws -> [Event] {
    // A mark that is brought along by a feed doesn't see what the price elsewhere only touched.
    let prices = touched.filter { places[$0.symbol]?.feed == nil }
    guard !prices.isEmpty else { return [] }
    var events = try touch(at: prices, witness)
    events.removeAll { $0.kind == .priceChanged }
    guard !events.isEmpty else { return [] }
    return prices.map { Event(.priceTouched, [(.market, .market($0.symbol)), (.price, .number($0.price, .price))]) }
      + events
  }

  private func worth(at prices: [(symbol: Symbol, price: Fixed)]) throws -> Fixed {
    var moved = account
    _ = try moved.setMarks(prices)
    return try moved.value(of: Figure(.accountValue))
  }

  /// Prices of a path on the venue's ticks, rounded half up and one tick at least.
  private func prices(of path: PricePath, _ raw: [Fixed]) throws -> [(symbol: Symbol, price: Fixed)] {
    try zip(path.markets, raw).map { symbol, price in
      guard let slot = account[symbol] else { throw Refusal.noMarket(symbol) }
      return (symbol, try slot.instrument.onTick(price))
    }
  }
}
