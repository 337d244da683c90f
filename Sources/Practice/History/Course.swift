import Margin
import Market

/// The prices an account met after the learner's last instruction, to be met again with something done at one of them.
struct Course {
  /// One settlement: its time, the account there as it would be without liquidation, and funding paid there.
  struct Stop {
    var when: Story.Time
    var reached: Account
    var after: Account
    var funding: [(symbol: Symbol, rate: Fixed)]
  }

  /// The account before the first stop.
  let start: Account
  /// When that was.
  let startTime: Story.Time
  /// The settlements, oldest first.
  private(set) var stops: [Stop] = []
  /// The isolated position that ended; nil for the pool.
  let market: Symbol?
  /// The stops before which something can be done: one for each change of prices.
  let boundaries: [Int]
  /// The first stop at which the pot is due; nil when it never is.
  let firstReach: Int?
  /// Equity less requirement at each stop, as it was.
  private let cushions: [Fixed]
  /// Whether what happens at a stop depends on nothing but the account and the prices there.
  private let isMemoryless: Bool
  /// Whether other pots end on the way, and hand what is left of them to the pool.
  private let hasOtherPots: Bool

  /// The course that led to a passage's last liquidation, to the end of the passage's prices. Guards are left out of it.
  ///
  /// Nil when the passage holds no prices after the learner's last instruction.
  init?(_ passage: Passage, isInterrupted: @escaping @Sendable () -> Bool) throws {
    let deeds = passage.deeds
    var end: (deed: Int, market: Symbol?)?
    var rerun = try Rerun(passage.start, isInterrupted: isInterrupted)
    try rerun.go(through: deeds) { stop in
      for event in stop.moment.events where event.kind == .liquidationStarted { end = (stop.deed, event.market) }
    }
    let last = end?.deed ?? deeds.count
    market = end?.market
    let first = (deeds[..<last].lastIndex { !$0.isOfPrices || $0.isPath }).map { $0 + 1 } ?? 0
    var opening = try Rerun(passage.start, .guards([]), isInterrupted: isInterrupted)
    var time = Story.Time(tick: 0, time: "")
    try opening.go(through: Array(deeds[..<first])) { time = Story.Time(tick: $0.tick, time: $0.time) }
    guard opening.venue.account.holds(in: market) else { return nil }
    start = opening.venue.account
    startTime = time

    // What the learner did after the end answered it; the prices are those that came.
    let rest = deeds[first...].prefix { !$0.isPath }
    let prices = rest.enumerated().filter { $0.element.isOfPrices || first + $0.offset == last }.map(\.element)
    var stops: [Stop] = []
    var course = try Rerun(opening.venue, isInterrupted: isInterrupted)
    try course.go(through: [.instruction(.adjust(.liquidation(false)))])
    let before = time.tick
    try course.go(through: prices) { stop in
      let funding = stop.moment.events.compactMap { event in
        event.kind == .fundingPaid ? event.market.flatMap { symbol in event.number(.rate).map { (symbol, $0) } } : nil
      }
      stops.append(
        Stop(
          when: Story.Time(tick: before + stop.tick, time: stop.time), reached: stop.moment.reached,
          after: stop.moment.after, funding: funding))
    }
    guard !stops.isEmpty else { return nil }
    self.stops = stops
    boundaries = stops.indices.filter { $0 == 0 || stops[$0].when != stops[$0 - 1].when }
    let market = market
    firstReach = try stops.firstIndex { try $0.reached.isDue(market) }
    cushions = try stops.map { try $0.reached.cushion(market) }
    hasOtherPots = start.slots.contains { $0.isOpen && $0.isIsolated && $0.symbol != market }
    isMemoryless = !hasOtherPots && stops.allSatisfy(\.funding.isEmpty)
  }

  /// The time just before a stop.
  func time(of boundary: Int) -> Story.Time { boundary == 0 ? startTime : stops[boundary - 1].when }

