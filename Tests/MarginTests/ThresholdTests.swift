import Testing

@testable import Margin

@Suite("Thresholds")
struct ThresholdTests {
  @Test("a long's liquidation price solves equity = maintenance, rounded down to the tick")
  func long() throws {
    var account = try Classroom.account("1,000")
    _ = try account.trade("BTC", quantity: "1", leverage: "100")
    // 970 + p - 60,000 = 0.005 p at 59,326.633…; 59,030 is where nothing is left; 59,401.257… is where 125 % is.
    #expect(try account.figure(.liquidationPrice, "BTC") == "59,326.6")
    #expect(try account.figure(.bankruptcyPrice, "BTC") == "59,030")
    #expect(try account.figure(.marginCallPrice, "BTC") == "59,401.2")
    // -673.4 of 60,000
    #expect(try account.figure(.distanceToLiquidation, "BTC") == "-0.011223333333")
  }

  @Test("a short's liquidation price lies above, rounded up to the tick")
  func short() throws {
    var account = try Classroom.account("1,000")
    _ = try account.trade("BTC", quantity: "-1", leverage: "100")
    // 970 - p + 60,000 = 0.005 p at 60,666.666…
    #expect(try account.figure(.liquidationPrice, "BTC") == "60,666.7")
    #expect(try account.figure(.bankruptcyPrice, "BTC") == "60,970")
    #expect(try account.prices(.liquidation, of: "BTC").below == nil)
  }

  @Test("the other positions' profit and requirement move a pooled position's threshold")
  func pooled() throws {
    var account = try Classroom.account("1,000")
    _ = try account.trade("BTC", quantity: "1", leverage: "100")
    _ = try account.trade("ETH", quantity: "1", leverage: "100")
    let before = try account.figure(.liquidationPrice, "BTC")
    _ = try account.setMarks([("ETH", "3,100")])
    // 100 more of equity less 0.5 more required: 99.5 / 0.995 lower.
    #expect(try account.figure(.liquidationPrice, "BTC") == before - "100")
  }

  @Test(
    "a threshold is derived with the tier it lies in, whatever tier the position is in now",
    arguments: [("20", "55,333.3", "1%"), ("17", "54,419.7", "0.5%"), ("-16", "65,873.8", "1%")]
      as [(Fixed, Fixed, Fixed)])
  func derivedInTier(_ size: Fixed, _ price: Fixed, _ rate: Fixed) throws {
    // 20 (p - 60,000) + 99,400 = 1 % of 20 p - 5,000; 17 (p - 60,000) + 99,490 = 0.5 % of 17 p, which is below a million;
    // -16 (p - 60,000) + 99,520 = 1 % of 16 p - 5,000, which is above one.
    var account = try Classroom.account("100,000")
    _ = try account.trade("BTC", quantity: size, leverage: "20")
    let derivation = try account.derivation(of: Figure(.liquidationPrice, "BTC"))
    #expect(derivation.value == price)
    // No correction stands behind the rounding, so the equation is that of the tier.
    #expect(derivation.operation == .rounded(step: "0.1", size.isNegative ? .ceiling : .floor))
    let slope = try #require(derivation.parts.first?.parts.last)
    #expect(slope.parts.last?.figure == Figure(.maintenanceRate, "BTC"))
    #expect(slope.parts.last?.value == rate)
  }

  @Test("where the rules say below, a root on a tick is one tick short, and one at the mark lies below it")
  func strictlyBelow() throws {
    // 1,026.5 less a fee of 30 and a loss of 700 is 0.5 % of 59,300 exactly.
    var account = try Classroom.account("1,026.5", Classroom.rules { $0.trigger = .below })
    _ = try account.trade("BTC", quantity: "1", leverage: "100")
    #expect(try account.figure(.liquidationPrice, "BTC") == "59,299.9")
    let derivation = try account.derivation(of: Figure(.liquidationPrice, "BTC"))
    #expect(derivation.value == "59,299.9")
    _ = try account.setMarks([("BTC", "59,300")])
    let prices = try account.prices(.liquidation, of: "BTC")
    #expect(prices == MarketPrices(below: "59,299.9", above: nil, isReached: false))
    #expect(try account.figure(.liquidationPrice, "BTC") == "59,299.9")
  }

  @Test("a root on the boundary of two tiers is found")
  func boundary() throws {
    // Three units reach 999 at 333, where 0.7 % is 6.993; thirds of a unit can't be written exactly.
    let tiers = Classroom.schedule([("0", "0.7%", "0", "10"), ("999", "1.3%", "5.994", "10")])
    let market = Classroom.market("ODD", tick: "0.001", lot: "0.000001", tiers: tiers, fee: "0")
    var missed: [Fixed] = []
    for millionths in 0..<400 {
      let size = Fixed(3_000_000 + millionths * 7, decimals: 6)
      let edge = try Fixed("999").over(size, rounding: .floor).rounded(to: "0.001", .floor)
      var account = Account(rules: Classroom.rules, markets: [(market, "400")])
      // What is left at the edge is what is required there.
      let left = try size * edge * Fixed("0.7%") + size * (Fixed("400") - edge)
      _ = try account.deposit(left)
      _ = try account.trade("ODD", quantity: size)
      if try account.prices(.liquidation, of: "ODD").below != edge { missed.append(size) }
    }
    #expect(missed.isEmpty)
  }

