import Testing

@testable import Margin

@Suite("Margin calls")
struct MarginCallTests {
  @Test("a call is raised once, stands, and is lifted once")
  func onceEach() throws {
    var account = try Classroom.account("1,000")
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "1", leverage: "100")
    // Equity 970 - (60,000 - p) against 125 % of 0.5 % of p: reached at 59,401 and not at 59,402.
    #expect(try account.price("BTC", "59,402", &purse).kinds == [])
    let called = try account.price("BTC", "59,401", &purse)
    #expect(called.kinds == [.marginCall])
    #expect(called[.marginCall]?.number(.equity) == "371")
    #expect(called[.marginCall]?.number(.requirement) == "297.005")
    #expect(called[.marginCall]?.market == nil)
    #expect(account.isCalled)
    #expect(try account.price("BTC", "59,400", &purse).kinds == [])
    #expect(try account.price("BTC", "59,500", &purse).kinds == [.marginCallOver])
    #expect(!account.isCalled)
    #expect(try account.price("BTC", "59,501", &purse).kinds == [])
  }

  @Test("an isolated position is called by itself")
  func isolated() throws {
    var account = try Classroom.account()
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    let called = try account.price("BTC", "54,300", &purse)
    #expect(called.kinds == [.marginCall])
    #expect(called[.marginCall]?.market == "BTC")
    #expect(!account.isCalled)
    #expect(account["BTC"]?.isCalled == true)
    #expect(try account.price("BTC", "60,000", &purse).kinds == [.marginCallOver])
  }

  @Test("a deposit lifts a call, and closing everything leaves none")
  func lifted() throws {
    var account = try Classroom.account("1,000")
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "1", leverage: "100")
    _ = try account.price("BTC", "59,400", &purse)
    var other = account
    #expect(try (other.deposit("1,000") + other.settle(&purse)).kinds == [.deposited, .marginCallOver])
    _ = try account.close("BTC")
    #expect(try account.settle(&purse).isEmpty)
    #expect(!account.isCalled)
  }

  @Test("rules without margin calls raise none and leave none standing")
  func without() throws {
    var account = try Classroom.account("1,000")
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "1", leverage: "100")
    _ = try account.price("BTC", "59,400", &purse)
    try account.adopt(Classroom.rules { $0.marginCall = nil }, [(Classroom.bitcoin, "1")], keeping: [])
    #expect(try account.settle(&purse).isEmpty)
    #expect(!account.isCalled)
    #expect(throws: FigureError.notInRules(.marginCallPrice)) { try account.figure(.marginCallPrice, "BTC") }
  }

  @Test("a partial liquidation that leaves the call behind lifts it")
  func afterPartial() throws {
    let rules = Classroom.rules {
      $0.liquidation.slippage = "0"
      $0.liquidation.fee = "0"
      $0.liquidation.partial = .init(above: "0", share: "50%", order: .largestLoss, stopAt: "1.5", steps: 5)
    }
    var account = try Classroom.account("1,000", rules)
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "1", leverage: "100")
    let events = try account.price("BTC", "59,320", &purse)
    #expect(
      events.kinds == [.marginCall, .liquidationStarted, .positionReduced, .liquidationStopped, .marginCallOver])
    #expect(try account.settle(&purse).isEmpty)
  }
}
