import Margin
import Market
import Testing

@testable import Practice

@Suite("Why: the story of a liquidation")
struct StoryTests {
  @Test("The parts sum to the whole, exactly, on a thousand seeded paths", arguments: 1...10)
  func sums(_ block: Int) throws {
    var told = 0
    for seed in (block * 100)..<(block * 100 + 100) {
      var random = SeededGenerator(seed: UInt64(seed))
      var desk = try Desk(files: RandomPath.files(&random, steps: 30))
      var script = RandomPath.orders(&random)
      if seed % 3 == 0 { script.insert("isolate ETH", at: 2) }
      if seed % 5 == 0 { script += ["step 3", "deposit 50", "funding BTC 0.05%", "close ETH 50%"] }
      if seed % 16 == 0 {
        script.insert(contentsOf: ["book ETH amm 200,000", "lp add ETH 700"], at: 2)
        script += ["step 5", "lp remove ETH 30%"]
      }
      if seed % 7 == 0 { script.insert("rules binance-usdm", at: 0) }
      for command in script + ["step 30"] { _ = desk.session.perform(command) }
      guard let story = try Story.last(of: desk.session.state.passage, isInterrupted: { false }) else { continue }
      told += 1
      let change = story.change
      #expect(try change.total() == change.after - change.before, "seed \(seed)")
      let grown = try change.positions.reduce(Fixed.zero) { try $0 + $1.requirement }
      #expect(try grown == change.requirementAfter - change.requirementBefore, "seed \(seed)")
      // What goes to no position, fee or payment has to have gone to or come from an isolated one.
      if seed % 3 != 0 { #expect(change.moved.isZero, "seed \(seed)") }
    }
    #expect(told > 20)
  }

  @Test("A winner that goes with the loser is named, with what it was worth, and what isolating would have done")
  func text() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; long 1 BTC at 20x; short 5 ETH at 10x; price BTC 48,500 ETH 2,550; price BTC 48,000")
    #expect(
      desk.session.perform("why").text() == """
        The pool was liquidated at change 2: equity 212.50 USDT against a requirement of
        303.75. Its first position was opened at the beginning.
        What took the equity
        equity before              │████████████████████████████████████████   10,000.00
        BTC prices         ◀░░░░░░░│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  -12,000.00
        ETH prices         ▓▓▓▓▓▓▓▓│▶                                          +2,250.00
        trading fees               │ ░                                            -37.50
        equity at the end          │█                                             212.50
        From 10,000.00 to 212.50 USDT: BTC prices -12,000.00, ETH prices +2,250.00,
        trading fees -37.50. Together -9,787.50.
        BTC sank it: it brought equity and requirement 12,240.00 closer, while ETH held
        them 2,186.25 apart.
        The requirement went from 0.00 to 303.75: BTC +240.00, ETH +63.75.
        when  the worst moves                                                     equity
        ────  ───────────────────────────────────────────────────────────────  ─────────
        1     BTC 60,000.0 to 48,500.0 (-19.17%), ETH 3,000.00 to 2,550.00     -9,250.00
              (-15.00%)
        2     BTC 48,500.0 to 48,000.0 (-1.03%)                                  -500.00
        No margin call came before it: the move went through both in one.
        Closed long 1 BTC at 47,952.0, realized -12,048.00.
        Closed short 5 ETH at 2,552.55, realized +2,237.25; healthy, it was up 2,250.00,
        and went with the rest.
        Liquidation fee 151.75 USDT, to the insurance fund.
        The pool is liquidated; 0.00 USDT is left.
        Healthy and closed with it: ETH, up 2,250.00 together.
        With every position isolated, BTC at change 1 would have been liquidated, and
        the account would be worth 9,212.50 instead of 0.00: 9,212.50 more.

        """)
  }
}
