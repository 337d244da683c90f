/// The prices of one market at which a level is reached, every other price held still.
///
/// The equation is `equity(p) = k × requirement(p)`. Equity is linear in p and the requirement is linear within each tier,
/// so each tier has one root, and the one that counts lies inside its own tier (Binance's FAQ b3c689c1 says to redo the
/// formula with the tier at the root; Cube derives the same). Since the requirement is convex, the safe prices are one
/// interval: there is a price below it, one above, both or neither.
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

  /// The liquidation prices of all open positions, with one evaluation of each pot.
  public func liquidationPrices() throws -> [(symbol: Symbol, prices: MarketPrices)] {
    var found: [(Symbol, MarketPrices)] = []
    var pool: (equity: Fixed, requirement: Fixed)?
    for (index, slot) in slots.enumerated() where slot.isOpen {
      let totals: (equity: Fixed, requirement: Fixed)
      if slot.isIsolated {
        totals = try (equity(.isolated(index)), requirement(.isolated(index)))
      } else if let known = pool {
        totals = known
      } else {
        totals = try (equity(.pool), requirement(.pool))
        pool = totals
      }
      let solved = try solve(.liquidation, index, equity: totals.equity, requirement: totals.requirement)
      found.append((slot.symbol, solved.prices))
    }
    return found
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
    let exact: T = try root(level, slot, chosen.row, equity: equity, requirement: requirement)
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
  /// p = (entry value − equity of the rest + k × (requirement of the rest − amount)) ÷ |size| ÷ (±1 − k × (rate + fee)),
  /// for one tier. Divided by the size first, so that a tiny position loses no digits.
  private func root<T: Term>(_ level: Level, _ slot: Slot, _ row: Int, equity: T, requirement: T) throws -> T {
    let rules = self.rules
    let multiple = level.multiple(rules) ?? .one
    let symbol = slot.symbol
    let cost: T = slot.entryValue()
    let size: T = slot.positionSize()
    let side: T = .constant(size.value.isNegative ? -.one : .one)
    let othersEquity = try T.difference(equity, slot.unrealizedPnL())
    var numerator = try T.difference(cost, othersEquity)
    var slope = side
    if !multiple.isZero {
      let k = T.constant(multiple)
      var fixed = try T.difference(requirement, slot.requirement(rules))
      var rate: T?
      switch slot.maintenanceBasis(rules) {
      case .entry: fixed = try T.sum([fixed, slot.maintenanceMargin(rules)])
      case .mark:
        let tier = slot.instrument.tiers.tiers[row]
        rate = .given(Figure(.maintenanceRate, symbol), tier.rate)
        if !tier.amount.isZero {
          fixed = try T.difference(fixed, .given(Figure(.maintenanceAmount, symbol), tier.amount))
        }
      }
      if rules.reservesClosingFee {
        let fee = T.given(Figure(.takerFee, symbol), slot.instrument.takerFee)
        rate = try rate.map { try T.sum([$0, fee]) } ?? fee
      }
      numerator = try T.sum([numerator, multiple == .one ? fixed : T.product(k, fixed, .halfEven)])
      if let rate {
        slope = try T.difference(side, multiple == .one ? rate : T.product(k, rate, .halfEven))
      }
    }
    return try T.quotient(T.quotient(numerator, T.magnitude(size), .halfEven), slope, .halfEven)
  }

  /// Solves the equation tier by tier, rounds each root away from the mark, and holds the result to the trigger itself.
  func solve(_ level: Level, _ index: Int, equity: Fixed, requirement: Fixed) throws -> SolvedPrices {
    let slot = slots[index]
    let rules = self.rules
    guard level.multiple(rules) != nil else { return SolvedPrices() }
    if try level.isReached(equity: equity, requirement: requirement, rules) { return SolvedPrices(isReached: true) }
    let rest = try (
      equity: equity - slot.unrealizedPnL(), requirement: requirement - slot.requirement(rules)
    )
    func reaches(_ price: Fixed) throws -> Bool {
      let moved = slot.at(price)
      return try level.isReached(
        equity: rest.equity + moved.unrealizedPnL(), requirement: rest.requirement + moved.requirement(rules), rules)
    }
    var solved = SolvedPrices()
    for root in try roots(level, slot, equity: equity, requirement: requirement) {
      let tick = slot.instrument.tick
      if root.price < slot.mark {
        guard solved.below.map({ root.price > $0.price }) ?? true else { continue }
        var price = try root.price.rounded(to: tick, .floor)
        for _ in 0..<4 where try price + tick < slot.mark && reaches(price + tick) { price = try price + tick }
        for _ in 0..<4 where try price.isPositive && !reaches(price) { price = try price - tick }
        if price.isPositive { solved.below = SolvedRoot(row: root.row, price: price) }
      } else {
        guard solved.above.map({ root.price < $0.price }) ?? true else { continue }
        var price = try root.price.rounded(to: tick, .ceiling)
        for _ in 0..<4 where try price - tick > slot.mark && reaches(price - tick) { price = try price - tick }
        for _ in 0..<4 where try !reaches(price) { price = try price + tick }
        solved.above = SolvedRoot(row: root.row, price: price)
      }
    }
    return solved
  }

  /// The roots that lie inside their own tier, above zero.
  private func roots(_ level: Level, _ slot: Slot, equity: Fixed, requirement: Fixed) throws -> [Root] {
    let tiers = slot.instrument.tiers.tiers
    let isTiered = slot.maintenanceBasis(rules) == .mark && level != .bankruptcy
    var found: [Root] = []
    for row in isTiered ? tiers.indices : 0..<1 {
      let price: Fixed
      do {
        price = try root(level, slot, row, equity: equity, requirement: requirement)
      } catch ArithmeticError.divisionByZero {
        continue  // equity and requirement run parallel in this tier and never meet
      } catch ArithmeticError.overflow {
        continue  // they meet beyond any price that can be written
      }
      guard price.isPositive else { continue }
      if isTiered, let notional = try? slot.size.magnitude.times(price, rounding: .halfEven) {
        if notional < tiers[row].from { continue }
        if row + 1 < tiers.count, notional > tiers[row + 1].from { continue }
      }
      found.append(Root(row: row, price: price))
    }
    return found
  }
}
