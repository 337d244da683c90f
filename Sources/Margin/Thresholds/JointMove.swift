/// Which way all markets move together.
public enum Direction: Sendable {
  /// All marks fall by the same share.
  case fall
  /// All marks rise by the same share.
  case rise
}

extension Account {
  /// The step in which joint moves are stated: 0.01 %.
  public static let jointStep = Fixed(1, decimals: 4)
  /// The largest joint rise that is looked at: 1,000 %.
  public static let largestRise = Fixed(10)

  /// The smallest joint move, in steps of 0.01 %, that liquidates the pool. Negative for a fall.
  ///
  /// Found by search over the very evaluation a move makes, ticks included: the figure does liquidate and 0.01 % less
  /// does not. That the safe moves are one interval (the requirement is convex) makes the search exact.
  func jointMove<T: Term>(_ direction: Direction) throws -> T {
    let figure = Figure(direction == .fall ? .jointFall : .jointRise)
    guard !members(of: .pool).isEmpty else { throw FigureError.nothingRequired }
    if try isLiquidatable(after: 0, direction) { throw FigureError.alreadyReached(figure) }
    let most = direction == .fall ? 9_999 : 100_000
    guard try isLiquidatable(after: most, direction) else { throw FigureError.unreachable(figure) }
    var (safe, reached) = (0, most)
    while reached - safe > 1 {
      let middle = (safe + reached) / 2
      if try isLiquidatable(after: middle, direction) { reached = middle } else { safe = middle }
    }
    let moved = try after(reached, direction)
    let value = Fixed(direction == .fall ? -reached : reached, decimals: 4)
    return try T.searched(value, step: Self.jointStep, reaching: moved.equity(.pool), moved.requirement(.pool))
      .named(figure)
  }

  private func isLiquidatable(after steps: Int, _ direction: Direction) throws -> Bool {
    let moved = try after(steps, direction)
    return try Level.liquidation.isReached(
      equity: moved.equity(.pool), requirement: moved.requirement(.pool), rules)
  }

  private func after(_ steps: Int, _ direction: Direction) throws -> Account {
    var moved = self
    let share = Fixed(direction == .fall ? -steps : steps, decimals: 4)
    for index in moved.slots.indices where moved.slots[index].isOpen {
      moved.slots[index].mark = try moved.slots[index].movedMark(by: share)
    }
    return moved
  }
}

extension Slot {
  /// The mark after a move by a share of it, rounded half up to the tick, and one tick at least.
  func movedMark(by share: Fixed) throws(ArithmeticError) -> Fixed {
    let price = try mark * (Fixed.one + share)
    return try max(price.rounded(to: instrument.tick, .halfUp), instrument.tick)
  }
}
