import Crowd
import Document
import Margin
import Market

/// How the crowd stands, for showing.
struct CrowdView: Sendable {
  var scene: CrowdScene
  var census: Census
  var marks: [Double]
  var outlets: [Outlet]

  /// Where a market's forced sales go.
  enum Outlet: String, Sendable {
    case book, pool, law, formula

    init(_ route: LiquidationRoute?) {
      self =
        switch route {
        case .book: .book
        case .pool: .pool
        case .law: .law
        case nil: .formula
        }
    }
  }
}

/// The bad debt of a fall for engines of several capacities.
struct CapacityCurve: Sendable {
  /// In how many ticks the prices fall.
  static let fallTicks = 10
  /// How many ticks are looked at in all.
  static let ticks = 210

  var moves: [(symbol: Symbol, share: Fixed)]
  /// Accounts a tick, fewest first; nil for any number, which comes last.
  var points: [(capacity: Int?, badDebt: Double)]
}

extension State {
  /// Sends the crowd away, if there is one.
  mutating func leaveCrowd() -> [Event] {
    guard let scene = crowd else { return [] }
    crowd = nil
    return [Event(.crowdLeft, [(.count, .count(scene.plan.accounts))])]
  }
}

extension Session {
  func showCrowd(_ text: String) throws -> Report {
    guard let scene = state.crowd else { throw CrowdProblem.none }
    let (census, marks) = try scene.ask(state.venue, surroundings) { ($0.census(), $0.marks) }
    let outlets = scene.symbols.map { CrowdView.Outlet(state.venue.places[$0]?.route) }
    return answer(.crowd(CrowdView(scene: scene, census: census, marks: marks, outlets: outlets)), text)
  }

  mutating func drawCrowd(_ form: Command.CrowdForm, _ text: String) throws -> Report {
    guard form.accounts <= surroundings.mostAccounts else {
      throw CrowdProblem.tooMany(form.accounts, most: surroundings.mostAccounts)
    }
    let account = state.venue.account
    let listings = account.slots.prefix(Crowd.mostMarkets).map { VenueTerms.Listing($0.instrument, price: $0.mark) }
    var plan = CrowdPlan(listings: listings, accounts: form.accounts, seed: UInt64(form.seed ?? 1))
    if let leverage = form.leverage {
      guard CrowdScene.leverages.contains(leverage) else { throw CrowdProblem.outOfRange(.leverage) }
      plan.leverage.median = leverage.double
    }
    if let share = form.long {
      guard (Fixed.zero...Fixed.one).contains(share) else { throw CrowdProblem.outOfRange(.long) }
      plan.longShare = share.double
    }
    var next = state
    var events = next.leaveCrowd()
    let seat = CrowdScene.member(of: account, listings.map(\.instrument.symbol))
    let scene = try CrowdScene(
      plan, CrowdRules(account.rules, capacity: form.capacity), fund: form.fund?.double, seat: seat, surroundings)
    let fund = Fixed.money(scene.vitals.fund)
    next.crowd = scene
    events.append(
      Event(.crowdDrawn, [(.count, .count(form.accounts)), (.fund, .number(fund, .money))]))
    return commitCrowd(next, events, text, .changed)
  }

  mutating func endCrowd(_ text: String) throws -> Report {
    guard state.crowd != nil else { throw CrowdProblem.none }
    var next = state
    let events = next.leaveCrowd()
    return commitCrowd(next, events, text, .changed)
  }

  mutating func shock(_ stress: Command.Stress, _ file: String?, _ text: String) throws -> Report {
    let moves = try moves(stress)
    return try pass(1, moves, file, text)
  }

  mutating func settle(_ count: Int?, _ file: String?, _ text: String) throws -> Report {
    try pass(count, [], file, text)
  }

  /// Lets ticks pass: so many, or until all is quiet. The moves come with the first.
  private mutating func pass(
    _ count: Int?, _ moves: [(symbol: Symbol, share: Fixed)], _ file: String?, _ text: String
  ) throws -> Report {
    guard var scene = state.crowd else { throw CrowdProblem.none }
    let start = state.venue.account
    let marks = scene.symbols.map { start[$0]?.mark.double ?? 0 }
    let shares = Dictionary(moves.map { ($0.symbol, $0.share) }) { $1 }
    var spiral = Spiral(scene, moves, marks: marks)
    var next = state
    var events: [Event] = []
    for number in 0..<(count ?? CrowdScene.most) {
      try surroundings.charge(1)
      let standing = scene.prices(at: next.venue)
      let prices = scene.prices(at: next.venue, moved: number == 0 ? shares : [:])
      let tick = try scene.tick(from: standing, to: prices, next.venue, surroundings)
      try surroundings.charge(tick.liquidated / 50)
      spiral.add(tick)
      let before = next.venue
      let begin = scene.begin(tick, from: standing, to: prices, before)
      let follow = Command.follow([begin] + steps(tick, scene, before))
      events += try next.venue.carryOut(follow)
      next.add(.instruction(follow), to: before)
      next.tick += 1
      scene.end(rounds: spiral.count, at: next.venue)
      if count == nil, tick.rounds.isEmpty, tick.backlog == 0 { break }
    }
    let backlog = state.crowd?.vitals.figures.backlog ?? 0
    next.crowd = scene
    let all =
      spiral.events(backlogBefore: backlog) + priceChanges(from: start, to: next.venue.account)
      + events.filter { $0.kind != .priceChanged }
    let picture = SpiralPicture(spiral, start).picture
    if let file { try surroundings.writeOver(file, surroundings.svg(picture)) { $0.hasPrefix("<svg ") } }
    return commitCrowd(next, all, text, .spiral(spiral, picture, savedTo: file))
  }

