/// What waiting orders ask of the account, each formula once.
extension Slot {
  /// The larger of what the buys and what the sells are worth that would make the position larger. One side alone can
  /// do so, since what the other one trades comes off again. Exact.
  ///
  /// Source: Binance USDⓈ-M, open order initial margin: the bids' and the asks' notional with the position, the larger
  /// counts.
  func orderValue<T: Term>() throws -> T {
    let (buys, sells): (T?, T?) = try (worth(of: .long), worth(of: .short))
    let value: T =
      if let buys, let sells { T.maximum(buys, sells) } else { buys ?? sells ?? .constant(.zero) }
    return value.named(Figure(.orderValue, symbol))
  }

  /// Order value over leverage, rounded up at the twelfth decimal.
  func orderMargin<T: Term>() throws -> T {
    try T.quotient(orderValue(), .given(Figure(.leverage, symbol), leverage), .ceiling)
      .named(Figure(.orderMargin, symbol))
  }

  /// Σ size × limit of a side's orders, less what only makes the opposite position smaller: the orders that trade first
  /// do that. Nil when nothing is left.
  private func worth<T: Term>(of side: Side) throws -> T? {
    var reducible = isOpen && self.side != side ? size.magnitude : .zero
    var sum = T.Summing()
    var isEmpty = true
    for order in orders where Side(of: order.quantity) == side {
      let reducing = min(reducible, order.quantity.magnitude)
      reducible = try reducible - reducing
      let rest = try order.quantity.magnitude - reducing
      guard rest.isPositive else { continue }
      try sum.add(T.product(.constant(rest), .constant(order.price), .halfEven))
      isEmpty = false
    }
    return isEmpty ? nil : sum.total
  }
}

extension Account {
  /// Σ of the markets' order margins, of isolated markets too: what their orders need comes from the pool.
  func orderMargin<T: Term>() throws -> T {
    var sum = T.Summing()
    for slot in slots where !slot.orders.isEmpty { try sum.add(slot.orderMargin()) }
    return sum.total.named(Figure(.orderMargin))
  }
}
