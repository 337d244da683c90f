/// The figures of the account and its pots, each formula once.
extension Account {
  /// Deposits − withdrawals + realized − fees + funding − liquidation fees − forfeited + forgiven: all cash. What went
  /// into liquidity pools and came out of them is named where there is any.
  func cash<T: Term>() throws -> T {
    var inflow = T.Summing()
    try inflow.add(.given(Figure(.deposits), ledger.deposits))
    try inflow.add(.given(Figure(.realizedPnL), ledger.realized))
    try inflow.add(.given(Figure(.fundingReceived), ledger.funding))
    try inflow.add(.given(Figure(.debtForgiven), ledger.forgiven))
    if !ledger.lpReceived.isZero { try inflow.add(.given(Figure(.lpReceived), ledger.lpReceived)) }
    var outflow = T.Summing()
    try outflow.add(.given(Figure(.withdrawals), ledger.withdrawals))
    try outflow.add(.given(Figure(.feesPaid), ledger.fees))
    try outflow.add(.given(Figure(.liquidationFees), ledger.liquidationFees))
    try outflow.add(.given(Figure(.forfeited), ledger.forfeited))
    if !ledger.lpPaid.isZero { try outflow.add(.given(Figure(.lpPaid), ledger.lpPaid)) }
    return try T.difference(inflow.total, outflow.total).named(Figure(.cash))
  }

  func isolatedMargin<T: Term>() throws -> T {
    var sum = T.Summing()
    for slot in slots where slot.isIsolated { try sum.add(slot.isolatedMargin()) }
    return sum.total.named(Figure(.isolatedMargin))
  }

  /// Cash less what is set apart for isolated positions.
  func walletBalance<T: Term>() throws -> T {
    let cash: T = try cash()
    guard slots.contains(where: \.isIsolated) else { return cash.named(Figure(.walletBalance)) }
    return try T.difference(cash, isolatedMargin()).named(Figure(.walletBalance))
  }

  /// What the pool's assets count for. Cash in the quote currency counts in full, shares of liquidity pools by the weight
  /// that the rules give them.
  func collateralValue<T: Term>() throws -> T {
    let wallet: T = try walletBalance()
    if let shares: T = try sharesCollateral() { return try T.sum(wallet, shares).named(Figure(.collateralValue)) }
    return wallet.named(Figure(.collateralValue))
  }

  func total<T: Term>(
    _ kind: FigureKind, in pot: Pot, _ part: (Slot) throws -> T
  ) throws -> T {
    switch pot {
    case .isolated(let index): return try part(slots[index])
    case .pool:
      var sum = T.Summing()
      for slot in slots where slot.isOpen && !slot.isIsolated { try sum.add(part(slot)) }
      return sum.total.named(Figure(kind))
    }
  }

  func unrealizedPnL<T: Term>(_ pot: Pot) throws -> T {
    try total(.unrealizedPnL, in: pot) { try $0.unrealizedPnL() }
  }

  /// Collateral value plus unrealized profit and loss; for an isolated position its margin instead of the collateral.
  func equity<T: Term>(_ pot: Pot) throws -> T {
    switch pot {
    case .pool: try T.sum(collateralValue(), unrealizedPnL(.pool)).named(Figure(.equity))
    case .isolated(let index): try slots[index].isolatedEquity()
    }
  }

  func initialMargin<T: Term>(_ pot: Pot) throws -> T {
    try total(.initialMargin, in: pot) { try $0.initialMargin(rules) }
  }

  func maintenanceMargin<T: Term>(_ pot: Pot) throws -> T {
    try total(.maintenanceMargin, in: pot) { try $0.maintenanceMargin(rules) }
  }

  func closingFee<T: Term>(_ pot: Pot) throws -> T {
    try total(.closingFee, in: pot) { try $0.closingFee(rules) }
  }

  /// Maintenance margin, and the closing fees where the rules reserve them.
  func requirement<T: Term>(_ pot: Pot) throws -> T {
    guard case .pool = pot else { return try total(.requirement, in: pot) { try $0.requirement(rules) } }
    let margin: T = try maintenanceMargin(.pool)
    guard rules.reservesClosingFee else { return margin.named(Figure(.requirement)) }
    return try T.sum(margin, closingFee(.pool)).named(Figure(.requirement))
  }

