/// What is said after every change: equity, the ratio the rules print, and the nearest liquidation price. Each is the
/// figure of its name, computed with the others so that the pool is evaluated once.
public struct Outlook: Equatable, Sendable {
  /// A liquidation price and how far its mark is from it.
  public struct Nearest: Equatable, Sendable {
    /// The market that would have to move.
    public var symbol: Symbol
    /// Its liquidation price.
    public var price: Fixed
    /// The move to it, as a share of the mark.
    public var distance: Fixed
  }

  /// Equity of the pool.
  public var equity: Fixed
  /// The pool's margin ratio; nil where there is none, as with equity gone or nothing pooled.
  public var ratio: Fixed?
  /// The liquidation price nearest to its mark, pooled and isolated positions alike; nil where no price liquidates.
  public var nearest: Nearest?
  /// Whether a pot is at its requirement already, which only happens while liquidation is off.
  public var isDue = false
}

extension Account {
  /// What is said after a change.
  public func outlook() throws -> Outlook {
    let equity: Fixed = try equity(.pool)
    let requirement: Fixed = try requirement(.pool)
    var outlook = Outlook(equity: equity)
    outlook.ratio = try? ratio(rules.ratio, .pool, as: .marginRatio, equity: equity, requirement: requirement)
    for (index, slot) in slots.enumerated() where slot.isOpen {
      let solved =
        slot.isIsolated
        ? try solve(
          .liquidation, index, equity: self.equity(.isolated(index)), requirement: self.requirement(.isolated(index)))
        : try solve(.liquidation, index, equity: equity, requirement: requirement)
      if solved.isReached { outlook.isDue = true }
      for price in [solved.below?.price, solved.above?.price] {
        guard let price else { continue }
        let distance = try (price - slot.mark) / slot.mark
        if outlook.nearest.map({ distance.magnitude < $0.distance.magnitude }) ?? true {
          outlook.nearest = Outlook.Nearest(symbol: slot.symbol, price: price, distance: distance)
        }
      }
    }
    return outlook
  }
}