  /// What can be done at all: money, less of each position, more of any market that moves.
  var actions: [Rescue.Action] {
    if let market { return [.margin(market), .reduce(market)] }
    let pooled = start.slots.filter { !$0.isIsolated }
    let moving = pooled.filter { slot in
      stops.contains { $0.reached[slot.symbol].map { $0.mark != slot.mark } ?? false }
    }
    return [.deposit] + pooled.filter(\.isOpen).map { .reduce($0.symbol) }
      + moving.flatMap { slot in
        [Side.long, .short].filter { !slot.isOpen || slot.side == $0 }.map { .hedge(slot.symbol, $0) }
      }
  }

  /// The least of an action that works when it is done before a stop; nil when no amount does.
  func remedy(_ action: Rescue.Action, at boundary: Int) throws -> Rescue.Remedy? {
    let account = account(at: boundary)
    guard let units = try least(action, account, boundary) else { return nil }
    let unit = try unit(of: action, account)
    let amount = try unit * Fixed(whole: units)
    return Rescue.Remedy(when: time(of: boundary), amount: amount)
  }

  /// Whether the pot gets through the prices from a stop on with so many units of an action done before it.
  func survives(_ action: Rescue.Action, units: Int128, at boundary: Int) throws -> Bool {
    guard let acted = try done(action, units, account(at: boundary)) else { return false }
    return try cushion(of: acted, from: boundary, stopsWhenDue: true) == nil
  }

  // MARK: Trying

  private func account(at boundary: Int) -> Account {
    var account = boundary == 0 ? start : stops[boundary - 1].after
    account.liquidates = true
    return account
  }

  private func unit(of action: Rescue.Action, _ account: Account) throws -> Fixed {
    switch action {
    case .deposit, .margin: Fixed(1, decimals: 2)
    case .reduce(let symbol), .hedge(let symbol, _): account[symbol]?.instrument.lot ?? .one
    }
  }

  /// The account with so many units of an action done; nil when it is refused.
  private func done(_ action: Rescue.Action, _ units: Int128, _ account: Account) throws -> Account? {
    guard units > 0 else { return account }
    var acted = account
    do {
      let amount = try unit(of: action, account).times(Fixed(whole: units), rounding: .halfEven)
      switch action {
      case .deposit: _ = try acted.deposit(amount)
      case .margin(let symbol): _ = try acted.isolate(symbol, margin: amount + (account[symbol]?.margin ?? .zero))
      case .reduce(let symbol): _ = try acted.close(symbol, quantity: amount)
      case .hedge(let symbol, let side): _ = try acted.trade(symbol, quantity: side == .long ? amount : -amount)
      }
    } catch is Refusal {
      return nil
    } catch is ArithmeticError {
      return nil
    }
    return acted
  }

  /// The least distance between equity and requirement on the way; with `stopsWhenDue`, nil when the pot is never due and
  /// the distance where it first is otherwise.
  private func cushion(of acted: Account, from boundary: Int, stopsWhenDue: Bool) throws -> Fixed? {
    var account = acted
    account.liquidates = stopsWhenDue && hasOtherPots
    var least: Fixed?
    for stop in stops[boundary...] {
      account.follow(stop.reached)
      for (symbol, rate) in stop.funding {
        if let mark = account[symbol]?.mark { _ = try account.payFunding(symbol, rate: rate, price: mark) }
      }
      guard account.holds(in: market) else { break }
      if account.liquidates { try account.settleIsolated() }
      let cushion = try account.cushion(market)
      if stopsWhenDue {
        if try account.isDue(market) { return cushion }
      } else if least.map({ cushion < $0 }) ?? true {
        least = cushion
      }
    }
    return stopsWhenDue ? nil : least
  }

  /// The least units that survive every stop from a boundary on.
  ///
  /// What survives some of the stops holds what survives all of them, so the search looks at the worst stop alone, and
  /// takes another in when its answer fails there: few of hundreds ever decide.
  private func least(_ action: Rescue.Action, _ account: Account, _ boundary: Int) throws -> Int128? {
    guard isMemoryless else {
      return try least(action, account, boundary, upTo: nil) { try survives(action, $0, boundary) }
    }
    guard let worst = worst(from: boundary) else { return nil }
    // Where the worst stop is due and a first unit only makes it worse, more of it does so all the more.
    guard let first = try done(action, 1, account),
      try cushion(of: first, at: worst) > cushion(of: account, at: worst)
    else { return nil }
    var deciding = [worst]
    while true {
      let found = try least(action, account, boundary, upTo: deciding) { units in
        guard let acted = try done(action, units, account) else { return false }
        return try deciding.allSatisfy { try !isDue(acted, at: $0) }
      }
      guard let found, let acted = try done(action, found, account) else { return nil }
      guard let failing = try (boundary..<stops.count).first(where: { try isDue(acted, at: $0) }) else { return found }
      deciding.append(failing)
    }
  }

