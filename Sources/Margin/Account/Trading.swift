/// Which of the two fees a fill pays.
public enum Liquidity: Sendable {
  /// The order took what rested in the book.
  case taker
  /// The order rested in the book.
  case maker
}

extension Account {
  /// Trades at the price that trades are made at, which is the mark where none trails, or at the prices a market gave.
  ///
  /// Adding to a position averages its entry; trading against it closes part of it and realizes that part's profit or
  /// loss; going through zero closes it and opens the rest the other way. The fee, size × price × rate rounded up at the
  /// twelfth decimal, is paid from the pool.
  ///
  /// Closing an isolated position at prices beyond its bankruptcy price loses more than its margin; the rest comes out of
  /// the wallet, since it was the learner's order and no liquidation. Venues guard against it: Bitget (error codes 25654
  /// and 25655) and GRVT (reject reason 44) don't let a trade go through that is worse than the bankruptcy price. Here
  /// it is let through as far as the wallet has the money.
  ///
  /// - Parameters:
  ///   - quantity: units to trade; below zero sells.
  ///   - leverage: sets the market's leverage first when given.
  ///   - isolated: gives the market margin of its own first when true.
  ///   - liquidity: which fee is paid.
  ///   - execution: what was traded at which price, together the quantity; nil for all of it at `traded`.
  ///   - isReserved: whether the order waited and had margin set aside, so that what other orders wait for is not counted.
  /// - Throws: `Refusal.initialMargin` when the order adds risk or lowers leverage and equity after it would be below
  ///   initial margin after it; `Refusal.orderMargin` when it would be below that and the margin of waiting orders;
  ///   `Refusal.tierLeverage` when the position would be too large for its leverage; `Refusal.stalePrice`
  ///   when the order adds risk by a mark that is too old; `Refusal.walletGone` when closing an isolated position would
  ///   lose more than its margin and the wallet have.
  public mutating func trade(
    _ symbol: Symbol, quantity: Fixed, leverage: Fixed? = nil, isolated: Bool = false, liquidity: Liquidity = .taker,
    execution: Execution? = nil, isReserved: Bool = false
  ) throws -> [Event] {
    let index = try slotIndex(symbol)
    let lot = slots[index].instrument.lot
    guard !quantity.isZero else { throw Refusal.notPositive(quantity) }
    guard quantity.isMultiple(of: lot) else { throw Refusal.size(quantity.magnitude, lot: lot, symbol) }
    var changed = self
    var events: [Event] = []
    if let leverage, leverage != slots[index].leverage {
      try changed.checkLeverage(leverage, index)
      changed.slots[index].leverage = leverage
      events.append(changed.leverageEvent(index))
    }
    if isolated, !slots[index].isIsolated { events += try changed.isolate(symbol, margin: nil) }
    let execution = execution ?? Execution([Executed(price: slots[index].traded, size: quantity.magnitude)])
    events += execution.events
    events.append(try changed.fill(index, quantity, execution, liquidity, isReserved: isReserved))
    let addsRisk = changed.addsRisk(since: self, index)
    // A leverage that comes with an order is held to what holds for one that is set without.
    let (old, new) = (slots[index].leverage, changed.slots[index].leverage)
    if addsRisk, slots[index].isStale { throw Refusal.stalePrice(symbol) }
    if slots[index].isIsolated { try changed.checkWallet(since: self, index) }
    if changed.slots[index].isOpen {
      if addsRisk || new < old { try changed.checkInitialMargin(index, isReserved: isReserved) }
      if addsRisk || new != old { try changed.checkTierLeverage(index) }
      if addsRisk { try changed.checkSurvival() }
    }
    self = changed
    return events
  }

  /// Closes a position at the price that trades are made at, or part of it.
  ///
  /// - Parameter quantity: units to close, above zero; nil closes all.
  public mutating func close(_ symbol: Symbol, quantity: Fixed? = nil) throws -> [Event] {
    try trade(symbol, quantity: closing(symbol, quantity))
  }

  /// What is to be traded to close a position, or part of it; below zero sells.
  public func closing(_ symbol: Symbol, _ quantity: Fixed?) throws -> Fixed {
    let slot = slots[try slotIndex(symbol)]
    guard slot.isOpen else { throw Refusal.noPosition(symbol) }
    let closed = quantity ?? slot.size.magnitude
    guard closed.isPositive else { throw Refusal.notPositive(closed) }
    guard closed <= slot.size.magnitude else {
      throw Refusal.moreThanHeld(closed, held: slot.size.magnitude, symbol)
    }
    return slot.size.isNegative ? closed : -closed
  }

