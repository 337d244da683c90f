import Testing

@testable import Margin

@Suite("Trading")
struct TradingTests {
  @Test("adding to a position averages its entry and costs the taker fee")
  func average() throws {
    var account = try Classroom.account()
    let first = try account.trade("BTC", quantity: "0.1")
    #expect(first[.filled]?.number(.fee) == "3")
    _ = try account.setMarks([("BTC", "62,000")])
    let second = try account.trade("BTC", quantity: "0.3")
    #expect(second.kinds == [.filled])
    #expect(second[.filled]?.number(.fee) == "9.3")
    #expect(second[.filled]?.number(.position) == "0.4")
    #expect(try account.figure(.entryPrice, "BTC") == "61,500")
    #expect(try account.figure(.walletBalance) == "9,987.7")
    #expect(try account.figure(.unrealizedPnL) == "200")
    #expect(try account.figure(.equity) == "10,187.7")
    #expect(try account.figure(.feesPaid) == "12.3")
  }

  @Test("closing part realizes that part's profit and leaves the entry price")
  func partialClose() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.4")
    _ = try account.setMarks([("BTC", "61,500")])
    let events = try account.close("BTC", quantity: "0.1")
    #expect(events[.filled]?.number(.realized) == "150")
    #expect(events[.filled]?[.side] == .word("sell"))
    #expect(try account.figure(.positionSize, "BTC") == "0.3")
    #expect(try account.figure(.entryPrice, "BTC") == "60,000")
    #expect(try account.figure(.realizedPnL) == "150")
    #expect(try account.figure(.unrealizedPnL, "BTC") == "450")
  }

  @Test("closing all of a position leaves nothing of it, however odd its average")
  func closeAll() throws {
    var account = try Classroom.account()
    for (price, size) in [("60,000.1", "0.007"), ("61,234.5", "0.011"), ("59,999.9", "0.013")] as [(Fixed, Fixed)] {
      _ = try account.setMarks([("BTC", price)])
      _ = try account.trade("BTC", quantity: size)
    }
    _ = try account.close("BTC", quantity: "0.017")
    _ = try account.close("BTC")
    let slot = try #require(account["BTC"])
    #expect(!slot.isOpen && slot.cost.isZero)
    // 0.031 sold at 59,999.9 and bought for 420.0007 + 673.5795 + 779.9987.
    #expect(try account.figure(.realizedPnL) == "-13.582")
    #expect(throws: Refusal.noPosition("BTC")) { try account.close("BTC") }
  }

  @Test("selling through zero closes the long and opens the rest as a short at the mark")
  func flip() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.1")
    _ = try account.setMarks([("BTC", "61,000")])
    let events = try account.trade("BTC", quantity: "-0.3")
    #expect(events[.filled]?.number(.realized) == "100")
    #expect(events[.filled]?.number(.fee) == "9.15")
    #expect(try account.figure(.positionSize, "BTC") == "-0.2")
    #expect(try account.figure(.entryPrice, "BTC") == "61,000")
    #expect(account["BTC"]?.side == .short)
    _ = try account.setMarks([("BTC", "60,000")])
    #expect(try account.figure(.unrealizedPnL, "BTC") == "200")
  }

  @Test("a fee is rounded up at the twelfth decimal")
  func feeRounding() throws {
    let market = Classroom.market("DUST", tick: "0.000001", lot: "0.000001", fee: "0.01%")
    var account = Account(rules: Classroom.rules, markets: [(market, "0.000003")])
    _ = try account.deposit("1")
    let events = try account.trade("DUST", quantity: "0.000001")
    #expect(events[.filled]?.number(.fee) == "0.000000000001")
  }

  @Test("what is required of the account is rounded up at the twelfth decimal")
  func requirementRounding() throws {
    let market = Classroom.market("DUST", tick: "0.000001", lot: "0.000001", fee: "0.01%")
    let rules = Classroom.rules { $0.reservesClosingFee = true }
    var account = Account(rules: rules, markets: [(market, "0.000003")])
    _ = try account.deposit("1")
    _ = try account.trade("DUST", quantity: "0.000001")
    for kind in [FigureKind.initialMargin, .maintenanceMargin, .closingFee] {
      #expect(try account.figure(kind, "DUST") == "0.000000000001")
    }
    #expect(try account.figure(.requirement) == "0.000000000002")
  }

  @Test("an order beyond the initial margin is refused with the shortfall, and nothing changes")
  func shortfall() throws {
    var account = try Classroom.account("100")
    let before = account
    #expect(throws: Refusal.initialMargin(required: "600", equity: "97", shortfall: "503", "BTC")) {
      try account.trade("BTC", quantity: "0.1")
    }
    #expect(account == before)
    // With the fee of 0.75, 1,500 at 16x needs 93.75 of 99.25.
    _ = try account.trade("BTC", quantity: "0.025", leverage: "16")
    #expect(try account.figure(.freeMargin) == "5.5")
  }

  @Test("an order that exactly uses up the initial margin is taken")
  func exactMargin() throws {
    var account = try Classroom.account("603")
    _ = try account.trade("BTC", quantity: "0.1")
    #expect(try account.figure(.freeMargin) == "0")
  }

  @Test("a position too large for its leverage is refused with what its tier allows")
  func tierLeverage() throws {
    var account = try Classroom.account("1m")
    let refusal = Refusal.tierLeverage("100", most: "50", notional: "1,200,000", "BTC")
    #expect(throws: refusal) { try account.trade("BTC", quantity: "20", leverage: "100") }
    _ = try account.trade("BTC", quantity: "20", leverage: "50")
    #expect(throws: refusal) { try account.setLeverage("BTC", "100") }
  }

  @Test("a leverage that comes with a reducing order is held to the tier and to the initial margin")
  func leverageWithReduction() throws {
    var account = try Classroom.account("30,000")
    _ = try account.trade("BTC", quantity: "20", leverage: "50")
    #expect(throws: Refusal.tierLeverage("100", most: "50", notional: "1,199,940", "BTC")) {
      try account.trade("BTC", quantity: "-0.001", leverage: "100")
    }
    // 29,400 less a fee of 0.03 against 1,199,940 at 10x.
    #expect(
      throws: Refusal.initialMargin(required: "119,994", equity: "29,399.97", shortfall: "90,594.03", "BTC")
    ) { try account.trade("BTC", quantity: "-0.001", leverage: "10") }
    _ = try account.trade("BTC", quantity: "-10", leverage: "100")
    #expect(account["BTC"]?.leverage == "100")
  }

  @Test("leverage decides initial margin and not the liquidation price")
  func leverage() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.5")
    let price = try account.figure(.liquidationPrice, "BTC")
    #expect(try account.figure(.initialMargin) == "3,000")
    #expect(try account.setLeverage("BTC", "20").kinds == [.leverageSet])
    #expect(try account.figure(.initialMargin) == "1,500")
    #expect(try account.figure(.liquidationPrice, "BTC") == price)
    #expect(throws: Refusal.initialMargin(required: "10,000", equity: "9,985", shortfall: "15", "BTC")) {
      try account.setLeverage("BTC", "3")
    }
    #expect(throws: Refusal.leverage("101", most: "100", "BTC")) { try account.setLeverage("BTC", "101") }
    #expect(throws: Refusal.leverage("0.5", most: "100", "BTC")) { try account.setLeverage("BTC", "0.5") }
  }

  @Test("an account below its initial margin may reduce but not add")
  func belowInitialMargin() throws {
    var account = try Classroom.account("3,100")
    _ = try account.trade("BTC", quantity: "0.5")
    _ = try account.setMarks([("BTC", "59,000")])
    #expect(try account.figure(.freeMargin) == "-365")
    #expect(throws: Refusal.self) { try account.trade("BTC", quantity: "0.001") }
    _ = try account.close("BTC", quantity: "0.1")
    #expect(try account.figure(.positionSize, "BTC") == "0.4")
  }

  @Test("sizes are whole lots, above zero and no larger than what is held")
  func sizes() throws {
    var account = try Classroom.account()
    #expect(throws: Refusal.size("0.0005", lot: "0.001", "BTC")) { try account.trade("BTC", quantity: "-0.0005") }
    #expect(throws: Refusal.notPositive("0")) { try account.trade("BTC", quantity: "0") }
    #expect(throws: Refusal.noMarket("XRP")) { try account.trade("XRP", quantity: "1") }
    _ = try account.trade("BTC", quantity: "-0.1")
    #expect(throws: Refusal.moreThanHeld("0.2", held: "0.1", "BTC")) { try account.close("BTC", quantity: "0.2") }
    #expect(throws: Refusal.notPositive("-1")) { try account.close("BTC", quantity: "-1") }
    _ = try account.close("BTC", quantity: "0.1")
    #expect(!account.hasPositions)
  }

  @Test("a share of a position is rounded down to lots, but not to nothing")
  func share() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "-0.015")
    #expect(try account.lots(of: "BTC", share: "50%") == "0.007")
    #expect(try account.lots(of: "BTC", share: "1%") == "0.001")
    #expect(try account.lots(of: "BTC", share: "100%") == "0.015")
    #expect(throws: Refusal.noPosition("ETH")) { try account.lots(of: "ETH", share: "50%") }
  }
}
