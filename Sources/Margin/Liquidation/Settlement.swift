extension Account {
  /// Brings the account in line with its prices: raises or lifts margin calls and liquidates what has to be.
  ///
  /// A pot with a position whose mark is stale isn't liquidated: what it is worth isn't known.
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
      if liquidates, try Level.liquidation.isReached(equity: equity, requirement: requirement, rules) {
        if let stale = members(of: pot).first(where: { slots[$0].isStale }) {
          events.append(held(pot, by: slots[stale].symbol, equity: equity, requirement: requirement))
          continue
        }
        events += try liquidate(pot, &backstop)
        // What is left after a partial liquidation may be out of the call.
        if isOpen(pot) {
          let (equity, requirement): (Fixed, Fixed) = try (self.equity(pot), self.requirement(pot))
          events += try call(pot, equity: equity, requirement: requirement, lifts: liftsCalls)
        }
      }
    }
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
