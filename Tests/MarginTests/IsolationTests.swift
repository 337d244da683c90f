import Testing

@testable import Margin

@Suite("Isolated positions")
struct IsolationTests {
  @Test("opening isolated takes the initial margin, and the fee, from the pool")
  func open() throws {
    var account = try Classroom.account()
    let events = try account.trade("BTC", quantity: "0.1", isolated: true)
    #expect(events.kinds == [.isolated, .filled])
    #expect(try account.figure(.isolatedMargin, "BTC") == "600")
    #expect(try account.figure(.isolatedMargin) == "600")
    #expect(try account.figure(.walletBalance) == "9,397")
    #expect(try account.figure(.cash) == "9,997")
    #expect(try account.figure(.equity, "BTC") == "600")
    #expect(try account.figure(.equity) == "9,397")
    #expect(try account.figure(.accountValue) == "9,997")
    #expect(try account.figure(.maintenanceMargin) == "0")
    _ = try account.setMarks([("BTC", "59,000")])
    #expect(try account.figure(.equity, "BTC") == "500")
    #expect(try account.figure(.equity) == "9,397")
  }

  @Test("growing an isolated position takes margin for what was added, at the mark")
  func grow() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    _ = try account.setMarks([("BTC", "61,000")])
    _ = try account.trade("BTC", quantity: "0.2")
    #expect(try account.figure(.isolatedMargin, "BTC") == "1,820")
  }

  @Test("an isolated order beyond the pool's free margin is refused with what it needs and what is free")
  func beyondPool() throws {
    var account = try Classroom.account("1,000")
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    let before = account
    // 397 are left; 600 are needed besides a fee of 3.
    #expect(throws: Refusal.freeMargin(required: "600", free: "394")) { try account.trade("BTC", quantity: "0.1") }
    #expect(account == before)
    // Turned around, the old 600 come back first: 697 - 3 - 12 less 1,800 for 0.3.
    #expect(throws: Refusal.freeMargin(required: "1,800", free: "985")) { try account.trade("BTC", quantity: "-0.4") }
    #expect(account == before)
  }

  @Test("closing part of an isolated position frees margin in proportion, with the profit or loss")
  func shrink() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    _ = try account.setMarks([("BTC", "59,000")])
    _ = try account.close("BTC", quantity: "0.05")
    #expect(try account.figure(.isolatedMargin, "BTC") == "300")
    // 9,397 + 300 - 50, less a fee of 1.475.
    #expect(try account.figure(.walletBalance) == "9,645.525")
    _ = try account.close("BTC")
    #expect(try account.figure(.isolatedMargin) == "0")
    #expect(try account.figure(.walletBalance) == "9,894.05")
    #expect(account["BTC"]?.isIsolated == true)
  }

  @Test("a loss beyond the margin freed is taken from the margin that stays, not from the pool")
  func shrinkAtLoss() throws {
    var account = try Classroom.account()
    account.liquidates = false
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    _ = try account.setMarks([("BTC", "50,000")])
    _ = try account.close("BTC", quantity: "0.05")
    // Half of 600 is freed and 500 is lost; the pool pays the fee of 1.25.
    #expect(try account.figure(.isolatedMargin, "BTC") == "100")
    #expect(try account.figure(.walletBalance) == "9,395.75")
  }

  /// What a thin market gave for a position.
  private func given(_ price: Fixed, _ size: Fixed) -> Execution { Execution([Executed(price: price, size: size)]) }

  @Test("what an order pays worse than the mark is set apart as well, and what it pays better is not")
  func openLoss() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.1", isolated: true, execution: given("60,300", "0.1"))
    #expect(try account.figure(.isolatedMargin, "BTC") == "630" && account.figure(.equity, "BTC") == "600")
    _ = try account.trade("ETH", quantity: "-1", isolated: true, execution: given("2,990", "1"))
    #expect(try account.figure(.isolatedMargin, "ETH") == "310" && account.figure(.equity, "ETH") == "300")
    var better = try Classroom.account()
    _ = try better.trade("BTC", quantity: "0.1", isolated: true, execution: given("59,900", "0.1"))
    #expect(try better.figure(.isolatedMargin, "BTC") == "600" && better.figure(.equity, "BTC") == "610")
  }

  @Test("closing an isolated position at a loss pays its fee")
  func closingFee() throws {
    var account = try Classroom.account("610")
    account.liquidates = false
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    _ = try account.setMarks([("BTC", "55,000")])
    // 600 − 500 come back to a wallet of 7, and 2.75 are paid.
    #expect(try account.close("BTC")[.filled]?.number(.fee) == "2.75")
    #expect(try account.figure(.walletBalance) == "104.25")
  }

  @Test("closed beyond its margin, a position takes the rest from the wallet, and not from others")
  func beyond() throws {
    var account = try Classroom.account("700")
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    // 600 of margin; 97 in the wallet. Sold at 53,500 it loses 650, and pays a fee of 2.675.
    let events = try account.trade("BTC", quantity: "-0.1", execution: given("53,500", "0.1"))
    #expect(try (events + account.settle(&purse)).kinds == [.filled])
    #expect(try account.figure(.walletBalance) == "44.325" && purse.balance == "100,000")
  }

  @Test("closed beyond its margin and the wallet, a position is kept")
  func beyondAll() throws {
    var account = try Classroom.account("700")
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    let before = account
    #expect(throws: Refusal.walletGone(lacking: "3", wallet: "97", "BTC")) {
      try account.trade("BTC", quantity: "-0.1", execution: given("53,000", "0.1"))
    }
    #expect(account == before)
    // What takes nothing from the wallet goes, and so does all of it while liquidation is off.
    _ = try account.trade("BTC", quantity: "-0.05", execution: given("53,000", "0.05"))
    account = before
    account.liquidates = false
    _ = try account.trade("BTC", quantity: "-0.1", execution: given("53,000", "0.1"))
    #expect(try account.figure(.walletBalance) == "-3")
  }

  @Test("turning an isolated position around sets the new one's initial margin apart")
  func flip() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    _ = try account.setMarks([("BTC", "61,000")])
    _ = try account.trade("BTC", quantity: "-0.3")
    #expect(try account.figure(.isolatedMargin, "BTC") == "1,220")
    // 10,000 - 3 + 100 - 9.15 - 1,220.
    #expect(try account.figure(.walletBalance) == "8,867.85")
  }

  @Test("an order that isolates a position does it at the leverage it carries")
  func orderAtLeverage() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.1")
    let events = try account.trade("BTC", quantity: "0.1", leverage: "20", isolated: true)
    #expect(events.kinds == [.leverageSet, .isolated, .filled])
    #expect(try account.figure(.isolatedMargin, "BTC") == "600")
  }

  @Test("isolating an open position moves its margin, and pooling brings it back")
  func isolateAndPool() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.1")
    let before = account
    let isolated = try account.isolate("BTC", margin: "1,000")
    #expect(isolated[.isolated]?.number(.amount) == "1,000")
    #expect(try account.figure(.walletBalance) == "8,997")
    let pooled = try account.pool("BTC")
    #expect(pooled[.pooled]?.number(.amount) == "1,000")
    #expect(account == before)
    #expect(throws: Refusal.notIsolated("BTC")) { try account.pool("BTC") }
  }

  @Test("without an amount, isolating sets the initial margin apart")
  func initialMargin() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.1")
    _ = try account.isolate("BTC", margin: nil)
    #expect(try account.figure(.isolatedMargin, "BTC") == "600")
  }

  @Test("the margin of an isolated position can be changed, down to its initial margin")
  func changeMargin() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    _ = try account.isolate("BTC", margin: "900")
    #expect(try account.figure(.walletBalance) == "9,097")
    #expect(throws: Refusal.isolatedMargin(required: "600", equity: "599", "BTC")) {
      try account.isolate("BTC", margin: "599")
    }
    #expect(throws: Refusal.notPositive("0")) { try account.isolate("BTC", margin: "0") }
    #expect(throws: Refusal.freeMargin(required: "20,000", free: "9,997")) {
      try account.isolate("BTC", margin: "20,000")
    }
    _ = try account.isolate("BTC", margin: "600")
    #expect(try account.figure(.walletBalance) == "9,397")
  }

  @Test("a market is marked for isolation before there is a position, without an amount")
  func markOnly() throws {
    var account = try Classroom.account()
    #expect(throws: Refusal.noPosition("BTC")) { try account.isolate("BTC", margin: "100") }
    #expect(try account.isolate("BTC", margin: nil).kinds == [.isolated])
    #expect(try account.figure(.isolatedMargin, "BTC") == "0")
    _ = try account.trade("BTC", quantity: "-0.1")
    #expect(try account.figure(.isolatedMargin, "BTC") == "600")
  }

  @Test("a losing position the pool can't carry is not pooled")
  func poolRefused() throws {
    var account = try Classroom.account("700")
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    _ = try account.setMarks([("BTC", "58,000")])
    #expect(throws: Refusal.initialMargin(required: "580", equity: "497", shortfall: "83", "BTC")) {
      try account.pool("BTC")
    }
  }
}
