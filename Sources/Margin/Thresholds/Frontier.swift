/// What becomes of the pool at some prices.
public enum Region: Int, CaseIterable, Sendable {
  /// Clear of the margin call.
  case safe
  /// The margin call is reached.
  case marginCall
  /// Liquidation is reached.
  case liquidated
  /// Equity is gone.
  case bankrupt
}

extension Account {
  /// What becomes of the pool when two markets stand at other marks and all others where they are: a row for each price of
  /// the second market, a cell for each of the first.
  ///
  /// It is what a move there in one step would bring: isolated positions end first, and what is left of them goes to the
  /// pool. Prices are taken as they are, ticks aside.
  public func frontier(
    _ first: Symbol, _ firstPrices: [Fixed], _ second: Symbol, _ secondPrices: [Fixed]
  ) throws -> [[Region]] {
    guard let column = index(of: first) else { throw FigureError.noMarket(first) }
    guard let row = index(of: second) else { throw FigureError.noMarket(second) }
    let isolates = slots.contains { $0.isOpen && $0.isIsolated }
    var moved = self
    return try secondPrices.map { secondPrice in
      try firstPrices.map { firstPrice in
        if isolates { moved = self }
        moved.slots[column].mark = firstPrice
        moved.slots[row].mark = secondPrice
        if isolates { try moved.settleIsolated() }
        return try moved.region()
      }
    }
  }

  /// Equity and requirement of a position's pot with its market at other marks and all others where they are.
  public func levels(of symbol: Symbol, at prices: [Fixed]) throws -> [(equity: Fixed, requirement: Fixed)] {
    guard let index = index(of: symbol) else { throw FigureError.noMarket(symbol) }
    let pot = pot(of: index)
    var moved = self
    return try prices.map { price in
      moved.slots[index].mark = price
      return (try moved.equity(pot), try moved.requirement(pot))
    }
  }

  /// Where the pool stands at its marks.
  public func region() throws -> Region {
    guard isOpen(.pool) else { return .safe }
    let (equity, requirement): (Fixed, Fixed) = try (equity(.pool), requirement(.pool))
    func isReached(_ level: Level) throws -> Bool {
      try level.isReached(equity: equity, requirement: requirement, rules)
    }
    if try isReached(.bankruptcy) { return .bankrupt }
    if try isReached(.liquidation) { return .liquidated }
    return try isReached(.marginCall) ? .marginCall : .safe
  }

  /// Whether a pot is at its requirement, or below it.
  ///
  /// - Parameter market: the isolated position that is asked about; nil for the pool.
  public func isDue(_ market: Symbol?) throws -> Bool {
    let cushion = try cushion(market)
    return cushion.isNegative || (cushion.isZero && rules.trigger == .atOrBelow && isOpen(pot(named: market)))
  }

  /// Equity less requirement of a pot, quote currency; zero where nothing is open.
  public func cushion(_ market: Symbol?) throws -> Fixed {
    let pot = pot(named: market)
    guard isOpen(pot) else { return .zero }
    let (equity, requirement): (Fixed, Fixed) = try (equity(pot), requirement(pot))
    return try equity - requirement
  }

  private func pot(named market: Symbol?) -> Pot {
    guard let market, let index = index(of: market), slots[index].isIsolated else { return .pool }
    return .isolated(index)
  }
}
