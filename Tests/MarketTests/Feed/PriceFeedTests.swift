import Foundation
import Testing

@testable import Margin
@testable import Market

@Suite("Index, mark and last price")
struct PriceFeedTests {
  static func view(_ source: Fixed, middle: Fixed? = nil, last: Fixed? = nil) -> MarketView {
    MarketView(source: source, middle: middle ?? source, last: last ?? source)
  }

  @Test("they are three prices: where it comes from, what judges, what was traded")
  func three() throws {
    var feed = try PriceFeed(.delayed(ticks: 2), price: "100")
    for source: Fixed in ["90", "80", "70"] { _ = try feed.advance(Self.view(source, last: "75")) }
    #expect(feed.index == "70" && feed.mark == "90" && feed.last == "75")
  }

  @Test("the mark is the index, or the index of so many ticks ago", arguments: [0, 1, 3])
  func delayed(_ ticks: Int) throws {
    var (late, direct) = (try PriceFeed(.delayed(ticks: ticks), price: "100"), try PriceFeed(.index, price: "100"))
    var indexes: [Fixed] = Array(repeating: "100", count: ticks + 1)
    for source: Fixed in ["99", "97", "104", "50", "51", "52"] {
      _ = try late.advance(Self.view(source))
      _ = try direct.advance(Self.view(source))
      indexes.append(source)
      #expect(late.mark == indexes[indexes.count - 1 - ticks] && direct.mark == source)
    }
  }

  struct MedianCase: CustomTestStringConvertible, Sendable {
    var id: String
    var rate: Fixed = "0"
    var left: Fixed = "0"
    var middle: Fixed
    var last: Fixed
    var mark: Fixed
    var testDescription: String { id }
  }

  /// The index is 10,000. Formulas: Binance FAQ 360033525071; the numbers are worked out by hand.
  static let medians = [
    // Price 1 = 10,000 × (1 + 0.0004 × 0.5) = 10,002, price 2 = 10,006.
    MedianCase(
      id: "the middle one is price 2", rate: "0.04%", left: "0.5", middle: "10,006", last: "10,010", mark: "10,006"),
    MedianCase(
      id: "the middle one is price 1", rate: "0.04%", left: "0.5", middle: "9,990", last: "10,010", mark: "10,002"),
    MedianCase(
      id: "the middle one is the last price", rate: "0.04%", left: "0.5", middle: "10,006", last: "10,003",
      mark: "10,003"),
    MedianCase(
      id: "one trade far off doesn't move it", rate: "0.04%", left: "0.5", middle: "10,006", last: "5,000",
      mark: "10,002"),
    MedianCase(id: "two that agree outvote the third", middle: "10,000", last: "12,000", mark: "10,000"),
    MedianCase(id: "a book that is off takes the mark along", middle: "9,000", last: "9,000", mark: "9,000"),
  ]

  @Test("the median of three shrugs off one of them", arguments: medians)
  func median(_ example: MedianCase) throws {
    var feed = try PriceFeed(.median(window: 1), price: "10,000")
    _ = try feed.advance(
      MarketView(
        source: "10,000", middle: example.middle, last: example.last, fundingRate: example.rate,
        intervalLeft: example.left))
    #expect(feed.mark == example.mark)
  }

  @Test("the basis is averaged over the window")
  func window() throws {
    var feed = try PriceFeed(.median(window: 4), price: "100")
    var marks: [Fixed] = []
    for _ in 0..<5 {
      _ = try feed.advance(Self.view("100", middle: "96", last: "90"))
      marks.append(feed.mark)
    }
    // Before, the basis was zero for one tick; then the average of 0, −4, −4 …
    #expect(marks == ["98", "97.333333333333", "97", "96", "96"])
  }

