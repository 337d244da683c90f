import Testing

@testable import Margin
@testable import Market

@Suite("A share of a pool")
struct PoolShareTests {
  static func venue(_ deposit: Fixed = "10,000", weight: Fixed? = "80%", pool: Fixed = "3m") throws -> Venue {
    var venue = try Classroom.venue(deposit, Classroom.rules { $0.lpWeight = weight })
    _ = try venue.open("ETH", .pool(pool))
    return venue
  }

  @Test("half of what is paid stays money, the other half is base at the price elsewhere")
  func halves() throws {
    var venue = try Self.venue()
    let events = try venue.provide("ETH", "6,000")
    #expect(events[.lpAdded]?.number(.size) == "1" && events[.lpAdded]?.number(.value) == "3,000")
    #expect(try venue.figure(.walletBalance) == "4,000" && venue.figure(.lpPaid) == "6,000")
    #expect(try venue.figure(.poolBase, "ETH") == "1,001" && venue.figure(.poolQuote, "ETH") == "3,003,000")
    #expect(try (venue.figure(.lpShare, "ETH") - Fixed(1).over("1,001", rounding: .floor)).magnitude < "0.00000001")
    #expect(try venue.figure(.impermanentLoss, "ETH").isZero && venue.figure(.lpPriceRatio, "ETH") == "1")
  }

  @Test("in a pool off the price elsewhere the two amounts stand in its proportion, and cost what is paid")
  func proportion() throws {
    var venue = try Self.venue("1m")
    _ = try venue.order("ETH", quantity: "-100")
    let price = try venue.figure(.midPrice, "ETH")
    _ = try venue.provide("ETH", "5,480")
    let (base, quote) = try (venue.figure(.lpPutBase, "ETH"), venue.figure(.lpPutQuote, "ETH"))
    #expect(try base * "3,000" + quote == "5,480" && (quote / base - price).magnitude < "0.00000001")
    #expect(try (venue.figure(.midPrice, "ETH") - price).magnitude < "0.00000001")
  }

  @Test(
    "the loss against holding is the published one at the ratio of prices, and the fees are what is more",
    arguments: [
      ("1.25", "-0.6%"), ("1.5", "-2.0%"), ("1.75", "-3.8%"), ("2", "-5.7%"), ("3", "-13.4%"), ("4", "-20.0%"),
      ("5", "-25.5%"), ("0.5", "-5.7%"),
    ] as [(Fixed, Fixed)])
  func loss(_ ratio: Fixed, _ published: Fixed) throws {
    var venue = try Self.venue()
    _ = try venue.provide("ETH", "6,000")
    _ = try venue.setPrices([("ETH", "3,000" * ratio)])
    let (rate, loss) = try (venue.figure(.impermanentLossRate, "ETH"), venue.figure(.impermanentLoss, "ETH"))
    #expect(try rate.rounded(to: "0.001", .halfUp) == published)
    let (held, fees) = try (venue.figure(.lpHoldValue, "ETH"), venue.figure(.lpFees, "ETH"))
    #expect(try held == "3,000" * ratio + "3,000" && (loss / held - rate).magnitude < "0.0000000001")
    #expect(try venue.figure(.lpValue, "ETH") == held + loss + fees && fees.isPositive)
  }

  @Test("a price that comes back takes the loss with it, and leaves the fees")
  func back() throws {
    var venue = try Self.venue()
    _ = try venue.provide("ETH", "6,000")
    for price in ["4,000", "2,000", "3,000"] as [Fixed] { _ = try venue.setPrices([("ETH", price)]) }
    #expect(try venue.figure(.impermanentLoss, "ETH").isZero && venue.figure(.lpValue, "ETH") > "6,000")
    let value = try venue.figure(.lpValue, "ETH")
    let events = try venue.takeOut("ETH", part: "1")
    #expect(events[.lpRemoved]?.number(.amount) == value && events[.lpRemoved]?[.reason] == nil)
    #expect(try venue.figure(.walletBalance) == "4,000" + value)
    #expect(throws: FigureError.noPoolShare("ETH")) { try venue.figure(.lpValue, "ETH") }
  }

  @Test("what is put in at two prices has the sum of both losses")
  func twice() throws {
    var both = try Self.venue("20,000")
    var second = both
    _ = try both.provide("ETH", "6,000")
    _ = try both.setPrices([("ETH", "6,000")])
    _ = try second.setPrices([("ETH", "6,000")])
    let first = both
    _ = try both.provide("ETH", "4,000")
    _ = try second.provide("ETH", "4,000")
    let apart = try first.figure(.impermanentLoss, "ETH") + second.figure(.impermanentLoss, "ETH")
    #expect(try (both.figure(.impermanentLoss, "ETH") - apart).magnitude < "0.001")
  }

