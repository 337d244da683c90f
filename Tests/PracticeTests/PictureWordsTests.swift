import Document
import Foundation
import Testing

@testable import Practice

@Suite("Pictures and what they say")
struct PictureWordsTests {
  /// A session with a winner and a loser, on a path.
  private func desk() throws -> Desk {
    var desk = try Desk()
    desk.run(
      "scenario march-2020; deposit 3,000; long 1 BTC at 20x; short 5 ETH at 10x; step 110")
    return desk
  }

  @Test(
    "Every picture has its words: all that plain output prints of it",
    arguments: [
      (
        "plot margin",
        "Equity is 586.01 USDT: 552.83 above the requirement of 33.18, and 220.71 above the initial margin of 365.30."
      ),
      (
        "plot equity BTC",
        "With every other price held still, at 4,773.4 equity is -607.39 and the requirement 27.21, at 7,160.2 equity is "
          + "1,779.41 and the requirement 39.15 USDT. Margin call at 5,418.8. Liquidation at 5,411.1. Bankruptcy at 5,380.7."
      ),
      (
        "frontier BTC ETH -40%..20%",
        "BTC from -40% to +20% across, ETH from -40% to +20% upward, all other prices held still. The account stands at "
          + "5,966.8 and 133.91, where it is safe. BTC alone liquidates at 5,411.1. ETH alone liquidates at 243.93."
      ),
      (
        "plot path",
        "The account's value went from 2,994.96 to 586.01 USDT, lowest 586.01 at 2020-03-12T14:00Z, highest 2,994.96 at "
          + "2020-03-08T00:00Z."
      ),
    ])
  func words(_ command: String, _ words: String) throws {
    var desk = try desk()
    let report = desk.session.perform(command)
    #expect(
      report.text(width: 400, form: .plain).split(separator: "\n").contains { $0.hasSuffix(words) }, "\(report.text())")
  }

  @Test("A picture is written to a file that is none yet or a picture, and to no other")
  func svg() throws {
    var desk = try desk()
    #expect(desk.session.perform("plot margin --svg a.svg").text().hasSuffix("Written to a.svg.\n"))
    let image = try #require(desk.files["a.svg"])
    #expect(image.hasPrefix("<svg ") && image.contains("<desc") && image.contains("552.83 above the requirement"))
    #expect(desk.session.perform("frontier BTC ETH --svg a.svg").error == nil)
    #expect(desk.files["a.svg"] != image)
    desk.files["notes.txt"] = "mine"
    #expect(desk.session.perform("why --svg notes.txt").error != nil)
    #expect(desk.session.perform("plot path --svg notes.txt").error?.code == "file")
    #expect(desk.files["notes.txt"] == "mine")
  }

  @Test("Thresholds stand a row each: alone and together, as price, move and σ")
  func thresholds() throws {
    var desk = try desk()
    desk.run("beta ETH 1.3")
    #expect(
      desk.session.perform("thresholds").text() == """
        market  level        mark price     move     σ
        ──────  ───────────  ──────────  ───────  ────
        BTC     margin call     5,418.8   -9.18%  -1.1
                liquidation     5,411.1   -9.31%  -1.1
                bankruptcy      5,380.7   -9.82%  -1.2
        ETH     margin call      242.14  +80.82%  +7.4
                liquidation      243.93  +82.16%  +7.5
                bankruptcy       251.12  +87.53%  +8.0
        all     margin call              -10.78%
                liquidation              -10.93%
                bankruptcy               -11.50%
        A market's row: that price alone, every other held still.
        all: every market moving together, each by its beta times it: ETH 1.3.
        σ: the move over the standard deviation of a day's returns, from the steps
        walked so far.

        """)
  }

  @Test("Guards are listed with their numbers, and said when they act")
  func guards() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; long 1 BTC at 20x; guard stop BTC 55,000; guard topup 500 at 50% from 1,200")
    #expect(
      desk.session.perform("guard").text() == """
        1. stop BTC at 55,000.0
        2. top up by 500.00 at a margin ratio of 50%, 1,200.00 left in the reserve

        """)
    #expect(
      desk.session.perform("price BTC 54,000").text() == """
        BTC 60,000.0 to 54,000.0 (-10.00%)
        Guard: stop BTC at 55,000.0.
        Sold 1 BTC at 54,000.0, fee 27.00, realized -6,000.00; no position left.
        equity 3,943.00 USDT

        """)
  }

  @Test("The ladder says what one move does at every leverage")
  func ladder() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; short 0.5 ETH")
    #expect(
      desk.session.perform("ladder ETH 4%").text() == """
        ETH moves by +4.00%, and you are short 1,500.00 USDT of it, with nothing else in
        the account:
        leverage  money behind it          return on it  liquidated at  ruined at
        ────────  ───────────────  ────────────────────  ─────────────  ─────────
              1x         1,500.00                -4.00%        +99.01%   +100.00%
              2x           750.00                -8.00%        +49.25%    +50.00%
              3x           500.00               -12.00%        +32.67%    +33.33%
              5x           300.00               -20.00%        +19.40%    +20.00%
             10x           150.00               -40.00%         +9.45%    +10.00%
             20x            75.00               -80.00%         +4.48%     +5.00%
             25x            60.00  -100.00%, liquidated         +3.48%     +4.00%
             50x            30.00  -200.00%, liquidated         +1.49%     +2.00%
             75x            20.00  -300.00%, liquidated         +0.83%     +1.33%
            100x            15.00  -400.00%, liquidated         +0.50%     +1.00%
        The return is leverage × move, before fees, with the moved price on its tick.
        Liquidated and ruined at: the move of the mark that does it.

        """)
  }

  @Test("A figure taken apart in depth names its terms and stands under every rule set of the kit")
  func deep() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; long 1 BTC at 20x")
    #expect(
      desk.session.perform("explain margin_ratio deep").text(width: 100) == """
        margin_ratio = 3.0090270812%  margin-ratios
        │ = maintenance_over_equity
        └ maintenance_over_equity = 3.0090270812%  margin-ratios
          │ = requirement ÷ equity
          │ = 300.00 ÷ 9,970.00
          ├ requirement = 300.00 USDT  maintenance-margin
          │ │ = maintenance_margin
          │ └ maintenance_margin = 300.00 USDT  maintenance-margin
          │   │ = maintenance_margin(BTC)
          │   │ = 300.00
          │   └ maintenance_margin(BTC) = 300.00 USDT  maintenance-margin
          │     │ = notional(BTC) × maintenance_rate(BTC)
          │     │ = 60,000.00 × 0.5%
          │     ├ notional(BTC) = 60,000.00 USDT  notional
          │     │ │ = abs(position_size(BTC)) × mark_price(BTC)
          │     │ │ = abs(1) × 60,000.0
          │     │ ├ position_size(BTC) = 1 BTC  position
          │     │ └ mark_price(BTC) = 60,000.0 USDT  mark-price
          │     └ maintenance_rate(BTC) = 0.5%  maintenance-margin
          │       │ = tier 1 of the schedule, at notional(BTC)
          │       │ = tier 1 of the schedule, at 60,000.00
          │       └ notional(BTC) = 60,000.00 USDT  notional, as above
          └ equity = 9,970.00 USDT  equity
            │ = collateral_value + unrealized_pnl
            │ = 9,970.00 + 0.00
            ├ collateral_value = 9,970.00 USDT  collateral
            │ │ = wallet_balance
            │ └ wallet_balance = 9,970.00 USDT  wallet-balance
            │   │ = cash
            │   └ cash = 9,970.00 USDT  wallet-balance
            │     │ = deposits + realized_pnl + funding_received + debt_forgiven − (withdrawals + fees_paid
            │     │ + liquidation_fees + forfeited)
            │     │ = 10,000.00 + 0.00 + 0.00 + 0.00 − (0.00 + 30.00 + 0.00 + 0.00)
            │     ├ deposits = 10,000.00 USDT  wallet-balance
            │     ├ realized_pnl = 0.00 USDT  realized-pnl
            │     ├ funding_received = 0.00 USDT  funding
            │     ├ debt_forgiven = 0.00 USDT  bad-debt
            │     ├ withdrawals = 0.00 USDT  wallet-balance
            │     ├ fees_paid = 30.00 USDT  market-order
            │     ├ liquidation_fees = 0.00 USDT  liquidation-fee
            │     └ forfeited = 0.00 USDT  insurance-fund
            └ unrealized_pnl = 0.00 USDT  unrealized-pnl
              │ = unrealized_pnl(BTC)
              │ = 0.00
              └ unrealized_pnl(BTC) = 0.00 USDT  unrealized-pnl
                │ = position_size(BTC) × mark_price(BTC) − entry_value(BTC)
                │ = 1 × 60,000.0 − 60,000.00
                ├ position_size(BTC) = 1 BTC  position
                ├ mark_price(BTC) = 60,000.0 USDT  mark-price
                └ entry_value(BTC) = 60,000.00 USDT  position
        Classroom prints requirement over equity: high is bad, and 100% liquidates.
        Both ways: requirement over equity is 3.01%, equity over requirement is 3,323.33%.
        The same account under every rule set of the kit, the one in force first:
        rules         margin_ratio  as they define it
        ────────────  ────────────  ─────────────────────────────────────────────────────────────
        classroom            3.01%  prints requirement ÷ equity; liquidates at the requirement
        binance-usdm         2.51%  prints requirement ÷ equity; liquidates at the requirement
        bybit-linear         3.01%  prints requirement ÷ equity; liquidates at the requirement
        dydx-v4              7.22%  prints requirement ÷ equity; liquidates below the requirement
        hyperliquid          7.52%  prints requirement ÷ equity; liquidates below the requirement
        okx              3,692.59%  prints equity ÷ requirement; liquidates at the requirement

        """)
  }
}