  @Test("the mark can be explained")
  func explained() throws {
    var feed = try PriceFeed(.median(window: 2), price: "10,000")
    _ = try feed.advance(
      MarketView(source: "10,000", middle: "10,006", last: "10,003", fundingRate: "0.04%", intervalLeft: "0.5"))
    let mark: Derivation = try feed.mark(in: "BTC")
    #expect(mark.value == feed.mark && mark.value == "10,003" && mark.operation == .median)
    #expect(mark.parts.map(\.value) == ["10,002", "10,003", "10,003"])
    #expect(mark.parts.map(\.figure?.kind) == [.fundingPrice, .basisPrice, .tickPrice])
    #expect(try mark.parts[0].recomputed() == "10,002" && mark.parts[1].recomputed() == "10,003")
    #expect(try mark.recomputed() == mark.value)
    try feed.set(.index)
    #expect(try feed.mark(in: "BTC") as Derivation == mark)
    _ = try feed.advance(Self.view("9,000"))
    #expect(try (feed.mark(in: "BTC") as Derivation).figure == Figure(.indexPrice, "BTC"))
  }

  @Test("behind a relay the index is what the relay passed on")
  func relayed() throws {
    let relay = try RelayTests.relay([.honest, .wrong(by: "-20%"), .wrong(by: "-20%")], quorum: 2, staleAfter: 1)
    var feed = try PriceFeed(.index, price: "100", relay: relay)
    #expect(
      try feed.advance(Self.view("100")) == [.relayed(price: "80", from: "100", reports: 3, .deviation)])
    #expect(feed.index == "80" && feed.mark == "80" && feed.last == "100")
    for number in 1...3 { try feed.relay?.set(relayer: number, .silent) }
    for _ in 0..<2 { _ = try feed.advance(Self.view("50")) }
    #expect(feed.isStale && feed.mark == "80")
  }

  @Test("a rule may change, and looks back as far as is known")
  func changed() throws {
    var feed = try PriceFeed(.index, price: "100")
    _ = try feed.advance(Self.view("90"))
    try feed.set(.delayed(ticks: 3))
    _ = try feed.advance(Self.view("80"))
    #expect(feed.mark == "90")
    for source: Fixed in ["70", "60", "50"] { _ = try feed.advance(Self.view(source)) }
    #expect(feed.mark == "80")
  }

  @Test("what makes no sense is refused and changes nothing")
  func refused() throws {
    #expect(throws: FeedRefusal.delay(1_001)) { try PriceFeed(.delayed(ticks: 1_001), price: "1") }
    #expect(throws: FeedRefusal.window(0)) { try PriceFeed(.median(window: 0), price: "1") }
    #expect(throws: FeedRefusal.price("0")) { try PriceFeed(.index, price: "0") }
    var feed = try PriceFeed(.median(window: 2), price: "100")
    _ = try feed.advance(Self.view("100", middle: "1"))
    let before = feed
    #expect(throws: FeedRefusal.price("-1")) { try feed.advance(Self.view("100", last: "-1")) }
    #expect(throws: FeedRefusal.intervalLeft("2")) {
      try feed.advance(MarketView(source: "1", middle: "1", last: "1", intervalLeft: "2"))
    }
    // Price 1 = 10 × (1 − 2), price 2 = 10 + (−99 − 9) ÷ 2: two of the three are below zero.
    #expect(throws: FeedRefusal.price("-10")) {
      try feed.advance(MarketView(source: "10", middle: "1", last: "10", fundingRate: "-2", intervalLeft: "1"))
    }
    #expect(feed == before)
  }

  @Test("it survives being stored, and an impossible one is not taken")
  func stored() throws {
    var feed = try PriceFeed(.median(window: 3), price: "100", relay: RelayTests.relay())
    for source: Fixed in ["90", "80"] { _ = try feed.advance(Self.view(source, middle: "85")) }
    let data = try JSONEncoder().encode(feed)
    #expect(try JSONDecoder().decode(PriceFeed.self, from: data) == feed)
    let text = String(decoding: data, as: UTF8.self)
    for (part, damage) in [(#""mark":"80""#, #""mark":"-80""#), (#""quorum":1"#, #""quorum":9"#)] {
      let damaged = text.replacingOccurrences(of: part, with: damage)
      try #require(damaged != text, "\(part) is not in \(text)")
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(PriceFeed.self, from: Data(damaged.utf8)) }
    }
  }
}
