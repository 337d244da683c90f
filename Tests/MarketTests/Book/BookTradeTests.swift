import Testing

@testable import Margin
@testable import Market

@Suite("A trade with an order book")
struct BookTradeTests {
  struct Walk: CustomTestStringConvertible, Sendable {
    var id: String
    var side: OrderSide
    var size: Fixed
    var limit: Fixed?
    var filled: Fixed
    var value: Fixed
    var average: Fixed?
    var slippage: Fixed?
    var after: Fixed
    var testDescription: String { id }
  }

  static let walks = [
    Walk(
      id: "within the best level", side: .sell, size: "4", filled: "4", value: "396", average: "99", slippage: "1%",
      after: "100"),
    Walk(
      id: "the whole best level", side: .sell, size: "10", filled: "10", value: "990", average: "99", slippage: "1%",
      after: "99.5"),
    // 10 × 99 + 10 × 98 + 5 × 97 = 2,455
    Walk(
      id: "down three levels", side: .sell, size: "25", filled: "25", value: "2455", average: "98.2",
      slippage: "1.8%", after: "99"),
    Walk(
      id: "up three levels", side: .buy, size: "25", filled: "25", value: "2545", average: "101.8", slippage: "1.8%",
      after: "101"),
    Walk(
      id: "as far as the limit", side: .sell, size: "25", limit: "98", filled: "20", value: "1970", average: "98.5",
      slippage: "1.5%", after: "99"),
    Walk(
      id: "a limit between ticks", side: .buy, size: "25", limit: "102.9", filled: "20", value: "2030",
      average: "101.5", slippage: "1.5%", after: "101"),
    Walk(
      id: "no price within the limit", side: .buy, size: "25", limit: "100", filled: "0", value: "0", after: "100"),
    // Nothing is left to sell to, so the price is that of the last fill.
    Walk(
      id: "through the whole side", side: .sell, size: "80", filled: "50", value: "4850", average: "97",
      slippage: "3%", after: "95"),
    // 10 × 99 + 1 × 98 over 11 is 98.9090…, against the seller.
    Walk(
      id: "an average that doesn't end", side: .sell, size: "11", filled: "11", value: "1088",
      average: "98.909090909090", slippage: "0.01090909091", after: "99.5"),
  ]

  @Test("it walks from the best price to the worse ones", arguments: walks)
  func walk(_ walk: Walk) throws {
    var book = try SampleBook.book()
    let trade = try book.trade(walk.side, size: walk.size, limit: walk.limit)
    #expect(trade.filled == walk.filled && trade.value == walk.value)
    #expect(try trade.averagePrice() == walk.average)
    #expect(try trade.slippage() == walk.slippage)
    #expect(trade.before == "100" && trade.after == walk.after)
    #expect(try trade.unfilled() == walk.size - walk.filled)
    #expect(try book.price == walk.after)
    #expect(book.complaint == nil)
  }

  @Test("what it shows before is what it does, and asking changes nothing")
  func quote() throws {
    var book = try SampleBook.book()
    let before = book
    let quote = try book.quote(.sell, size: "25")
    #expect(book == before)
    #expect(try book.trade(.sell, size: "25", limit: nil) == quote)
    #expect(try quote.impact() == "-1%")
    #expect(quote.fills.map(\.price) == ["99", "98", "97"])
    #expect(quote.fills.map(\.size) == ["10", "10", "5"])
  }

  @Test("depth counts what stands near the middle")
  func depth() throws {
    var book = try SampleBook.book()
    #expect(try book.depth(.buy, within: "2%") == "20" && book.depth(.sell, within: "2.5%") == "20")
    _ = try book.submit(OrderRequest(.buy, "5", .limit("99")))
    #expect(try book.depth(.buy, within: "1%") == "15" && book.depth(.buy, within: "0") == "0")
  }

  @Test("the impact price is the average for an amount of money")
  func impactPrice() throws {
    let book = try SampleBook.book()
    // 990 for 10, and 490 more for 5.
    #expect(try book.impactPrice(.sell, notional: "1,480") == "98.666666666666")
    #expect(try book.impactPrice(.buy, notional: "1,010") == "101")
    #expect(try book.impactPrice(.buy, notional: "5,150") == "103")
    #expect(try book.impactPrice(.buy, notional: "5,151") == nil)
    #expect(try book.impactPrice(.buy, notional: "0") == nil)
  }

  @Test("an empty book fills nothing and keeps its price")
  func empty() throws {
    var book = try SampleBook.book()
    _ = try book.trade(.buy, size: "50", limit: nil)
    let trade = try book.trade(.buy, size: "1", limit: nil)
    #expect(trade.filled == "0" && trade.before == "105" && trade.after == "105")
    #expect(try trade.averagePrice() == nil)
    #expect(try book.bestAsk == nil && book.bestBid == "99")
  }

  @Test("the formulas leave a derivation that recomputes")
  func derivation() throws {
    func leaf(_ value: Fixed) -> Derivation { .constant(value) }
    let average = try TradeCost.averagePrice(.sell, value: leaf("1088"), size: leaf("11"))
    let slippage = try TradeCost.slippage(.sell, average: average, before: leaf("100"))
    #expect(slippage.value == "0.01090909091")
    #expect(try slippage.recomputed() == slippage.value)
    #expect(try TradeCost.impact(before: leaf("100"), after: leaf("99")).value == "-1%")
  }

  @Test(
    "sizes and prices off the grid are refused",
    arguments: [
      (Fixed("0"), nil as Fixed?, BookRefusal.size("0", lot: "1")),
      ("-1", nil, .size("-1", lot: "1")),
      ("1.5", nil, .size("1.5", lot: "1")),
      (Fixed(1_000_000_000_000_001), nil, .outOfRange(Fixed(1_000_000_000_000_001))),
      ("1", Fixed(1_000_000_000_000_001), .outOfRange(Fixed(1_000_000_000_000_001))),
    ])
  func refused(_ size: Fixed, _ limit: Fixed?, _ refusal: BookRefusal) throws {
    var book = try SampleBook.book()
    let before = book
    #expect(throws: refusal) { try book.trade(.sell, size: size, limit: limit) }
    #expect(book == before)
  }
}
