import Market
import Testing

@testable import Crowd
@testable import Margin

@Suite("A crowd's liquidations")
struct EngineTests {
  private let listings = Venues.listings(1)

  private func long(_ size: Double, wallet: Double, at entry: Double = 60_000) -> Crowd.Member {
    .init(wallet: wallet, sizes: [size], entries: [entry])
  }

  private func engine(
    _ members: [Crowd.Member], fund: Double = 0, depth: Double = .infinity,
    _ change: (inout CrowdRules) -> Void = { _ in }
  ) -> CrowdEngine {
    var rules = Venues.rules
    change(&rules)
    return CrowdEngine(
      Crowd(listings, members: members), rules, fund: fund,
      impact: FormulaImpact([.linear(depth: depth)], resilience: 0, prices: [60_000]))
  }

  @Test("an account at its requirement is liquidated and its fee goes to the fund")
  func fee() {
    // At 59,000 the long has 1,340 − 1,000 = 340, and 59,000 × 1 % − 250 = 340 is required.
    var engine = engine([long(1, wallet: 1_340), long(-1, wallet: 10_000)])
    #expect(engine.tick([59_001]).liquidated == 0)
    let tick = engine.tick([59_000])
    #expect(tick.rounds.map(\.accounts) == [[0]])
    #expect(tick.notional == 59_000)
    // 340 left, a fee of 0.5 % of 59,000 = 295.
    #expect((engine.fund.balance - 295).magnitude < 1e-9)
    #expect((engine.crowd.wallet(of: 0) - 45).magnitude < 1e-9)
    #expect(engine.crowd.standing(of: 0) == .liquidated && engine.crowd.standing(of: 1) == .open)
  }

  @Test("a fall makes one account due, its sale the next, until all is quiet")
  func spiral() {
    let members = [long(1, wallet: 1_400), long(1, wallet: 2_000), long(1, wallet: 2_550), long(-3, wallet: 100_000)]
    var calm = engine(members, fund: 1e6)
    #expect(calm.tick([58_900]).rounds.count == 1)
    var thin = engine(members, fund: 1e6, depth: 100)
    let tick = thin.tick([58_900])
    #expect(tick.rounds.map(\.accounts) == [[0], [1], [2]])
    #expect(thin.figures.amplification ?? 0 > 1.5 && thin.figures.fallBeyond > 0.01)
    let falling = tick.rounds.map { $0.marks[0] }
    #expect(falling == falling.sorted(by: >))
  }

  @Test("an engine that handles one account a tick leaves the others waiting, in order")
  func capacity() {
    let members = (0..<3).map { long(1, wallet: 1_400 + Double($0)) } + [long(-3, wallet: 100_000)]
    var engine = engine(members, fund: 1e6) { $0.capacity = 1 }
    let first = engine.tick([58_000])
    #expect(first.rounds.map(\.accounts) == [[0]] && first.backlog == 2 && first.due == 3)
    let second = engine.tick([57_000])
    #expect(second.rounds.map(\.accounts) == [[1]] && second.waited == 1)
    // The price comes back in time for the last one.
    let third = engine.tick([60_000])
    #expect(third.rounds.isEmpty && third.saved == 1 && third.backlog == 0)
    #expect(engine.crowd.standing(of: 2) == .open && engine.figures.longestWait == 1)
    #expect(engine.tick([58_000]).rounds.map(\.accounts) == [[2]])
  }

  @Test("waiting for the engine costs bad debt")
  func stress() {
    let members = (0..<40).map { long(1, wallet: 1_400 + Double($0)) } + [long(-40, wallet: 10_000_000)]
    let engine = engine(members, fund: 1e9)
    let path = (1...40).map { [60_000 - 100 * Double($0) - 900] }
    let debts = [1, 4, 40, nil].map { engine.badDebt(along: path, capacity: $0) {} }
    #expect(debts[0] > debts[1] && debts[1] > debts[2] && debts[2] == debts[3])
    #expect(engine.figures.ticks == 0)
  }

  @Test("somebody who trades among the crowd is liquidated, deleveraged and counted like everybody")
  func replace() {
    var engine = engine([long(0, wallet: 0), long(1, wallet: 1_400), long(-1, wallet: 100_000)], fund: 1e6)
    #expect(engine.crowd.standing(of: 0) == .flat)
    engine.replace(0, by: long(2, wallet: 3_000))
    #expect(engine.audit.isBalanced && engine.audit.error < 1e-9 && engine.drift < 1e-9)
    // 3,000 − 2,200 = 800, and 117,800 × 1 % − 250 = 928 is required.
    let tick = engine.tick([58_900])
    #expect(tick.rounds.map(\.accounts) == [[0, 1]])
    engine.replace(0, by: long(-0.5, wallet: 5_000, at: 58_900))
    #expect(engine.crowd.standing(of: 0) == .open && engine.crowd.size(of: 0, in: 0) == -0.5)
    _ = engine.tick([59_500])
    #expect(engine.audit.isBalanced && engine.audit.error < 1e-9 && engine.drift < 1e-9)
    engine.replace(7, by: long(1, wallet: 1))
  }

