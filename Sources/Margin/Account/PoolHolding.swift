/// A part of a liquidity pool that the account holds: two assets put in together, and the shares received for them.
///
/// The account knows what was put in; what the shares stand for now is the pool's to say.
public struct PoolHolding: Equatable, Sendable, Codable {
  /// Shares of the pool; above zero.
  public let shares: Fixed
  /// Units of the base asset that were put in for them.
  public let base: Fixed
  /// Quote currency that was put in for them.
  public let quote: Fixed
  /// The product of the two amounts, which prices leave as it is and fees only raise. Of amounts put in at several
  /// prices it is the square of the sum of their roots, since that is what their shares add up to. Rounded down.
  public let constant: Fixed

  /// Amounts put in together, and the shares received for them.
  public init(base: Fixed, quote: Fixed, shares: Fixed) throws(ArithmeticError) {
    self.init(
      shares: shares, base: base, quote: quote, constant: try base.times(quote, rounding: .floor))
  }

  private init(shares: Fixed, base: Fixed, quote: Fixed, constant: Fixed) {
    self.shares = shares
    self.base = base
    self.quote = quote
    self.constant = constant
  }

  /// Whether amounts like these can have been put in.
  var isSound: Bool { shares.isPositive && base.isPositive && quote.isPositive && !constant.isNegative }

  /// Both together.
  func adding(_ other: PoolHolding) throws(ArithmeticError) -> PoolHolding {
    let root: Fixed = try .root(constant, .floor) + .root(other.constant, .floor)
    return PoolHolding(
      shares: try shares + other.shares, base: try base + other.base, quote: try quote + other.quote,
      constant: try root.times(root, rounding: .floor))
  }

  /// What is left when only so many of the shares are; nil when none are. What was put in for them is rounded up, so that
  /// there always is something, and their constant down.
  func keeping(_ left: Fixed) throws(ArithmeticError) -> PoolHolding? {
    guard left.isPositive else { return nil }
    let constant = try constant.share(left, of: shares, rounding: .floor)
    return PoolHolding(
      shares: left, base: try base.share(left, of: shares, rounding: .ceiling),
      quote: try quote.share(left, of: shares, rounding: .ceiling),
      constant: try constant.share(left, of: shares, rounding: .floor))
  }

  /// What the amounts have become at a price, without the fees earned: 2 × √(constant × price), quote currency, rounded
  /// down. A pool trades until what it holds of either is worth the same, and base × quote stays what it was.
  ///
  /// It asks for the price alone and not for what the pool holds at the moment, which anybody can push about.
  /// Source: Alpha Finance 2021, Fair Uniswap's LP token pricing.
  public func worth<T: Term>(at price: T, _ symbol: Symbol) throws -> T {
    try T.product(.constant(Fixed(2)), .root(.product(constantTerm(symbol), price, .floor), .floor), .floor)
  }

  /// The constant by its name.
  public func constantTerm<T: Term>(_ symbol: Symbol) -> T { .given(Figure(.lpConstant, symbol), constant) }
}

extension Account {
  /// Pays into a pool. The wallet falls by what is paid; what was received for it is held beside it.
  ///
  /// - Parameter amount: quote currency paid for what is held, above zero.
  /// - Throws: `Refusal.poolShare` when the wallet doesn't hold the amount, or free margin would be gone;
  ///   `Refusal.liquidatable` when the pool of positions would be liquidated at once.
  public mutating func pay(_ amount: Fixed, for holding: PoolHolding, in symbol: Symbol) throws {
    let index = try slotIndex(symbol)
    var changed = self
    changed.ledger.lpPaid = try ledger.lpPaid + amount
    changed.slots[index].liquidity = try slots[index].liquidity?.adding(holding) ?? holding
    let (wallet, free): (Fixed, Fixed) = try (changed.walletBalance(), changed.freeMargin())
    guard !wallet.isNegative, !free.isNegative else {
      let (held, spare): (Fixed, Fixed) = try (walletBalance(), freeMargin())
      throw Refusal.poolShare(amount, wallet: held, free: spare)
    }
    try changed.checkSurvival()
    self = changed
  }

  /// Takes money received for pool shares, of which so many are left.
  ///
  /// - Parameter amount: quote currency, not below zero.
  /// - Throws: `Refusal.liquidatable` when the pool of positions would be liquidated at once.
  public mutating func receive(_ amount: Fixed, leaving left: Fixed, in symbol: Symbol) throws {
    var changed = self
    try changed.book(received: amount, leaving: left, try slotIndex(symbol))
    try changed.checkSurvival()
    self = changed
  }

  /// Books money received for pool shares without asking what follows from it.
  mutating func book(received amount: Fixed, leaving left: Fixed, _ index: Int) throws {
    slots[index].liquidity = try slots[index].liquidity?.keeping(left)
    ledger.lpReceived = try ledger.lpReceived + amount
  }

  /// Whether pool shares count as collateral under the rules.
  public var countsShares: Bool { rules.lpWeight?.isPositive ?? false }

  /// What the shares of all pools count for as collateral; nil where they don't count or none are held.
  func sharesCollateral<T: Term>() throws -> T? {
    guard countsShares else { return nil }
    var sum = T.Summing()
    var holds = false
    for slot in slots {
      guard let part: T = try slot.sharesCollateral(rules) else { continue }
      try sum.add(part)
      holds = true
    }
    return holds ? sum.total.named(Figure(.lpCollateral)) : nil
  }
}

extension Slot {
  /// Weight × what the shares have become at the mark, without fees, rounded down; nil where they don't count or none are
  /// held.
  func sharesCollateral<T: Term>(_ rules: RuleSet) throws -> T? {
    guard let liquidity, let weight = rules.lpWeight, weight.isPositive else { return nil }
    return try T.product(.given(Figure(.lpWeight), weight), liquidity.worth(at: markPrice(), symbol), .floor)
      .named(Figure(.lpCollateral, symbol))
  }

  /// The same as a number; zero where there is nothing.
  func sharesWorth(_ rules: RuleSet) throws -> Fixed {
    let worth: Fixed? = try sharesCollateral(rules)
    return worth ?? .zero
  }
}
