import Margin
import Testing

@testable import Practice

@Suite("Events in sentences")
struct EventWordTests {
  static let scripts: [(String, String)] = [
    ("deposit 10,000", "Deposited 10,000.00 USDT."), ("deposit 5; withdraw 2", "Withdrew 2.00 USDT."),
    ("deposit 10,000; long 0.5 BTC", "Bought 0.5 BTC at 60,000.0, fee 15.00; now long 0.5."),
    (
      "deposit 10,000; short 1 ETH; price ETH 2,900; close ETH",
      "Bought 1 ETH at 2,900.00, fee 1.45, realized +100.00; no position left."
    ),
    ("deposit 10,000; long 1 ETH; short 3 ETH", "Sold 3 ETH at 3,000.00, fee 4.50; now short 2."),
    ("leverage BTC 12.5x", "BTC leverage is 12.5x."),
    ("isolate BTC", "BTC is isolated; the next position there gets margin of its own."),
    ("deposit 10,000; long 0.1 BTC; isolate BTC 900", "BTC is isolated with 900.00 USDT of its own."),
    ("deposit 10,000; long 0.1 BTC isolated; pool BTC", "BTC is pooled again; 600.00 USDT went back to the wallet."),
    ("price BTC 57,000", "BTC 60,000.0 to 57,000.0 (-5.00%)"), ("price BTC 60,000", "BTC 60,000.0 to 60,000.0"),
    ("move BTC -5% ETH 1%", "BTC 60,000.0 to 57,000.0 (-5.00%), ETH 3,000.00 to 3,030.00 (+1.00%)"),
    ("deposit 10,000; long 0.1 BTC; funding BTC 0.01%", "Paid 0.60 USDT of funding on BTC at 0.01%."),
    ("deposit 10,000; short 0.1 BTC; funding BTC 0.0125%", "Received 0.75 USDT of funding on BTC at 0.0125%."),
    ("market XRP price 0.5 tick 0.0001", "XRP is listed at 0.5000."),
    ("rules okx", "The rules of OKX perpetual swaps apply."),
    ("deposit 1,000; long 0.1 BTC at 20x; move BTC -16.1%", "Margin call: equity 31.00 USDT, requirement 25.17 USDT."),
    (
      "deposit 1,000; long 0.1 BTC at 20x; move BTC -16.1%; move BTC 2%", "The margin call is over: equity 131.68 USDT."
    ),
  ]

  @Test("What happened is said in a sentence", arguments: scripts)
  func sentence(_ script: String, _ expected: String) throws {
    var desk = try Desk()
    let reports = desk.run(script)
    let text = try #require(reports.last).text(width: 400)
    let lines = text.split(separator: "\n")
    #expect(reports.allSatisfy { $0.error == nil }, "\(text)")
    #expect(lines.contains { $0 == expected }, "\(text)")
    #expect(lines.last?.hasPrefix("equity ") == true)
  }

  @Test("A liquidation is told from its beginning to who bears the loss")
  func liquidation() throws {
    var desk = try Desk()
    let reports = desk.run(
      "set fund 10; deposit 1,000; long 0.15 BTC at 20x; short 1 ETH at 10x; price BTC 53,000 ETH 2,950")
    #expect(
      reports.last?.text(width: 200) == """
        BTC 60,000.0 to 53,000.0 (-11.67%), ETH 3,000.00 to 2,950.00 (-1.67%)
        Margin call: equity -6.00 USDT, requirement 54.50 USDT.
        Liquidation: equity -6.00 USDT against a requirement of 54.50 USDT.
        Closed long 0.15 BTC at 52,947.0, realized -1,057.95.
        Closed short 1 ETH at 2,952.95, realized +47.05; healthy, it was up 50.00, and went with the rest.
        Bad debt of 16.90 USDT: the loss went beyond the money.
        The insurance fund paid 10.00 USDT; 0.00 USDT is left in it.
        The insurance fund is dry: 6.90 USDT is left for counterparties to bear.
        The pool is liquidated; 0.00 USDT is left.
        equity 0.00 USDT

        """)
  }
}

@Suite("A long run of reductions")
struct CondensedEventTests {
  private func reduced(_ count: Int) -> [Event] {
    (0..<count).map { Event(.positionReduced, [(.count, .count($0))]) } + [Event(.liquidated, [])]
  }

  @Test(
    "a run of four is shown whole, of a longer one the beginning and the end", arguments: [(4, 5), (5, 4), (40, 4)])
  func condensed(_ count: Int, _ shown: Int) {
    let condensed = EventWords.condensed(reduced(count))
    #expect(condensed.count == shown)
    #expect(condensed.map(\.leftOut).reduce(0, +) == count + 1 - shown)
    #expect(condensed.last?.event.kind == .liquidated)
  }
}
