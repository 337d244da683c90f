import Market
import Testing

@testable import Crowd
@testable import Margin

@Suite("Drawing a crowd")
struct PlanTests {
  @Test("each contract has a long and a short, to the lot", arguments: 1...40 as ClosedRange<UInt64>)
  func balance(seed: UInt64) {
    let crash = Crash(seed: seed, accounts: 300)
    for (market, sides) in crash.crowd.openInterest.enumerated() {
      #expect(sides.long == sides.short, "seed \(seed), market \(market)")
      #expect(sides.long == sides.long.rounded(), "seed \(seed), market \(market)")
    }
  }

  @Test("a drawn crowd holds something, in every market it is drawn for")
  func openInterest() {
    let crowd = CrowdPlan(listings: Venues.listings(8), accounts: 2_000, seed: 7).draw(under: Venues.rules)
    #expect(crowd.count == 2_000)
    #expect(crowd.openInterest.allSatisfy { $0.long > 0 })
    let open = (0..<crowd.count).count { crowd.standing(of: $0) == .open }
    #expect(open > 1_800)
  }

  @Test("nobody is due at the beginning")
  func safe() {
    let crowd = CrowdPlan(listings: Venues.listings(8), accounts: 2_000, seed: 3).draw(under: Venues.rules)
    let marks = crowd.listings.map(\.price.double)
    for account in 0..<crowd.count where crowd.standing(of: account) == .open {
      #expect(crowd.equity(of: account, at: marks) > crowd.requirement(of: account, at: marks, Venues.rules))
    }
  }

  @Test("the same plan draws the same crowd, whatever the number of threads")
  func threads() {
    let plan = CrowdPlan(listings: Venues.listings(3), accounts: 40_000, seed: 11)
    let (one, three) = (plan.draw(under: Venues.rules), plan.draw(under: Venues.rules, Workers(3)))
    #expect(one.sizes == three.sizes && one.costs == three.costs && one.cash == three.cash)
    var other = plan
    other.seed = 12
    #expect(other.draw(under: Venues.rules).sizes != one.sizes)
  }

  @Test("drawing tells how far it is, and stops when told to")
  func progress() throws {
    struct Stopped: Error {}
    let plan = CrowdPlan(listings: Venues.listings(1), accounts: 70_000, seed: 2)
    var shares: [Double] = []
    _ = plan.draw(under: Venues.rules, Workers(1)) { shares.append($0) }
    #expect(shares.count == 3 && shares.first == 0 && shares.last == 1)
    #expect(throws: Stopped.self) { try plan.draw(under: Venues.rules, Workers(1)) { if $0 > 0 { throw Stopped() } } }
  }

  @Test("the leverage asked for is the leverage drawn, or less where it had to be")
  func leverage() {
    var plan = CrowdPlan(listings: Venues.listings(1), accounts: 1_000, seed: 5)
    plan.leverage = .init(median: 8, spread: 0, least: 1, most: 20)
    plan.wallet = .init(median: 100_000, spread: 0, least: 1, most: 1e9)
    let crowd = plan.draw(under: Venues.rules)
    let marks = crowd.listings.map(\.price.double)
    for account in 0..<crowd.count {
      let notional = (crowd.sizes[account] * crowd.lotPrices(marks)).magnitudes.total
      #expect(notional <= 8 * 100_000 + 1e-6)
    }
  }

  @Test(
    "a plan nobody means draws a crowd all the same",
    arguments: [0, 1, 2, -5], [Double.nan, .infinity, -1, 0, 1e300])
  func hostile(accounts: Int, number: Double) {
    var plan = CrowdPlan(listings: Venues.listings(2), accounts: accounts, seed: 1)
    plan.wallet = .init(median: number, spread: number, least: 0, most: number)
    plan.leverage = .init(median: number, spread: 1, least: number, most: 1e9)
    (plan.longShare, plan.sideCorrelation, plan.positions, plan.profitSpread) = (number, number, number, number)
    let crowd = plan.draw(under: Venues.rules)
    #expect(crowd.count == max(accounts, 0))
    var engine = CrowdEngine(crowd, Venues.rules, fund: number, impact: Venues.impact(crowd, half: 0.1))
    _ = engine.tick([number, 1])
    #expect(engine.audit.isBalanced)
  }

  @Test("without a market nobody holds anything")
  func noMarket() {
    let crowd = CrowdPlan(listings: [], accounts: 10, seed: 1).draw(under: Venues.rules)
    var engine = CrowdEngine(crowd, Venues.rules, fund: 1, impact: Venues.impact(crowd, half: 0.1))
    #expect(engine.tick([]).rounds.isEmpty && engine.tick([1, 2]).liquidated == 0)
    #expect(crowd.standing(of: 0) == .flat)
  }
}
