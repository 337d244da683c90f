import Margin

extension Guard {
  /// How often one guard may act at one moment: enough to halve any position away.
  private static let mostActions = 64

  /// Lets every guard act that has a reason to. What can't do what it was armed for is disarmed, and said so.
  static func act(_ guards: inout [Guard], on floor: inout Floor) throws -> [Event] {
    var events: [Event] = []
    var left: [Guard] = []
    for armed in guards {
      do {
        let (next, happened) = try armed.act(on: &floor)
        events += happened
        if let next { left.append(next) }
      } catch  where error is Refusal || error is MarketRefusal {
        // The venue refuses a guard's order as it refuses a learner's; the account stands without it.
        events.append(Event(.guardFailed, armed.facts))
      }
    }
    guards = left
    return events
  }

  /// The facts every event about a guard carries.
  public var facts: [(FactName, FactValue)] {
    let market = market.map { [(FactName.market, FactValue.market($0))] } ?? []
    let number: [(FactName, FactValue)] =
      switch self {
      case .stop(_, let price): [(.price, .number(price, .price))]
      case .reduce(let share, let ratio): [(.share, .number(share, .rate)), (.ratio, .number(ratio, .rate))]
      case .topUp(let amount, let ratio, let reserve):
        [(.amount, .number(amount, .money)), (.ratio, .number(ratio, .rate)), (.reserve, .number(reserve, .money))]
      case .hedge(_, let share, let other): [(.share, .number(share, .rate)), (.with, .market(other))]
      case .isolate(_, let ratio): [(.ratio, .number(ratio, .rate))]
      }
    return [(.kind, .word(word))] + market + number
  }

  /// Does what there is to do, and returns the guard as it stands afterward; nil when it is used up.
  private func act(on floor: inout Floor) throws -> (Guard?, [Event]) {
    let acted = Event(.guardActed, facts)
    let account = floor.account
    // Whoever is due for liquidation doesn't trade any more; only money can still come.
    if case .topUp = self {} else if try account.isDue(market) { return (self, []) }
    switch self {
    case .stop(let symbol, let price):
      guard let slot = account[symbol], slot.isOpen else { return (self, []) }
      guard slot.side == .long ? slot.mark <= price : slot.mark >= price else { return (self, []) }
      return (nil, [acted] + (try floor.close(symbol)))
    case .reduce(let share, let ratio):
      var events: [Event] = []
      for _ in 0..<Self.mostActions where try floor.account.isPoolRatio(atOrBeyond: ratio) {
        events.append(acted)
        for slot in floor.account.slots where slot.isOpen && !slot.isIsolated {
          events += try floor.close(slot.symbol, quantity: floor.account.lots(of: slot.symbol, share: share))
        }
      }
      return (self, events)
    case .topUp(let amount, let ratio, var reserve):
      var events: [Event] = []
      for _ in 0..<Self.mostActions where try reserve >= amount && floor.account.isPoolRatio(atOrBeyond: ratio) {
        reserve = try reserve - amount
        let left = Guard.topUp(amount: amount, ratio: ratio, reserve: reserve)
        events.append(Event(.guardActed, left.facts))
        events += try floor.account.deposit(amount)
      }
      // A reserve that holds less than one top-up will never act again.
      return (reserve >= amount ? .topUp(amount: amount, ratio: ratio, reserve: reserve) : nil, events)
    case .hedge(let symbol, let share, let other):
      let events = try Self.rebalance(symbol, share, other, &floor)
      return (self, events.isEmpty ? [] : [acted] + events)
    case .isolate(let symbol, let ratio):
      guard let slot = account[symbol], slot.isOpen, !slot.isIsolated, try account.isPoolRatio(atOrBeyond: ratio)
      else { return (self, []) }
      return (nil, [acted] + (try floor.account.isolate(symbol, margin: nil)))
    }
  }

  /// Trades the hedge to its target: −share × size × mark ÷ the hedge's mark, rounded toward zero to the lot. It is left
  /// alone while it is within a tenth of the target, since every trade costs a fee.
  private static func rebalance(
    _ symbol: Symbol, _ share: Fixed, _ other: Symbol, _ floor: inout Floor
  ) throws -> [Event] {
    guard let held = floor.account[symbol], let hedge = floor.account[other] else { return [] }
    let exposure = try (held.size * held.mark).times(share, rounding: .halfEven)
    let units = try exposure.magnitude.over(hedge.mark, rounding: .floor)
      .rounded(to: hedge.instrument.lot, .floor)
    let target = exposure.isNegative ? units : -units
    let gap = try target - hedge.size
    guard !gap.isZero, try gap.magnitude * Fixed(10) > target.magnitude else { return [] }
    return try floor.trade(other, quantity: gap)
  }
}

extension Account {
  /// Whether the pool's margin ratio, as the rules print it, is at a level or on the dangerous side of it. Equity that is
  /// gone is beyond any.
  func isPoolRatio(atOrBeyond ratio: Fixed) throws -> Bool {
    guard slots.contains(where: { $0.isOpen && !$0.isIsolated }) else { return false }
    do {
      let now = try value(of: Figure(.marginRatio))
      return rules.ratio == .maintenanceOverEquity ? now >= ratio : now <= ratio
    } catch FigureError.equityGone {
      return true
    } catch FigureError.nothingRequired {
      return false
    }
  }
}
