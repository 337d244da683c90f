import Margin

extension Venue {
  /// Lets marks follow the prices elsewhere by a rule, from the next tick on.
  ///
  /// - Parameter market: nil for all.
  public mutating func setMarkRule(_ rule: MarkRule, in market: Symbol?, witness: Witness? = nil) throws -> [Event] {
    try setFeeds(market.map { [$0] } ?? account.slots.map(\.symbol), witness) { symbol, place in
      var feed = try place.feed ?? PriceFeed(.index, price: place.source)
      try feed.set(rule)
      place.feed = feed.isPlain ? nil : feed
      return Event(.feedSet, [(.market, .market(symbol))] + rule.facts)
    }
  }

  /// Takes back whatever stands between a market's price elsewhere and its mark.
  public mutating func removeFeed(of market: Symbol, witness: Witness? = nil) throws -> [Event] {
    try setFeeds([market], witness) { symbol, place in
      place.feed = nil
      return Event(.feedSet, [(.market, .market(symbol)), (.kind, .word("off"))])
    }
  }

  /// Lets relayers carry a market's price. They are honest to begin with; where there are as many already, they stay as
  /// they are, and so does the price that arrived last.
  public mutating func setRelay(
    _ terms: RelayTerms, relayers: Int, in market: Symbol, witness: Witness? = nil
  ) throws -> [Event] {
    try setFeeds([market], witness) { symbol, place in
      var feed = try place.feed ?? PriceFeed(.index, price: place.source)
      if var relay = feed.relay, relay.relayers.count == relayers {
        try relay.set(terms)
        feed.relay = relay
      } else {
        // One more than can be is enough to be refused.
        let honest = Array(repeating: Relayer.honest, count: min(relayers, Relay.mostRelayers + 1))
        feed.relay = try Relay(terms, relayers: honest, price: feed.index)
      }
      place.feed = feed
      return Event(.relaySet, [(.market, .market(symbol)), (.kind, .word("on"))] + terms.facts(relayers: relayers))
    }
  }

  /// Takes a market's relayers away: the venue reads the price elsewhere itself.
  public mutating func removeRelay(of market: Symbol, witness: Witness? = nil) throws -> [Event] {
    try setFeeds([market], witness) { symbol, place in
      guard place.feed?.relay != nil else { throw RelayRefusal.noRelay(symbol) }
      place.feed?.relay = nil
      if place.feed?.isPlain == true { place.feed = nil }
      return Event(.relaySet, [(.market, .market(symbol)), (.kind, .word("off"))])
    }
  }

  /// Changes how a relayer behaves.
  ///
  /// - Parameters:
  ///   - number: 1 for the first.
  ///   - market: nil for every market that has relayers.
  public mutating func setRelayer(
    _ number: Int, _ behavior: Relayer, in market: Symbol?, witness: Witness? = nil
  ) throws -> [Event] {
    let relayed = account.slots.map(\.symbol).filter { places[$0]?.feed?.relay != nil }
    let symbols = market.map { [$0] } ?? relayed
    guard !symbols.isEmpty else { throw RelayRefusal.noRelay(nil) }
    return try setFeeds(symbols, witness) { symbol, place in
      guard var relay = place.feed?.relay else { throw RelayRefusal.noRelay(symbol) }
      try relay.set(relayer: number, behavior)
      place.feed?.relay = relay
      return Event(.relayerSet, [(.market, .market(symbol)), (.number, .count(number))] + behavior.facts)
    }
  }

  /// Changes places. A mark that nothing holds back any more is the price elsewhere at once.
  private mutating func setFeeds(
    _ symbols: [Symbol], _ witness: Witness?, _ body: (Symbol, inout MarketPlace) throws -> Event
  ) throws -> [Event] {
    var venue = self
    var events: [Event] = []
    var marks: [(symbol: Symbol, price: Fixed)] = []
    for symbol in symbols {
      guard let slot = account[symbol] else { throw Refusal.noMarket(symbol) }
      var place = places[symbol] ?? MarketPlace(source: slot.mark)
      events.append(try body(symbol, &place))
      if place.feed == nil, place.source != slot.mark { marks.append((symbol, place.source)) }
      venue.places[symbol] = place.isPlain ? nil : place
    }
    let said = events
    let around = venue.places
    events = try venue.change(witness: witness) { account in
      let changed = try account.setMarks(marks)
      for symbol in symbols { try account.follow(around[symbol], in: symbol) }
      return said + changed
    }
    self = venue
    return events
  }
}

extension MarkRule {
  /// The word it is set by.
  public var word: String {
    switch self {
    case .index: "index"
    case .delayed: "delayed"
    case .median: "median"
    }
  }

  fileprivate var facts: [(FactName, FactValue)] {
    switch self {
    case .index: [(.kind, .word(word))]
    case .delayed(let ticks): [(.kind, .word(word)), (.count, .count(ticks))]
    case .median(let window): [(.kind, .word(word)), (.count, .count(window))]
    }
  }
}

extension Relayer {
  /// The word it is set by.
  public var word: String {
    switch self {
    case .honest: "honest"
    case .late: "late"
    case .silent: "silent"
    case .wrong: "wrong"
    }
  }

  fileprivate var facts: [(FactName, FactValue)] {
    switch self {
    case .honest, .silent: [(.kind, .word(word))]
    case .late(let ticks): [(.kind, .word(word)), (.count, .count(ticks))]
    case .wrong(let share): [(.kind, .word(word)), (.share, .number(share, .rate))]
    }
  }
}

extension RelayTerms {
  /// The facts of an event about them.
  public func facts(relayers: Int) -> [(FactName, FactValue)] {
    [
      (.needed, .count(quorum)), (.count, .count(relayers)), (.delay, .count(delay)), (.heartbeat, .count(heartbeat)),
      (.deviation, .number(deviation, .rate)),
    ] + (staleAfter.map { [(.stale, .count($0))] } ?? [])
  }
}

extension RelayEvent {
  /// The event as the account's history has it; nil where nothing new arrived.
  func event(in market: Symbol) -> Event? {
    let facts: [(FactName, FactValue)] = [(.market, .market(market))]
    switch self {
    case .relayed(let price, let from, let reports, let reason):
      guard price != from || reason == .heartbeat else { return nil }
      return Event(
        .priceRelayed,
        facts + [
          (.price, .number(price, .price)), (.from, .number(from, .price)), (.count, .count(reports)),
          (.kind, .word(reason.rawValue)),
        ])
    case .quorumLost(let reports, let needed):
      return Event(.quorumLost, facts + [(.count, .count(reports)), (.needed, .count(needed))])
    case .quorumRegained(let reports): return Event(.quorumRegained, facts + [(.count, .count(reports))])
    case .stale(let age): return Event(.priceStale, facts + [(.age, .count(age))])
    case .fresh: return Event(.priceFresh, facts)
    }
  }
}
