import Margin
import Synchronization
import Testing

@testable import Practice

@Suite("A crowd at the prompt")
struct CrowdCommandTests {
  private static func last(_ script: String) throws -> String {
    var desk = try Desk()
    let reports = desk.run(script)
    return try #require(reports.last).text()
  }

  static let texts: [(String, String)] = [
    (
      "crowd 300 seed 7 leverage 10x",
      """
      Drew a crowd of 300 accounts, yours among them; their insurance fund holds
      186,524.00 USDT.
      equity 0.00 USDT

      """
    ),
    (
      "crowd 300 seed 7 leverage 10x; crowd",
      """
      crowd                  value  what it is
      ────────────────  ──────────  ──────────────────────────────────────────────────
      accounts                 300  yours among them; seed 7
      open                     299  hold positions
      near                      48  less than 5% of their notional above the
                                    requirement
      waiting                    0  the engine liquidates any number
      liquidated                 0  so far
      leverage, 10th         3.49x  a tenth of the open accounts has no more
      leverage, median       9.14x  half of them has no more
      leverage, 90th        21.38x  nine of ten have no more
      fund              186,524.00  stands behind the crowd's bankrupt accounts
      market      mark  open interest          USDT  sold into
      ──────  ────────  ─────────────  ────────────  ─────────
      BTC     60,000.0         63.547  3,812,820.00  formula
      ETH     3,000.00         720.33  2,160,990.00  formula
      SOL       150.00       21,646.5  3,246,975.00  formula

      """
    ),
    (
      "crowd 300 seed 7 leverage 10x; solvency under BTC -30% ETH -20%",
      """
      If marks jumped at once, BTC -30.00%, ETH -20.00%:
      under it                       value  what it is
      ─────────────────  ─────────────────  ──────────────────────────────────────────
      bankrupt accounts                104  would have less than nothing
      shortfall            814,317.16 USDT  what they would lack together
      fund                 186,524.00 USDT  pays first
      surplus            1,514,045.69 USDT  unrealized profit of the others:
                                            deleveraging and socializing take it
      fund cover                    22.91%  fund over shortfall; below 100% winners
                                            pay
      solvency margin              208.83%  fund and surplus over shortfall; below
                                            100% the venue is insolvent

      """
    ),
    (
      "crowd 300 seed 7 leverage 10x; solvency capacity all -20%",
      """
      If BTC -20.00%, ETH -20.00%, SOL -20.00% came over 10 ticks, and 210 ticks
      passed in all:
      accounts a tick    bad debt
      ───────────────  ──────────
                    1  782,252.88
                    3  640,227.61
                    6  556,699.12
                   15  275,601.16
                   60  176,257.63
           any number  164,991.98
      Bad debt by how many accounts are liquidated in a tick
      USDT
      782,253 ┤⠉⠒⠤⢄⡀
              │    ⠈⠉⠒⠤⢄⡀
              │         ⠈⠑⠒⠤⣀⡀
              │              ⠈⠉⠑⠒⠢⠤⠤⣀⣀
      586,690 ┤                       ⠉⠉⠒⠒⠤⢄
              │                             ⠑⠢⡀
              │                               ⠈⠑⢄
              │                                  ⠉⠢⣀
      391,126 ┤                                     ⠑⢄⡀
              │                                       ⠈⠢⢄
              │                                          ⠑⠒⠤⢄⣀
      195,563 ┤                                               ⠉⠉⠒⠒⠤⢄⣀⡀
              │                                                      ⠈⠉⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠢⠤⠤⠤
              │
              │
            0 ┤
              └┬─────────────┬─────────────┬─────────────┬─────────────┬─────────────┬
               1             3             6            15            60    any number
                                                                       accounts a tick
      ⠤⠤⠤⠤⠤⠤ bad debt
      Bad debt, USDT: 782,252.88 with 1 a tick, 640,227.61 with 3 a tick, 556,699.12
      with 6 a tick, 275,601.16 with 15 a tick, 176,257.63 with 60 a tick, 164,991.98
      with any number a tick.

      """
    ),
    (
      "deposit 10,000; long 1 BTC at 20x; crowd 300 seed 7 leverage 10x; shock BTC -6%",
      """
      Shock from outside: BTC -6.00%.
      Liquidated in the crowd: 95 accounts with positions of 6,171,937.79 USDT, in 8
      rounds.
      Bad debt in the crowd: 189,834.49 USDT; its fund holds 236.07 USDT.
      Auto-deleveraging closed winners' positions 56 times; they gave up 3,155.11
      USDT.
      Socialized: 1.53 USDT, which is 0.00% of all unrealized profit.
      BTC 60,000.0 to 47,803.6 (-20.33%), ETH 3,000.00 to 2,801.13 (-6.63%), SOL
      150.00 to 132.62 (-11.59%)
      Margin call: equity -598.80 USDT, requirement 247.16 USDT.
      Liquidation: equity -598.80 USDT against a requirement of 247.16 USDT.
      Closed long 1 BTC at 49,381.7, realized -10,618.30.
      Bad debt of 648.30 USDT: the loss went beyond the money.
      The insurance fund paid 648.30 USDT; 99,351.70 USDT is left in it.
      The pool is liquidated; 0.00 USDT is left.
        round       BTC  accounts      notional        fund
      ───────  ────────  ────────  ────────────  ──────────
      outside  56,400.0                          186,524.00
            1  53,800.9        14    893,939.40  153,747.02
            2  51,229.0        17  1,325,303.59  117,166.93
            3  49,431.2        21  1,385,923.19   76,910.67
            4  47,790.6        19  1,944,562.68    2,982.89
            5  47,815.3        21    594,071.22      134.88
            6  47,815.3         1      5,588.50      147.37
            7  47,808.4         1     20,338.82      226.54
            8  47,803.6         1      2,210.41      236.07
      BTC went -6.00% from outside and -20.33% in all, 3.39x the shock.
      The spiral, round by round
      percent
      100 ┤⠉⠑⠓⠢⠥⠤⣁⣀⠁⠠                     ⠠⠒ ⠐⠢ ⢀        ⠠⠔ ⠈⠆
          │        ⠉⠉⠑⠒⠒⢢⠤⠤⢄⣀⣀⣀        ⠠⠔        ⠉ ⠐⠤ ⠐⠉     ⢠
          │               ⠠    ⠉⠉⠉⠒⠒⠒⡢⠦⠤⠤⢄⣀⣀⣀⣀                ⠁
          │                 ⠐ ⢀   ⠤⠂          ⠉⠉⠉⠉⠉⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠺⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒
       75 ┤                  ⡀ ⠒⠡                              ⢄
          │                 ⠉     ⠐                            ⠈
          │               ⠠⠃        ⠈ ⢀                         ⠣
          │              ⢀⠄             ⡀                        ⡄
       50 ┤              ⠈                ⠄                      ⠁
          │             ⠜                   ⠂                    ⠈⠆
          │            ⡠                     ⠐                    ⢠
       25 ┤            ⠁                       ⠂                  ⠈
          │           ⠇                         ⠂                  ⠸
          │          ⡄                           ⠐                  ⢄
          │         ⠈                             ⠐                 ⠈
        0 ┤⣀⡀ ⣀⡀ ⣀⡀⠰⠁                               ⠂ ⠄ ⠄ ⡀ ⡀ ⡀ ⡀ ⡀ ⡀⠉⡁ ⡉⠁⡀⠉⡁ ⡉⠁⡀⠉⡁ ⡉⠁
          └┬───────┬───────┬────────┬───────┬───────┬───────┬────────┬───────┬───────┬
        before  outside    1        2       3       4       5        6       7       8
                                                                                rounds
      ⠤⠤⠤⠤⠤⠤ BTC price   ⠤⠄ ⠤⠄  liquidated a round   ⠄ ⠄ ⠄  fund
      BTC ends at 79.67% of its price before; at most 21 accounts are liquidated in a
      round; the fund ends with 236.07.
      equity 0.00 USDT

      """
    ),
    (
      "crowd 300 seed 7 leverage 10x capacity 9; shock all -10%; settle",
      """
      Liquidated in the crowd: 77 accounts with positions of 4,780,253.69 USDT, in 9
      rounds.
      Bad debt in the crowd: 391,434.37 USDT; its fund holds 69.43 USDT.
      Auto-deleveraging closed winners' positions 202 times; they gave up 237,435.63
      USDT.
      Socialized: 3,456.29 USDT, which is 0.39% of all unrealized profit.
      Nobody waits to be liquidated any more.
      BTC 53,395.6 to 52,852.7 (-1.02%), ETH 2,643.78 to 2,645.96 (+0.08%), SOL 132.72
      to 132.77 (+0.04%)
      tick    round       BTC  accounts      notional        fund
      ────  ───────  ────────  ────────  ────────────  ──────────
         1  outside  53,455.8                          150,542.42
         1        1  50,955.4         9  1,488,799.96   37,914.99
         2  outside  51,251.9                           37,914.99
         2        2  51,251.9         9  1,102,509.14        0.00
         3  outside  51,520.3                                0.00
         3        3  51,537.6         9    481,194.52        0.00
         4  outside  51,778.7                                0.00
         4        4  51,778.7         9    132,269.03        0.00
         …
         8  outside  52,576.2                                0.00
         8        8  52,577.9         9    156,196.82        0.00
         9  outside  52,718.4                                0.00
         9        9  52,726.8         5    131,134.51       69.43
      BTC went -1.25% in 10 ticks.
      The spiral, round by round
      percent
      100 ┤⠉⠉⠉⠉⠉⠒⠢⠤⣰⣀⣀⣀⣀⣀⣀⣀⣰⣀⠤⠤⠤⠤⠤⠤⢤⡦⠤⠤⠤⠤⠤⠤⠤⣦⠤⠤⠤⠤⠤⠤⠤⣴⠤⠤⠤⠔⠒⠒⠒⢒⡖⠒⠒⠒⠒⠒⠒⢒⡖⠒⠒⠒⠒⠒⠒⠒⣲⠒⠒⠒⠒⠒⠒⠒⠒
          │    ⠈   ⢃       ⠊⡀      ⠘⢀       ⢃       ⠃⡀      ⠘⡀      ⠘⢀       ⢃
          │     ⠁ ⢰ ⠃      ⡆⠃      ⡆⠘      ⢰⠘      ⢠⠂⠃      ⡆⠑      ⡰⠘      ⢰⠈⠂
          │     ⠁ ⢀ ⢆     ⢀ ⢰      ⡀⠐⡄     ⡀ ⡆     ⢀ ⢢     ⢀ ⢰      ⡀ ⡆     ⡀ ⡆
       75 ┤     ⠈ ⠃ ⢀     ⠘  ⡀    ⠐⠁ ⡀     ⠃ ⢀     ⠘ ⢀     ⠘  ⡀     ⠃ ⡀     ⠃ ⢀
          │      ⠁⡆ ⠘     ⡆  ⠃    ⢰  ⠃    ⢰  ⠘     ⡆ ⠈⠂    ⡔  ⠃    ⢰  ⠘    ⢀⠆ ⠘
          │      ⢁   ⡆    ⡀  ⢢    ⡀  ⢰    ⢀   ⡆   ⢀   ⡆    ⡀  ⢰    ⡀  ⢰    ⢀   ⡆
          │      ⠘   ⢀   ⠘   ⢀    ⠃   ⡀   ⠊   ⡀   ⠘   ⢀    ⠃  ⢀    ⠃   ⡀   ⠘   ⢀     ⠘
       50 ┤      ⡆⠁  ⠘   ⢰   ⠘   ⢰    ⠃   ⡆   ⠑   ⡆   ⠘   ⢰    ⠃  ⢠⠂   ⠃   ⡆   ⠘    ⢀⠆
          │     ⢀ ⠈  ⠐⡄  ⡀    ⡆  ⢀    ⢰  ⢀    ⢰   ⡀    ⡆  ⡀    ⡆  ⢀    ⢰  ⢀    ⠰⡀   ⡀
          │     ⠘ ⠈   ⡀  ⠃    ⢀  ⠃    ⢀  ⠘     ⡀ ⠐⠁    ⡀  ⠃    ⢀  ⠘     ⡀ ⠘     ⡀   ⠃
       25 ┤     ⡰  ⠁⡀ ⡃ ⢰     ⠘ ⢀⠆    ⠈⠂ ⡆     ⠃ ⢰     ⠘ ⢰     ⠘  ⡆     ⠃ ⡔     ⠃  ⢰
          │     ⡀     ⢰⠈⡀      ⡆⢀      ⡆ ⡀     ⢰ ⡀     ⢰ ⢀      ⡆⢀      ⢆ ⡀     ⢰  ⡀
          │     ⠃      ⡀⠋      ⡀⠘      ⢀⠘      ⢀ ⠃      ⡀⠊      ⢀⠘      ⢀⠐⠁      ⡀⠘
          │    ⢰       ⢣⠂⠈     ⠑⡆      ⠘⡰       ⢳       ⠃⡆      ⠘⡆      ⠘⢰       ⠃⡆
        0 ┤⣀⡀ ⣀⡀       ⢰   ⠁⡀ ⡀⢰⡀ ⡀ ⡀ ⡀ ⡆ ⡀ ⡀ ⡀ ⣆ ⡀ ⡀ ⡀ ⣰ ⡀ ⡀ ⡀ ⡰⡀⡀ ⡀ ⡀ ⡀⡆⡀ ⡀ ⡀ ⡀⢢⡀ ⡀
          └┬───────┬───────┬────────┬───────┬───────┬───────┬────┬───────┬───────┬────
        before     1       2        3       4       5       6 outside outside outside
                                                                                rounds
      ⠤⠤⠤⠤⠤⠤ BTC price   ⠤⠄ ⠤⠄  liquidated a round   ⠄ ⠄ ⠄  fund
      BTC ends at 98.75% of its price before; at most 9 accounts are liquidated in a
      round; the fund ends with 69.43.
      equity 0.00 USDT

      """
    ),
  ]