  /// The part of a position that a share stands for, rounded down to the lot but not to nothing.
  public func lots(of symbol: Symbol, share: Fixed) throws -> Fixed {
    let slot = slots[try slotIndex(symbol)]
    guard slot.isOpen else { throw Refusal.noPosition(symbol) }
    let part = try (slot.size.magnitude * share).rounded(to: slot.instrument.lot, .floor)
    return max(part, slot.instrument.lot)
  }

  /// Sets a market's leverage, which decides initial margin and nothing else.
  public mutating func setLeverage(_ symbol: Symbol, _ leverage: Fixed) throws -> [Event] {
    let index = try slotIndex(symbol)
    try checkLeverage(leverage, index)
    var changed = self
    changed.slots[index].leverage = leverage
    if slots[index].isOpen {
      try changed.checkTierLeverage(index)
      if leverage < slots[index].leverage { try changed.checkInitialMargin(index) }
    }
    if leverage < slots[index].leverage, !slots[index].orders.isEmpty { try changed.checkOrderMargin(symbol) }
    self = changed
    return [leverageEvent(index)]
  }

  private func leverageEvent(_ index: Int) -> Event {
    Event(
      .leverageSet,
      [(.market, .market(slots[index].symbol)), (.leverage, .number(slots[index].leverage, .multiple))])
  }

  private func addsRisk(since before: Account, _ index: Int) -> Bool {
    before.slots[index].isGrown(to: slots[index].size)
  }

  private func checkLeverage(_ leverage: Fixed, _ index: Int) throws(Refusal) {
    let instrument = slots[index].instrument
    guard leverage >= .one, leverage <= instrument.highestLeverage else {
      throw .leverage(leverage, most: instrument.highestLeverage, instrument.symbol)
    }
  }

  private func checkTierLeverage(_ index: Int) throws {
    let slot = slots[index]
    let notional: Fixed = try slot.notional()
    let most = slot.instrument.tiers.tiers[slot.instrument.tiers.index(at: notional)].leverage
    guard slot.leverage <= most else {
      throw Refusal.tierLeverage(slot.leverage, most: most, notional: notional, slot.symbol)
    }
  }

  /// An instruction that would end in liquidation at once is refused, since nobody means that.
  func checkSurvival() throws {
    guard liquidates else { return }
    for pot in openPots {
      let (equity, requirement): (Fixed, Fixed) = try (equity(pot), requirement(pot))
      if try Level.liquidation.isReached(equity: equity, requirement: requirement, rules) {
        throw Refusal.liquidatable(equity: equity, requirement: requirement)
      }
    }
  }

  /// With liquidation off the account can be looked at beyond its end, and a wallet may be below zero.
  private func checkWallet(since before: Account, _ index: Int) throws {
    guard liquidates else { return }
    let (old, new): (Fixed, Fixed) = try (before.walletBalance(), walletBalance())
    guard !new.isNegative || new >= old else {
      throw Refusal.walletGone(lacking: -new, wallet: old, slots[index].symbol)
    }
  }

  func checkInitialMargin(_ index: Int, isReserved: Bool = false) throws {
    let pot = pot(of: index)
    let required: Fixed = try initialMargin(pot)
    let equity: Fixed = try equity(pot)
    guard equity >= required else {
      throw Refusal.initialMargin(
        required: required, equity: equity, shortfall: try required - equity, slots[index].symbol)
    }
    if pot == .pool, !isReserved { try checkOrderMargin(slots[index].symbol) }
  }