  @Test("half of a share leaves half of all that is told of it")
  func half() throws {
    var venue = try Self.venue()
    _ = try venue.provide("ETH", "6,000")
    _ = try venue.setPrices([("ETH", "4,500")])
    let before = venue
    _ = try venue.takeOut("ETH", part: "50%")
    for kind: FigureKind in [.lpShares, .lpValue, .lpHoldValue, .impermanentLoss, .lpFees, .lpCollateral] {
      let (whole, half) = try (before.figure(kind, "ETH"), venue.figure(kind, "ETH"))
      #expect(try (whole - half - half).magnitude < "0.000001", "\(kind)")
    }
    #expect(try venue.figure(.lpPriceRatio, "ETH") == before.figure(.lpPriceRatio, "ETH"))
  }

  @Test("it counts as collateral by its weight at the mark, and not at all without one")
  func collateral() throws {
    var counted = try Self.venue()
    _ = try counted.provide("ETH", "6,000")
    #expect(try counted.figure(.lpCollateral) == "4,800" && counted.figure(.equity) == "8,800")
    _ = try counted.setPrices([("ETH", "750")])
    // The coins would have lost 2,250 of 6,000, the share loses 3,000: √(1 ÷ 4) of it is left.
    #expect(try counted.figure(.lpCollateral) == "2,400" && counted.figure(.equity) == "6,400")
    var plain = try Self.venue(weight: nil)
    _ = try plain.provide("ETH", "6,000")
    #expect(try plain.figure(.lpCollateral).isZero && plain.figure(.equity) == "4,000")
  }

  @Test("a debt after a liquidation is paid from the share, and no more of it goes than the debt")
  func debt() throws {
    var venue = try Self.venue()
    _ = try venue.provide("ETH", "6,000")
    try venue.trade("BTC", "0.4", at: "20")
    let price = try venue.figure(.liquidationPrice, "BTC")
    let events = try venue.setPrices([("BTC", price)])
    #expect(events.kinds.suffix(3) == [.positionLiquidated, .lpRemoved, .liquidated])
    #expect(events[.lpRemoved]?[.reason] == .word("debt"))
    let wallet = try venue.figure(.walletBalance)
    #expect(!wallet.isNegative && wallet <= "0.03")
    let left = try venue.figure(.lpValue, "ETH")
    #expect(left.isPositive && left < "2,000")
    #expect(try venue.figure(.badDebt).isZero)
  }

  @Test("a debt beyond the share is borne by others, and the share is gone")
  func beyond() throws {
    var venue = try Self.venue()
    _ = try venue.provide("ETH", "6,000")
    try venue.trade("BTC", "0.5", at: "20")
    let events = try venue.setPrices([("BTC", "30,000")])
    #expect(events.kinds.contains(.lpRemoved) && events.kinds.contains(.badDebt))
    #expect(venue.provided.isEmpty)
    #expect(try venue.figure(.walletBalance).isZero)
  }

  @Test("a share that doesn't count is not the venue's to take")
  func apart() throws {
    var venue = try Self.venue(weight: nil)
    _ = try venue.provide("ETH", "6,000")
    try venue.trade("BTC", "0.5", at: "20")
    let events = try venue.setPrices([("BTC", "30,000")])
    #expect(events.kinds.contains(.badDebt) && venue.provided == ["ETH"])
  }

