extension Account {
  /// A figure's value.
  ///
  /// - Throws: `FigureError` when the figure has no value now, `ArithmeticError` when it can't be represented.
  public func value(of figure: Figure) throws -> Fixed {
    try term(figure)
  }

  /// A figure's value with its derivation; the same computation as `value(of:)`.
  public func derivation(of figure: Figure) throws -> Derivation {
    try term(figure)
  }

  /// A figure as a number or with its derivation, for figures that lie around the account and rest on it.
  public func term<T: Term>(_ figure: Figure) throws -> T {
    let entry = figure.kind.entry
    guard let symbol = figure.market else {
      guard entry.takesAccount else { throw FigureError.marketMissing(figure.kind) }
      return try accountTerm(figure.kind)
    }
    guard entry.takesMarket else { throw FigureError.marketNotTaken(figure.kind) }
    guard let index = index(of: symbol) else { throw FigureError.noMarket(symbol) }
    return try marketTerm(figure, index)
  }

  private func accountTerm<T: Term>(_ kind: FigureKind) throws -> T {
    func given(_ value: Fixed) -> T { .given(Figure(kind), value) }
    switch kind {
    case .deposits: return given(ledger.deposits)
    case .withdrawals: return given(ledger.withdrawals)
    case .realizedPnL: return given(ledger.realized)
    case .feesPaid: return given(ledger.fees)
    case .fundingReceived: return given(ledger.funding)
    case .liquidationFees: return given(ledger.liquidationFees)
    case .forfeited: return given(ledger.forfeited)
    case .debtForgiven: return given(ledger.forgiven)
    case .lpPaid: return given(ledger.lpPaid)
    case .lpReceived: return given(ledger.lpReceived)
    case .lpWeight: return given(rules.lpWeight ?? .zero)
    case .lpCollateral: return try sharesCollateral() ?? .given(Figure(kind), .zero)
    case .cash: return try cash()
    case .isolatedMargin: return try isolatedMargin()
    case .walletBalance: return try walletBalance()
    case .collateralValue: return try collateralValue()
    case .unrealizedPnL: return try unrealizedPnL(.pool)
    case .equity: return try equity(.pool)
    case .accountValue: return try accountValue()
    case .initialMargin: return try initialMargin(.pool)
    case .maintenanceMargin: return try maintenanceMargin(.pool)
    case .closingFee: return try closingFee(.pool)
    case .requirement: return try requirement(.pool)
    case .orderMargin: return try orderMargin()
    case .freeMargin: return try freeMargin()
    case .withdrawable: return try withdrawable()
    case .marginRatio: return try ratio(rules.ratio, .pool, as: .marginRatio)
    case .maintenanceOverEquity: return try ratio(.maintenanceOverEquity, .pool, as: kind)
    case .equityOverMaintenance: return try ratio(.equityOverMaintenance, .pool, as: kind)
    case .grossNotional: return try grossNotional()
    case .netNotional: return try netNotional()
    case .effectiveLeverage: return try effectiveLeverage()
    case .jointFall: return try jointMove(.fall, to: .liquidation, as: kind)
    case .jointRise: return try jointMove(.rise, to: .liquidation, as: kind)
    case .jointFallToMarginCall: return try jointMove(.fall, to: .marginCall, as: kind)
    case .jointRiseToMarginCall: return try jointMove(.rise, to: .marginCall, as: kind)
    case .jointFallToBankruptcy: return try jointMove(.fall, to: .bankruptcy, as: kind)
    case .jointRiseToBankruptcy: return try jointMove(.rise, to: .bankruptcy, as: kind)
    default: throw FigureError.notYet(Figure(kind))
    }
  }

  private func marketTerm<T: Term>(_ figure: Figure, _ index: Int) throws -> T {
    let slot = slots[index]
    switch figure.kind {
    case .markPrice, .indexPrice, .sourcePrice: return .given(figure, slot.mark)
    case .lastPrice: return .given(figure, slot.traded)
    case .priceAge: return .given(figure, .zero)
    case .delayedIndex, .fundingPrice, .averageBasis, .basisPrice, .tickPrice: throw FigureError.noFeed(figure)
    case .positionSize: return slot.positionSize()
    case .leverage: return .given(figure, slot.leverage)
    case .beta: return .given(figure, slot.beta)
    case .takerFee: return .given(figure, slot.instrument.takerFee)
    case .makerFee: return .given(figure, slot.instrument.makerFee)
    case .isolatedMargin: return slot.isolatedMargin()
    case .orderValue: return try slot.orderValue()
    case .orderMargin: return try slot.orderMargin()
    case .lpCollateral:
      guard slot.liquidity != nil else { throw FigureError.noPoolShare(slot.symbol) }
      return try slot.sharesCollateral(rules) ?? .given(figure, .zero)
    default: break
    }
    guard slot.isOpen else { throw FigureError.noPosition(slot.symbol) }
    switch figure.kind {
    case .entryValue: return slot.entryValue()
    case .entryPrice: return try slot.entryPrice()
    case .notional: return try slot.notional()
    case .unrealizedPnL: return try slot.unrealizedPnL()
    case .initialMargin: return try slot.initialMargin(rules)
    case .maintenanceMargin: return try slot.maintenanceMargin(rules)
    case .closingFee: return try slot.closingFee(rules)
    case .requirement: return try slot.requirement(rules)
    case .maintenanceRate: return slot.schedule(at: try slot.basisNotional(slot.maintenanceBasis(rules))).rate
    case .maintenanceAmount: return slot.schedule(at: try slot.basisNotional(slot.maintenanceBasis(rules))).amount
    case .liquidationPrice: return try primaryPrice(.liquidation, index, as: figure)
    case .secondLiquidationPrice: return try secondPrice(.liquidation, index, as: figure)
    case .marginCallPrice: return try primaryPrice(.marginCall, index, as: figure)
    case .bankruptcyPrice: return try primaryPrice(.bankruptcy, index, as: figure)
    case .distanceToLiquidation: return try distanceToLiquidation(index)
    default: break
    }
    guard slot.isIsolated else { throw FigureError.pooled(figure) }
    switch figure.kind {
    case .equity: return try slot.isolatedEquity()
    case .marginRatio: return try ratio(rules.ratio, .isolated(index), as: .marginRatio)
    case .maintenanceOverEquity: return try ratio(.maintenanceOverEquity, .isolated(index), as: figure.kind)
    case .equityOverMaintenance: return try ratio(.equityOverMaintenance, .isolated(index), as: figure.kind)
    default: throw FigureError.notYet(figure)
    }
  }
}