  /// The lower end of the amounts that survive, by halving; nil when no amount does.
  private func least(
    _ action: Rescue.Action, _ account: Account, _ boundary: Int, upTo deciding: [Int]?,
    _ survives: (Int128) throws -> Bool
  ) throws -> Int128? {
    guard let most = try most(action, account, boundary), most > 0, try !survives(0) else { return nil }
    var high = most
    if try !survives(high) {
      guard let best = try best(action, account, boundary, deciding, upTo: most), try survives(best) else { return nil }
      high = best
    }
    var low: Int128 = 0
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if try survives(middle) { high = middle } else { low = middle }
    }
    return high
  }

  private func survives(_ action: Rescue.Action, _ units: Int128, _ boundary: Int) throws -> Bool {
    try survives(action, units: units, at: boundary)
  }

  /// The stop from a boundary on at which the account as it was is nearest to its requirement, or farthest beyond it.
  private func worst(from boundary: Int) -> Int? { (boundary..<stops.count).min { cushions[$0] < cushions[$1] } }

  private func cushion(of acted: Account, at stop: Int) throws -> Fixed {
    var account = acted
    account.follow(stops[stop].reached)
    return try account.cushion(market)
  }

  private func isDue(_ acted: Account, at stop: Int) throws -> Bool {
    var account = acted
    account.follow(stops[stop].reached)
    return try account.isDue(market)
  }

  /// The most units of an action there can be.
  private func most(_ action: Rescue.Action, _ account: Account, _ boundary: Int) throws -> Int128? {
    switch action {
    case .deposit, .margin:
      // A cent more than what lacks at the worst moment is enough, whatever else happens.
      guard let cushion = cushions[boundary...].min() else { return nil }
      return min(cushion, .zero).magnitude.wholeUnits(of: Fixed(1, decimals: 2)) + 2
    case .reduce(let symbol): return account[symbol].map { $0.size.magnitude.wholeUnits(of: $0.instrument.lot) }
    case .hedge:
      // Initial margin grows with the order, so what is accepted is everything up to some size.
      var (accepted, refused): (Int128, Int128) = (1, 2)
      guard try done(action, accepted, account) != nil else { return 0 }
      while refused < 1 << 60, try done(action, refused, account) != nil {
        (accepted, refused) = (refused, refused * 2)
      }
      while refused - accepted > 1 {
        let middle = accepted + (refused - accepted) / 2
        if try done(action, middle, account) != nil { accepted = middle } else { refused = middle }
      }
      return accepted
    }
  }

  /// The amount with the largest least distance: it rises to one point and falls behind it, so thirds find it.
  private func best(
    _ action: Rescue.Action, _ account: Account, _ boundary: Int, _ deciding: [Int]?, upTo most: Int128
  ) throws -> Int128? {
    func cushion(_ units: Int128) throws -> Fixed? {
      guard let acted = try done(action, units, account) else { return nil }
      guard let deciding else { return try self.cushion(of: acted, from: boundary, stopsWhenDue: false) }
      return try deciding.map { try self.cushion(of: acted, at: $0) }.min()
    }
    var (low, high): (Int128, Int128) = (0, most)
    while high - low > 2 {
      let third = (high - low) / 3
      let (left, right) = (low + third, high - third)
      guard let atLeft = try cushion(left), let atRight = try cushion(right) else { return nil }
      if atLeft < atRight { low = left + 1 } else { high = right }
    }
    var found: (units: Int128, cushion: Fixed)?
    for units in low...high {
      if let here = try cushion(units), found.map({ here > $0.cushion }) ?? true { found = (units, here) }
    }
    return found?.units
  }
}

extension Deed {
  /// Whether a path was taken, which nothing may be held over.
  var isPath: Bool { if case .path = self { true } else { false } }
}