  @Test("what the fund can't pay the highest ranked winner gives up, at the bankruptcy price")
  func deleverage() {
    // Two shorts in profit: the second has the same position on less equity, so more leverage, and goes first.
    var engine = engine(
      [
        long(1, wallet: 1_400), long(-1, wallet: 100_000, at: 61_000), long(-1, wallet: 5_000, at: 61_000),
        long(-1, wallet: 20_000, at: 50_000),
      ], fund: 100)
    let tick = engine.tick([58_000])
    // The long has 1,400 − 2,000 = −600; the fund pays 100, and 500 is left for the winner: 58,500 instead of 58,000.
    #expect(tick.deleverages.map(\.winner) == [2])
    #expect(tick.deleverages.map(\.bankrupt) == [0])
    #expect(tick.deleverages.map(\.quantity) == [1] && ((tick.deleverages.first?.price ?? 0) - 58_500).magnitude < 1e-6)
    #expect((tick.badDebt - 600).magnitude < 1e-6 && (tick.paid - 100).magnitude < 1e-6)
    #expect((engine.crowd.wallet(of: 2) - 7_500).magnitude < 1e-6)
    #expect(engine.crowd.standing(of: 2) == .flat && engine.crowd.standing(of: 1) == .open)
    #expect(engine.fund.balance < 1e-9)
  }

  @Test("a loss that no winner is ranked for is shared by those in profit")
  func socialize() {
    // The only other accounts are longs in profit, so nobody can take over the long that is bankrupt.
    var engine = engine([
      long(1, wallet: 1_400), long(1, wallet: 50_000, at: 50_000), long(1, wallet: 50_000, at: 54_000),
    ])
    let tick = engine.tick([58_000])
    #expect(tick.deleverages.isEmpty && (tick.socialized - 600).magnitude < 1e-6)
    // Profits are 8,000 and 4,000.
    #expect((engine.crowd.equity(of: 1, at: [58_000]) - 57_600).magnitude < 1e-6)
    #expect((engine.crowd.equity(of: 2, at: [58_000]) - 53_800).magnitude < 1e-6)
    #expect((engine.crowd.wallet(of: 1) - 50_000).magnitude < 1e-6)
    #expect(engine.audit.error < 1e-9 && engine.unpaid < 1e-6)
  }

  @Test("solvency weighs the fund and the winners' profits against what bankrupt accounts would lack")
  func solvency() {
    let engine = engine([long(1, wallet: 6_000), long(-1, wallet: 10_000)], fund: 3_000)
    // 30 % down: the long has 6,000 − 18,000 = −12,000, the short is up 18,000.
    let stress = engine.solvency(under: [-0.3])
    #expect(stress.bankrupt == 1 && (stress.shortfall - 12_000).magnitude < 1e-6)
    #expect((stress.surplus - 18_000).magnitude < 1e-6)
    #expect((stress.fundCover ?? 0) == 0.25 && (stress.cover ?? 0) == 1.75)
    #expect(engine.solvency(under: [0]).cover == nil && engine.solvency(under: [-0.05]).shortfall == 0)
    #expect(engine.solvency(under: [.nan, 1]).bankrupt >= 0)
  }

  @Test(
    "no price brings the program down",
    arguments: [0, -1, 1e-300, 1e300, .nan, .infinity, -.infinity, 60_000] as [Double])
  func hostilePrices(price: Double) {
    var engine = engine(
      [
        long(1, wallet: 6_000), long(-1, wallet: 10_000), long(1e300, wallet: 1e300), long(-.infinity, wallet: .nan),
        long(.nan, wallet: -5, at: .nan), long(1e-300, wallet: 1),
      ], fund: 3_000, depth: 1e-9)
    for price in [price, 60_000, price, 1e-12] { _ = engine.tick([price]) }
    #expect(engine.marks.allSatisfy { $0 > 0 && $0.isFinite })
    #expect(engine.crowd.cash.allSatisfy { $0.isFinite })
  }
}

@Suite("Impact by formula")
struct ImpactTests {
  @Test("linear impact moves the mark by quantity over depth, and fills on the way there")
  func linear() {
    var impact = FormulaImpact([.linear(depth: 100)], resilience: 0.5, prices: [1_000])
    let quote = impact.quote(-10, in: 0)
    #expect((quote.mark - 904.8374180359596).magnitude < 1e-9)
    #expect((quote.price - 951.2294245007140).magnitude < 1e-9)
    impact.trade(-10, in: 0)
    #expect(impact.mark(of: 0) == quote.mark)
    impact.begin([1_000])
    #expect((impact.mark(of: 0) - quote.price).magnitude < 1e-9)
  }

  @Test("under the square-root law four times the quantity moves twice as far")
  func squareRoot() {
    let impact = FormulaImpact([.squareRoot(strength: 0.1, volume: 1_000)], resilience: 0, prices: [1])
    let (one, four) = (impact.quote(10, in: 0).mark - 1, impact.quote(40, in: 0).mark - 1)
    #expect((one - 0.01005016708416795).magnitude < 1e-12)
    #expect((four - 0.02020134002675581).magnitude < 1e-12)
    #expect(impact.quote(-10, in: 0).mark < 1)
  }

  @Test("two trades end where one of both would, and cost the same together")
  func additive() {
    var impact = FormulaImpact([.squareRoot(strength: 0.1, volume: 100)], resilience: 0, prices: [50])
    let whole = impact.quote(30, in: 0)
    impact.trade(10, in: 0)
    #expect((impact.quote(20, in: 0).mark - whole.mark).magnitude < 1e-9)
  }

  @Test("nothing traded leaves the mark alone, and a market without a law has no impact")
  func nothing() {
    let impact = FormulaImpact([], resilience: .nan, prices: [7])
    #expect(impact.quote(0, in: 0) == Execution(price: 7, mark: 7))
    #expect(impact.quote(1e9, in: 0) == Execution(price: 7, mark: 7))
    #expect(impact.quote(.nan, in: 0).price == 7)
    #expect(impact.quote(1, in: 3) == Execution(price: 1e-12, mark: 1e-12))
  }
}
