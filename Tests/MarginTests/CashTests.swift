import Testing

@testable import Margin

@Suite("Money in and out, and funding")
struct CashTests {
  @Test("deposits and withdrawals are above zero")
  func positive() throws {
    var account = try Classroom.account()
    for amount in ["0", "-5"] as [Fixed] {
      #expect(throws: Refusal.notPositive(amount)) { try account.deposit(amount) }
      #expect(throws: Refusal.notPositive(amount)) { try account.withdraw(amount) }
    }
  }

  @Test("without positions everything can be taken out, and no more")
  func everything() throws {
    var account = try Classroom.account()
    #expect(throws: Refusal.withdrawal("10,000.01", most: "10,000")) { try account.withdraw("10,000.01") }
    #expect(try account.withdraw("10,000").kinds == [.withdrawn])
    #expect(try account.figure(.equity) == "0")
    #expect(try account.figure(.withdrawals) == "10,000")
  }

  @Test("initial margin stays in, and unrealized profit can't be taken out")
  func withdrawable() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.1")
    #expect(try account.figure(.withdrawable) == "9,397")
    _ = try account.setMarks([("BTC", "70,000")])
    #expect(try account.figure(.freeMargin) == "10,297")
    #expect(try account.figure(.withdrawable) == "9,997")
    _ = try account.setMarks([("BTC", "50,000")])
    #expect(try account.figure(.withdrawable) == "8,497")
    _ = try account.withdraw("8,497")
    #expect(try account.figure(.freeMargin) == "0")
    _ = try account.setMarks([("BTC", "49,000")])
    #expect(try account.figure(.freeMargin) == "-90")
    #expect(throws: Refusal.withdrawal("0.01", most: "0")) { try account.withdraw("0.01") }
  }

  struct Payment: Sendable {
    var size: Fixed
    var rate: Fixed
    var received: Fixed
  }

  static let payments: [Payment] = [
    .init(size: "0.1", rate: "0.01%", received: "-0.6"),
    .init(size: "0.1", rate: "-0.01%", received: "0.6"),
    .init(size: "-0.1", rate: "0.01%", received: "0.6"),
    .init(size: "-0.1", rate: "-0.01%", received: "-0.6"),
  ]

  @Test("longs pay shorts when the rate is positive, and the other way round", arguments: payments)
  func funding(_ payment: Payment) throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: payment.size)
    let wallet = try account.figure(.walletBalance)
    let events = try account.payFunding("BTC", rate: payment.rate, price: "60,000")
    #expect(events[.fundingPaid]?.number(.amount) == payment.received)
    #expect(try account.figure(.walletBalance) == wallet + payment.received)
    #expect(try account.figure(.fundingReceived) == payment.received)
  }

  @Test("an isolated position pays funding from its own margin", arguments: payments)
  func isolatedFunding(_ payment: Payment) throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: payment.size, isolated: true)
    let wallet = try account.figure(.walletBalance)
    _ = try account.payFunding("BTC", rate: payment.rate, price: "60,000")
    #expect(try account.figure(.walletBalance) == wallet)
    #expect(try account.figure(.isolatedMargin, "BTC") == Fixed("600") + payment.received)
  }

  @Test("funding is rounded against the account, and nothing is exchanged without a position")
  func fundingRounding() throws {
    let market = Classroom.market("DUST", tick: "0.000001", lot: "0.000001")
    for (size, received) in [("0.000001", "-0.000000000001"), ("-0.000001", "0")] as [(Fixed, Fixed)] {
      var account = Account(rules: Classroom.rules, markets: [(market, "0.000003")])
      _ = try account.deposit("1")
      #expect(try account.payFunding("DUST", rate: "1%", price: "0.000003").isEmpty)
      _ = try account.trade("DUST", quantity: size)
      let events = try account.payFunding("DUST", rate: "1%", price: "0.000003")
      #expect(events[.fundingPaid]?.number(.amount) == received)
    }
  }
}
