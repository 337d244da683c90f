import Crowd
import Foundation
import Margin
import Market

/// The other accounts on the account's markets, as part of what undo brings back.
///
/// What is kept is how the crowd came about: the plan it was drawn from and what it met since. The accounts themselves
/// are in a cache that the states share, and are drawn again where it holds another time; so a hundred states to undo
/// take no more memory than one, and all is as it was, since a crowd is deterministic.
struct CrowdScene: Sendable {
  /// How many ticks a crowd goes through at most.
  static let most = 2_000
  /// The median leverage it can be drawn with.
  static let leverages = Fixed.one...Fixed(50)
  /// What selling half of all that is held long, at once, takes off a price.
  static let depth = 0.1
  /// The share of that which is forgotten in a tick.
  static let resilience = 0.1

  /// What the fund holds unless told, as a share of all that is held long.
  static let fundShare = 0.02

  /// What a tick met.
  struct Met: Equatable, Sendable {
    /// The learner's pooled account as it was.
    var member: Crowd.Member
    /// Prices from outside that the account's market places stood at.
    var before: [Double]
    /// Prices from outside.
    var prices: [Double]
    /// What surrounded the markets.
    var places: [MarketPlace?]
  }

  /// What is known of the crowd without looking at it.
  struct Vitals: Equatable, Sendable {
    var figures: CrowdFigures
    var fund: Double
    var units: [Double]
    /// Rounds of the last command.
    var rounds = 0

    init(of engine: CrowdEngine) {
      (figures, fund, units) = (engine.figures, engine.fund.balance, engine.openUnits)
    }

    init() { (figures, fund, units) = (CrowdFigures(), 0, []) }
  }

  let plan: CrowdPlan
  let rules: CrowdRules
  /// What the fund starts with; nil for its usual share of all that is held long.
  let fund: Double?
  /// The learner's pooled account when the crowd was drawn, which has the first place from then on.
  let seat: Crowd.Member
  private(set) var vitals: Vitals
  /// What it met last, with all before it; nil at the beginning.
  private var last: Past?
  /// The prices from outside.
  private(set) var outside: [Double]
  /// The marks as the account got them from the crowd at last, by market.
  private(set) var marks: [Fixed]
  private let cache = EngineCache()

  /// Draws a crowd.
  ///
  /// - Throws: `CommandError` when interrupted.
  init(
    _ plan: CrowdPlan, _ rules: CrowdRules, fund: Double?, seat: Crowd.Member, _ surroundings: Surroundings
  ) throws {
    (self.plan, self.rules, self.fund, self.seat) = (plan, rules, fund, seat)
    marks = plan.listings.map(\.price)
    outside = marks.map(\.double)
    vitals = Vitals()
    vitals = try engine(surroundings) { engine in
      var seated = engine
      seated.replace(0, by: seat)
      return Vitals(of: seated)
    }
  }

  /// The markets it trades in.
  var symbols: [Symbol] { plan.listings.map(\.instrument.symbol) }

  /// Prices from outside, after what the account's prices have done since, and after moves.
  func prices(at venue: Venue, moved shares: [Symbol: Fixed] = [:]) -> [Double] {
    zip(symbols, zip(outside, marks)).map { symbol, known in
      let now = venue.places[symbol]?.source ?? venue.account[symbol]?.mark ?? known.1
      let news = now == known.1 ? 1 : now.double / known.1.double
      return known.0 * news * (1 + (shares[symbol]?.double ?? 0))
    }
  }

  /// What surrounds the markets.
  private func places(at venue: Venue) -> [MarketPlace?] { symbols.map { venue.places[$0] } }

  /// The prices that the account's markets are put at when a tick begins: those elsewhere where a market has a place, as
  /// far as they move.
  func begin(_ tick: CrowdTick, from before: [Double], to prices: [Double], _ venue: Venue) -> CrowdStep {
    var news: [(symbol: Symbol, price: Fixed)] = []
    for (index, symbol) in symbols.enumerated() {
      guard let slot = venue.account[symbol] else { continue }
      if let place = venue.places[symbol] {
        let price = PlacedImpact.elsewhere(place, slot.instrument, from: before[index], to: prices[index])
        if let price { news.append((symbol, price)) }
      } else {
        news.append((symbol, slot.instrument.price(nearest: tick.before[index])))
      }
    }
    return .begin(news)
  }

  /// Lets a tick pass.
  ///
  /// - Parameters:
  ///   - before: prices from outside that the places stand at.
  ///   - prices: prices from outside now.
  mutating func tick(
    from before: [Double], to prices: [Double], _ venue: Venue, _ surroundings: Surroundings
  ) throws -> CrowdTick {
    guard last?.number ?? 0 < Self.most else { throw CrowdProblem.tooLong(most: Self.most) }
    let met = Met(
      member: Self.member(of: venue.account, symbols), before: before, prices: prices, places: places(at: venue))
    let tick = try meet(met, surroundings)
    outside = prices
    return tick
  }

