/// An account as it is kept in a file, checked again when it is read.
public struct SavedAccount: Codable, Sendable {
  private var rules: RuleSet
  private var ledger: Ledger
  private var slots: [SavedSlot]
  private var isCalled: Bool
  private var liquidates: Bool
  /// Nil for false.
  private var isHeld: Bool?

  private struct SavedSlot: Codable {
    var terms: InstrumentTerms
    var mark: Fixed
    var leverage: Fixed
    var isIsolated: Bool
    var margin: Fixed
    var size: Fixed
    var cost: Fixed
    var isCalled: Bool
    /// Nil for a beta of 1, which most markets keep.
    var beta: Fixed?
    /// Nil for false.
    var isHeld: Bool?
    var liquidity: PoolHolding?
  }

  /// An account to be kept.
  public init(_ account: Account) {
    rules = account.rules
    ledger = account.ledger
    isCalled = account.isCalled
    liquidates = account.liquidates
    isHeld = account.isHeld ? true : nil
    slots = account.slots.map {
      SavedSlot(
        terms: InstrumentTerms($0.instrument), mark: $0.mark, leverage: $0.leverage, isIsolated: $0.isIsolated,
        margin: $0.margin, size: $0.size, cost: $0.cost, isCalled: $0.isCalled,
        beta: $0.beta == .one ? nil : $0.beta, isHeld: $0.isHeld ? true : nil, liquidity: $0.liquidity)
    }
  }

  /// Why a saved account is impossible.
  public struct Damage: Error, Sendable {}

  /// The account that was kept.
  ///
  /// - Throws: `Damage` when its parts don't hold together, or an error of the part.
  public func account() throws -> Account {
    guard rules.isSound, slots.count <= Account.mostMarkets else { throw Damage() }
    var account = Account(rules: rules, markets: [])
    for saved in slots {
      let instrument = try saved.terms.instrument()
      guard account.index(of: instrument.symbol) == nil, saved.mark.isPositive,
        saved.mark.isMultiple(of: instrument.tick), saved.leverage >= .one,
        saved.leverage <= instrument.highestLeverage, saved.size.isMultiple(of: instrument.lot),
        saved.size.signum == saved.cost.signum, saved.isIsolated || saved.margin.isZero,
        Account.betas.contains(saved.beta ?? .one), saved.liquidity?.isSound ?? true
      else { throw Damage() }
      var slot = Slot(instrument, mark: saved.mark, leverage: saved.leverage)
      slot.isIsolated = saved.isIsolated
      slot.margin = saved.margin
      slot.size = saved.size
      slot.cost = saved.cost
      slot.isCalled = saved.isCalled
      slot.beta = saved.beta ?? .one
      slot.isHeld = saved.isHeld ?? false
      slot.liquidity = saved.liquidity
      account.slots.append(slot)
    }
    account.ledger = ledger
    account.isCalled = isCalled
    account.liquidates = liquidates
    account.isHeld = isHeld ?? false
    // What can't be computed now could never be computed.
    for pot in account.openPots {
      let _: Fixed = try account.equity(pot)
      let _: Fixed = try account.requirement(pot)
    }
    let _: Fixed = try account.accountValue()
    return account
  }
}

extension RuleSet {
  /// Whether every number lies where a rule set's may lie. Rule sets read from YAML are held to the same ranges.
  public var isSound: Bool {
    let half = Fixed(5, decimals: 1)
    func within(_ value: Fixed?, _ low: Fixed, _ high: Fixed) -> Bool { value.map { low <= $0 && $0 <= high } ?? true }
    return within(marginCall, .one, .hundred) && within(lpWeight, .zero, .one)
      && within(funding.interest, -.one, .one) && within(funding.clamp, .zero, .one)
      && within(funding.cap, .zero, .one) && within(liquidation.slippage, .zero, half)
      && within(liquidation.fee, .zero, half)
      && within(liquidation.partial?.share, .zero, .one)
      && within(liquidation.partial?.stopAt, .one, .hundred)
      && (liquidation.partial.map { (1...100).contains($0.steps) } ?? true)
      && quote.utf8.count <= 8
  }
}
