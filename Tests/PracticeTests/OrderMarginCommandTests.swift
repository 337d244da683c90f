import Margin
import Testing

@testable import Practice

@Suite("Waiting orders set margin aside")
struct OrderMarginCommandTests {
  private func desk(_ script: String) throws -> Desk {
    var desk = try Desk()
    let reports = desk.run(script)
    #expect(reports.allSatisfy { $0.error == nil }, "\(reports.last?.text() ?? "")")
    return desk
  }

  private func figure(_ name: String, _ script: String) throws -> String {
    var desk = try desk(script)
    return desk.session.perform("= \(name)").text()
  }

  @Test("Free margin is explained with what the orders take")
  func explained() throws {
    var desk = try desk(
      "deposit 10,000; book BTC; long 0.1 BTC at 10x; long 0.5 BTC limit 59,000; long 0.1 BTC limit 58,000")
    #expect(
      desk.session.perform("explain order_margin").text() == """
        order_margin = 3,530.00 USDT
        │ = order_margin(BTC)
        │ = 3,530.00
        └ order_margin(BTC) = 3,530.00 USDT
          │ = order_value(BTC) ÷ leverage(BTC)
          │ = 35,300.00 ÷ 10x
          ├ order_value(BTC) = 35,300.00 USDT
          │   = 0.5 × 59,000 + 0.1 × 58,000
          └ leverage(BTC) = 10x

        """)
    #expect(
      desk.session.perform("explain free_margin").text()
        .hasPrefix("free_margin = 5,866.3997 USDT\n│ = equity − initial_margin − order_margin\n"))
    #expect(desk.session.perform("account").text().contains("\norder_margin"))
  }

  @Test(
    "Orders that only reduce, on whichever terms, set nothing aside",
    arguments: [
      "deposit 10,000; book BTC; long 1 BTC at 20x; short 1 BTC limit 61,000",
      "deposit 10,000; book BTC; long 1 BTC at 20x; short 1 BTC limit 61,000 reduce; short 1 BTC limit 62,000 reduce",
      "deposit 10,000; book BTC; long 1 BTC at 20x; short 5 BTC stop 50,000",
      "deposit 10,000; book BTC; long 1 BTC limit 59,000; cancel 1",
      "deposit 10,000; book BTC; long 1 BTC limit 59,000; book BTC off",
      "deposit 10,000; book BTC; long 1 BTC limit 59,000; price BTC 58,000",
      "deposit 3,400; book BTC; long 1 BTC at 20x; long 0.1 BTC at 20x limit 58,000; price BTC 50,000",
      "deposit 10,000; book BTC; long 1 BTC limit 59,000; rules okx",
    ])
  func none(_ script: String) throws {
    #expect(try figure("order_margin", script) == "order_margin = 0\n")
  }

  @Test("An order that trades in part sets margin aside for the rest of it")
  func part() throws {
    #expect(
      try figure("order_margin(BTC)", "deposit 20,000; book BTC; long 2 BTC limit 60,036 at 10x")
        == "order_margin(BTC) = 7,204.32\n")
  }

  @Test("A position that is closed leaves its exits as orders that would open another")
  func left() throws {
    #expect(
      try figure(
        "order_margin",
        "deposit 10,000; book BTC; long 1 BTC at 20x; short 1 BTC limit 61,000; close BTC") == "order_margin = 3,050\n")
  }

  @Test("A stop that would rest beyond the margin is canceled when it is set off")
  func stop() throws {
    var desk = try desk("deposit 10,000; book BTC; long 1.5 BTC limit 55,000; short 2 BTC stop 59,000 limit 62,000")
    #expect(desk.session.perform("price BTC 58,900").text().contains("Order 2, 2 BTC, is canceled: the account can't"))
    #expect(desk.session.perform("= order_margin").text() == "order_margin = 8,250\n")
  }

  @Test("Refused, an order leaves everything as it was")
  func refused() throws {
    var desk = try desk("deposit 10,000; book BTC; long 1.5 BTC limit 59,000")
    let before = desk.session.state
    #expect(desk.session.perform("long 0.3 BTC limit 58,000").error != nil)
    #expect(desk.session.perform("long 0.3 BTC limit 60,100").error != nil)
    #expect(desk.session.state == before)
  }

  @Test("A market whose book is closed is traded at the price elsewhere at once, where the mark trails it")
  func closed() throws {
    var desk = try desk("deposit 10,000; latency BTC 3; price BTC 59,000; book BTC; book BTC off")
    #expect(desk.session.perform("long 0.1 BTC").text().contains("Bought 0.1 BTC at 59,000.0"))
  }
}
