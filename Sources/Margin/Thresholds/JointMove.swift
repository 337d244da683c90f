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

  /// The smallest joint move, in steps of 0.01 %, that takes the pool to a level. Negative for a fall. Each market moves by
  /// its beta times the joint move.
  ///
  /// Found by search over the very evaluation a move makes, ticks included: the figure does reach the level and 0.01 % less
  /// does not. The safe moves are one interval, since the requirement is convex. One thing can break it up: an isolated
  /// position that the same move ends hands its rest to the pool before the pool is measured. Where that saves the pool,
  /// the search goes on beyond.
  func jointMove<T: Term>(_ direction: Direction, to level: Level, as kind: FigureKind) throws -> T {
    let figure = Figure(kind)
    guard level.multiple(rules) != nil else { throw FigureError.notInRules(kind) }
    guard isOpen(.pool) else { throw FigureError.nothingRequired }
    guard try !after(0, direction, settlesIsolated: false).isPool(at: level) else {
      throw FigureError.alreadyReached(figure)
    }
    let most = direction == .fall ? 9_999 : 100_000
    func search(from start: Int, settlesIsolated: Bool) throws -> Int {
      func reaches(_ steps: Int) throws -> Bool {
        try after(steps, direction, settlesIsolated: settlesIsolated).isPool(at: level)
      }
      guard try reaches(most) else { throw FigureError.unreachable(figure) }
      var (safe, reached) = (start, most)
      while reached - safe > 1 {
        let middle = (safe + reached) / 2
        if try reaches(middle) { reached = middle } else { safe = middle }
      }
      return reached
    }
    var steps = try search(from: 0, settlesIsolated: false)
    if try !after(steps, direction, settlesIsolated: true).isPool(at: level) {
      steps = try search(from: steps, settlesIsolated: true)
    }
    let moved = try after(steps, direction, settlesIsolated: true)
    let value = Fixed(direction == .fall ? -steps : steps, decimals: 4)
    return try T.searched(value, step: Self.jointStep, reaching: moved.equity(.pool), moved.requirement(.pool))
      .named(figure)
  }

  /// Whether the pool is at a level or beyond it.
  func isPool(at level: Level) throws -> Bool {
    try level.isReached(equity: equity(.pool), requirement: requirement(.pool), rules)
  }

  private func after(_ steps: Int, _ direction: Direction, settlesIsolated: Bool) throws -> Account {
    var moved = self
    let share = Fixed(direction == .fall ? -steps : steps, decimals: 4)
    for index in moved.slots.indices where moved.slots[index].isOpen || moved.slots[index].liquidity != nil {
      let slot = moved.slots[index]
      moved.slots[index].mark = try slot.movedMark(
        by: slot.beta == .one ? share : share.times(slot.beta, rounding: .halfEven))
    }
    if settlesIsolated { try moved.settleIsolated() }
    return moved
  }

  /// Ends the isolated positions that have to end at these prices; what is left of them goes to the pool.
  public mutating func settleIsolated() throws {
    guard liquidates else { return }
    var nobody = Nobody()
    for index in slots.indices where slots[index].isOpen && slots[index].isIsolated {
      let (equity, requirement): (Fixed, Fixed) = try (equity(.isolated(index)), requirement(.isolated(index)))
      if try Level.liquidation.isReached(equity: equity, requirement: requirement, rules) {
        _ = try liquidate(.isolated(index), &nobody)
      }
    }
  }
}

/// Stands behind an account that is only imagined.
private struct Nobody: Backstop {
  mutating func receive(_ amount: Fixed) {}
  mutating func bear(_ shortfall: Fixed) -> [Event] { [] }
}

extension Slot {
  /// The mark after a move by a share of it, rounded half up to the tick, and one tick at least.
  func movedMark(by share: Fixed) throws(ArithmeticError) -> Fixed {
    try instrument.onTick(mark * (Fixed.one + share))
  }
}
