import Margin
import Testing

@testable import Practice

@Suite("Numbers as they are shown")
struct NumberWordTests {
  @Test(
    "Every unit has its form: grouped, with decimals that fit and its sign",
    arguments: [
      ("deposits", "1,234.50 USDT"), ("mark_price(BTC)", "60,000.0 USDT"), ("mark_price(ETH)", "3,000.00 USDT"),
      ("position_size(BTC)", "0.02 BTC"), ("position_size(ETH)", "-0.1 ETH"), ("entry_price(BTC)", "60,000.0 USDT"),
      ("leverage(BTC)", "20x"), ("taker_fee(BTC)", "0.05%"), ("fees_paid", "0.75 USDT"),
      ("gross_notional", "1,500.00 USDT"),
      ("net_notional", "900.00 USDT"), ("initial_margin", "90.00 USDT"), ("maintenance_rate(BTC)", "0.5%"),
      ("unrealized_pnl", "0.00 USDT"), ("margin_ratio", "0.6079027356%"), ("effective_leverage", "1.215805471125x"),
    ])
  func figure(_ figure: String, _ expected: String) throws {
    var desk = try Desk()
    desk.run("deposit 1,234.5; long 0.02 BTC at 20x; short 0.1 ETH at 10x")
    #expect(desk.session.perform("show \(figure)").text() == "\(figure) = \(expected)\n")
  }

  @Test(
    "Shares, changes and multiples",
    arguments: [("0.05", "5.00%"), ("-0.00004", "0.00%"), ("-0.12345", "-12.35%"), ("10", "1,000.00%")])
  func percent(_ value: String, _ expected: String) throws {
    let words = NumberWords(try Desk().session.venue.account)
    #expect(words.percent(try NumberText.parse(value.utf8).value) == expected)
  }

  @Test("A gain has a sign, nothing has none")
  func signs() throws {
    let words = NumberWords(try Desk().session.venue.account)
    #expect([Fixed(5), -.one, .zero].map { words.signedMoney($0) } == ["+5.00", "-1.00", "0.00"])
    #expect(words.change(from: Fixed(200), to: Fixed(150)) == "-25.00%")
    #expect(words.change(from: Fixed(200), to: Fixed(201)) == "+0.50%")
    #expect(words.change(from: .zero, to: .one) == "")
  }
}