  @Test("What is printed", arguments: texts)
  func text(_ script: String, _ expected: String) throws {
    #expect(try Self.last(script) == expected, "\(script)")
  }

  @Test("Undo brings the crowd back, and the same again leads to the same")
  func undo() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; long 1 BTC at 20x; crowd 400 seed 3 leverage 20x capacity 5; shock BTC -4%")
    let before = desk.session.state
    let first = desk.session.perform("shock ETH -9%").text()
    let after = desk.session.state
    #expect(before != after)
    _ = desk.session.perform("undo")
    #expect(desk.session.state == before)
    #expect(desk.session.perform("shock ETH -9%").text() == first)
    #expect(desk.session.state == after)
  }

  @Test("Questions change nothing", arguments: ["crowd", "solvency under all -30%", "solvency capacity BTC -9%"])
  func questions(_ question: String) throws {
    var desk = try Desk()
    desk.run("deposit 10,000; long 1 BTC at 20x; crowd 400 seed 3 leverage 20x capacity 5; shock BTC -4%; long 0.1 ETH")
    let before = desk.session.state
    let next = "shock all -3%"
    var other = try Desk()
    other.run(
      "deposit 10,000; long 1 BTC at 20x; crowd 400 seed 3 leverage 20x capacity 5; shock BTC -4%; long 0.1 ETH")
    #expect(!desk.session.perform(question).changed)
    #expect(desk.session.state == before)
    #expect(desk.session.perform(next).text() == other.session.perform(next).text())
  }

  @Test(
    "A crowd leaves with what it was drawn on",
    arguments: ["rules okx", "scenario march-2020", "market BTC price 59,000", "crowd off", "reset"])
  func leaves(_ command: String) throws {
    var desk = try Desk()
    desk.run("crowd 100")
    #expect(desk.session.state.crowd != nil)
    _ = desk.session.perform(command)
    #expect(desk.session.state.crowd == nil)
    _ = desk.session.perform("undo")
    #expect(desk.session.state.crowd != nil)
  }

  @Test("A price moved by hand reaches the crowd with the next tick")
  func news() throws {
    var one = try Desk()
    var other = try Desk()
    one.run("crowd 400 seed 3 leverage 20x; shock all -6%")
    other.run("crowd 400 seed 3 leverage 20x; move all -6%; settle 1")
    #expect(one.session.state.crowd?.vitals.figures.liquidated ?? 0 > 0)
    #expect(one.session.venue.account.slots.map(\.mark) == other.session.venue.account.slots.map(\.mark))
    #expect(one.session.state.crowd?.vitals.figures == other.session.state.crowd?.vitals.figures)
  }

  @Test("Drawing stops when the learner asks for it, and all is as it was")
  func interrupted() throws {
    var desk = try Desk()
    let before = desk.session.state
    let calls = Atomic(0)
    desk.session = desk.session.interruptible { calls.add(1, ordering: .relaxed).newValue > 300 }
    let report = desk.session.perform("crowd 20,000")
    #expect(report.error?.fact == .interrupted)
    #expect(desk.session.state == before)
  }

  @Test("Winners are taken to close bankrupt accounts, the learner's position among them")
  func deleveraged() throws {
    var desk = try Desk()
    let reports = desk.run(
      "deposit 650; short 0.2 BTC at 20x; crowd 300 seed 7 leverage 20x fund 1; shock BTC -30%")
    #expect(reports.last?.events.contains { $0.kind == .autoDeleveraged } == true, "\(reports.last?.text() ?? "")")
    let account = desk.session.venue.account
    #expect(account.slots.contains { $0.symbol.name == "BTC" && $0.size > Fixed(-1, decimals: 1) })
    let again = try Alternative.of(
      desk.session.state.passage, .none, named: "again", isInterrupted: { false })
    #expect(again.venue == desk.session.venue)
  }
}