  /// Books fills of one order without asking whether the account can afford it.
  private mutating func fill(
    _ index: Int, _ quantity: Fixed, _ execution: Execution, _ liquidity: Liquidity, isReserved: Bool
  ) throws -> Event {
    let fills = execution.fills
    let instrument = slots[index].instrument
    let rate = liquidity == .taker ? instrument.takerFee : instrument.makerFee
    let isGrowing = try slots[index].isGrown(to: slots[index].size + quantity)
    var (value, fee, realized) = (FixedSum(), FixedSum(), FixedSum())
    for part in fills {
      let before = slots[index]
      let gained = try book(index, quantity.isNegative ? -part.size : part.size, at: part.price)
      try realized.add(gained)
      let worth = try part.size * part.price
      try value.add(worth)
      var charged = try worth.times(rate, rounding: .ceiling)
      // The fee of closing takes no more than the account is worth, so that it never makes a debt.
      if !isGrowing { charged = try min(charged, max(valueLeft(closing: index), .zero)) }
      ledger.fees = try ledger.fees + charged
      try fee.add(charged)
      if before.isIsolated {
        try moveIsolatedMargin(index, since: before, at: part.price, realized: gained, isReserved: isReserved)
      }
    }
    let average = fills.count == 1 ? fills[0].price : try value.total.over(quantity.magnitude, rounding: .halfEven)
    return Event(
      .filled,
      [
        (.market, .market(instrument.symbol)), (.side, .word(quantity.isNegative ? "sell" : "buy")),
        (.size, .number(quantity.magnitude, .size)), (.price, .number(average, .price)),
        (.fee, .number(fee.total, .money)), (.realized, .number(realized.total, .money)),
        (.position, .number(slots[index].size, .size)),
      ] + execution.facts)
  }

  /// Changes size and cost for a trade and returns the profit or loss it realizes, which goes to the ledger.
  mutating func book(_ index: Int, _ quantity: Fixed, at price: Fixed) throws -> Fixed {
    let slot = slots[index]
    let traded = try quantity * price
    slots[index].size = try slot.size + quantity
    guard slot.isOpen, slot.size.isNegative != quantity.isNegative else {
      slots[index].cost = try slot.cost + traded
      return .zero
    }
    let closesAll = quantity.magnitude >= slot.size.magnitude
    let closed = closesAll ? -slot.size : quantity
    let released = closesAll ? slot.cost : try -slot.cost.share(closed, of: slot.size, rounding: .halfEven)
    let realized = try -(closed * price) - released
    ledger.realized = try ledger.realized + realized
    // What is left is the cost of the rest, or the value of what was opened the other way.
    slots[index].cost = closesAll ? try (quantity - closed) * price : try slot.cost - released
    return realized
  }

  /// The account's value, with the margin of an isolated position that was closed and not yet given back.
  private func valueLeft(closing index: Int) throws -> Fixed {
    try accountValue() + (slots[index].isOpen ? .zero : slots[index].margin)
  }

  /// Initial margin for what an order opens in an isolated market, and what it pays worse than the mark, so that the
  /// position's equity begins at its initial margin. Rounded up at the twelfth decimal.
  ///
  /// Source: Binance USDⓈ-M, cost to open a position: initial margin + open loss.
  private func cost(of added: Fixed, at price: Fixed, _ slot: Slot) throws -> Fixed {
    let basis = rules.initialBasis == .mark ? slot.mark : price
    let worse = slot.size.isNegative ? try slot.mark - price : try price - slot.mark
    return try (added * basis).over(slot.leverage, rounding: .ceiling) + added * max(worse, .zero)
  }

  /// After a trade of an isolated position: growing it takes what the added part costs from the pool; shrinking it gives
  /// back margin in proportion, and the profit or loss realized.
  private mutating func moveIsolatedMargin(
    _ index: Int, since before: Slot, at price: Fixed, realized: Fixed, isReserved: Bool
  ) throws {
    let after = slots[index]
    let flipped = before.isOpen && after.isOpen && before.size.isNegative != after.size.isNegative
    if !flipped, after.size.magnitude > before.size.magnitude {
      let added = try after.size.magnitude - before.size.magnitude
      slots[index].margin = try before.margin + cost(of: added, at: price, after)
    } else if flipped {
      slots[index].margin = try cost(of: after.size.magnitude, at: price, after)
    } else {
      // A loss that the released margin can't pay is taken from the margin that stays, not from the pool.
      let kept = try before.margin.share(after.size, of: before.size, rounding: .ceiling)
      let released = try before.margin - kept + realized
      slots[index].margin = after.isOpen && released.isNegative ? try kept + released : kept
    }
    guard flipped || after.size.magnitude > before.size.magnitude else { return }
    let free = try spare(isReserved: isReserved)
    let needed = flipped ? slots[index].margin : try slots[index].margin - before.margin
    guard !free.isNegative else { throw Refusal.freeMargin(required: needed, free: try free + needed) }
  }
}

extension Slot {
  /// Whether a size is more than the position held, or a position the other way.
  fileprivate func isGrown(to size: Fixed) -> Bool {
    !size.isZero && (self.size.isNegative != size.isNegative || size.magnitude > self.size.magnitude)
  }
}
