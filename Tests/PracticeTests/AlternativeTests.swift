import Margin
import Market
import Testing

@testable import Practice

@Suite("What if, and other ways")
struct AlternativeTests {
  @Test("Going through the passage again leads to where the session is, on seeded paths", arguments: 1...40)
  func same(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var desk = try Desk(files: RandomPath.files(&random, steps: 20))
    var script = RandomPath.orders(&random)
    let guards = [
      "guard stop BTC 9,500", "guard reduce 25% at 60%", "guard topup 100 at 50% from 450",
      "guard hedge BTC 50% with ETH", "guard isolate BTC at 40%", "rules binance-usdm", "set slippage 1%",
      "beta ETH 1.2", "latency 2", "feed ETH median 5", "relay BTC 2 of 3 delay 1 deviation 1% stale 2",
      "relayer 1 wrong -9%", "relayer 2 silent BTC", "wait 3", "feed BTC off", "relay BTC off", "latency ETH 0",
      "book BTC depth 0.3", "book ETH seed 5", "book BTC amm 300,000", "book ETH law", "depth BTC -60%",
      "spread BTC 0.3%", "supply BTC 30% over 4", "long 0.1 BTC limit 9,900", "short 0.2 BTC stop 9,700 reduce",
      "book ETH amm 200,000; lp add ETH 400", "lp add ETH 100", "lp remove ETH 50%", "depth ETH 50%",
      "short 0.1 BTC limit 10,100 reduce", "cancel 1", "book BTC off", "step",
    ]
    for _ in 0..<12 {
      script.insert(
        guards.randomElement(using: &random) ?? "", at: Int.random(in: 2...script.count, using: &random))
    }
    let end = [
      "step 7", "undo", "step 5", "move BTC -1%", "funding ETH 0.01%", "crowd 300 seed \(seed) leverage 20x capacity 9",
      "shock BTC -5%", "undo", "shock all -6%", "settle 3", "step 6", "shock ETH 12%", "settle", "step 6",
    ]
    for command in (script + end).flatMap({ CommandText.commands(in: $0) }) {
      _ = desk.session.perform(command.text)
    }
    let again = try Alternative.of(
      desk.session.state.passage, .none, named: "again", isInterrupted: { false })
    #expect(again.venue == desk.session.state.venue, "seed \(seed): \(script)")
    #expect(again.refused.isEmpty, "seed \(seed)")
  }

  @Test(
    "What if changes nothing, whatever it is asked",
    arguments: [
      "whatif move BTC -50%", "whatif deposit 5; withdraw 5", "whatif long 0.1 BTC at 20x isolated", "whatif close all",
      "whatif rules okx; move all -20%", "whatif scenario march-2020", "whatif guard stop BTC 50,000; price BTC 40,000",
      "whatif set liquidation off; move BTC -90%", "whatif account", "whatif nonsense", "whatif step 3",
      "compare isolated",
      "compare rules dydx-v4", "compare guard hedge BTC 50% with ETH", "compare unguarded", "compare latency 3", "feed",
      "relay", "whatif latency 3; move BTC -9%; wait 5", "rescue", "why",
      "ladder BTC 5%", "frontier BTC ETH", "plot path", "plot margin", "plot equity BTC",
    ])
  func nothing(_ command: String) throws {
    var desk = try Desk()
    desk.run("deposit 10,000; long 0.5 BTC at 20x; short 1 ETH; guard stop ETH 9,000; move BTC -2%; bookmark here")
    let before = desk.session
    let report = desk.session.perform(command)
    #expect(!report.changed)
    #expect(desk.session.state == before.state && desk.session.log == before.log)
    #expect(desk.session.past.count == before.past.count && desk.session.record == before.record)
    #expect(desk.session.state.passage.count == before.state.passage.count)
  }

  @Test("What if stands beside what is, and semicolons belong to it")
  func beside() throws {
    var desk = try Desk()
    let reports = desk.run("deposit 10,000; long 0.5 BTC at 20x\nwhatif move BTC -10%; deposit 500 # a comment")
    #expect(reports.count == 3)
    #expect(
      reports.last?.text() == """
        This would happen:
        BTC 60,000.0 to 54,000.0 (-10.00%)
        Deposited 500.00 USDT.
        figure                       now       then     change
        ──────────────────────  ────────  ─────────  ─────────
        equity                  9,985.00   7,485.00  -2,500.00
        initial_margin          1,500.00   1,350.00    -150.00
        free_margin             8,485.00   6,135.00  -2,350.00
        maintenance_margin        150.00     135.00     -15.00
        margin_ratio               1.50%      1.80%     +0.30%
        effective_leverage            3x      3.61x      +0.6x
        position_size(BTC)           0.5        0.5
        unrealized_pnl(BTC)         0.00  -3,000.00  -3,000.00
        liquidation_price(BTC)  40,231.1   39,226.1   -1,005.0
        Nothing was changed.

        """)
  }

  @Test("Other ways stand beside the way taken, endings included")
  func compared() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; long 1 BTC at 20x; short 5 ETH at 10x; price BTC 48,500 ETH 2,550; price BTC 48,000")
    #expect(
      desk.session.perform("compare isolated").text() == """
                                 as it was         isolated
        ────────────────  ────────────────  ───────────────
        account_value                 0.00         9,212.50
        deposits                 10,000.00        10,000.00
        realized_pnl             -9,810.75       -11,548.50
        fees_paid                    37.50            37.50
        liquidation_fees            151.75             0.00
        bad_debt                      0.00         8,548.50
        liquidated        pool at change 2  BTC at change 1
        still open                 nothing      short 5 ETH
        The way isolated ends with 9,212.50 USDT more.

        """)
  }
}
