import Margin

/// The account's share of a market's pool, beside the price elsewhere: what it stands for, what it is worth and what
/// holding would have been. Each formula once.
struct PoolPosition {
  let symbol: Symbol
  let holding: PoolHolding
  let pool: ConstantProductPool
  /// The price elsewhere, at which base is bought to be put in and sold when it is taken out.
  let source: Fixed

  /// A figure of the share; nil for any other.
  func term<T: Term>(_ kind: FigureKind) throws -> T? {
    switch kind {
    case .lpShares: return shares()
    case .lpShare: return try T.quotient(shares(), .given(figure(.poolShares), pool.shares), .floor).named(figure(kind))
    case .lpBase: return try base()
    case .lpQuote: return try quote()
    case .lpValue: return try value()
    case .lpPutBase: return put(.lpPutBase, holding.base)
    case .lpPutQuote: return put(.lpPutQuote, holding.quote)
    case .lpHoldValue: return try held()
    case .lpEntryPrice: return try entry()
    case .lpPriceRatio: return try ratio()
    case .lpConstant: return holding.constantTerm(symbol)
    case .impermanentLoss: return try T.difference(holding.worth(at: price(), symbol), held()).named(figure(kind))
    case .impermanentLossRate:
      let ratio: T = try ratio()
      return try ImpermanentLoss.share(priceRatio: ratio).named(figure(kind))
    case .lpFees: return try T.difference(value(), holding.worth(at: price(), symbol)).named(figure(kind))
    default: return nil
    }
  }

  /// Base at the price elsewhere, rounded down, and quote currency: what is received when the share is taken out.
  func value<T: Term>() throws -> T {
    try T.sum(T.product(base(), price(), .floor), quote()).named(figure(.lpValue))
  }

  private func figure(_ kind: FigureKind) -> Figure { Figure(kind, symbol) }
  private func shares<T: Term>() -> T { .given(figure(.lpShares), holding.shares) }
  private func price<T: Term>() -> T { .given(figure(.sourcePrice), source) }
  private func base<T: Term>() throws -> T { try part(.lpBase, of: .given(figure(.poolBase), pool.base)) }
  private func quote<T: Term>() throws -> T { try part(.lpQuote, of: .given(figure(.poolQuote), pool.quote)) }
  private func put<T: Term>(_ kind: FigureKind, _ amount: Fixed) -> T { .given(figure(kind), amount) }

  /// Reserve × shares ÷ all shares, rounded down.
  private func part<T: Term>(_ kind: FigureKind, of reserve: T) throws -> T {
    try T.share(reserve, shares(), of: .given(figure(.poolShares), pool.shares), .floor).named(figure(kind))
  }

  /// The two amounts put in, at the price elsewhere, rounded down.
  private func held<T: Term>() throws -> T {
    try T.sum(T.product(put(.lpPutBase, holding.base), price(), .floor), put(.lpPutQuote, holding.quote))
      .named(figure(.lpHoldValue))
  }

  private func entry<T: Term>() throws -> T {
    try T.quotient(put(.lpPutQuote, holding.quote), put(.lpPutBase, holding.base), .halfEven)
      .named(figure(.lpEntryPrice))
  }

  private func ratio<T: Term>() throws -> T {
    try T.quotient(price(), entry(), .halfEven).named(figure(.lpPriceRatio))
  }
}

extension MarketPlace {
  /// The market's pool; nil where it has none.
  public var pool: ConstantProductPool? {
    if case .pool(let pool) = route { pool } else { nil }
  }

  /// A holding in the market's pool; nil where it has none.
  func position(_ holding: PoolHolding, in symbol: Symbol) -> PoolPosition? {
    pool.map { PoolPosition(symbol: symbol, holding: holding, pool: $0, source: source) }
  }
}