  @Test("what can't go into a pool is refused, and nothing is changed")
  func refused() throws {
    var venue = try Self.venue()
    let before = venue
    #expect(throws: MarketRefusal.noPool("BTC")) { try venue.provide("BTC", "100") }
    #expect(throws: Refusal.poolShare("10,000.01", wallet: "10,000", free: "10,000")) {
      try venue.provide("ETH", "10,000.01")
    }
    #expect(throws: MarketRefusal.pool(.amount("0.000000000001"), "ETH")) {
      try venue.provide("ETH", "0.000000000001")
    }
    #expect(throws: MarketRefusal.noShare("ETH")) { try venue.takeOut("ETH", part: "1") }
    #expect(venue == before)
    _ = try venue.provide("ETH", "100")
    for part in ["0", "-1%", "101%"] as [Fixed] {
      #expect(throws: MarketRefusal.sharePart(part, "ETH")) { try venue.takeOut("ETH", part: part) }
    }
  }

  @Test("money that margin needs doesn't go into a pool, but for what it counts for there")
  func needed() throws {
    var plain = try Self.venue(weight: nil)
    try plain.trade("BTC", "1", at: "10")
    var counted = try Self.venue()
    try counted.trade("BTC", "1", at: "10")
    #expect(throws: Refusal.poolShare("4,000", wallet: "9,970", free: "3,970")) { try plain.provide("ETH", "4,000") }
    _ = try counted.provide("ETH", "9,000")
    #expect(try counted.figure(.freeMargin) == "2,170")
  }

  @Test("a pool that goes pays the share out")
  func closed() throws {
    for number in 0..<2 {
      var venue = try Self.venue()
      _ = try venue.provide("ETH", "6,000")
      let events = number == 0 ? try venue.close("ETH") : try venue.open("ETH", .book(BookTerms()))
      #expect(events[.lpRemoved]?[.reason] == .word("closed"))
      #expect(venue.provided.isEmpty)
      #expect(try ("10,000" - venue.figure(.walletBalance)).magnitude < "0.000001")
    }
  }

  @Test("other rules count the share by their weight, and pay it out where they don't list its market")
  func rules() throws {
    var venue = try Self.venue()
    _ = try venue.provide("ETH", "6,000")
    var other = venue
    let listings = [Classroom.bitcoin, Classroom.ether].map { VenueTerms.Listing($0, price: "3,000") }
    _ = try other.adopt(VenueTerms(rules: Classroom.rules { $0.lpWeight = "50%" }, listings: listings, fund: "0"))
    #expect(try other.figure(.lpCollateral) == "3,000")
    let events = try venue.adopt(VenueTerms(rules: Classroom.rules, listings: [listings[0]], fund: "0"))
    #expect(events.kinds.contains(.lpRemoved) && venue.provided.isEmpty)
    #expect(try ("10,000" - venue.figure(.walletBalance)).magnitude < "0.000001")
  }

  @Test("when other providers leave, the price stays and so do the share's amounts")
  func depth() throws {
    var venue = try Self.venue()
    _ = try venue.provide("ETH", "6,000")
    let events = try venue.changeDepth("ETH", by: "-80%")
    let size = try #require(events[.depthChanged]?.number(.size))
    #expect(try (size - "201").magnitude < "0.000000001" && size == venue.figure(.poolBase, "ETH"))
    #expect(try (venue.figure(.poolQuote, "ETH") - "603,000").magnitude < "0.000001")
    #expect(try (venue.figure(.midPrice, "ETH") - "3,000").magnitude < "0.000001")
    #expect(try ("1" - venue.figure(.lpBase, "ETH")).magnitude < "0.00000001")
    _ = try venue.changeDepth("ETH", by: "400%")
    #expect(try (venue.figure(.poolBase, "ETH") - "1,001").magnitude < "0.00000001")
    for share in ["-100%", "-150%"] as [Fixed] {
      #expect(throws: MarketRefusal.self) { try venue.changeDepth("ETH", by: share) }
    }
    #expect(throws: MarketRefusal.noSpread("ETH", isPool: true)) { try venue.setSpread("ETH", .share("1%")) }
  }

  @Test("by the law less is traded in a day, and an order moves the price farther")
  func law() throws {
    var venue = try Self.venue("1m")
    _ = try venue.open("ETH", .law(volatility: "4%", volume: "10,000"))
    var thin = venue
    let events = try thin.changeDepth("ETH", by: "-75%")
    #expect(events[.depthChanged]?.number(.size) == "2,500")
    _ = try venue.order("ETH", quantity: "100")
    _ = try thin.order("ETH", quantity: "100")
    // A quarter of the volume: twice the move.
    #expect(try venue.figure(.impact, "ETH") == "0.4%" && thin.figure(.impact, "ETH") == "0.8%")
    #expect(throws: MarketRefusal.law("ETH")) { try venue.changeDepth("ETH", by: "-100%") }
    #expect(throws: MarketRefusal.noSpread("ETH", isPool: false)) { try venue.setSpread("ETH", .share("1%")) }
  }

  @Test("every figure of a share is what its derivation gives", arguments: FigureKind.allCases.filter(\.isOfPoolShare))
  func explained(_ kind: FigureKind) throws {
    var venue = try Self.venue()
    _ = try venue.provide("ETH", "6,000")
    _ = try venue.setPrices([("ETH", "3,456.78")])
    _ = try venue.provide("ETH", "1,234.56")
    let derivation = try venue.derivation(of: Figure(kind, "ETH"))
    #expect(try derivation.value == venue.figure(kind, "ETH"))
    #expect(derivation.figure == Figure(kind, "ETH"))
    func check(_ node: Derivation) throws {
      if let again = try node.recomputed() { #expect(again == node.value, "\(node)") }
      for part in node.parts { try check(part) }
    }
    try check(derivation)
  }

  @Test("prices aren't loaded over a share")
  func path() throws {
    var venue = try Self.venue()
    _ = try venue.provide("ETH", "6,000")
    let path = PricePath(
      id: "x", title: "", source: "", interval: "1h", markets: ["ETH"], startTime: "", start: ["3,000"], steps: [])
    #expect(throws: ReplayError.sharesHeld) { try venue.load(path) }
  }
}
