import Testing

@testable import Margin

@Suite("What an account is kept from")
struct SurvivalTests {
  /// Leverage of 100 needs 1% of initial margin; here maintenance margin is 1% as well.
  private func tight(_ deposit: Fixed) throws -> Account {
    let market = Classroom.market(
      "BTC", tick: "0.1", lot: "0.001", tiers: Classroom.schedule([("0", "1%", "0", "100")]), fee: "0")
    var account = Account(rules: Classroom.rules, markets: [(market, "60,000")])
    _ = try account.deposit(deposit)
    return account
  }

  @Test("an order that would be liquidated at once is refused, with the numbers")
  func order() throws {
    var account = try tight("600")
    let before = account
    #expect(throws: Refusal.liquidatable(equity: "600", requirement: "600")) {
      try account.trade("BTC", quantity: "1", leverage: "100")
    }
    #expect(account == before)
    _ = try account.deposit("1")
    #expect(try account.trade("BTC", quantity: "1", leverage: "100").count == 2)
  }

  @Test("a withdrawal that would be liquidated at once is refused")
  func withdrawal() throws {
    var account = try tight("700")
    _ = try account.trade("BTC", quantity: "1", leverage: "100")
    #expect(throws: Refusal.liquidatable(equity: "600", requirement: "600")) { try account.withdraw("100") }
    #expect(try account.withdraw("99").count == 1)
  }

  @Test("with liquidation off nothing is refused for its sake")
  func off() throws {
    var account = try tight("600")
    account.liquidates = false
    #expect(try account.trade("BTC", quantity: "1", leverage: "100").count == 2)
  }

  @Test("a trading fee takes no more than the account is worth")
  func fee() throws {
    var account = try Classroom.account("400")
    _ = try account.trade("BTC", quantity: "0.1", leverage: "100")
    account.liquidates = false
    // Worth 397 less 390 at 56,100; the fee of closing would be 2.805, and at 56,040 only 1 is left for it.
    _ = try account.setMarks([("BTC", "56,040")])
    _ = try account.close("BTC")
    #expect(try account.figure(.walletBalance) == "0")
    #expect(try account.figure(.feesPaid) == "4")
  }

  @Test("a debt left without positions is borne by the backstop once liquidation is on")
  func writeOff() throws {
    var account = try Classroom.account("400")
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "0.1", leverage: "100")
    account.liquidates = false
    _ = try account.setMarks([("BTC", "50,000")])
    _ = try account.close("BTC")
    #expect(try account.settle(&purse).isEmpty)
    #expect(try account.figure(.walletBalance) == "-603")
    account.liquidates = true
    #expect(try account.settle(&purse).map(\.kind) == [.badDebt, .fundPaid])
    #expect(try account.figure(.walletBalance) == "0")
    #expect(purse.balance == "99,397")
  }

  @Test("margin goes back from an isolated position also while the pool has none to spare")
  func givingBack() throws {
    var account = try Classroom.account("10,000")
    _ = try account.trade("ETH", quantity: "1", leverage: "10", isolated: true)
    _ = try account.isolate("ETH", margin: "4,000")
    _ = try account.trade("BTC", quantity: "1", leverage: "20")
    _ = try account.setMarks([("BTC", "56,000")])
    #expect(try account.figure(.freeMargin).isNegative)
    #expect(try account.isolate("ETH", margin: "1,000").map(\.kind) == [.isolated])
    #expect(!(try account.figure(.freeMargin).isNegative))
  }
}
