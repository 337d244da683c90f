extension Account {
  /// Puts money in.
  ///
  /// - Parameter amount: quote currency, above zero.
  public mutating func deposit(_ amount: Fixed) throws -> [Event] {
    guard amount.isPositive else { throw Refusal.notPositive(amount) }
    ledger.deposits = try ledger.deposits + amount
    return [Event(.deposited, [(.amount, .number(amount, .money))])]
  }

  /// Takes money out, up to what is withdrawable.
  ///
  /// - Parameter amount: quote currency, above zero.
  public mutating func withdraw(_ amount: Fixed) throws -> [Event] {
    guard amount.isPositive else { throw Refusal.notPositive(amount) }
    let most: Fixed = try withdrawable()
    guard amount <= most else { throw Refusal.withdrawal(amount, most: most) }
    var changed = self
    changed.ledger.withdrawals = try ledger.withdrawals + amount
    try changed.checkSurvival()
    self = changed
    return [Event(.withdrawn, [(.amount, .number(amount, .money))])]
  }

  /// Exchanges funding on one position: longs pay shorts when the rate is positive.
  ///
  /// The payment is size × price × rate, rounded at the twelfth decimal against the account. It comes out of an isolated
  /// position's own margin, and out of the pool's cash otherwise.
  public mutating func payFunding(_ symbol: Symbol, rate: Fixed, price: Fixed) throws -> [Event] {
    let index = try slotIndex(symbol)
    guard slots[index].isOpen else { return [] }
    let notional = try slots[index].size * price
    let received = try -(notional.times(rate, rounding: .ceiling))
    ledger.funding = try ledger.funding + received
    if slots[index].isIsolated { slots[index].margin = try slots[index].margin + received }
    return [
      Event(
        .fundingPaid,
        [(.market, .market(symbol)), (.rate, .number(rate, .rate)), (.amount, .number(received, .money))])
    ]
  }
}
