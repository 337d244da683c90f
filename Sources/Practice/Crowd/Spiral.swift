import Crowd
import Margin
import Market

/// What a shock, or waiting, led to: round by round until quiet.
struct Spiral: Sendable {
  /// A round of liquidations, or the prices before the first.
  struct Round: Sendable {
    /// The tick it belongs to, counted from 1 within the command.
    var tick: Int
    /// Its number within the command; zero for new prices from outside.
    var number: Int
    var marks: [Double]
    var accounts = 0
    var notional = 0.0
    var fund: Double
  }

  /// What was moved from outside; empty for waiting.
  let moves: [(symbol: Symbol, share: Fixed)]
  /// The crowd's markets, in the order of marks.
  let symbols: [Symbol]
  /// The marks before anything.
  let before: [Double]
  /// The fund before anything.
  let fundBefore: Double
  private(set) var rounds: [Round] = []
  private(set) var ticks = 0
  private(set) var liquidated = 0
  private(set) var notional = 0.0
  private(set) var badDebt = 0.0
  private(set) var paid = 0.0
  private(set) var deleveraged = 0.0
  private(set) var deleverages = 0
  private(set) var socialized = 0.0
  private(set) var socializedShare = 0.0
  private(set) var saved = 0
  private(set) var backlog: Int
  private(set) var longestWait = 0

  init(_ scene: CrowdScene, _ moves: [(symbol: Symbol, share: Fixed)], marks: [Double]) {
    self.moves = moves
    symbols = scene.symbols
    before = marks
    fundBefore = scene.vitals.fund
    backlog = scene.vitals.figures.backlog
  }

  /// How many rounds there were.
  var count: Int { rounds.count { $0.number > 0 } }
  /// The marks at the end.
  var after: [Double] { rounds.last?.marks ?? before }

  /// Adds a tick.
  mutating func add(_ tick: CrowdTick) {
    ticks += 1
    if ticks == 1 || !tick.rounds.isEmpty {
      let fund = rounds.last?.fund ?? fundBefore
      rounds.append(Round(tick: ticks, number: 0, marks: tick.before, fund: fund))
    }
    var number = count
    for round in tick.rounds {
      number += 1
      rounds.append(
        Round(
          tick: ticks, number: number, marks: round.marks, accounts: round.accounts.count, notional: round.notional,
          fund: round.fund))
    }
    liquidated += tick.liquidated
    notional += tick.notional
    badDebt += tick.badDebt
    paid += tick.paid
    deleveraged += tick.deleverages.reduce(0) { $0 + max($1.cost, 0) }
    deleverages += tick.deleverages.count
    socialized += tick.socialized
    socializedShare = 1 - (1 - socializedShare) * (1 - tick.socializedShare)
    saved += tick.saved
    backlog = tick.backlog
    longestWait = max(longestWait, tick.longestWait)
  }

  /// What happened to the crowd, as events.
  func events(backlogBefore: Int) -> [Event] {
    var events = moves.map { Event(.shocked, [(.market, .market($0.symbol)), (.share, .number($0.share, .rate))]) }
    if liquidated > 0 {
      events.append(
        Event(
          .crowdLiquidated,
          [(.count, .count(liquidated)), (.rounds, .count(count)), (.notional, .number(.money(notional), .money))]))
    }
    if badDebt >= 0.005 {
      let fund = Fixed.money(rounds.last?.fund ?? fundBefore)
      events.append(
        Event(
          .crowdBadDebt, [(.amount, .number(.money(badDebt), .money)), (.fund, .number(fund, .money))]))
      if fund.isZero, fundBefore > 0 {
        events.append(Event(.fundDepleted, [(.amount, .number(.money(badDebt - paid), .money))]))
      }
    }
    if deleverages > 0 {
      events.append(
        Event(
          .crowdDeleveraged,
          [(.count, .count(deleverages)), (.amount, .number(.money(deleveraged), .money))]))
    }
    if socialized > 0 {
      events.append(
        Event(
          .lossSocialized,
          [
            (.amount, .number(.money(socialized), .money)), (.share, .number(.share(socializedShare), .rate)),
          ]))
    }
    if backlog > 0 {
      events.append(Event(.backlogGrew, [(.count, .count(backlog))]))
    } else if backlogBefore > 0 {
      events.append(Event(.backlogCleared, [(.count, .count(backlogBefore))]))
    }
    return events
  }
}
