import Testing

@testable import Margin
@testable import Market

@Suite("An order in a book")
struct BookOrderTests {
  @Test("a market order is sure to trade, a limit order of its price")
  func marketOrLimit() throws {
    var market = try SampleBook.book()
    let bought = try market.submit(OrderRequest(.buy, "25"))
    #expect(try bought.trade?.averagePrice() == "101.8")
    #expect(try market.position == "25")
    var limit = try SampleBook.book()
    let waiting = try limit.submit(OrderRequest(.buy, "25", .limit("101")))
    #expect(waiting.trade?.filled == "10")
    #expect(
      waiting.events == [
        .took(OrderID(1), side: .buy, size: "10", price: "101"),
        .rested(OrderID(1), side: .buy, size: "15", price: "101"),
      ])
    #expect(try limit.text(.buy) == "101×15(15) 99×10 98×10")
    #expect(try limit.text(.sell) == "102×10 103×10 104×10")
  }

  @Test("what a market order finds nobody for is canceled")
  func marketRest() throws {
    var book = try SampleBook.book()
    let placement = try book.submit(OrderRequest(.sell, "60"))
    #expect(placement.events.last == .canceled(OrderID(1), size: "10", .nothingLeft))
    #expect(try book.orders.isEmpty && book.position == "-50")
  }

  @Test("immediate-or-cancel takes what it can and leaves nothing")
  func immediate() throws {
    var book = try SampleBook.book()
    let placement = try book.submit(OrderRequest(.buy, "25", .immediateOrCancel("102")))
    #expect(placement.trade?.filled == "20")
    #expect(placement.events.last == .canceled(OrderID(1), size: "5", .nothingLeft))
    #expect(try book.orders.isEmpty)
    let none = try book.submit(OrderRequest(.buy, "25", .immediateOrCancel("100")))
    #expect(none.trade == nil && none.events == [.canceled(OrderID(2), size: "25", .nothingLeft)])
  }

  @Test("post-only never takes")
  func postOnly() throws {
    var book = try SampleBook.book()
    let before = book
    #expect(throws: BookRefusal.wouldTrade(at: "101")) { try book.submit(OrderRequest(.buy, "1", .postOnly("101"))) }
    #expect(book == before)
    let placement = try book.submit(OrderRequest(.buy, "1", .postOnly("100")))
    #expect(placement.events == [.rested(OrderID(1), side: .buy, size: "1", price: "100")])
    #expect(try book.price == "100.5")
  }

  @Test("at one price, who came first trades first")
  func queue() throws {
    var book = try SampleBook.book()
    _ = try book.submit(OrderRequest(.buy, "5", .limit("99")))
    #expect(try book.orders.map(\.ahead) == ["10"])
    let first = try book.trade(.sell, size: "7", limit: nil)
    #expect(first.events.isEmpty)
    #expect(try book.orders.map(\.ahead) == ["3"])
    // What comes back stands behind: 7 are missing, 4 come.
    _ = try book.advance()
    #expect(try book.text(.buy, most: 1) == "99×12(5)")
    _ = try book.submit(OrderRequest(.buy, "2", .limit("99")))
    #expect(try book.orders.map(\.ahead) == ["3", "7"])
    let second = try book.trade(.sell, size: "9", limit: nil)
    #expect(second.events == [.made(OrderID(1), side: .buy, size: "5", price: "99")])
    #expect(try book.orders.map(\.ahead) == ["3"])
    let third = try book.trade(.sell, size: "4", limit: nil)
    #expect(third.events == [.made(OrderID(2), side: .buy, size: "1", price: "99")])
    #expect(third.fills == [Fill(price: "99", size: "3"), Fill(price: "99", size: "1", maker: OrderID(2))])
    #expect(try book.position == "6" && book.orders.map(\.size) == ["1"])
  }

  @Test("a better price trades before an earlier order")
  func priority() throws {
    var book = try SampleBook.book()
    _ = try book.submit(OrderRequest(.sell, "1", .limit("104")))
    _ = try book.submit(OrderRequest(.sell, "1", .limit("100")))
    _ = try book.submit(OrderRequest(.sell, "1", .limit("106")))
    #expect(try book.text(.sell, most: 9) == "100×1(1) 101×10 102×10 103×10 104×11(1) 105×10 106×1(1)")
    let trade = try book.trade(.buy, size: "100", limit: nil)
    #expect(
      trade.filled == "53"
        && trade.fills.map(\.maker) == [2, nil, nil, nil, nil, 1, nil, 3].map { $0.map(OrderID.init) })
  }

  @Test("when the market moves through an order it is filled at its own price")
  func movedThrough() throws {
    var book = try SampleBook.book()
    _ = try book.submit(OrderRequest(.buy, "25", .limit("97")))
    let events = try book.move(to: "95")
    // Asks of 10 come to 96 and to 97, and both are taken.
    #expect(
      events == [
        .made(OrderID(1), side: .buy, size: "10", price: "97"),
        .made(OrderID(1), side: .buy, size: "10", price: "97"),
      ])
    #expect(try book.text(.buy, most: 2) == "97×5(5) 94×10" && book.text(.sell, most: 1) == "98×10")
    #expect(try book.position == "20" && book.last == "97")
    #expect(book.complaint == nil)
  }

  @Test("two orders of the learner's don't trade with each other: the one that waits goes")
  func selfTrade() throws {
    var book = try SampleBook.book()
    _ = try book.submit(OrderRequest(.sell, "3", .limit("100")))
    let placement = try book.submit(OrderRequest(.buy, "5"))
    #expect(
      placement.events == [
        .took(OrderID(2), side: .buy, size: "5", price: "101"), .canceled(OrderID(1), size: "3", .selfTrade),
      ])
    #expect(try book.orders.isEmpty && book.position == "5")
  }

  @Test("a stop waits for its trigger and then is the order it holds")
  func stop() throws {
    var book = try SampleBook.book()
    _ = try book.setPosition("12")
    let stop = OrderRequest(.sell, "12", reducesOnly: true, trigger: "97")
    #expect(throws: BookRefusal.alreadyTriggered(trigger: "97", price: "97")) { try book.submit(stop, reference: "97") }
    let armed = try book.submit(stop, reference: "100")
    #expect(armed.events == [.armed(OrderID(1), side: .sell, size: "12", trigger: "97")])
    #expect(try book.setOff(at: "97.5").isEmpty)
    let set = try book.setOff(at: "96")
    #expect(
      set.first?.events == [
        .triggered(OrderID(1), price: "96"), .took(OrderID(1), side: .sell, size: "10", price: "99"),
        .took(OrderID(1), side: .sell, size: "2", price: "98"),
      ])
    #expect(try book.position == "0" && book.orders.isEmpty)
  }

  @Test("stops go off in the order they came, and one may leave the next nothing to reduce")
  func stops() throws {
    var book = try SampleBook.book()
    _ = try book.setPosition("5")
    _ = try book.submit(OrderRequest(.sell, "5", reducesOnly: true, trigger: "98"))
    _ = try book.submit(OrderRequest(.sell, "5", reducesOnly: true, trigger: "97"))
    _ = try book.submit(OrderRequest(.buy, "1", .limit("110"), trigger: "104"))
    _ = try book.submit(OrderRequest(.sell, "1", .postOnly("99"), trigger: "98"))
    let set = try book.setOff(at: "90")
    #expect(
      set.map(\.events) == [
        [
          .triggered(OrderID(1), price: "90"), .took(OrderID(1), side: .sell, size: "5", price: "99"),
          .canceled(OrderID(2), size: "5", .nothingToReduce),
        ],
        [.triggered(OrderID(4), price: "90"), .canceled(OrderID(4), size: "1", .wouldTrade)],
      ])
    #expect(try book.orders.map(\.id) == [OrderID(3)])
  }

  @Test("an order that only reduces is cut to the position, when it comes and ever after")
  func reduceOnly() throws {
    var book = try SampleBook.book()
    #expect(throws: BookRefusal.nothingToReduce(.sell)) {
      try book.submit(OrderRequest(.sell, "1", .limit("105"), reducesOnly: true))
    }
    _ = try book.submit(OrderRequest(.buy, "8"))
    let placement = try book.submit(OrderRequest(.sell, "9", .limit("105"), reducesOnly: true))
    #expect(
      placement.events == [
        .canceled(OrderID(2), size: "1", .nothingToReduce), .rested(OrderID(2), side: .sell, size: "8", price: "105"),
      ])
    #expect(throws: BookRefusal.nothingToReduce(.buy)) {
      try book.submit(OrderRequest(.buy, "1", .limit("90"), reducesOnly: true))
    }
    _ = try book.submit(OrderRequest(.sell, "3", .limit("103")))
    // The ordinary order sells 3 first; of the 8 only 5 are then left to reduce.
    let sweep = try book.trade(.buy, size: "60", limit: nil)
    #expect(
      sweep.events == [
        .made(OrderID(3), side: .sell, size: "3", price: "103"), .canceled(OrderID(2), size: "3", .nothingToReduce),
        .made(OrderID(2), side: .sell, size: "5", price: "105"),
      ])
    #expect(try book.position == "0")
    _ = try book.setPosition("4")
    _ = try book.submit(OrderRequest(.sell, "4", .limit("106"), reducesOnly: true))
    #expect(try book.setPosition("-4") == [.canceled(OrderID(4), size: "4", .nothingToReduce)])
  }

  @Test("orders are canceled by name, or all at once")
  func cancel() throws {
    var book = try SampleBook.book()
    _ = try book.submit(OrderRequest(.sell, "3", .limit("107")))
    _ = try book.submit(OrderRequest(.buy, "2", trigger: "110"))
    _ = try book.submit(OrderRequest(.buy, "1", .limit("90")))
    #expect(throws: BookRefusal.noOrder(OrderID(9))) { try book.cancel(OrderID(9)) }
    #expect(try book.cancel(OrderID(3)) == .canceled(OrderID(3), size: "1", .asked))
    #expect(
      try book.cancelAll() == [.canceled(OrderID(1), size: "3", .asked), .canceled(OrderID(2), size: "2", .asked)])
    #expect(try book == SampleBook.book().with { $0.nextOrder = 4 })
  }

  @Test("the learner's orders are bounded in number")
  func bounded() throws {
    var book = try SampleBook.book()
    for _ in 0..<OrderBook.mostOrders { _ = try book.submit(OrderRequest(.buy, "1", .limit("90"))) }
    #expect(throws: BookRefusal.tooManyOrders(most: 100)) { try book.submit(OrderRequest(.sell, "1", .limit("110"))) }
    #expect(throws: BookRefusal.tooManyOrders(most: 100)) { try book.submit(OrderRequest(.buy, "1", trigger: "110")) }
    // One that doesn't wait is taken.
    #expect(try book.submit(OrderRequest(.buy, "1")).trade?.filled == "1")
  }
}

extension OrderBook {
  /// A copy with a change.
  func with(_ change: (inout OrderBook) -> Void) -> OrderBook {
    var copy = self
    change(&copy)
    return copy
  }
}
