import Testing

@testable import Practice

@Suite("The calculator")
struct ExpressionTests {
  @Test(
    "Calculations are exact, and bind as written on paper",
    arguments: [
      ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("2 - 3 - 4", "-5"), ("12 / 3 / 2", "2"), ("-2 * -3", "6"),
      ("--2", "2"),
      ("-(1 + 2)", "-3"), ("0.1 + 0.2", "0.3"), ("1 / 3 * 3", "0.999999999999"), ("10% * 50", "5"),
      ("1.5m / 60k", "25"),
      ("2x * 3", "6"), ("1,000 + 1", "1,001"), ("2 × 3 ÷ 4", "1.5"), ("7−2", "error"), ("1e3", "error"),
      (".5 + .5", "1"),
      ("999999999999999 + 1", "1,000,000,000,000,000"), ("1 / 1000000000000", "0.000000000001"), ("-0", "0"),
      ("equity", "10,000"), ("EQUITY / 4", "2,500"), ("mark_price(BTC)", "60,000"), ("mark_price(btc) * 2", "120,000"),
      ("(equity - 1) / mark_price(ETH)", "3.333"), ("equity equity", "error"), ("()", "error"), ("1 +", "error"),
      ("* 2", "error"), (")", "error"), ("1)", "error"), ("1 2", "error"), ("#", "error"), ("mark_price()", "error"),
    ])
  func value(_ text: String, _ expected: String) throws {
    var desk = try Desk()
    desk.run("deposit 10,000")
    let report = desk.session.perform("= \(text)")
    if expected == "error" {
      #expect(report.error != nil)
    } else {
      #expect(report.text() == "\(text) = \(expected)\n")
      #expect(!report.changed)
    }
  }

  @Test("Brackets and signs nest as deep as is said, and no deeper", arguments: ["(", "-"])
  func depth(_ opener: String) throws {
    var desk = try Desk()
    func line(_ count: Int) -> String {
      "= " + String(repeating: opener, count: count) + "1" + String(repeating: opener == "(" ? ")" : "", count: count)
    }
    #expect(desk.session.perform(line(Expression.deepest - 1)).error == nil)
    #expect(desk.session.perform(line(Expression.deepest + 1)).error != nil)
  }

  @Test("A calculation of figures is what the figures say", arguments: 1...20 as ClosedRange<UInt64>)
  func figures(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var desk = try Desk()
    desk.run(
      "deposit 100,000; long \(Int.random(in: 1...9, using: &random)) BTC at 20x; move BTC \(Int.random(in: -1...5, using: &random))%"
    )
    #expect(desk.session.perform("= equity - wallet_balance - unrealized_pnl").text().hasSuffix(" = 0\n"))
    #expect(
      desk.session.perform("= margin_ratio - maintenance_margin / equity").text().hasSuffix(" = 0\n"), "seed \(seed)")
  }
}
