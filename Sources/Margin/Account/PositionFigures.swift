/// The figures of one position, each formula once.
extension Slot {
  func markPrice<T: Term>() -> T { .given(Figure(.markPrice, symbol), mark) }

  func positionSize<T: Term>() -> T { .given(Figure(.positionSize, symbol), size) }

  func entryValue<T: Term>() -> T { .given(Figure(.entryValue, symbol), cost) }

  /// Average entry price: entry value over size, rounded half to even at the twelfth decimal.
  func entryPrice<T: Term>() throws -> T {
    try T.quotient(entryValue(), positionSize(), .halfEven).named(Figure(.entryPrice, symbol))
  }

  /// |size| × mark. Exact, since tick and lot have at most twelve decimals together.
  func notional<T: Term>() throws -> T {
    try T.product(T.magnitude(positionSize()), markPrice(), .halfEven).named(Figure(.notional, symbol))
  }

  /// size × mark − entry value: positive is profit. Exact.
  func unrealizedPnL<T: Term>() throws -> T {
    try T.difference(T.product(positionSize(), markPrice(), .halfEven), entryValue())
      .named(Figure(.unrealizedPnL, symbol))
  }

  func basisNotional<T: Term>(_ basis: RuleSet.Basis) throws -> T {
    switch basis {
    case .mark: try notional()
    case .entry: T.magnitude(entryValue())
    }
  }

  /// Notional over leverage, rounded up at the twelfth decimal.
  func initialMargin<T: Term>(_ rules: RuleSet) throws -> T {
    try T.quotient(basisNotional(rules.initialBasis), .given(Figure(.leverage, symbol), leverage), .ceiling)
      .named(Figure(.initialMargin, symbol))
  }

  func maintenanceBasis(_ rules: RuleSet) -> RuleSet.Basis {
    isIsolated ? rules.isolatedBasis : rules.crossBasis
  }

  /// Notional × rate − amount, with the tier that holds the notional; the product is rounded up at the twelfth decimal.
  func maintenanceMargin<T: Term>(_ rules: RuleSet) throws -> T {
    let notional: T = try basisNotional(maintenanceBasis(rules))
    let (rate, amount) = schedule(at: notional)
    let margin = try T.product(notional, rate, .ceiling)
    return try (amount.value.isZero ? margin : T.difference(margin, amount)).named(Figure(.maintenanceMargin, symbol))
  }

  /// The rate and the amount of the tier that holds a notional.
  func schedule<T: Term>(at notional: T) -> (rate: T, amount: T) {
    let row = instrument.tiers.index(at: notional.value)
    let tier = instrument.tiers.tiers[row]
    return (
      T.looked(up: tier.rate, at: notional, row: row + 1).named(Figure(.maintenanceRate, symbol)),
      T.looked(up: tier.amount, at: notional, row: row + 1).named(Figure(.maintenanceAmount, symbol))
    )
  }

  /// Notional at the mark × taker fee, rounded up at the twelfth decimal; zero where the rules don't reserve it.
  func closingFee<T: Term>(_ rules: RuleSet) throws -> T {
    guard rules.reservesClosingFee else { return T.constant(.zero).named(Figure(.closingFee, symbol)) }
    return try T.product(notional(), .given(Figure(.takerFee, symbol), instrument.takerFee), .ceiling)
      .named(Figure(.closingFee, symbol))
  }

  /// What equity is compared with: maintenance margin, and the closing fee where the rules reserve it.
  func requirement<T: Term>(_ rules: RuleSet) throws -> T {
    let margin: T = try maintenanceMargin(rules)
    guard rules.reservesClosingFee else { return margin.named(Figure(.requirement, symbol)) }
    return try T.sum(margin, closingFee(rules)).named(Figure(.requirement, symbol))
  }

  func isolatedMargin<T: Term>() -> T { .given(Figure(.isolatedMargin, symbol), margin) }

  /// Isolated margin plus unrealized profit and loss.
  func isolatedEquity<T: Term>() throws -> T {
    try T.sum(isolatedMargin(), unrealizedPnL()).named(Figure(.equity, symbol))
  }
}
