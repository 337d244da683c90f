extension Account {
  /// Puts rules and markets in force. A market already listed keeps its position, its mark (rounded half up to the new
  /// tick) and as much of its leverage as the new terms allow. Markets not among the new ones are dropped unless kept.
  ///
  /// - Throws: `Refusal.noMarket` when a position, or a share of a pool, is held in a market that would be dropped.
  public mutating func adopt(
    _ rules: RuleSet, _ markets: [(instrument: Instrument, mark: Fixed)], keeping: Set<Symbol>
  ) throws {
    var changed = self
    changed.rules = rules
    changed.slots = []
    for slot in slots {
      if let market = markets.first(where: { $0.instrument.symbol == slot.symbol }) {
        changed.slots.append(try slot.under(market.instrument))
      } else if keeping.contains(slot.symbol) {
        changed.slots.append(slot)
      } else if slot.isOpen || slot.liquidity != nil {
        throw Refusal.noMarket(slot.symbol)
      }
    }
    for (instrument, mark) in markets where changed.index(of: instrument.symbol) == nil {
      try changed.append(instrument, mark)
    }
    self = changed
  }

  /// Lists a market, or gives a listed one other terms and another mark.
  ///
  /// - Throws: `Refusal.price` for a mark off the tick, `Refusal.tooManyMarkets`.
  public mutating func list(_ instrument: Instrument, mark: Fixed) throws {
    guard mark.isPositive else { throw Refusal.priceGone(instrument.symbol) }
    guard mark.isMultiple(of: instrument.tick) else {
      throw Refusal.price(mark, tick: instrument.tick, instrument.symbol)
    }
    if let index = index(of: instrument.symbol) {
      slots[index] = try slots[index].under(instrument).at(mark)
    } else {
      try append(instrument, mark)
    }
  }

  private mutating func append(_ instrument: Instrument, _ mark: Fixed) throws(Refusal) {
    guard slots.count < Self.mostMarkets else { throw .tooManyMarkets(most: Self.mostMarkets) }
    slots.append(Slot(instrument, mark: mark, leverage: min(Fixed(10), instrument.highestLeverage)))
  }
}

extension Slot {
  /// The same market under other terms.
  func under(_ instrument: Instrument) throws -> Slot {
    // A position off the new lot could not be closed in lots, and off the new decimals its notional would not be exact.
    guard size.isMultiple(of: instrument.lot) || !isOpen else { throw Refusal.termsUnfit(symbol) }
    var slot = self
    slot.instrument = instrument
    slot.mark = try instrument.onTick(mark)
    slot.last = try last.map { try instrument.onTick($0) }
    let notional: Fixed = try slot.notional()
    slot.leverage = min(leverage, instrument.tiers.tiers[instrument.tiers.index(at: notional)].leverage)
    return slot
  }
}