  /// Equity less initial margin, and less the margin of waiting orders where there are any; below zero no position may
  /// be added to.
  func freeMargin<T: Term>() throws -> T {
    let free: T = try T.difference(equity(.pool), initialMargin(.pool))
    guard hasOrders else { return free.named(Figure(.freeMargin)) }
    return try T.difference(free, orderMargin()).named(Figure(.freeMargin))
  }

  /// What may still be set apart for isolated positions: free margin, and no more than the wallet holds where part of free
  /// margin are shares of liquidity pools, which can't be set apart.
  ///
  /// - Parameter isReserved: whether it is for an order that margin was set aside for, so that what orders wait for isn't
  ///   taken off.
  func spare(isReserved: Bool = false) throws -> Fixed {
    let free: Fixed = try isReserved ? equity(.pool) - initialMargin(.pool) : freeMargin()
    guard let shares: Fixed = try sharesCollateral(), shares.isPositive else { return free }
    return try min(free, walletBalance())
  }

  /// The smaller of wallet balance and free margin, not below zero: unrealized profit can't be taken out.
  func withdrawable<T: Term>() throws -> T {
    try T.maximum(T.minimum(walletBalance(), freeMargin()), .constant(.zero)).named(Figure(.withdrawable))
  }

  /// Σ |size| × mark over pooled and isolated positions.
  func grossNotional<T: Term>() throws -> T {
    var sum = T.Summing()
    for slot in slots where slot.isOpen { try sum.add(slot.notional()) }
    return sum.total.named(Figure(.grossNotional))
  }

  /// Σ size × mark over pooled and isolated positions.
  func netNotional<T: Term>() throws -> T {
    var sum = T.Summing()
    for slot in slots where slot.isOpen { try sum.add(T.product(slot.positionSize(), slot.markPrice(), .halfEven)) }
    return sum.total.named(Figure(.netNotional))
  }

  /// The pool's equity and that of each isolated position.
  func accountValue<T: Term>() throws -> T {
    var sum = T.Summing()
    try sum.add(equity(.pool))
    for slot in slots where slot.isOpen && slot.isIsolated { try sum.add(slot.isolatedEquity()) }
    return sum.total.named(Figure(.accountValue))
  }

  /// Gross notional over account value, rounded half to even.
  func effectiveLeverage<T: Term>() throws -> T {
    let value: T = try accountValue()
    guard value.value.isPositive else { throw FigureError.equityGone }
    return try T.quotient(grossNotional(), value, .halfEven).named(Figure(.effectiveLeverage))
  }

  /// One of the two ratios between requirement and equity, rounded half to even.
  func ratio<T: Term>(_ convention: RuleSet.RatioConvention, _ pot: Pot, as kind: FigureKind) throws -> T {
    try ratio(convention, pot, as: kind, equity: equity(pot), requirement: requirement(pot))
  }

  /// The same of a pot whose equity and requirement are at hand.
  func ratio<T: Term>(
    _ convention: RuleSet.RatioConvention, _ pot: Pot, as kind: FigureKind, equity: T, requirement: T
  ) throws -> T {
    guard requirement.value.isPositive else { throw FigureError.nothingRequired }
    let symbol = if case .isolated(let index) = pot { slots[index].symbol } else { Symbol?.none }
    switch convention {
    case .maintenanceOverEquity:
      guard equity.value.isPositive else { throw FigureError.equityGone }
      let ratio = try T.quotient(requirement, equity, .halfEven).named(Figure(.maintenanceOverEquity, symbol))
      return kind == .maintenanceOverEquity ? ratio : ratio.named(Figure(kind, symbol))
    case .equityOverMaintenance:
      let ratio = try T.quotient(equity, requirement, .halfEven).named(Figure(.equityOverMaintenance, symbol))
      return kind == .equityOverMaintenance ? ratio : ratio.named(Figure(kind, symbol))
    }
  }
}
