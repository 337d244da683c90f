import Foundation
import Testing

@testable import Margin
@testable import Market

@Suite("How a book comes back")
struct BookRecoveryTests {
  @Test("a share of what is missing comes back with a tick, from the far end, until all is there")
  func refill() throws {
    var book = try SampleBook.book()
    _ = try book.trade(.sell, size: "35", limit: nil)
    var sides: [String] = []
    for _ in 0..<6 {
      _ = try book.advance()
      sides.append(try book.text(.buy))
    }
    #expect(
      sides == [
        "98×3 97×10 96×10", "99×2 98×10 97×10", "99×6 98×10 97×10", "99×8 98×10 97×10", "99×9 98×10 97×10",
        "99×10 98×10 97×10",
      ])
    for _ in 0..<10 { _ = try book.advance() }
    #expect(try book == SampleBook.book().with { $0.lastTicks = 96 })
  }

  @Test(
    "in a book of equal levels the price comes back as e^(−ρt) (Obizhaeva and Wang 2013)",
    arguments: [("0.1", 0.1), ("0.5", 0.5), ("1", 1.0)] as [(String, Double)])
  func exponential(_ name: String, _ rho: Double) throws {
    let recovery = try #require(ObizhaevaWang.recovery(resilience: rho, ticks: 1))
    var book = try SampleBook.book(price: "100000") {
      $0.levels = 500
      $0.depth = "1m"
      $0.recovery = recovery
    }
    _ = try book.trade(.sell, size: "400m", limit: nil)
    for tick in 0...20 {
      let bid = try #require(try book.bestBid)
      let distance = try (Fixed(99_999) - bid).double
      #expect(abs(distance - 400 * exp(-rho * Double(tick))) <= 1, "after \(tick) ticks: \(distance)")
      _ = try book.advance()
    }
  }

  @Test("a share of the move stays")
  func permanence() throws {
    var book = try SampleBook.book {
      $0.permanence = "50%"
      $0.recovery = "1"
    }
    // The middle falls by 2 ticks, of which 1 stays.
    _ = try book.trade(.sell, size: "40", limit: nil)
    #expect(try book.price == "98")
    _ = try book.advance()
    #expect(try book.price == "99" && book.fairPrice == "99")
    for _ in 0..<5 { _ = try book.advance() }
    #expect(try book.price == "99")
    // What was half a tick is kept until it is a whole one.
    _ = try book.trade(.sell, size: "10", limit: nil)
    _ = try book.advance()
    #expect(try book.price == "99" && book.drift == "-0.25")
  }

  @Test("less depth costs more, and all of it can come back")
  func crunch() throws {
    var book = try SampleBook.book()
    let before = try book.quote(.sell, size: "10").slippage()
    _ = try book.submit(OrderRequest(.buy, "1", .limit("98")))
    #expect(try book.setDepth("20%").isEmpty)
    #expect(try book.text(.buy) == "99×2 98×3(1) 97×2")
    #expect(try book.orders.map(\.ahead) == ["2"])
    let after = try book.quote(.sell, size: "10").slippage()
    #expect(before == "1%" && after == "2.7%")
    _ = try book.advance()
    #expect(try book.text(.buy) == "99×2 98×3(1) 97×2")
    _ = try book.setDepth("1")
    #expect(try book.text(.buy) == "99×10 98×11(1) 97×10")
    #expect(throws: BookRefusal.depth("-1")) { try book.setDepth("-1") }
    #expect(throws: BookRefusal.depth("1001")) { try book.setDepth("1001") }
  }

  @Test("what was taken before the depth fell stays taken")
  func crunchTaken() throws {
    var book = try SampleBook.book()
    _ = try book.trade(.sell, size: "15", limit: nil)
    _ = try book.setDepth("20%")
    #expect(try book.text(.buy, most: 2) == "98×1 97×2")
    _ = try book.setDepth("0")
    #expect(try book.bestBid == nil && book.bestAsk == nil && book.price == "98")
    #expect(try book.trade(.sell, size: "1", limit: nil).filled == "0")
  }

  @Test("the spread widens around the fair price, and who quotes anew comes last")
  func spread() throws {
    var book = try SampleBook.book()
    _ = try book.submit(OrderRequest(.buy, "1", .limit("97")))
    _ = try book.setSpread(6)
    #expect(try book.text(.buy, most: 1) == "97×11(1)" && book.text(.sell, most: 1) == "103×10")
    #expect(try book.orders.map(\.ahead) == ["0"])
    // Without a change nobody has to quote anew.
    _ = try book.submit(OrderRequest(.sell, "1", .limit("103")))
    _ = try book.move(to: "100")
    _ = try book.setSpread(6)
    #expect(try book.orders.map(\.ahead) == ["0", "10"])
    _ = try book.setSpread(3)
    // An odd spread has its middle half a tick below the fair price.
    #expect(try book.bestBid == "98" && book.bestAsk == "101" && book.price == "99.5")
    #expect(throws: ProfileFinding.spread(0)) { try book.setSpread(0) }
  }

  @Test("nobody bids nothing, however low the price")
  func lowPrices() throws {
    var book = try SampleBook.book(price: "3")
    #expect(try book.text(.buy, most: 9) == "2×10 1×10")
    _ = try book.move(to: "1")
    #expect(try book.bestBid == nil && book.bestAsk == "2")
    _ = try book.move(to: "100")
    #expect(try book.bestBid == nil)
    for _ in 0..<9 { _ = try book.advance() }
    #expect(try book.text(.buy, most: 5) == "99×10 98×10 97×10 96×10 95×10")
    #expect(book.complaint == nil)
  }

  @Test("depth grows by level and is off by the seed's noise, the same for the same seed")
  func profile() throws {
    let book = try SampleBook.book { $0.growth = "150%" }
    #expect(try book.text(.sell, most: 5) == "101×10 102×15 103×23 104×34 105×51")
    let noisy = try (1...3).map { seed in try SampleBook.book(seed: UInt64(seed)) { $0.noise = "30%" } }
    let bids = try noisy.map { try $0.text(.buy, most: 5) }
    #expect(
      bids == ["99×13 98×11 97×7 96×12 95×7", "99×8 98×11 97×10 96×12 95×11", "99×11 98×13 97×8 96×10 95×13"])
    #expect(noisy[0].others.buy.allSatisfy { (7...13).contains($0) })
    #expect(noisy[0].others.buy != noisy[0].others.sell)
  }

  struct Nonsense: CustomTestStringConvertible, Sendable {
    var id: String
    var profile: DepthProfile
    var finding: ProfileFinding
    var testDescription: String { id }

    init(_ id: String, _ finding: ProfileFinding, _ change: (inout DepthProfile) -> Void) {
      (self.id, self.finding, profile) = (id, finding, SampleBook.profile)
      change(&profile)
    }
  }

  static let nonsense = [
    Nonsense("spread", .spread(0)) { $0.spread = 0 },
    Nonsense("gap", .gap(0)) { $0.gap = 0 },
    Nonsense("levels", .levels(501)) { $0.levels = 501 },
    Nonsense("depth", .depth("0")) { $0.depth = "0" },
    Nonsense("growth", .growth("11")) { $0.growth = "11" },
    Nonsense("noise", .noise("101%")) { $0.noise = "101%" },
    Nonsense("recovery", .recovery("-1%")) { $0.recovery = "-1%" },
    Nonsense("permanence", .permanence("2")) { $0.permanence = "2" },
    Nonsense("more than a book counts to", .tooDeep(level: 15)) {
      $0.growth = "10"
      $0.levels = 20
    },
  ]

  @Test("a profile that makes no sense is refused", arguments: nonsense)
  func findings(_ nonsense: Nonsense) {
    #expect(throws: nonsense.finding) { try SampleBook.book { $0 = nonsense.profile } }
  }

  @Test("a book survives being stored, and a damaged one is not taken")
  func stored() throws {
    var book = try SampleBook.book { $0.noise = "20%" }
    _ = try book.submit(OrderRequest(.buy, "3", .limit("98")))
    _ = try book.submit(OrderRequest(.sell, "3", trigger: "90"))
    _ = try book.trade(.sell, size: "12", limit: nil)
    _ = try book.setDepth("70%")
    let data = try JSONEncoder().encode(SavedBook(book))
    #expect(try JSONDecoder().decode(SavedBook.self, from: data).book() == book)
    let text = String(decoding: data, as: UTF8.self)
    for (part, damage) in [
      (#""fair":100"#, #""fair":-7"#), (#""fair":100"#, #""fair":9223372036854775807"#),
      (#""nextOrder":3"#, #""nextOrder":1"#), (#""position":0"#, #""position":9223372036854775807"#),
      (#""tick":"1""#, #""tick":"0""#), (#""levels":5"#, #""levels":4"#), (#""depth":"0.7""#, #""depth":"0.1""#),
      (#""ahead":"#, #""ahead":1"#),
    ] {
      let damaged = text.replacingOccurrences(of: part, with: damage)
      try #require(damaged != text, "\(part) is not in \(text)")
      #expect(throws: SaveDamage.self, "\(damage)") {
        try JSONDecoder().decode(SavedBook.self, from: Data(damaged.utf8)).book()
      }
    }
  }
}
