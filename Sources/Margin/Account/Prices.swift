extension Account {
  /// Sets mark prices.
  ///
  /// - Throws: `Refusal.price` for a price off the tick, `Refusal.priceGone` for one of zero or below.
  public mutating func setMarks(_ prices: [(symbol: Symbol, price: Fixed)]) throws -> [Event] {
    try checkNames(prices.map(\.symbol))
    var changed = self
    var events: [Event] = []
    for (symbol, price) in prices {
      let index = try slotIndex(symbol)
      guard price.isPositive else { throw Refusal.priceGone(symbol) }
      let tick = slots[index].instrument.tick
      guard price.isMultiple(of: tick) else { throw Refusal.price(price, tick: tick, symbol) }
      events.append(changed.setMark(index, price))
    }
    try changed.checkRange()
    self = changed
    return events
  }

  /// Says what a market's trades are made at, where its mark trails behind, and whether the mark is too old to decide
  /// anything by. A market that isn't listed is left out.
  ///
  /// - Parameter last: above zero and on the tick; nil for the mark.
  public mutating func setTrading(_ symbol: Symbol, at last: Fixed?, isStale: Bool) {
    guard let index = index(of: symbol) else { return }
    (slots[index].last, slots[index].isStale) = (last, isStale)
  }

  /// Moves mark prices by shares of themselves, rounded half up to the tick.
  ///
  /// - Throws: `Refusal.priceGone` when a price would be zero or below.
  public mutating func moveMarks(_ moves: [(symbol: Symbol, share: Fixed)]) throws -> [Event] {
    try checkNames(moves.map(\.symbol))
    var changed = self
    var events: [Event] = []
    for (symbol, share) in moves {
      let index = try slotIndex(symbol)
      guard try (Fixed.one + share).isPositive else { throw Refusal.priceGone(symbol) }
      events.append(changed.setMark(index, try changed.slots[index].movedMark(by: share)))
    }
    try changed.checkRange()
    self = changed
    return events
  }

  /// The betas that can be set.
  public static let betas = Fixed(-10)...Fixed(10)

  /// Sets by how many percent markets move when all together are said to move by one.
  ///
  /// - Throws: `Refusal.beta` for a beta outside `betas`.
  public mutating func setBetas(_ betas: [(symbol: Symbol, beta: Fixed)]) throws -> [Event] {
    try checkNames(betas.map(\.symbol))
    var changed = self
    var events: [Event] = []
    for (symbol, beta) in betas {
      let index = try slotIndex(symbol)
      guard Self.betas.contains(beta) else { throw Refusal.beta(beta, Self.betas) }
      changed.slots[index].beta = beta
      events.append(Event(.betaSet, [(.market, .market(symbol)), (.beta, .number(beta, .number))]))
    }
    self = changed
    return events
  }

  /// Takes over the prices, the waiting orders, the terms and the rules of another account on the same markets, and
  /// nothing of what it holds.
  public mutating func follow(_ other: Account) {
    rules = other.rules
    for index in slots.indices where index < other.slots.count {
      slots[index].mark = other.slots[index].mark
      (slots[index].last, slots[index].isStale) = (other.slots[index].last, other.slots[index].isStale)
      slots[index].orders = other.slots[index].orders
      if slots[index].instrument !== other.slots[index].instrument {
        slots[index].instrument = other.slots[index].instrument
      }
    }
  }

  private mutating func setMark(_ index: Int, _ price: Fixed) -> Event {
    let before = slots[index].mark
    slots[index].mark = price
    return Event(
      .priceChanged,
      [
        (.market, .market(slots[index].symbol)), (.price, .number(price, .price)), (.from, .number(before, .price)),
      ])
  }

  private func checkNames(_ symbols: [Symbol]) throws(Refusal) {
    guard symbols.count > 1 else { return }
    for (index, symbol) in symbols.enumerated() where symbols[..<index].contains(symbol) { throw .namedTwice(symbol) }
  }

  /// A price too large to compute with is refused before it is set. What else follows from it is evaluated when the
  /// account is settled.
  private func checkRange() throws {
    let _: Fixed = try grossNotional()
  }
}