  /// Meets what a tick brings.
  @discardableResult
  mutating func meet(_ met: Met, _ surroundings: Surroundings) throws -> CrowdTick {
    let new = Past(met, after: last)
    let (tick, vitals) = try engine(surroundings, then: new) { engine in
      let tick = met.happen(to: &engine)
      return (tick, Vitals(of: engine))
    }
    (last, self.vitals) = (new, vitals)
    return tick
  }

  /// Remembers how many rounds a command led to, and where it left the account's prices.
  mutating func end(rounds: Int, at venue: Venue) {
    vitals.rounds = rounds
    for (index, symbol) in symbols.enumerated() {
      marks[index] = venue.places[symbol]?.source ?? venue.account[symbol]?.mark ?? marks[index]
    }
  }

  /// All it met, first things first.
  var met: [Met] { (Past.since(nil, to: last) ?? []).reversed() }

  /// Takes over where a saved crowd stood.
  mutating func stand(at outside: [Double], marks: [Fixed], rounds: Int) {
    (self.outside, self.marks, vitals.rounds) = (outside, marks, rounds)
  }

  /// Asks the crowd as it is now, with the account as it is now among it.
  func ask<Result>(
    _ venue: Venue, _ surroundings: Surroundings, _ question: (CrowdEngine) throws -> Result
  ) throws -> Result {
    let member = Self.member(of: venue.account, symbols)
    return try engine(surroundings) { engine in
      var copy = engine
      copy.enter(places(at: venue), at: prices(at: venue))
      if last?.met.member != member { copy.replace(0, by: member) }
      return try question(copy)
    }
  }

  /// The learner's pooled account as a member, with what shares of pools count for at present marks in its wallet.
  static func member(of account: Account, _ symbols: [Symbol]) -> Crowd.Member {
    let held = symbols.map { symbol in account[symbol].flatMap { $0.isIsolated || !$0.isOpen ? nil : $0 } }
    let wallet = (try? account.value(of: Figure(.collateralValue))) ?? .zero
    return Crowd.Member(
      wallet: wallet.double, sizes: held.map { $0?.size.double ?? 0 },
      entries: held.map { $0.map { $0.cost.double / $0.size.double } ?? 0 })
  }

  /// Lends the engine as it is after all that was met, drawn again where the cache holds another time.
  private func engine<Result>(
    _ surroundings: Surroundings, then next: Past? = nil, _ body: (inout CrowdEngine) throws -> Result
  ) throws -> Result {
    var (engine, rest) = try cache.take(for: last) ?? (drawn(surroundings), Past.since(nil, to: last) ?? [])
    while let met = rest.popLast() {
      try surroundings.charge(1)
      _ = met.happen(to: &engine)
    }
    let result = try body(&engine)
    cache.put(engine, after: next ?? last)
    return result
  }

  private func drawn(_ surroundings: Surroundings) throws -> CrowdEngine {
    defer { surroundings.progress("accounts drawn", 1) }
    try surroundings.charge(plan.accounts / 50)
    let workers = Workers(2)
    let crowd = try plan.draw(under: rules, workers) { share in
      try surroundings.charge(1)
      surroundings.progress("accounts drawn", share)
    }
    let laws = zip(crowd.listings, crowd.openInterest).map { listing, sides in
      FormulaImpact.Law.linear(
        depth: max(sides.long, 1) * listing.instrument.lot.double / 2 / log(1 / (1 - Self.depth)))
    }
    let prices = crowd.listings.map(\.price.double)
    let impact = PlacedImpact(
      FormulaImpact(laws, resilience: Self.resilience, prices: prices), crowd.listings.map(\.instrument), prices: prices
    )
    let held = zip(crowd.listings, crowd.openInterest).reduce(0) { sum, market in
      sum + market.1.long * market.0.instrument.lot.double * market.0.price.double
    }
    let fund = fund ?? (Self.fundShare * held).rounded()
    return CrowdEngine(crowd, rules, fund: fund, impact: impact, workers: workers)
  }

}

extension CrowdScene: Equatable {
  /// Whether two crowds came about in the same way, and so are the same.
  static func == (a: CrowdScene, b: CrowdScene) -> Bool {
    a.plan == b.plan && a.rules == b.rules && a.fund == b.fund && a.seat == b.seat && a.vitals == b.vitals
      && Past.areEqual(a.last, b.last)
      && a.outside == b.outside && a.marks == b.marks
  }
}

extension CrowdScene.Met {
  /// Seats the learner's account, which has the first place, and lets the tick pass.
  fileprivate func happen(to engine: inout CrowdEngine) -> CrowdTick {
    engine.enter(places, at: before)
    engine.replace(0, by: member)
    return engine.tick(prices)
  }
}

extension Surroundings {
  /// Lets so much work be counted, and stopped.
  func charge(_ units: Int) throws {
    for _ in 0..<max(units, 1) where isInterrupted() { throw CommandError(.interrupted) }
  }
}
