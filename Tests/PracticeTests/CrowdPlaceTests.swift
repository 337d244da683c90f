import Crowd
import Margin
import Market
import Testing

@testable import Practice

@Suite("A crowd in the account's market places")
struct CrowdPlaceTests {
  private static func spirals(_ reports: [Report]) -> [Spiral] {
    reports.compactMap { report in
      if case .spiral(let spiral, _, _) = report.answer { spiral } else { nil }
    }
  }

  static let places = [
    "book BTC depth 0.4; book ETH depth 5 seed 3", "book BTC amm 6,000,000", "book BTC law; book SOL depth 40",
    "book BTC depth 0.4; latency BTC 2", "relay BTC 2 of 3; book ETH amm 900,000", "feed BTC median 3",
    "book BTC depth 0.4; supply BTC 20 over 4",
  ]

  @Test(
    "The crowd and the account see the same prices after every round", arguments: places,
    ["", "long 0.5 BTC at 20x", "short 0.5 BTC at 40x; long 0.4 BTC limit 57,000 reduce"])
  func agree(_ places: String, _ trades: String) throws {
    for seed in 1...4 {
      var desk = try Desk()
      // The account's own liquidation waits for no engine and stands before a fund of its own, so the crowd's lack nothing.
      let capacity = trades.isEmpty ? "capacity \(seed * 20)" : ""
      desk.run("deposit 2,500; \(places); crowd 400 seed \(seed) leverage 15x \(capacity) fund 1,000,000,000")
      if !trades.isEmpty { desk.run(trades) }
      for command in ["shock BTC -6%", "settle 1", "shock all +4%", "settle 1"] {
        let report = desk.session.perform(command)
        #expect(report.error == nil, "seed \(seed), \(places): \(report.text())")
        let spiral = try #require(Self.spirals([report]).first)
        for (symbol, mark) in zip(spiral.symbols, spiral.after) {
          let slot = try #require(desk.session.venue.account[symbol])
          // A pool rounds two sales otherwise than the one they make together.
          let room = trades.isEmpty ? 0 : mark / 50_000
          #expect(
            (slot.mark.double - slot.instrument.price(nearest: mark).double).magnitude <= room,
            "\(symbol), seed \(seed), \(places), \(trades), \(command)")
        }
      }
    }
  }

  @Test("A thinner book falls further, and more accounts with it")
  func thin() throws {
    var falls: [(mark: Fixed, accounts: Int)] = []
    for depth in ["20", "8", "4", "2"] {
      var desk = try Desk()
      let reports = desk.run("crowd 2,000 seed 7 leverage 10x; book BTC depth \(depth); shock BTC -6%")
      let spiral = try #require(Self.spirals(reports).first)
      falls.append((desk.session.venue.account.slots[0].mark, spiral.liquidated))
    }
    for (deeper, thinner) in zip(falls, falls.dropFirst()) {
      #expect(thinner.mark < deeper.mark && thinner.accounts >= deeper.accounts, "\(falls)")
    }
    #expect(falls[0].accounts < falls[3].accounts)
  }

  @Test("A crowd's forced sales fill the learner's resting order, at its price and for the maker fee")
  func resting() throws {
    var desk = try Desk()
    let reports = desk.run(
      "deposit 10,000; crowd 2,000 seed 7 leverage 10x; book BTC depth 1; long 0.5 BTC limit 55,000; shock BTC -6%")
    let made = try #require(reports.last?.events.first { $0.kind == .orderFilled })
    #expect(made[.price] == .number(Fixed(55_000), .price), "\(reports.last?.text() ?? "")")
    let slot = desk.session.venue.account.slots[0]
    #expect(slot.size == Fixed(5, decimals: 1))
    // The maker fee of 0.02 %.
    #expect(try desk.session.venue.value(of: Figure(.walletBalance)) == Fixed(999_450, decimals: 2))
  }

  @Test("Behind a late mark nobody is liquidated before it arrives")
  func late() throws {
    var desk = try Desk()
    let reports = desk.run("crowd 2,000 seed 7 leverage 10x; book BTC depth 1; latency BTC 2; shock BTC -6%; settle 1")
    #expect(Self.spirals(reports).map(\.liquidated) == [0, 0])
    let arrived = Self.spirals([desk.session.perform("settle 1")])
    #expect(arrived.first?.liquidated ?? 0 > 0)
  }

  @Test("Everything it met is saved and loaded", arguments: places)
  func saved(_ places: String) throws {
    var desk = try Desk()
    desk.run("deposit 5,000; \(places); crowd 400 seed 3 leverage 15x capacity 30 fund 9,000; long 0.2 BTC at 10x")
    desk.run("shock BTC -6%; move ETH -1%; settle 1; short 1 ETH; save a.json")
    let before = desk.session.state
    let next = desk.session.perform("shock all -3%").text()
    let report = desk.session.perform("load a.json")
    #expect(report.error == nil, "\(report.text())")
    #expect(desk.session.state == before)
    #expect(desk.session.perform("shock all -3%").text() == next)
    var resumed = try Session(saved: desk.files["a.json"] ?? "", desk.files.surroundings)
    #expect(resumed.perform("shock all -3%").text() == next)
  }

  @Test("A saved crowd that is too large or impossible is refused, and all is as it was")
  func damaged() throws {
    var desk = try Desk()
    desk.run("crowd 400 seed 3; shock BTC -3%; save a.json")
    let text = try #require(desk.files["a.json"])
    let before = desk.session.state
    let damages = [
      ("\"accounts\":400", "\"accounts\":2000000"), ("\"accounts\":400", "\"accounts\":0"),
      ("\"leverage\":5", "\"leverage\":0"), ("\"long\":0.5", "\"long\":2"), ("\"rounds\":", "\"rounds\":-1"),
      ("\"before\":[", "\"before\":[-1,"),
    ]
    for (here, there) in damages {
      let broken = text.replacing(here, with: there)
      #expect(broken != text, "\(here)")
      desk.files["b.json"] = broken
      let report = desk.session.perform("load b.json")
      #expect(report.error != nil, "\(there)")
      #expect(desk.session.state == before)
    }
  }
}
