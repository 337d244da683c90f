/// One position at one leverage, and what a move does to it: a rung of the ladder.
public struct Rung: Equatable, Sendable {
  /// Notional over the money behind it.
  public let leverage: Fixed
  /// The money behind it, quote currency: notional ÷ leverage, rounded up.
  public let stake: Fixed
  /// Profit or loss of the move over the money behind it; below −1 the loss is more than that money.
  public let returnOnEquity: Fixed
  /// The move that liquidates, as a share of the mark; nil where none does.
  public let toLiquidation: Fixed?
  /// The move that takes all the money, as a share of the mark; nil where none does.
  public let toRuin: Fixed?
  /// Whether the move itself liquidates.
  public let isLiquidated: Bool
}

extension Account {
  /// One position of a market at every leverage from 1 to the most it allows, alone in an account that holds just the
  /// money behind it: what a move of the mark does to each.
  ///
  /// The position is that of the account, or one of about ten thousand at the mark where there is none; fees for opening
  /// are left out. Rungs are at 1, 2, 3, 5, 10 and so on, and at the highest leverage of the position's tier.
  public func ladder(_ symbol: Symbol, _ side: Side, move: Fixed) throws -> [Rung] {
    guard var slot = self[symbol] else { throw Refusal.noMarket(symbol) }
    guard try (Fixed.one + move).isPositive else { throw Refusal.priceGone(symbol) }
    slot.isIsolated = false
    slot.margin = .zero
    slot.liquidity = nil
    if !slot.isOpen {
      let lots = try Fixed(10_000).over(slot.mark, rounding: .floor).rounded(to: slot.instrument.lot, .floor)
      slot.size = max(lots, slot.instrument.lot)
    }
    slot.size = side == .long ? slot.size.magnitude : -slot.size.magnitude
    slot.cost = try slot.size * slot.mark
    let notional: Fixed = try slot.notional()
    let most = slot.instrument.tiers.tiers[slot.instrument.tiers.index(at: notional)].leverage
    let steps = [1, 2, 3, 5, 10, 20, 25, 50, 75, 100, 125, 150, 200, 250, 500, 750].map { Fixed($0) }
    return try (steps.filter { $0 < most } + [most]).map { try rung($0, slot, notional, move) }
  }

  private func rung(_ leverage: Fixed, _ slot: Slot, _ notional: Fixed, _ move: Fixed) throws -> Rung {
    var account = Account(rules: rules, markets: [])
    account.slots = [slot]
    account.slots[0].leverage = leverage
    let stake = try notional.over(leverage, rounding: .ceiling)
    account.ledger.deposits = stake
    func distance(_ level: Level) throws -> Fixed? {
      let prices = try account.prices(level, of: slot.symbol)
      guard let price = slot.side == .long ? prices.below : prices.above else { return nil }
      return try (price - slot.mark).over(slot.mark, rounding: .halfEven)
    }
    var moved = account
    moved.slots[0].mark = try slot.movedMark(by: move)
    let change = try moved.equity(.pool) - stake
    return try Rung(
      leverage: leverage, stake: stake, returnOnEquity: change.over(stake, rounding: .halfEven),
      toLiquidation: distance(.liquidation), toRuin: distance(.bankruptcy),
      isLiquidated: moved.isPool(at: .liquidation))
  }
}
