/// The prices of one market at which a level is reached, every other price held still.
///
/// The equation is `equity(p) = k × requirement(p)`. Equity is linear in p and the requirement is linear within each tier,
/// so each tier has one root, and the one that counts lies inside its own tier (Binance's FAQ b3c689c1 says to redo the
/// formula with the tier at the root; Cube derives the same). Since the schedule is convex, the margin is the largest of
/// the tiers' lines: a price is safe when it is safe by every line, so the root that counts is the one nearest to the
/// mark on its side. The safe prices are one interval: there is a price below it, one above, both or neither.
///
/// A share of the market's liquidity pool that counts as collateral adds the root of the price, which is concave, to
/// equity. The safe prices stay one interval, but no line has its ends: they are searched for.
public struct MarketPrices: Equatable, Sendable {
  /// The highest price below the mark that reaches the level.
  public var below: Fixed?
  /// The lowest price above the mark that reaches the level.
  public var above: Fixed?
  /// Whether the level is reached at the mark itself; then there is nothing to solve.
  public var isReached: Bool
}

/// A root of the equation in one tier, before rounding.
private struct Root {
  var row: Int
  var price: Fixed
  /// Whether prices below the root reach the level, rather than those above it.
  var isBelow: Bool
}

extension Account {
  /// The prices of a market at which its pot reaches a level.
  ///
  /// Rounded to the tick so that the price itself reaches the level and one tick nearer to the mark doesn't.
  public func prices(_ level: Level, of symbol: Symbol) throws -> MarketPrices {
    guard let index = index(of: symbol) else { throw FigureError.noMarket(symbol) }
    guard slots[index].isOpen else { throw FigureError.noPosition(symbol) }
    let pot = pot(of: index)
    let equity: Fixed = try equity(pot)
    let requirement: Fixed = try requirement(pot)
    return try solve(level, index, equity: equity, requirement: requirement).prices
  }

  /// The price that matters for the position: below the mark for a long and above it for a short, or the other one
  /// where that is the only one.
  func primaryPrice<T: Term>(_ level: Level, _ index: Int, as figure: Figure) throws -> T {
    try priceTerm(level, index, as: figure) { below, above in
      slots[index].size.isNegative ? above ?? below : below ?? above
    }
  }

  /// The other price, where there are two.
  func secondPrice<T: Term>(_ level: Level, _ index: Int, as figure: Figure) throws -> T {
    try priceTerm(level, index, as: figure) { below, above in
      guard let below, let above else { return nil }
      return slots[index].size.isNegative ? below : above
    }
  }

  /// Distance of the liquidation price from the mark, as a share of the mark.
  func distanceToLiquidation<T: Term>(_ index: Int) throws -> T {
    let symbol = slots[index].symbol
    let price: T = try primaryPrice(.liquidation, index, as: Figure(.liquidationPrice, symbol))
    return try T.quotient(T.difference(price, slots[index].markPrice()), slots[index].markPrice(), .halfEven)
      .named(Figure(.distanceToLiquidation, symbol))
  }

  private func priceTerm<T: Term>(
    _ level: Level, _ index: Int, as figure: Figure, choose: (SolvedRoot?, SolvedRoot?) -> SolvedRoot?
  ) throws -> T {
    let slot = slots[index]
    guard level.multiple(rules) != nil else { throw FigureError.notInRules(figure.kind) }
    let pot = pot(of: index)
    let equity: T = try equity(pot)
    let requirement: T = try requirement(pot)
    let solved = try solve(level, index, equity: equity.value, requirement: requirement.value)
    if solved.prices.isReached { throw FigureError.alreadyReached(figure) }
    guard let chosen = choose(solved.below, solved.above) else { throw FigureError.unreachable(figure) }
    if try hasCurve(index) {
      var moved = self
      moved.slots[index].mark = chosen.price
      return try T.searched(
        chosen.price, step: slot.instrument.tick, reaching: moved.equity(pot), moved.requirement(pot)
      ).named(figure)
    }
    let exact: T = try LevelEquation(level, slot, rules, equity: equity, requirement: requirement).root(chosen.row)
    let direction: Rounding = chosen.price < slot.mark ? .floor : .ceiling
    let rounded = try T.rounded(exact, to: slot.instrument.tick, direction)
    guard rounded.value != chosen.price else { return rounded.named(figure) }
    // Where the rules liquidate strictly below the requirement, a root on a tick is one tick short of the trigger.
    return try T.difference(rounded, .constant(rounded.value - chosen.price)).named(figure)
  }
}

