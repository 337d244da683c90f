@testable import Margin
@testable import Market

/// Equity and requirement of one pot as functions of one price, written down from their definitions, and the prices at
/// which they meet, found by trying prices on the tick grid. The engine's own equations are not asked.
struct Definition {
  let rules: RuleSet
  let slot: Slot
  /// Equity and requirement of the pot without the position.
  let restEquity: Fixed
  let restRequirement: Fixed

  init(_ account: Account, _ index: Int) throws {
    rules = account.rules
    slot = account.slots[index]
    var equity = slot.margin
    var requirement = Fixed.zero
    if !slot.isIsolated {
      equity = try account.value(of: Figure(.walletBalance))
      for (other, position) in account.slots.enumerated() where other != index && !position.isIsolated {
        equity = try equity + position.size * position.mark - position.cost
        requirement = try requirement + Self.requirement(position, at: position.mark, rules)
      }
    }
    (restEquity, restRequirement) = (equity, requirement)
  }

  static func requirement(_ slot: Slot, at price: Fixed, _ rules: RuleSet) throws -> Fixed {
    let value = try slot.size.magnitude * price
    let basis = slot.isIsolated ? rules.isolatedBasis : rules.crossBasis
    let notional = basis == .mark ? value : slot.cost.magnitude
    var tier = slot.instrument.tiers.tiers[0]
    for next in slot.instrument.tiers.tiers where next.from <= notional { tier = next }
    let margin = try notional.times(tier.rate, rounding: .ceiling) - tier.amount
    return rules.reservesClosingFee ? try margin + value.times(slot.instrument.takerFee, rounding: .ceiling) : margin
  }

  func equity(at price: Fixed) throws -> Fixed { try restEquity + slot.size * price - slot.cost }

  func requirement(at price: Fixed) throws -> Fixed {
    try restRequirement + Self.requirement(slot, at: price, rules)
  }

  /// Whether the level is reached with the market at a price.
  func isReached(_ level: Level, at price: Fixed) throws -> Bool {
    let equity = try equity(at: price)
    switch level {
    case .bankruptcy: return equity <= .zero
    case .liquidation:
      let requirement = try requirement(at: price)
      return rules.trigger == .below ? equity < requirement : equity <= requirement
    case .marginCall:
      guard let multiple = rules.marginCall else { return false }
      return try equity <= requirement(at: price).times(multiple, rounding: .ceiling)
    }
  }

  /// The prices that reach a level, nearest to the mark on either side.
  func prices(_ level: Level) throws -> MarketPrices {
    if try isReached(level, at: slot.mark) { return MarketPrices(below: nil, above: nil, isReached: true) }
    return MarketPrices(below: try below(level), above: try above(level), isReached: false)
  }

  private func price(_ ticks: Int128) throws -> Fixed {
    let (units, overflow) = slot.instrument.tick.units.multipliedReportingOverflow(by: ticks)
    if overflow { throw ArithmeticError.overflow }
    return Fixed(units: units)
  }

  private var ticks: Int128 { slot.mark.units / slot.instrument.tick.units }

  private func below(_ level: Level) throws -> Fixed? {
    guard ticks > 1, try isReached(level, at: price(1)) else { return nil }
    var (reached, safe) = (Int128(1), ticks)
    while safe - reached > 1 {
      let middle = (reached + safe) / 2
      if try isReached(level, at: price(middle)) { reached = middle } else { safe = middle }
    }
    return try price(reached)
  }

  private func above(_ level: Level) throws -> Fixed? {
    var (safe, reached) = (ticks, ticks * 2)
    // Beyond what can be computed with, no price can be set.
    while let price = try? price(reached), let isReached = try? isReached(level, at: price), !isReached {
      (safe, reached) = (reached, reached * 64)
    }
    guard let price = try? price(reached), (try? isReached(level, at: price)) == true else { return nil }
    while reached - safe > 1 {
      let middle = (reached + safe) / 2
      if try self.isReached(level, at: self.price(middle)) { reached = middle } else { safe = middle }
    }
    return try self.price(reached)
  }
}
