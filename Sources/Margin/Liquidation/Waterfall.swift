/// The liquidation of one pot, step by step as the rule set has it.
///
/// Positions close at the mark less the stated slippage, whatever their own profit or loss. First in part, where the
/// rules say so, until equity is above the target; else everything. The fee is taken out of what is left, so it never
/// makes a debt; a loss beyond the pot's money is borne by the backstop.
extension Account {
  mutating func liquidate(_ pot: Pot, _ backstop: inout some Backstop) throws -> [Event] {
    let equity: Fixed = try equity(pot)
    let requirement: Fixed = try requirement(pot)
    var events = [
      Event(
        .liquidationStarted,
        marketFact(pot) + [(.equity, .number(equity, .money)), (.requirement, .number(requirement, .money))])
    ]
    if rules.liquidation.cancelsOrders { events += try backstop.cancelOrders(in: markets(of: pot)) }
    if let partial = rules.liquidation.partial {
      let owed = try reduce(pot, partial, &backstop, &events)
      guard let owed else { return events }
      return try events + closeAll(pot, owing: owed, &backstop)
    }
    return try events + closeAll(pot, owing: .zero, &backstop)
  }

  /// Reduces positions until equity is above the target, the fee paid. A pot that was emptied step by step ends like one
  /// that was closed at once.
  ///
  /// - Returns: nil when equity is above the target and a position is left; otherwise the fee owed so far, which is taken
  ///   at the end: taken earlier, it could turn a loss that the pot can pay into a debt.
  private mutating func reduce(
    _ pot: Pot, _ partial: RuleSet.Partial, _ backstop: inout some Backstop, _ events: inout [Event]
  ) throws -> Fixed? {
    var owed = Fixed.zero
    for _ in 0..<partial.steps {
      guard let index = try next(in: pot, partial.order, above: partial.above) else { break }
      let slot = slots[index]
      let part = try max(
        (slot.size.magnitude * partial.share).rounded(to: slot.instrument.lot, .ceiling), slot.instrument.lot)
      owed = try owed + closeSome(index, min(part, slot.size.magnitude), in: pot, &backstop, &events)
      guard isOpen(pot) else { break }
      let requirement: Fixed = try requirement(pot)
      if try equity(pot) - owed > requirement.times(partial.stopAt, rounding: .ceiling) {
        try take(owed, from: pot, limitedTo: equity(pot), &backstop, &events)
        let equity: Fixed = try equity(pot)
        events.append(
          Event(
            .liquidationStopped,
            marketFact(pot) + [(.equity, .number(equity, .money)), (.requirement, .number(requirement, .money))]))
        return nil
      }
    }
    return owed
  }

  private mutating func closeAll(
    _ pot: Pot, owing owed: Fixed, _ backstop: inout some Backstop
  ) throws -> [Event] {
    var events: [Event] = []
    var fee = owed
    let order = rules.liquidation.partial?.order ?? .largestLoss
    while let index = try next(in: pot, order, above: nil) {
      fee = try fee + closeSome(index, slots[index].size.magnitude, in: pot, &backstop, &events)
    }
    try take(fee, from: pot, limitedTo: money(in: pot), &backstop, &events)
    if pot == .pool { events += try sellShares(&backstop) }
    var left = try money(in: pot)
    var kept = Fixed.zero
    if left.isNegative {
      events += try forgive(-left, in: pot, &backstop)
      left = .zero
    } else if rules.liquidation.remainder == .fund, left.isPositive {
      ledger.forfeited = try ledger.forfeited + left
      try backstop.receive(left)
      (kept, left) = (left, .zero)
    }
    // An isolated position's remaining money goes back to the pool with it.
    if case .isolated(let index) = pot { slots[index].margin = .zero }
    events.append(
      Event(.liquidated, marketFact(pot) + [(.left, .number(left, .money)), (.kept, .number(kept, .money))]))
    return events
  }

  /// Takes shares of liquidity pools that count as collateral out and sells them, one market's after the other, for as
  /// long as the wallet owes money and no more than it owes.
  mutating func sellShares(_ backstop: inout some Backstop) throws -> [Event] {
    guard countsShares else { return [] }
    var events: [Event] = []
    for index in slots.indices {
      guard let holding = slots[index].liquidity else { continue }
      let wallet: Fixed = try walletBalance()
      guard wallet.isNegative, let out = try backstop.takeOut(holding, of: slots[index].symbol, for: -wallet) else {
        continue
      }
      try book(received: out.received, leaving: out.left, index)
      events.append(out.event)
    }
    return events
  }

