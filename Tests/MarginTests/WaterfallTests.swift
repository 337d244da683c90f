import Testing

@testable import Margin

@Suite("Liquidation")
struct WaterfallTests {
  /// 970 left on a long of one bitcoin from 60,000.
  private func longBitcoin(_ rules: RuleSet = Classroom.rules) throws -> Account {
    var account = try Classroom.account("1,000", rules)
    _ = try account.trade("BTC", quantity: "1", leverage: "100")
    return account
  }

  private func partial(
    share: Fixed = "20%", above: Fixed = "0", order: RuleSet.Partial.Order = .largestMaintenance,
    stopAt: Fixed = "100%", steps: Int = 10
  ) -> RuleSet {
    Classroom.rules {
      $0.marginCall = nil
      $0.liquidation.slippage = "0"
      $0.liquidation.fee = "0"
      $0.liquidation.partial = .init(above: above, share: share, order: order, stopAt: stopAt, steps: steps)
    }
  }

  @Test("everything closes at the mark less slippage, and the fee takes no more than is left")
  func fullClose() throws {
    var account = try longBitcoin()
    var purse = Purse()
    #expect(try account.price("BTC", "59,326.7", &purse).kinds == [.marginCall])
    let events = try account.price("BTC", "59,300", &purse)
    #expect(events.kinds == [.liquidationStarted, .positionLiquidated, .liquidationFee, .liquidated])
    #expect(events[.liquidationStarted]?.number(.equity) == "270")
    #expect(events[.liquidationStarted]?.number(.requirement) == "296.5")
    let closed = try #require(events[.positionLiquidated])
    #expect(closed.market == "BTC")
    #expect(closed[.side] == .word("long"))
    #expect(closed.number(.size) == "1")
    #expect(closed.number(.price) == "59,240.7")
    #expect(closed.number(.realized) == "-759.3")
    #expect(closed.number(.unrealized) == "-700")
    #expect(closed[.healthy] == .flag(false))
    // The fee would be 296.2035.
    #expect(events[.liquidationFee]?.number(.amount) == "210.7")
    #expect(events[.liquidated]?.number(.left) == "0")
    #expect(purse.balance == "100,210.7")
    #expect(try account.figure(.equity) == "0")
    #expect(!account.hasPositions && !account.isCalled)
  }

  @Test("what is left after the fee stays with the account, or goes to the fund where the rules say so")
  func remainder() throws {
    for remainder in RuleSet.Liquidation.Remainder.allCases {
      var account = try longBitcoin(
        Classroom.rules {
          $0.liquidation.fee = "0.1%"
          $0.liquidation.remainder = remainder
        })
      var purse = Purse()
      let events = try account.price("BTC", "59,300", &purse)
      #expect(events[.liquidationFee]?.number(.amount) == "59.2407")
      let toAccount = remainder == .account
      #expect(events[.liquidated]?.number(.left) == (toAccount ? "151.4593" : "0"))
      #expect(events[.liquidated]?.number(.kept) == (toAccount ? "0" : "151.4593"))
      #expect(try account.figure(.walletBalance) == (toAccount ? "151.4593" : "0"))
      #expect(try account.figure(.forfeited) == (toAccount ? "0" : "151.4593"))
      #expect(purse.balance == (toAccount ? "100,059.2407" : "100,210.7"))
    }
  }

