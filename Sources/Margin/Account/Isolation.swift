extension Account {
  /// Gives a market margin of its own, or changes how much it has.
  ///
  /// - Parameter margin: quote currency to hold for the open position, above zero; nil for its initial margin. Without a
  ///   position the market is only marked, and the next order sets its initial margin apart.
  /// - Throws: `Refusal.isolatedMargin` when the position's equity would be below its initial margin,
  ///   `Refusal.freeMargin` when the pool can't spare the amount.
  public mutating func isolate(_ symbol: Symbol, margin: Fixed?) throws -> [Event] {
    let index = try slotIndex(symbol)
    var changed = self
    changed.slots[index].isIsolated = true
    if slots[index].isOpen {
      let amount = try margin ?? slots[index].initialMargin(rules)
      guard amount.isPositive else { throw Refusal.notPositive(amount) }
      changed.slots[index].margin = amount
      let required: Fixed = try changed.initialMargin(.isolated(index))
      let equity: Fixed = try changed.equity(.isolated(index))
      guard equity >= required else { throw Refusal.isolatedMargin(required: required, equity: equity, symbol) }
      let free = try changed.spare()
      // What goes back to the pool does it good, whatever its free margin.
      guard !free.isNegative || amount < slots[index].margin else {
        throw Refusal.freeMargin(required: amount, free: try free + amount)
      }
    } else if margin != nil {
      throw Refusal.noPosition(symbol)
    }
    try changed.checkSurvival()
    self = changed
    return [
      Event(
        .isolated, [(.market, .market(symbol)), (.amount, .number(slots[index].margin, .money))])
    ]
  }

  /// Returns an isolated market and its margin to the pool.
  ///
  /// - Throws: `Refusal.initialMargin` when the pool would be below initial margin with the position in it.
  public mutating func pool(_ symbol: Symbol) throws -> [Event] {
    let index = try slotIndex(symbol)
    guard slots[index].isIsolated else { throw Refusal.notIsolated(symbol) }
    var changed = self
    let margin = slots[index].margin
    changed.slots[index].isIsolated = false
    changed.slots[index].margin = .zero
    changed.slots[index].isCalled = false
    changed.slots[index].isHeld = false
    if slots[index].isOpen { try changed.checkInitialMargin(index) }
    self = changed
    return [Event(.pooled, [(.market, .market(symbol)), (.amount, .number(margin, .money))])]
  }
}