  @Test("where all of the notional is required, a long is liquidated by a rise too")
  func twoPrices() throws {
    let tiers = Classroom.schedule([("0", "10%", "0", "10"), ("2,000", "100%", "1,800", "1")])
    let market = Classroom.market("STEEP", tick: "0.01", lot: "1", tiers: tiers, fee: "1%")
    let rules = Classroom.rules { $0.reservesClosingFee = true }
    var account = Account(rules: rules, markets: [(market, "100")])
    _ = try account.deposit("520")
    _ = try account.trade("STEEP", quantity: "10")
    // 510 + 10 (p - 100) meets 11 % of 10 p at 55.056…, and 101 % of 10 p less 1,800 at 13,100.
    let prices = try account.prices(.liquidation, of: "STEEP")
    #expect(prices == MarketPrices(below: "55.05", above: "13,100", isReached: false))
    #expect(try account.figure(.liquidationPrice, "STEEP") == "55.05")
    #expect(try account.figure(.secondLiquidationPrice, "STEEP") == "13,100")
    _ = try account.setMarks([("STEEP", "12,000")])
    #expect(try account.prices(.liquidation, of: "STEEP").above == "13,100")
    // With more money than the position can lose, only the rise is left.
    _ = try account.deposit("10,000")
    #expect(try account.prices(.liquidation, of: "STEEP").below == nil)
    #expect(try account.figure(.liquidationPrice, "STEEP") == "113,100")
    #expect(throws: FigureError.unreachable(Figure(.secondLiquidationPrice, "STEEP"))) {
      try account.figure(.secondLiquidationPrice, "STEEP")
    }
  }

  @Test("an isolated position's threshold follows from its own margin, and from entry where the rules say so")
  func isolated() throws {
    for (basis, price) in [(RuleSet.Basis.mark, "54,271.3"), (.entry, "54,300")] as [(RuleSet.Basis, Fixed)] {
      var account = try Classroom.account("10,000", Classroom.rules { $0.isolatedBasis = basis })
      _ = try account.trade("BTC", quantity: "0.1", isolated: true)
      #expect(try account.figure(.liquidationPrice, "BTC") == price)
      #expect(try account.figure(.bankruptcyPrice, "BTC") == "54,000")
    }
  }

  @Test("what is said after a change is the figures asked one by one")
  func outlook() throws {
    for (name, account) in try DerivationTests.accounts() {
      let outlook = try account.outlook()
      #expect(try outlook.equity == account.value(of: Figure(.equity)), "\(name)")
      #expect(outlook.ratio == (try? account.value(of: Figure(.marginRatio))), "\(name)")
      let open = try account.slots.filter(\.isOpen).map { ($0, try account.prices(.liquidation, of: $0.symbol)) }
      #expect(outlook.isDue == open.contains { $0.1.isReached }, "\(name)")
      let distances = try open.flatMap { slot, prices in
        try [prices.below, prices.above].compactMap { $0 }.map { try (($0 - slot.mark) / slot.mark).magnitude }
      }
      #expect(outlook.nearest?.distance.magnitude == distances.min(), "\(name)")
      if let nearest = outlook.nearest {
        let prices = try account.prices(.liquidation, of: nearest.symbol)
        #expect([prices.below, prices.above].contains(nearest.price), "\(name)")
      }
    }
  }

  @Test("a joint fall liquidates, and 0.01 % less does not")
  func joint() throws {
    var account = try Classroom.account("1,000")
    var purse = Purse()
    _ = try account.trade("BTC", quantity: "1", leverage: "100")
    _ = try account.trade("ETH", quantity: "-1", leverage: "100")
    // 968.5 less 57,000 of any fall meets 0.5 % of 63,000 less that fall at 1.1528… %.
    #expect(try account.figure(.jointFall) == "-1.16%")
    for (share, ends) in [("-1.16%", true), ("-1.15%", false)] as [(Fixed, Bool)] {
      var moved = account
      let events = try moved.moveMarks([("BTC", share), ("ETH", share)]) + moved.settle(&purse)
      #expect(events.contains { $0.kind == .liquidationStarted } == ends)
    }
    #expect(throws: FigureError.unreachable(Figure(.jointRise))) { try account.figure(.jointRise) }
  }

  @Test("what an isolated position leaves to the pool is counted in a joint move")
  func jointWithIsolated() throws {
    let rules = Classroom.rules { ($0.liquidation.fee, $0.liquidation.slippage) = ("0", "0") }
    var account = try Classroom.account("5,436", rules)
    var purse = Purse()
    _ = try account.trade("ETH", quantity: "2", leverage: "100")
    _ = try account.trade("BTC", quantity: "0.8", leverage: "10", isolated: true)
    // By itself the pool of 609 would end at a fall of 9.7 %. The isolated position ends at 9.55 % and leaves 4,800 less
    // 48,000 of the fall, so together they last to 9.9667 %.
    #expect(try account.figure(.jointFall) == "-9.97%")
    for (share, ends) in [("-9.97%", true), ("-9.96%", false), ("-9.7%", false)] as [(Fixed, Bool)] {
      var moved = account
      let events = try moved.moveMarks([("BTC", share), ("ETH", share)]) + moved.settle(&purse)
      #expect(events.contains { $0.kind == .liquidationStarted && $0.market == nil } == ends)
    }
  }
}
