import Testing

@testable import Crowd
@testable import Margin

@Suite("The circle closes")
struct ConservationTests {
  /// A thousand crashes in twenty cases, so that a failing one names its seeds.
  @Test("what losers lose is what winners, makers and the fund have", arguments: 0..<20 as Range<UInt64>)
  func thousand(group: UInt64) {
    for seed in group * 50 + 1...group * 50 + 50 {
      let crash = Crash(seed: seed, accounts: 40, ticks: 6)
      var engine = crash.engine()
      for prices in crash.path {
        let tick = engine.tick(prices)
        let audit = engine.audit
        #expect(audit.error < 1e-6, "seed \(seed), tick \(tick.number): \(audit)")
        #expect(audit.isBalanced, "seed \(seed), tick \(tick.number)")
        #expect(engine.drift < 1e-6, "seed \(seed), tick \(tick.number)")
        #expect(engine.fund.balance >= 0, "seed \(seed)")
        #expect(tick.rounds.allSatisfy { !$0.accounts.isEmpty }, "seed \(seed)")
      }
      let figures = engine.figures
      let borne = figures.paid + engine.unpaid + figures.socialized + figures.deleveraged
      #expect(
        (figures.badDebt - borne).magnitude <= 1e-6 * max(figures.badDebt, 1),
        "seed \(seed): bad debt \(figures.badDebt), borne \(borne)")
      for account in 0..<engine.crowd.count where engine.crowd.standing(of: account) != .open {
        if engine.crowd.standing(of: account) == .waiting { continue }
        #expect(engine.crowd.sizes[account] == .zero, "seed \(seed), account \(account)")
        #expect(engine.crowd.cash[account] >= 0, "seed \(seed), account \(account)")
      }
    }
  }

  @Test("the crashes reach every way a loss can go")
  func coverage() {
    var (paid, deleveraged, socialized, waited, saved) = (0, 0, 0, 0, 0)
    for seed in 1...200 as ClosedRange<UInt64> {
      let crash = Crash(seed: seed, accounts: 40, ticks: 6)
      var engine = crash.engine()
      for prices in crash.path { _ = engine.tick(prices) }
      paid += engine.figures.paid > 0 ? 1 : 0
      deleveraged += engine.figures.deleverages > 0 ? 1 : 0
      socialized += engine.figures.socialized > 0 ? 1 : 0
      waited += engine.figures.longestWait > 0 ? 1 : 0
      saved += engine.figures.saved > 0 ? 1 : 0
    }
    #expect(paid > 5 && deleveraged > 5 && socialized > 1 && waited > 5 && saved > 0)
    print(
      "of 200: fund \(paid), deleveraged \(deleveraged), socialized \(socialized), waited \(waited), saved \(saved)")
  }
}
