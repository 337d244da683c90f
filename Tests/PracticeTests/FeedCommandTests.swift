import Margin
import Testing

@testable import Practice

@Suite("Prices that arrive late or wrong")
struct FeedCommandTests {
  /// What the last command of a script answers.
  private func answer(_ script: String) throws -> String {
    var desk = try Desk()
    let reports = desk.run(script)
    #expect(reports.allSatisfy { $0.error == nil })
    return try #require(reports.last).text()
  }

  @Test("Under latency the account is liquidated when the price elsewhere is far below")
  func late() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; latency 2; price BTC 52,000; price BTC 50,200
        price BTC 49,500; price BTC 49,000
        """)
          == """
          Elsewhere BTC went from 49,500.0 to 49,000.0 (-1.01%).
          BTC 52,000.0 to 50,200.0 (-3.46%)
          Margin call: equity 170.00 USDT, requirement 251.00 USDT.
          Liquidation: equity 170.00 USDT against a requirement of 251.00 USDT.
          Closed long 1 BTC at 48,951.0, realized -11,049.00.
          Bad debt of 1,079.00 USDT: the loss went beyond the money.
          The insurance fund paid 1,079.00 USDT; 98,921.00 USDT is left in it.
          The pool is liquidated; 0.00 USDT is left.
          equity 0.00 USDT

