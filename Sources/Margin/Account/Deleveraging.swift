extension Account {
  /// Closes part of a position at a price that a venue sets, without a fee: the account is a winner taken to close a
  /// bankrupt one.
  ///
  /// More than is held closes what is held. Only pooled positions can be taken.
  public mutating func deleverage(_ symbol: Symbol, quantity: Fixed, price: Fixed) throws -> [Event] {
    let index = try slotIndex(symbol)
    let slot = slots[index]
    let taken = min(quantity, slot.size.magnitude)
    guard slot.isOpen, !slot.isIsolated, taken.isPositive else { return [] }
    var changed = self
    let realized = try changed.book(index, slot.size.isNegative ? taken : -taken, at: price)
    self = changed
    return [
      Event(
        .autoDeleveraged,
        [
          (.market, .market(symbol)), (.side, .word(slot.side.rawValue)), (.size, .number(taken, .size)),
          (.price, .number(price, .price)), (.realized, .number(realized, .money)),
        ])
    ]
  }

  /// Takes a share of the unrealized profit or loss of every pooled position, by moving its entry toward the mark.
  ///
  /// - Returns: by how much that lowered equity.
  public mutating func forfeitProfit(_ share: Fixed) throws -> Fixed {
    var changed = self
    var taken = Fixed.zero
    for index in slots.indices where slots[index].isOpen && !slots[index].isIsolated {
      let slot = slots[index]
      let part = try (slot.size * slot.mark - slot.cost) * share
      changed.slots[index].cost = try slot.cost + part
      taken = try taken + part
    }
    self = changed
    return taken
  }
}
