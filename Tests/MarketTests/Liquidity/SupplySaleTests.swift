import Foundation
import Testing

@testable import Margin
@testable import Market

@Suite("An unlock is sold")
struct SupplySaleTests {
  @Test("in equal parts over the ticks, and the price path shows it")
  func path() throws {
    var book = try SampleBook.book()
    var sale = try SupplySale("60", over: 3, lot: "1")
    let steps = try sale.run(on: &book)
    #expect(steps.map(\.trade.filled) == ["20", "20", "20"])
    #expect(try steps.map { try $0.trade.averagePrice() } == ["98.5", "97.5", "97"])
    #expect(steps.map(\.left) == ["40", "20", "0"])
    #expect(try sale.advance(on: &book) == nil)
    #expect(book.complaint == nil)
  }

  @Test("a pool doesn't come back between the parts, so each costs more")
  func pool() throws {
    var pool = try PoolTests.pool()
    var sale = try SupplySale("1", over: 4, lot: "0.001")
    let steps = try sale.run(on: &pool)
    let prices = steps.map(\.price)
    #expect(prices.count == 4 && prices == prices.sorted(by: >))
    #expect(pool.base == "101")
  }

  @Test("what a tick can't sell is spread over the rest, and what the last can't stays")
  func unsold() throws {
    var book = try SampleBook.book { $0.recovery = "0" }
    var sale = try SupplySale("100", over: 4, lot: "1")
    let steps = try sale.run(on: &book)
    #expect(steps.map(\.trade.requested) == ["25", "25", "25", "50"])
    #expect(steps.map(\.trade.filled) == ["25", "25", "0", "0"])
    #expect(sale.left == "50" && sale.ticksLeft == 0)
    #expect(steps.last?.price == "95")
  }

  @Test(
    "parts are whole lots and add up",
    arguments: [("10", 3, ["4", "3", "3"]), ("2", 5, ["1", "1"])] as [(Fixed, Int, [Fixed])])
  func parts(_ amount: Fixed, _ ticks: Int, _ parts: [Fixed]) throws {
    var book = try SampleBook.book()
    var sale = try SupplySale(amount, over: ticks, lot: "1")
    #expect(try sale.run(on: &book).map(\.trade.filled) == parts)
  }

  @Test("it sells to the learner's orders too, and tells")
  func own() throws {
    var book = try SampleBook.book()
    _ = try book.submit(OrderRequest(.buy, "6", .limit("98")))
    var sale = try SupplySale("25", over: 1, lot: "1")
    let steps = try sale.run(on: &book)
    #expect(steps.flatMap(\.trade.events) == [.made(OrderID(1), side: .buy, size: "5", price: "98")])
  }

  @Test("it survives being stored, and an impossible one is not taken")
  func stored() throws {
    var book = try SampleBook.book()
    var sale = try SupplySale("60", over: 3, lot: "1")
    _ = try sale.advance(on: &book)
    let data = try JSONEncoder().encode(sale)
    #expect(try JSONDecoder().decode(SupplySale.self, from: data) == sale)
    let text = String(decoding: data, as: UTF8.self)
    for (part, damage) in [(#""ticksLeft":2"#, #""ticksLeft":9000000000"#), (#""lot":"1""#, #""lot":"0""#)] {
      let damaged = text.replacingOccurrences(of: part, with: damage)
      try #require(damaged != text)
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(SupplySale.self, from: Data(damaged.utf8)) }
    }
  }

  @Test("an amount or a time that makes no sense is refused")
  func refused() {
    #expect(throws: SupplyRefusal.amount("0", lot: "1")) { try SupplySale("0", over: 1, lot: "1") }
    #expect(throws: SupplyRefusal.amount("1.5", lot: "1")) { try SupplySale("1.5", over: 1, lot: "1") }
    #expect(throws: SupplyRefusal.amount("1", lot: "0")) { try SupplySale("1", over: 1, lot: "0") }
    #expect(throws: SupplyRefusal.ticks(0)) { try SupplySale("1", over: 0, lot: "1") }
    #expect(throws: SupplyRefusal.ticks(10_001)) { try SupplySale("1", over: 10_001, lot: "1") }
  }
}