/// A price found, and the tier whose equation gave it.
struct SolvedRoot {
  var row: Int
  var price: Fixed
}

/// Both prices with their tiers.
struct SolvedPrices {
  var below: SolvedRoot?
  var above: SolvedRoot?
  var isReached = false

  var prices: MarketPrices {
    MarketPrices(below: below?.price, above: above?.price, isReached: isReached)
  }
}

extension Account {
  /// Solves the equation tier by tier, takes the nearest root on each side of the mark to the tick, and holds the result
  /// to the trigger itself.
  func solve(_ level: Level, _ index: Int, equity: Fixed, requirement: Fixed) throws -> SolvedPrices {
    let slot = slots[index]
    guard level.multiple(rules) != nil else { return SolvedPrices() }
    if try level.isReached(equity: equity, requirement: requirement, rules) { return SolvedPrices(isReached: true) }
    if try hasCurve(index) { return try search(level, slot, equity: equity, requirement: requirement) }
    var nearest: (below: Root?, above: Root?)
    for root in try roots(level, slot, equity: equity, requirement: requirement) {
      if root.isBelow {
        if nearest.below.map({ root.price > $0.price }) ?? true { nearest.below = root }
      } else {
        if nearest.above.map({ root.price < $0.price }) ?? true { nearest.above = root }
      }
    }
    let restEquity: Fixed = try equity - slot.unrealizedPnL()
    let restRequirement: Fixed = try requirement - slot.requirement(rules)
    func solved(_ root: Root) throws -> SolvedRoot? {
      let price = try slot.nearest(to: root.price, isBelow: root.isBelow) { moved in
        try level.isReached(
          equity: restEquity + moved.unrealizedPnL(), requirement: restRequirement + moved.requirement(rules), rules)
      }
      return price.map { SolvedRoot(row: root.row, price: $0) }
    }
    return try SolvedPrices(below: nearest.below.flatMap(solved), above: nearest.above.flatMap(solved))
  }

  /// Whether equity of the position's pot holds the root of the market's price, since a share of the market's pool counts.
  private func hasCurve(_ index: Int) throws -> Bool {
    guard case .pool = pot(of: index), let worth: Fixed = try slots[index].sharesCollateral(rules) else { return false }
    return worth.isPositive
  }

  /// Searches both sides of the mark, from its nearest tick on.
  private func search(_ level: Level, _ slot: Slot, equity: Fixed, requirement: Fixed) throws -> SolvedPrices {
    let restEquity: Fixed = try equity - slot.unrealizedPnL() - slot.sharesWorth(rules)
    let restRequirement: Fixed = try requirement - slot.requirement(rules)
    func solved(isBelow: Bool) throws -> SolvedRoot? {
      let price = try slot.nearest(to: slot.mark, isBelow: isBelow) { moved in
        try level.isReached(
          equity: restEquity + moved.unrealizedPnL() + moved.sharesWorth(rules),
          requirement: restRequirement + moved.requirement(rules), rules)
      }
      return price.map { SolvedRoot(row: 0, price: $0) }
    }
    return try SolvedPrices(below: solved(isBelow: true), above: solved(isBelow: false))
  }

  /// The root of each tier's line, where there is one.
  private func roots(_ level: Level, _ slot: Slot, equity: Fixed, requirement: Fixed) throws -> [Root] {
    let equation = try LevelEquation(level, slot, rules, equity: equity, requirement: requirement)
    var found: [Root] = []
    for row in equation.isTiered ? slot.instrument.tiers.tiers.indices : 0..<1 {
      do {
        let price = try equation.root(row)
        if price.isPositive { found.append(Root(row: row, price: price, isBelow: try equation.slope(row).isPositive)) }
      } catch ArithmeticError.divisionByZero {
        continue  // equity and requirement run parallel in this tier and never meet
      } catch ArithmeticError.overflow {
        continue  // they meet beyond any price that can be written
      }
    }
    return found
  }
}