  /// Hands a loss beyond a pot's money to the backstop.
  mutating func forgive(_ shortfall: Fixed, in pot: Pot, _ backstop: inout some Backstop) throws -> [Event] {
    ledger.forgiven = try ledger.forgiven + shortfall
    return try [Event(.badDebt, marketFact(pot) + [(.amount, .number(shortfall, .money))])] + backstop.bear(shortfall)
  }

  /// The markets whose orders would trade for a pot.
  private func markets(of pot: Pot) -> [Symbol] {
    switch pot {
    case .pool: slots.filter { !$0.isIsolated }.map(\.symbol)
    case .isolated(let index): [slots[index].symbol]
    }
  }

  /// The position that goes next; nil when none qualifies.
  private func next(in pot: Pot, _ order: RuleSet.Partial.Order, above floor: Fixed?) throws -> Int? {
    var best: (index: Int, weight: Fixed)?
    for index in members(of: pot) where slots[index].isOpen {
      let slot = slots[index]
      let notional: Fixed = try slot.notional()
      if let floor, notional <= floor { continue }
      let weight: Fixed =
        switch order {
        case .largestMaintenance: try slot.maintenanceMargin(rules)
        case .largestLoss: try -slot.unrealizedPnL()
        case .largestNotional: notional
        }
      if best.map({ weight > $0.weight }) ?? true { best = (index, weight) }
    }
    return best?.index
  }

  /// Closes part of a position, in the market where there is one and else at the mark less slippage, and returns the
  /// liquidation fee it owes.
  private mutating func closeSome(
    _ index: Int, _ quantity: Fixed, in pot: Pot, _ backstop: inout some Backstop, _ events: inout [Event]
  ) throws -> Fixed {
    let slot = slots[index]
    let unrealized: Fixed = try slot.unrealizedPnL()
    let closed = quantity == slot.size.magnitude
    let sign: Fixed = slot.size.isNegative ? .one : -.one
    let execution =
      try backstop.execute(slot.symbol, quantity * sign)
      ?? Execution([Executed(price: slot.liquidationFill(slippage: rules.liquidation.slippage), size: quantity)])
    events += execution.events
    let fills = execution.fills
    var (realized, value) = (FixedSum(), FixedSum())
    for fill in fills {
      try realized.add(book(index, fill.size * sign, at: fill.price))
      try value.add(fill.size * fill.price)
    }
    if case .isolated = pot { slots[index].margin = try slot.margin + realized.total }
    let price = fills.count == 1 ? fills[0].price : try value.total.over(quantity, rounding: .halfEven)
    events.append(
      Event(
        closed ? .positionLiquidated : .positionReduced,
        [
          (.market, .market(slot.symbol)), (.side, .word(slot.side.rawValue)), (.size, .number(quantity, .size)),
          (.price, .number(price, .price)), (.realized, .number(realized.total, .money)),
          (.healthy, .flag(unrealized.isPositive)), (.unrealized, .number(unrealized, .money)),
        ] + execution.facts))
    return try value.total.times(rules.liquidation.fee, rounding: .ceiling)
  }

  /// Takes a liquidation fee, at most `limit`, and hands it to the backstop.
  private mutating func take(
    _ fee: Fixed, from pot: Pot, limitedTo limit: Fixed, _ backstop: inout some Backstop, _ events: inout [Event]
  ) throws {
    let taken = min(fee, max(limit, .zero))
    guard taken.isPositive else { return }
    ledger.liquidationFees = try ledger.liquidationFees + taken
    if case .isolated(let index) = pot { slots[index].margin = try slots[index].margin - taken }
    try backstop.receive(taken)
    events.append(Event(.liquidationFee, marketFact(pot) + [(.amount, .number(taken, .money))]))
  }

  /// The cash of a pot: the wallet, or an isolated position's margin.
  private func money(in pot: Pot) throws -> Fixed {
    switch pot {
    case .pool: try walletBalance()
    case .isolated(let index): slots[index].margin
    }
  }
}

extension Slot {
  /// The price a liquidation closes at: what trades are made at less the slippage for a long, plus it for a short, rounded to the tick
  /// against the account and one tick at least.
  func liquidationFill(slippage: Fixed) throws(ArithmeticError) -> Fixed {
    let price = size.isNegative ? try traded * (Fixed.one + slippage) : try traded * (Fixed.one - slippage)
    return try max(price.rounded(to: instrument.tick, size.isNegative ? .ceiling : .floor), instrument.tick)
  }
}
