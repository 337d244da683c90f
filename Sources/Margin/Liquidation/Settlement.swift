extension Account {
  /// Brings the account in line with its prices: raises or lifts margin calls and liquidates what has to be.
  ///
  /// A pot with a position whose mark is stale isn't liquidated: what it is worth isn't known. That is told when it
  /// begins and when it ends.
  ///
  /// To be called after every change. Isolated positions are settled before the pool.
  ///
  /// - Parameter liftsCalls: false at prices that are only touched, so that a margin call outlasts a better price that
  ///   doesn't stay.
  public mutating func settle(_ backstop: inout some Backstop, liftsCalls: Bool = true) throws -> [Event] {
    var events: [Event] = []
    for pot in openPots {
      let equity: Fixed = try equity(pot)
      let requirement: Fixed = try requirement(pot)
      events += try call(pot, equity: equity, requirement: requirement, lifts: liftsCalls)
      let isReached = try Level.liquidation.isReached(equity: equity, requirement: requirement, rules)
      let holder = members(of: pot).first { slots[$0].isStale }
      if liquidates, isReached, let holder {
        if !isHeld(pot) {
          setHeld(pot, true)
          events.append(held(pot, by: slots[holder].symbol, equity: equity, requirement: requirement))
        }
        continue
      }
      if isHeld(pot), isReached || liftsCalls {
        setHeld(pot, false)
        let end = isReached ? (liquidates ? HoldEnd.released : .off) : .recovered
        events.append(holdOver(pot, end, equity: equity, requirement: requirement))
      }
      if liquidates, isReached {
        events += try liquidate(pot, &backstop)
        // What is left after a partial liquidation may be out of the call.
        if isOpen(pot) {
          let (equity, requirement): (Fixed, Fixed) = try (self.equity(pot), self.requirement(pot))
          events += try call(pot, equity: equity, requirement: requirement, lifts: liftsCalls)
        }
      }
    }
    events += forgetHolds()
    forgetCalls()
    return try events + writeOff(&backstop)
  }

  /// A pool without positions that owes money, as after a loss taken while liquidation was off, will never pay it.
  private mutating func writeOff(_ backstop: inout some Backstop) throws -> [Event] {
    guard liquidates, members(of: .pool).isEmpty else { return [] }
    let owing: Fixed = try walletBalance()
    guard owing.isNegative else { return [] }
    let events = try sellShares(&backstop)
    let wallet: Fixed = try walletBalance()
    return wallet.isNegative ? try events + forgive(-wallet, in: .pool, &backstop) : events
  }

  private mutating func call(_ pot: Pot, equity: Fixed, requirement: Fixed, lifts: Bool) throws -> [Event] {
    guard rules.marginCall != nil else {
      // Rules without margin calls leave none standing.
      setCalled(pot, false)
      return []
    }
    let isNear = try Level.marginCall.isReached(equity: equity, requirement: requirement, rules)
    guard isNear != isCalled(pot), isNear || lifts else { return [] }
    setCalled(pot, isNear)
    let facts = marketFact(pot) + [(.equity, .number(equity, .money)), (.requirement, .number(requirement, .money))]
    return [Event(isNear ? .marginCall : .marginCallOver, facts)]
  }

  private func held(_ pot: Pot, by market: Symbol, equity: Fixed, requirement: Fixed) -> Event {
    Event(
      .liquidationHeld,
      marketFact(pot) + [
        (.equity, .number(equity, .money)), (.requirement, .number(requirement, .money)), (.with, .market(market)),
      ])
  }

  private func holdOver(_ pot: Pot, _ end: HoldEnd, equity: Fixed, requirement: Fixed) -> Event {
    Event(
      .liquidationHoldOver,
      marketFact(pot) + [
        (.kind, .word(end.rawValue)), (.equity, .number(equity, .money)), (.requirement, .number(requirement, .money)),
      ])
  }

  private func isHeld(_ pot: Pot) -> Bool {
    switch pot {
    case .pool: isHeld
    case .isolated(let index): slots[index].isHeld
    }
  }

  private mutating func setHeld(_ pot: Pot, _ value: Bool) {
    switch pot {
    case .pool: isHeld = value
    case .isolated(let index): slots[index].isHeld = value
    }
  }

  /// Nothing is held of a pot without positions.
  private mutating func forgetHolds() -> [Event] {
    var events: [Event] = []
    func closed(_ pot: Pot) -> Event {
      Event(.liquidationHoldOver, marketFact(pot) + [(.kind, .word(HoldEnd.closed.rawValue))])
    }
    for index in slots.indices where slots[index].isHeld && !slots[index].isOpen {
      events.append(closed(.isolated(index)))
      slots[index].isHeld = false
    }
    if isHeld, members(of: .pool).isEmpty {
      events.append(closed(.pool))
      isHeld = false
    }
    return events
  }

  /// The liquidations that stale prices hold back: the isolated market, nil for the pool, and the first market whose
  /// price is stale.
  public var holds: [(market: Symbol?, by: Symbol)] {
    openPots.compactMap { pot in
      guard isHeld(pot), let stale = members(of: pot).first(where: { slots[$0].isStale }) else { return nil }
      let market: Symbol? = if case .isolated(let index) = pot { slots[index].symbol } else { nil }
      return (market, slots[stale].symbol)
    }
  }

  private func isCalled(_ pot: Pot) -> Bool {
    switch pot {
    case .pool: isCalled
    case .isolated(let index): slots[index].isCalled
    }
  }

  private mutating func setCalled(_ pot: Pot, _ value: Bool) {
    switch pot {
    case .pool: isCalled = value
    case .isolated(let index): slots[index].isCalled = value
    }
  }

  /// A pot without positions has nothing to be called for.
  private mutating func forgetCalls() {
    if isCalled, members(of: .pool).isEmpty { isCalled = false }
    for index in slots.indices where slots[index].isCalled && !slots[index].isOpen { slots[index].isCalled = false }
  }

  /// The market of an isolated pot as a fact; nothing for the pool.
  func marketFact(_ pot: Pot) -> [(FactName, FactValue)] {
    if case .isolated(let index) = pot { [(.market, .market(slots[index].symbol))] } else { [] }
  }
}

/// How it ends that a liquidation is held back.
public enum HoldEnd: String, CaseIterable, Sendable {
  /// The price is recent again, and the liquidation follows.
  case released
  /// Equity is above the requirement again.
  case recovered
  /// There is no position any more.
  case closed
  /// Liquidation was turned off.
  case off
}