  @Test("a loss beyond the account's money is borne by the fund and leaves the account at zero, without a fee")
  func badDebt() throws {
    var account = try longBitcoin()
    var purse = Purse()
    let events = try account.price("BTC", "58,000", &purse)
    #expect(
      events.kinds == [.marginCall, .liquidationStarted, .positionLiquidated, .badDebt, .fundPaid, .liquidated])
    #expect(events[.badDebt]?.number(.amount) == "1,088")
    #expect(purse.balance == "98,912")
    #expect(try account.figure(.equity) == "0")
    #expect(try account.figure(.debtForgiven) == "1,088")
    #expect(try account.figure(.liquidationFees) == "0")
  }

  @Test("a short closes above the mark, rounded against it")
  func short() throws {
    var account = try Classroom.account("1,000")
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "-1", leverage: "100")
    let events = try account.price("BTC", "60,700.5", &purse)
    // 60,700.5 x 1.001 = 60,761.2005
    #expect(events[.positionLiquidated]?.number(.price) == "60,761.3")
    #expect(events[.positionLiquidated]?[.side] == .word("short"))
  }

  @Test("a slippage of everything still closes at one tick")
  func slippage() throws {
    var account = try longBitcoin(Classroom.rules { $0.liquidation.slippage = "100%" })
    var purse = Purse()
    #expect(try account.price("BTC", "59,300", &purse)[.positionLiquidated]?.number(.price) == "0.1")
  }

  @Test("the winner goes down with the loser, and is marked as healthy")
  func healthy() throws {
    var account = try Classroom.account("1,500")
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "1", leverage: "100")
    _ = try account.trade("ETH", quantity: "-5", leverage: "100")
    let events = try account.setMarks([("BTC", "58,700"), ("ETH", "2,990")]) + account.settle(&purse)
    let closed = events.filter { $0.kind == .positionLiquidated }
    #expect(closed.map(\.market) == ["BTC", "ETH"])
    #expect(closed.map { $0[.healthy] } == [.flag(false), .flag(true)])
    #expect(closed.map { $0.number(.unrealized) } == ["-1,300", "50"])
  }

  @Test("a partial liquidation closes a share and stops when equity is above the target")
  func partialStops() throws {
    var account = try longBitcoin(partial())
    var purse = Purse()
    let events = try account.price("BTC", "59,320", &purse)
    #expect(events.kinds == [.liquidationStarted, .positionReduced, .liquidationStopped])
    #expect(events[.positionReduced]?.number(.size) == "0.2")
    #expect(events[.positionReduced]?.number(.realized) == "-136")
    #expect(events[.liquidationStopped]?.number(.equity) == "290")
    #expect(events[.liquidationStopped]?.number(.requirement) == "237.28")
    #expect(try account.figure(.positionSize, "BTC") == "0.8")
    #expect(try account.settle(&purse).isEmpty)
  }

  @Test("steps go on to a higher target, each a share of what is left")
  func partialTarget() throws {
    var account = try longBitcoin(partial(stopAt: "150%"))
    var purse = Purse()
    let events = try account.price("BTC", "59,320", &purse)
    // 0.8 needs 355.92 of 290 at one and a half times, 0.64 needs 284.736.
    #expect(events.filter { $0.kind == .positionReduced }.map { $0.number(.size) } == ["0.2", "0.16"])
    #expect(try account.figure(.positionSize, "BTC") == "0.64")
  }

  @Test("when the steps are used up, or no position is large enough, everything is closed")
  func partialGivesUp() throws {
    var purse = Purse()
    var few = try longBitcoin(partial(stopAt: "150%", steps: 1))
    #expect(
      try few.price("BTC", "59,320", &purse).kinds
        == [.liquidationStarted, .positionReduced, .positionLiquidated, .liquidated])
    var small = try longBitcoin(partial(above: "60,000"))
    #expect(try small.price("BTC", "59,320", &purse).kinds == [.liquidationStarted, .positionLiquidated, .liquidated])
  }

  @Test("the fee of a partial step is taken at once and makes no debt")
  func partialFee() throws {
    var rules = partial()
    rules.liquidation.fee = "10%"
    var account = try longBitcoin(rules)
    var purse = Purse()
    let events = try account.price("BTC", "59,320", &purse)
    // 10 % of 11,864 is more than the 290 there are, so nothing is left to stop at.
    #expect(events[.liquidationFee]?.number(.amount) == "290")
    #expect(events.kinds.last == .liquidated)
    #expect(events[.badDebt] == nil)
    #expect(purse.balance == "100,290")
  }

  @Test(
    "the order of reduction is the rules'",
    arguments: [(.largestMaintenance, "ETH"), (.largestNotional, "BTC"), (.largestLoss, "ETH")]
      as [(RuleSet.Partial.Order, Symbol)])
  func order(_ order: RuleSet.Partial.Order, _ first: Symbol) throws {
    let steep = Classroom.market("ETH", tick: "0.01", lot: "0.01", tiers: Classroom.schedule([("0", "5%", "0", "20")]))
    var account = Account(
      rules: partial(order: order), markets: [(Classroom.bitcoin, "60,000"), (steep, "3,000")],
      startLeverage: "100")
    _ = try account.deposit("2,200")
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "0.5")
    _ = try account.trade("ETH", quantity: "8")
    let events = try account.setMarks([("BTC", "59,500"), ("ETH", "2,900")]) + account.settle(&purse)
    #expect(events[.positionReduced]?.market == first)
  }

  @Test("a position reduced to nothing ends like one closed at once")
  func reducedToNothing() throws {
    var account = try Classroom.account("10,000", partial(share: "100%"))
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    let events = try account.price("BTC", "54,200", &purse)
    #expect(events.kinds == [.liquidationStarted, .positionLiquidated, .liquidated])
    #expect(events[.liquidated]?.number(.left) == "20")
    #expect(try account.figure(.isolatedMargin) == "0")
    #expect(try account.figure(.walletBalance) == "9,417")
  }

  @Test("an isolated liquidation leaves the pool's positions alone and gives back what is left")
  func isolated() throws {
    var account = try Classroom.account()
    var purse = Purse()
    _ = try account.trade("ETH", quantity: "1")
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    let events = try account.price("BTC", "54,250", &purse)
    #expect(events.kinds == [.marginCall, .liquidationStarted, .positionLiquidated, .liquidationFee, .liquidated])
    #expect(events[.liquidationStarted]?.market == "BTC")
    // 600 - 0.1 x (60,000 - 54,195.7) = 19.57; the fee would be 27.09785.
    #expect(events[.liquidationFee]?.number(.amount) == "19.57")
    #expect(try account.figure(.positionSize, "ETH") == "1")
    #expect(try account.figure(.isolatedMargin) == "0")
    // Fees of 1.5 and 3 and the margin of 600 are gone.
    #expect(try account.figure(.walletBalance) == "9,395.5")
  }

  @Test("an isolated position's debt is the fund's, not the pool's")
  func isolatedDebt() throws {
    var account = try Classroom.account()
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "0.1", isolated: true)
    let events = try account.price("BTC", "50,000", &purse)
    // 600 - 0.1 x (60,000 - 49,950)
    #expect(events[.badDebt]?.number(.amount) == "405")
    #expect(events[.badDebt]?.market == "BTC")
    #expect(try account.figure(.walletBalance) == "9,397")
  }

  @Test("with liquidation off the account goes on below the requirement, and is liquidated when it is on again")
  func off() throws {
    var account = try longBitcoin()
    var purse = Purse()
    account.liquidates = false
    #expect(try account.price("BTC", "50,000", &purse).kinds == [.marginCall])
    #expect(try account.figure(.equity) == "-9,030")
    #expect(throws: FigureError.equityGone) { try account.figure(.marginRatio) }
    #expect(throws: FigureError.alreadyReached(Figure(.liquidationPrice, "BTC"))) {
      try account.figure(.liquidationPrice, "BTC")
    }
    account.liquidates = true
    #expect(try account.settle(&purse).kinds.first == .liquidationStarted)
  }

  @Test("where the rules say below, equity at the requirement is safe")
  func trigger() throws {
    for (trigger, ends) in [(RuleSet.Trigger.atOrBelow, true), (.below, false)] {
      // 1,026.5 less a fee of 30 and a loss of 700 is 0.5 % of 59,300.
      var account = try Classroom.account("1,026.5", Classroom.rules { $0.trigger = trigger })
      var purse = Purse()
      _ = try account.trade("BTC", quantity: "1", leverage: "100")
      let events = try account.price("BTC", "59,300", &purse)
      #expect(events.contains { $0.kind == .liquidationStarted } == ends)
    }
  }

  @Test("a price too large to compute with is refused before it is set")
  func tooLarge() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "-1.5")
    let before = account
    let price = try Fixed(units: .max).rounded(to: "0.1", .floor)
    #expect(throws: ArithmeticError.overflow) { try account.setMarks([("ETH", "2,900"), ("BTC", price)]) }
    #expect(throws: Refusal.price("60,000.05", tick: "0.1", "BTC")) { try account.setMarks([("BTC", "60,000.05")]) }
    #expect(throws: Refusal.priceGone("BTC")) { try account.setMarks([("BTC", "0")]) }
    #expect(throws: Refusal.priceGone("ETH")) { try account.moveMarks([("BTC", "-1%"), ("ETH", "-100%")]) }
    #expect(account == before)
  }

  @Test("the fee of reducing is taken at the end, so that it makes no debt of a loss that can be paid")
  func feeAtTheEnd() throws {
    let rules = Classroom.rules {
      $0.liquidation.fee = "1.5%"
      $0.liquidation.partial = .init(above: "0", share: "10%", order: .largestMaintenance, stopAt: "110%", steps: 50)
    }
    var account = try Classroom.account("10,000", rules)
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "2", leverage: "50")
    let events = try account.price("BTC", "55,200", &purse)
    #expect(events.contains { $0.kind == .liquidated })
    #expect(!events.contains { $0.kind == .badDebt })
    #expect(try account.figure(.walletBalance) == "0")
  }
}
