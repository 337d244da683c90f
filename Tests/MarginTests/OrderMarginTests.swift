import Testing

@testable import Margin

@Suite("What waiting orders set aside")
struct OrderMarginTests {
  private func order(_ quantity: Fixed, _ price: Fixed) -> OpenOrder { OpenOrder(price: price, quantity: quantity) }

  @Test("Size × limit over leverage, of the larger side")
  func sides() throws {
    var account = try Classroom.account()
    account.setOrders("BTC", [order("0.5", "59,000"), order("0.1", "58,000"), order("-0.4", "61,000")])
    #expect(try account.figure(.orderValue, "BTC") == "35,300")
    #expect(try account.figure(.orderMargin, "BTC") == "3,530")
    account.setOrders("BTC", [order("0.4", "59,000"), order("-0.4", "61,000")])
    #expect(try account.figure(.orderMargin, "BTC") == "2,440")
    #expect(try account.figure(.freeMargin) == "7,560")
    account.setOrders("ETH", [order("1", "2,900")])
    #expect(try account.figure(.orderMargin) == "2,730")
  }

  @Test("Up to the position's size the other side sets nothing aside, the first to trade first")
  func reducing() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.5")
    account.setOrders("BTC", [order("-0.3", "61,000"), order("-0.4", "62,000")])
    // 0.3 and 0.2 of the 0.4 reduce; 0.2 would open a short.
    #expect(try account.figure(.orderValue, "BTC") == "12,400")
    account.setOrders("BTC", [order("-0.5", "61,000")])
    #expect(try account.figure(.orderMargin) == "0")
    account.setOrders("BTC", [order("0.1", "59,000")])
    #expect(try account.figure(.orderMargin) == "590")
  }

  @Test("Free margin is explained with the orders where there are any, and without them where there are none")
  func explained() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.1")
    #expect(try account.derivation(of: Figure(.freeMargin)).parts.map(\.figure?.kind) == [.equity, .initialMargin])
    account.setOrders("ETH", [order("1", "2,900")])
    let free = try account.derivation(of: Figure(.freeMargin))
    #expect(free.operation == .difference && free.parts.last?.figure == Figure(.orderMargin))
    #expect(try free.recomputed() == free.value && free.value == account.figure(.freeMargin))
  }

  @Test("An order at once, a lower leverage and a withdrawal are held to what is left")
  func held() throws {
    var account = try Classroom.account()
    account.setOrders("BTC", [order("1", "59,000")])
    let before = account
    #expect(throws: Refusal.self) { try account.trade("ETH", quantity: "14") }
    #expect(throws: Refusal.self) { try account.setLeverage("BTC", "5") }
    #expect(throws: Refusal.self) { try account.withdraw("4,100.01") }
    #expect(throws: Refusal.self) { try account.trade("ETH", quantity: "14", isolated: true) }
    #expect(account == before)
    _ = try account.withdraw("4,100")
    #expect(try account.figure(.freeMargin) == "0")
  }

  @Test("The shortfall says what the orders take of it")
  func shortfall() throws {
    var account = try Classroom.account()
    account.setOrders("BTC", [order("1", "59,000")])
    let refusal = Refusal.orderMargin(
      orders: "5,900", initial: "4,200", equity: "9,979", shortfall: "121", "ETH")
    #expect(throws: refusal) { try account.trade("ETH", quantity: "14") }
  }

  @Test("Closing is possible whatever orders wait")
  func closing() throws {
    var account = try Classroom.account()
    _ = try account.trade("ETH", quantity: "10")
    account.setOrders("BTC", [order("1", "59,000")])
    _ = try account.setMarks([("ETH", "2,500")])
    #expect(try account.figure(.freeMargin).isNegative)
    _ = try account.close("ETH", quantity: "5")
    _ = try account.close("ETH")
  }

  @Test("A fill of an order that waited is held to initial margin alone")
  func reserved() throws {
    var account = try Classroom.account()
    account.setOrders("BTC", [order("1", "59,000")])
    _ = try account.trade("ETH", quantity: "14", isReserved: true)
    #expect(try account.figure(.freeMargin).isNegative)
    var isolated = try Classroom.account()
    isolated.setOrders("BTC", [order("1", "59,000")])
    _ = try isolated.trade("ETH", quantity: "14", isolated: true, isReserved: true)
    #expect(throws: Refusal.self) { try isolated.trade("ETH", quantity: "30", isReserved: true) }
  }
}
