import Testing

@testable import Margin
@testable import Market

@Suite("Walking a price path")
struct ReplayTests {
  private func path(_ steps: [[(high: Fixed, low: Fixed, close: Fixed)]], markets: [Symbol] = ["BTC"]) -> PricePath {
    PricePath(
      id: "test", title: "", source: "", interval: "1h", markets: markets, startTime: "00:00",
      start: markets.map { $0 == "BTC" ? "60,000" : "3,000" },
      steps: steps.enumerated().map { index, bars in
        .init(time: "0\(index + 1):00", bars: bars.map { .init(high: $0.high, low: $0.low, close: $0.close) })
      })
  }

  @Test("loading sets the first prices on the venue's ticks, and each step closes at its last")
  func walk() throws {
    var venue = try Classroom.venue()
    let loaded = PricePath(
      id: "crash", title: "", source: "", interval: "1h", markets: ["BTC"], startTime: "00:00", start: ["59,999.96"],
      steps: [
        .init(time: "01:00", bars: [.init(high: "61,000", low: "58,000", close: "59,000")]),
        .init(time: "02:00", bars: [.init(high: "59,500", low: "0.01", close: "0.04")]),
      ])
    let events = try venue.load(loaded)
    #expect(events.kinds == [.scenarioLoaded, .priceChanged])
    #expect(events[.scenarioLoaded]?[.count] == .count(2))
    #expect(try venue.figure(.markPrice, "BTC") == "60,000")
    let first = try venue.step()
    #expect(first.kinds == [.ticked, .priceChanged])
    #expect(first[.ticked]?[.time] == .word("01:00"))
    #expect(try venue.figure(.markPrice, "BTC") == "59,000")
    #expect(try venue.step().kinds == [.ticked, .priceChanged, .scenarioEnded])
    #expect(try venue.figure(.markPrice, "BTC") == "0.1")
    let before = venue
    #expect(throws: ReplayError.atEnd("crash")) { try venue.step() }
    #expect(venue == before)
    _ = try venue.load(loaded)
    #expect(venue.cursor == 0)
  }

  @Test("without a path there is no step, and a path of unlisted markets is not loaded")
  func refused() throws {
    var venue = try Classroom.venue()
    #expect(throws: ReplayError.noPath) { try venue.step() }
    #expect(throws: Refusal.noMarket("SOL")) { try venue.load(path([], markets: ["SOL"])) }
    #expect(venue.path == nil)
    _ = try venue.load(path([]))
    #expect(throws: ReplayError.atEnd("test")) { try venue.step() }
  }

  @Test("a low within a step liquidates, though the step closes where it began")
  func touched() throws {
    var venue = try Classroom.venue("1,000")
    _ = try venue.load(path([[(high: "60,100", low: "59,300", close: "60,000")]]))
    try venue.trade("BTC", "1", at: "100")
    let events = try venue.step()
    #expect(
      events.kinds == [
        .ticked, .priceTouched, .marginCall, .liquidationStarted, .positionLiquidated, .liquidationFee, .liquidated,
        .priceChanged, .scenarioEnded,
      ])
    #expect(events[.positionLiquidated]?.number(.price) == "59,240.7")
    #expect(try venue.figure(.markPrice, "BTC") == "60,000")
  }

  @Test(
    "the extremes that leave the account worth less come first",
    arguments: [("59,000", "3,080", "58,941", "3,003"), ("59,300", "3,110", "59,940", "3,113.11")]
      as [(Fixed, Fixed, Fixed, Fixed)])
  func worseFirst(_ low: Fixed, _ high: Fixed, _ bitcoin: Fixed, _ ether: Fixed) throws {
    // Long BTC and short ETH, with 955 on a requirement of 450: either the lows of BTC or the highs of ETH end both,
    // and the prices they are closed at tell which came first.
    var venue = try Classroom.venue("1,000")
    _ = try venue.load(
      path(
        [[(high: "60,000", low: low, close: "60,000"), (high: high, low: "3,000", close: "3,000")]],
        markets: ["BTC", "ETH"]))
    try venue.trade("BTC", "1", at: "100")
    try venue.trade("ETH", "-10", at: "100")
    let closed = try venue.step().filter { $0.kind == .positionLiquidated }
    #expect(closed.first { $0.market == "BTC" }?.number(.price) == bitcoin)
    #expect(closed.first { $0.market == "ETH" }?.number(.price) == ether)
  }

  @Test("a margin call at a touched price is lifted at the close, once, or stands once")
  func calls() throws {
    for (close, events) in [
      ("60,000", [.ticked, .priceTouched, .marginCall, .priceChanged, .marginCallOver, .scenarioEnded]),
      ("59,390", [.ticked, .priceTouched, .marginCall, .priceChanged, .scenarioEnded]),
    ] as [(Fixed, [EventKind])] {
      var venue = try Classroom.venue("1,000")
      _ = try venue.load(path([[(high: "60,100", low: "59,380", close: close)]]))
      try venue.trade("BTC", "1", at: "100")
      #expect(try venue.step().kinds == events)
    }
  }

  @Test("a price change is told from the last close, whatever was touched")
  func from() throws {
    var venue = try Classroom.venue()
    _ = try venue.load(path([[(high: "60,100", low: "59,900", close: "60,050")]]))
    try venue.trade("BTC", "0.01", at: "10")
    #expect(try venue.step()[.priceChanged]?.number(.from) == "60,000")
  }
}