  /// What a tick leads to for the account once it has begun: the trades and marks of each round, and what was taken from it
  /// as from any winner.
  ///
  /// Its own liquidation isn't among the trades of a round; it trades that itself.
  private func steps(_ tick: CrowdTick, _ scene: CrowdScene, _ venue: Venue) -> [CrowdStep] {
    var steps: [CrowdStep] = []
    for round in tick.rounds {
      for index in round.deleverages where tick.deleverages[index].winner == 0 {
        let taken = tick.deleverages[index]
        guard let slot = venue.account[scene.symbols[taken.market]] else { continue }
        steps.append(
          .deleveraged(
            slot.symbol, size: slot.instrument.size(nearest: taken.quantity.magnitude),
            price: slot.instrument.price(nearest: taken.price)))
      }
      var (trades, marks): ([(symbol: Symbol, quantity: Fixed)], [(symbol: Symbol, price: Fixed)]) = ([], [])
      for (market, symbol) in scene.symbols.enumerated() {
        guard let slot = venue.account[symbol] else { continue }
        if let place = venue.places[symbol] {
          if place.route != nil { trades.append((symbol, slot.instrument.size(nearest: round.tradedByOthers[market]))) }
        } else {
          marks.append((symbol, slot.instrument.price(nearest: round.marks[market])))
        }
      }
      steps.append(.round(trades: trades, marks: marks))
    }
    if tick.socializedShare > 0 { steps.append(.forfeited(.share(tick.socializedShare))) }
    return steps
  }

  /// How prices changed in all, in place of every round's change.
  private func priceChanges(from before: Account, to after: Account) -> [Event] {
    zip(before.slots, after.slots).compactMap { old, new in
      guard old.mark != new.mark else { return nil }
      return Event(
        .priceChanged,
        [
          (.market, .market(new.symbol)), (.price, .number(new.mark, .price)), (.from, .number(old.mark, .price)),
        ])
    }
  }

  private mutating func commitCrowd(
    _ next: State, _ events: [Event], _ text: String, _ answer: Report.Answer
  ) -> Report {
    commit(next, text, events.map { EventLog.Entry(tick: next.tick, time: "", event: $0) })
    remember(text)
    return Report(command: text, state: state, events: events, answer: answer, changed: true)
  }

  // MARK: Questions

  func solvency(_ stress: Command.Stress, _ text: String) throws -> Report {
    let moves = try moves(stress)
    guard let scene = state.crowd else { throw CrowdProblem.none }
    let shares = Dictionary(moves.map { ($0.symbol, $0.share.double) }) { $1 }
    let solvency = try scene.ask(state.venue, surroundings) { engine in
      engine.solvency(under: scene.symbols.map { shares[$0] ?? 0 })
    }
    return answer(.solvency(solvency, moves), text)
  }

  func capacityCurve(_ stress: Command.Stress, _ file: String?, _ text: String) throws -> Report {
    let moves = try moves(stress)
    guard let scene = state.crowd else { throw CrowdProblem.none }
    let shares = Dictionary(moves.map { ($0.symbol, $0.share.double) }) { $1 }
    let start = scene.prices(at: state.venue)
    let path = (1...CapacityCurve.ticks).map { tick in
      let part = Double(min(tick, CapacityCurve.fallTicks)) / Double(CapacityCurve.fallTicks)
      return zip(scene.symbols, start).map { $1 * (1 + (shares[$0] ?? 0) * part) }
    }
    let points = try scene.ask(state.venue, surroundings) { engine in
      let capacities = [200, 100, 50, 20, 5].map { max(1, scene.plan.accounts / $0) }
      let unique = capacities.enumerated().filter { !capacities[..<$0.offset].contains($0.element) }.map(\.element)
      return try (unique.map { Optional($0) } + [nil]).map { capacity in
        try surroundings.charge(1 + scene.plan.accounts / 50)
        return (
          capacity: capacity,
          badDebt: try engine.badDebt(along: path, capacity: capacity) { try surroundings.charge(1) }
        )
      }
    }
    let curve = CapacityCurve(moves: moves, points: points)
    let picture = SolvencyWords(state.venue.account).picture(curve)
    if let file { try surroundings.writeOver(file, surroundings.svg(picture)) { $0.hasPrefix("<svg ") } }
    return answer(.capacityCurve(curve, picture, savedTo: file), text)
  }

  /// The moves of a stress, each of a market that the crowd trades in, and none to zero or below.
  private func moves(_ stress: Command.Stress) throws -> [(symbol: Symbol, share: Fixed)] {
    guard let scene = state.crowd else { throw CrowdProblem.none }
    let moves =
      switch stress {
      case .all(let share): scene.symbols.map { (symbol: $0, share: share) }
      case .some(let moves): moves
      }
    for (index, move) in moves.enumerated() {
      if moves[..<index].contains(where: { $0.symbol == move.symbol }) { throw Refusal.namedTwice(move.symbol) }
      guard scene.symbols.contains(move.symbol) else { throw CrowdProblem.notTraded(move.symbol) }
      guard move.share > -Fixed.one else { throw Refusal.priceGone(move.symbol) }
      // Beyond a hundredfold no price could be held.
      guard move.share <= Fixed(100) else { throw ArithmeticError.overflow }
    }
    return moves
  }
}