          """)
  }

  @Test("The three prices and their age stand side by side")
  func prices() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; latency BTC 2; price BTC 52,000; price BTC 51,000
        price BTC 50,500; feed
        """)
          == """
          market  elsewhere     index      mark      last  age  the mark follows
          ──────  ─────────  ────────  ────────  ────────  ───  ────────────────
          BTC      50,500.0  50,500.0  52,000.0  50,500.0    2  2 ticks late
          ETH      3,000.00  3,000.00  3,000.00  3,000.00    0  at once
          SOL        150.00    150.00    150.00    150.00    0  at once

          """)
  }

  @Test("Prices elsewhere move at once, and marks while ticks pass")
  func arrives() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; latency 2; move BTC -1%; wait 2
        """)
          == """
          BTC 60,000.0 to 59,400.0 (-1.00%)
          equity 9,370.00 USDT; margin ratio 3.17%; liquidation BTC 50,281.4 (-15.35%)

          """)
  }

  @Test("The middle of three goes part of the way with the market while the index stands")
  func median() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; relay BTC 1 of 1; relayer 1 silent; feed BTC median 4
        price BTC 57,000
        """)
          == """
          Elsewhere BTC went from 60,000.0 to 57,000.0 (-5.00%).
          BTC: 0 reports of 1 needed; the price stays as it is.
          BTC 60,000.0 to 58,500.0 (-2.50%)
          equity 8,470.00 USDT; margin ratio 3.45%; liquidation BTC 50,281.4 (-14.05%)

          """)
  }

  @Test("One wrong relayer is outvoted")
  func outvoted() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; relay BTC 2 of 3; relayer 1 wrong -20%; price BTC 59,900
        """)
          == """
          Elsewhere BTC went from 60,000.0 to 59,900.0 (-0.17%).
          The relay passes on BTC at 59,900.0, the median of 3 reports.
          BTC 60,000.0 to 59,900.0 (-0.17%)
          equity 9,870.00 USDT; margin ratio 3.03%; liquidation BTC 50,281.4 (-16.06%)

          """)
  }

  @Test("Two wrong relayers of three liquidate at a price that never was")
  func wrong() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; relay BTC 2 of 3; relayer 1 wrong -20%
        relayer 2 wrong -20%; price BTC 59,900
        """)
          == """
          Elsewhere BTC went from 60,000.0 to 59,900.0 (-0.17%).
          The relay passes on BTC at 47,920.0, the median of 3 reports.
          BTC 60,000.0 to 47,920.0 (-20.13%)
          Margin call: equity -2,110.00 USDT, requirement 239.60 USDT.
          Liquidation: equity -2,110.00 USDT against a requirement of 239.60 USDT.
          Closed long 1 BTC at 59,840.1, realized -159.90.
          Liquidation fee 299.20 USDT, to the insurance fund.
          The pool is liquidated; 9,510.90 USDT is left.
          equity 9,510.90 USDT

          """)
  }

  @Test("A higher quorum stops the price where silence and one liar would make it")
  func quorum() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; relay BTC 2 of 3; relayer 1 wrong -20%; relayer 2 silent
        relay BTC 3 of 3; price BTC 59,900
        """)
          == """
          Elsewhere BTC went from 60,000.0 to 59,900.0 (-0.17%).
          BTC: 2 reports of 3 needed; the price stays as it is.
          equity 9,970.00 USDT; margin ratio 3.01%; liquidation BTC 50,281.4 (-16.20%)

          """)
  }

  @Test("Relayers show what they report")
  func reports() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x
        relay BTC 2 of 3 delay 1 deviation 0.5% heartbeat 20 stale 3; relayer 1 late 2
        relayer 2 silent; relayer 3 wrong +8%; price BTC 59,900; price BTC 59,800; relay
        """)
          == """
          BTC: 2 of 3 relayers, 1 tick under way, passed on at a change of 0.5% or after
          20 ticks, stale after 3 ticks. Index 62,400.0, passed on 1 tick ago.
          relayer  behaves       last report
          ───────  ────────────  ───────────
                1  2 ticks late     60,000.0
                2  silent            nothing
                3  wrong by +8%     64,692.0

          """)
  }

  @Test("Silence holds the price, and what follows comes late")
  func silence() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; relay BTC 2 of 3; relayer 1 silent; relayer 2 silent
        price BTC 50,000; price BTC 49,000; relayer 1 honest; price BTC 48,000
        """)
          == """
          Elsewhere BTC went from 49,000.0 to 48,000.0 (-2.04%).
          BTC: 2 reports; there is a quorum again.
          The relay passes on BTC at 48,000.0, the median of 2 reports.
          BTC 60,000.0 to 48,000.0 (-20.00%)
          Margin call: equity -2,030.00 USDT, requirement 240.00 USDT.
          Liquidation: equity -2,030.00 USDT against a requirement of 240.00 USDT.
          Closed long 1 BTC at 47,952.0, realized -12,048.00.
          Bad debt of 2,078.00 USDT: the loss went beyond the money.
          The insurance fund paid 2,078.00 USDT; 97,922.00 USDT is left in it.
          The pool is liquidated; 0.00 USDT is left.
          equity 0.00 USDT

          """)
  }

  @Test("A price that nobody passes on grows stale")
  func stale() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; relay BTC 2 of 3 stale 2; relayer 1 silent
        relayer 2 silent; price BTC 55,000; wait 2
        """)
          == """
          The price of BTC is stale: nothing was passed on for 3 ticks.
          equity 9,970.00 USDT; margin ratio 3.01%; liquidation BTC 50,281.4 (-16.20%)

          """)
  }

  @Test("While a price is stale nothing is liquidated by it")
  func held() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; long 1 ETH; relay BTC 2 of 3 stale 2; price BTC 51,000
        relayer 1 silent; relayer 2 silent; wait 2; price BTC 56,000; move ETH -40%
        """)
          == """
          ETH 3,000.00 to 1,800.00 (-40.00%)
          Margin call: equity -231.50 USDT, requirement 264.00 USDT.
          Liquidation is held, since the price of BTC is stale: equity -231.50 USDT,
          requirement 264.00 USDT.
          equity -231.50 USDT; margin ratio none, equity is gone; liquidation is held

          """)
  }

  @Test("When reports return the account is judged again, by a price that is true")
  func fresh() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; long 1 ETH; relay BTC 2 of 3 stale 2; price BTC 51,000
        relayer 1 silent; relayer 2 silent; wait 2; price BTC 56,000; move ETH -40%
        relayer 1 honest; wait
        """)
          == """
          BTC: 2 reports; there is a quorum again.
          The relay passes on BTC at 56,000.0, the median of 2 reports.
          The price of BTC is fresh again.
          BTC 51,000.0 to 56,000.0 (+9.80%)
          The margin call is over: equity 4,768.50 USDT.
          The liquidation that was held is not due any more: equity 4,768.50 USDT,
          requirement 289.00 USDT.
          equity 4,768.50 USDT; margin ratio 6.06%; liquidation BTC 51,497.9 (-8.04%)

          """)
  }

  /// An account that is due by a price that is stale.
  private static let due =
    "deposit 10,000; long 1 BTC at 20x; long 1 ETH; relay BTC 2 of 3 stale 2; price BTC 51,000; relayer 1 silent; "
    + "relayer 2 silent; wait 2; price BTC 50,000; move ETH -40%"

  /// How often the log of a session has an event, and what kinds of end.
  private func holds(_ desk: Desk) -> (begun: Int, ended: [FactValue?]) {
    let events = desk.session.log.last(10_000).map(\.event)
    return (
      events.count { $0.kind == .liquidationHeld }, events.filter { $0.kind == .liquidationHoldOver }.map { $0[.kind] }
    )
  }

  @Test(
    "A liquidation that is held is told once when that begins and once when it ends, however it ends",
    arguments: [
      ("relayer 1 honest; wait", HoldEnd.released), ("deposit 2,000", .recovered), ("price ETH 3,000", .recovered),
      ("close all", .closed), ("set liquidation off", .off),
    ])
  func once(_ end: String, _ kind: HoldEnd) throws {
    var desk = try Desk()
    desk.run(Self.due)
    #expect(holds(desk).begun == 1 && holds(desk).ended.isEmpty)
    desk.run("wait 5; move ETH -1%; wait")
    #expect(holds(desk).begun == 1 && holds(desk).ended.isEmpty)
    let report = try #require(desk.run(end).last)
    #expect(report.error == nil)
    #expect(holds(desk).begun == 1 && holds(desk).ended == [.word(kind.rawValue)])
    #expect(report.events.contains { $0.kind == .liquidationStarted } == (kind == .released))
    #expect(report.text().contains("held") || report.text().contains("hold"))
    desk.run("wait 3")
    #expect(holds(desk).begun == 1 && holds(desk).ended.count == 1)
  }

  @Test("An isolated position that is held has its own beginning and end")
  func heldAlone() throws {
    var desk = try Desk()
    desk.run(
      "deposit 10,000; long 1 BTC at 20x isolated; relay BTC 1 of 1 stale 2; price BTC 57,600; relayer 1 silent; wait 3"
    )
    desk.run("price BTC 50,000; funding BTC 5%; wait 2")
    #expect(holds(desk).begun == 1)
    #expect(desk.session.perform("account").text().contains("Liquidation of BTC is due and held"))
    desk.run("relayer 1 honest; wait")
    #expect(holds(desk).ended == [.word("released")])
    #expect(!desk.session.perform("account").text().contains("held"))
  }

  @Test("While it is held, the account and the line after a change say so")
  func said() throws {
    var desk = try Desk()
    desk.run(Self.due + "; wait 2; save; load")
    #expect(holds(desk).begun == 0)
    #expect(
      desk.session.perform("account").text().hasSuffix(
        "Liquidation is due and held, since the price of BTC is stale.\n"))
    #expect(desk.session.perform("wait").text().hasSuffix("; liquidation is held\n"))
  }

  @Test("Without the guard the same silence liquidates")
  func unguarded() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; long 1 ETH; relay BTC 2 of 3; price BTC 51,000
        relayer 1 silent; relayer 2 silent; wait 2; price BTC 56,000; move ETH -40%
        """)
          == """
          ETH 3,000.00 to 1,800.00 (-40.00%)
          Margin call: equity -231.50 USDT, requirement 264.00 USDT.
          Liquidation: equity -231.50 USDT against a requirement of 264.00 USDT.
          Closed long 1 BTC at 55,944.0, realized -4,056.00.
          Closed long 1 ETH at 1,798.20, realized -1,201.80.
          Liquidation fee 288.71 USDT, to the insurance fund.
          The pool is liquidated; 4,421.99 USDT is left.
          equity 4,421.99 USDT

          """)
  }

  @Test("The loss beyond bankruptcy grows with the delay")
  func curve() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; price BTC 55,000; price BTC 50,200; price BTC 49,000
        price BTC 48,000; compare latency 0 1 2 5
        """)
          == """
                        account_value  realized_pnl  bad_debt        liquidated
          ────────────  ─────────────  ────────────  ────────  ────────────────
          as it was              0.00     -9,850.20      0.00  pool at change 2
          at once                0.00     -9,850.20      0.00  pool at change 2
          1 tick late            0.00    -11,049.00  1,079.00  pool at change 3
          2 ticks late           0.00    -12,048.00  2,078.00  pool at change 4
          5 ticks late           0.00    -12,048.00  2,078.00  pool at change 7

          """)
  }

  @Test("One delay stands beside the way it was")
  func beside() throws {
    #expect(
      try answer(
        """
        deposit 10,000; long 1 BTC at 20x; price BTC 55,000; price BTC 50,200; price BTC 49,000
        price BTC 48,000; compare latency 1
        """)
          == """
                                   as it was       1 tick late
          ────────────────  ────────────────  ────────────────
          account_value                 0.00              0.00
          deposits                 10,000.00         10,000.00
          realized_pnl             -9,850.20        -11,049.00
          fees_paid                    30.00             30.00
          liquidation_fees            119.80              0.00
          bad_debt                      0.00          1,079.00
          liquidated        pool at change 2  pool at change 3
          still open                 nothing           nothing
          Both ways end with the same account value; the way 1 tick late leaves 1,079.00
          USDT more bad debt to others.

          """)
  }

  @Test("Nothing is left of a latency that is taken back")
  func takenBack() throws {
    let bitcoin = try #require(Symbol("BTC"))
    var desk = try Desk()
    desk.run(
      "deposit 10,000; long 1 BTC at 20x; latency 3; price BTC 58,000; latency 0; relay ETH 1 of 1; relay ETH off")
    #expect(desk.session.state.venue.places.isEmpty)
    #expect(try desk.session.state.venue.value(of: Figure(.markPrice, bitcoin)) == Fixed(58_000))
  }

  @Test("A saved account keeps its feeds, relayers and ages, and undo brings them back")
  func kept() throws {
    var desk = try Desk()
    desk.run(
      """
      deposit 10,000; long 1 BTC at 20x; latency ETH 3; relay BTC 2 of 3 delay 1 stale 2; relayer 1 silent
      relayer 2 wrong +3%; price BTC 59,000 ETH 2,900; wait 2; save
      """)
    let saved = desk.session.state.venue
    desk.run("feed BTC off; latency 0; load")
    #expect(desk.session.state.venue == saved)
    desk.run("latency 0; wait 4; undo 2")
    #expect(desk.session.state.venue == saved)
  }

  @Test("A scenario begins with its prices, whatever stood between them and the marks")
  func scenario() throws {
    let bitcoin = try #require(Symbol("BTC"))
    var desk = try Desk()
    desk.run("latency 3; scenario march-2020; step 2")
    let venue = desk.session.state.venue
    let start = try #require(venue.path?.start.first)
    #expect(venue.account[bitcoin]?.mark == start && start != Fixed(60_000))
    #expect(venue.account[bitcoin]?.last == venue.places[bitcoin]?.source)
  }
}
