import Foundation
import Testing

@testable import Margin
@testable import Market

@Suite("A relay")
struct RelayTests {
  static func relay(
    _ relayers: [Relayer] = [.honest], delay: Int = 0, heartbeat: Int = 100, deviation: Fixed = "0", quorum: Int = 1,
    staleAfter: Int? = nil, price: Fixed = "100"
  ) throws -> Relay {
    try Relay(
      RelayTerms(
        delay: delay, heartbeat: heartbeat, deviation: deviation, quorum: quorum, staleAfter: staleAfter),
      relayers: relayers, price: price)
  }

  /// What the venue knows after each of a row of source prices.
  struct Walk: CustomTestStringConvertible, Sendable {
    var id: String
    var relayers: [Relayer] = [.honest]
    var delay = 0
    var heartbeat = 100
    var deviation: Fixed = "0"
    var quorum = 1
    var source: [Fixed]
    var venue: [Fixed]
    var testDescription: String { id }
  }

  static let walks = [
    Walk(id: "at once", source: ["101", "99", "99.5"], venue: ["101", "99", "99.5"]),
    Walk(id: "two ticks late", delay: 2, source: ["90", "80", "70", "60"], venue: ["100", "100", "90", "80"]),
    Walk(
      id: "nothing under the deviation threshold", deviation: "1%", source: ["100.99", "99.01", "100.5"],
      venue: ["100", "100", "100"]),
    Walk(
      id: "the threshold itself is enough, and counts from the last price passed on", deviation: "1%",
      source: ["101", "101.9", "102.01", "103"], venue: ["101", "101", "102.01", "102.01"]),
    Walk(
      id: "the heartbeat passes on what the threshold would not", heartbeat: 3, deviation: "10%",
      source: ["101", "102", "103", "104", "105", "106", "107"],
      venue: ["100", "100", "103", "103", "103", "106", "106"]),
    Walk(
      id: "a change starts the heartbeat anew", heartbeat: 3, deviation: "10%",
      source: ["101", "120", "121", "122", "123", "124"], venue: ["100", "120", "120", "120", "123", "123"]),
    Walk(
      id: "one wrong of three does nothing", relayers: [.honest, .wrong(by: "8%"), .honest], quorum: 2,
      source: ["100", "90"], venue: ["100", "90"]),
    Walk(
      id: "two wrong of three are the median", relayers: [.honest, .wrong(by: "8%"), .wrong(by: "8%")], quorum: 2,
      source: ["100", "90"], venue: ["108", "97.2"]),
    Walk(
      id: "one wrong of two is half in the price", relayers: [.honest, .wrong(by: "8%")], quorum: 2,
      source: ["100"], venue: ["104"]),
    Walk(
      id: "a small quorum lets one wrong relayer speak for silent ones",
      relayers: [.silent, .silent, .wrong(by: "-8%")], quorum: 1, source: ["100", "100"], venue: ["92", "92"]),
    Walk(
      id: "a large quorum keeps the last price", relayers: [.silent, .silent, .wrong(by: "-8%")], quorum: 2,
      source: ["100", "90", "80"], venue: ["100", "100", "100"]),
    Walk(
      id: "one late of three does nothing while prices move one way", relayers: [.late(ticks: 1), .honest, .honest],
      quorum: 2, source: ["90", "80", "70"], venue: ["90", "80", "70"]),
    Walk(
      id: "two late of three make the price late", relayers: [.late(ticks: 1), .late(ticks: 2), .honest], quorum: 2,
      source: ["90", "80", "70", "60"], venue: ["100", "90", "80", "70"]),
    Walk(
      id: "lateness adds to the delay", relayers: [.late(ticks: 1)], delay: 1, source: ["90", "80", "70"],
      venue: ["100", "100", "90"]),
  ]

  @Test("the venue knows what the relayers report, when they do", arguments: walks)
  func walk(_ walk: Walk) throws {
    var relay = try Self.relay(
      walk.relayers, delay: walk.delay, heartbeat: walk.heartbeat, deviation: walk.deviation, quorum: walk.quorum)
    var known: [Fixed] = []
    for price in walk.source {
      _ = try relay.advance(source: price)
      known.append(relay.price)
    }
    #expect(known == walk.venue)
  }

  @Test("it tells what it passes on, and why")
  func events() throws {
    var relay = try Self.relay([.honest, .honest, .silent], heartbeat: 2, deviation: "5%", quorum: 2)
    #expect(try relay.advance(source: "104").isEmpty)
    #expect(try relay.advance(source: "104") == [.relayed(price: "104", from: "100", reports: 2, .heartbeat)])
    #expect(try relay.advance(source: "90") == [.relayed(price: "90", from: "104", reports: 2, .deviation)])
    #expect(relay.reports == ["90", "90", nil])
  }

  @Test("silence takes the quorum, then the price grows stale, and both come back")
  func silence() throws {
    var relay = try Self.relay([.honest, .honest, .honest], deviation: "1%", quorum: 2, staleAfter: 2)
    try relay.set(relayer: 1, .silent)
    #expect(try relay.advance(source: "90") == [.relayed(price: "90", from: "100", reports: 2, .deviation)])
    try relay.set(relayer: 3, .silent)
    #expect(try relay.advance(source: "80") == [.quorumLost(reports: 1, needed: 2)])
    #expect(try relay.advance(source: "70").isEmpty)
    #expect(!relay.isStale && relay.age == 2)
    #expect(try relay.advance(source: "60") == [.stale(age: 3)])
    #expect(relay.isStale && relay.price == "90" && !relay.hasQuorum)
    #expect(try relay.advance(source: "60").isEmpty)
    try relay.set(relayer: 1, .late(ticks: 1))
    #expect(
      try relay.advance(source: "60") == [
        .quorumRegained(reports: 2), .relayed(price: "60", from: "90", reports: 2, .deviation), .fresh,
      ])
  }

  @Test("with a heartbeat longer than the venue's patience a quiet price is stale too")
  func quiet() throws {
    var relay = try Self.relay(heartbeat: 5, deviation: "1%", staleAfter: 3)
    var told: [[RelayEvent]] = []
    for _ in 0..<5 { told.append(try relay.advance(source: "100")) }
    #expect(
      told == [[], [], [], [.stale(age: 4)], [.relayed(price: "100", from: "100", reports: 1, .heartbeat), .fresh]])
  }

  @Test("a venue that doesn't look never finds a price stale")
  func patient() throws {
    var relay = try Self.relay([.silent])
    for _ in 0..<500 { _ = try relay.advance(source: "1") }
    #expect(!relay.isStale && relay.age == 500 && relay.price == "100")
  }

  struct Nonsense: CustomTestStringConvertible, Sendable {
    var id: String
    var terms: RelayTerms
    var relayers: [Relayer] = [.honest, .honest]
    var refusal: RelayRefusal
    var testDescription: String { id }
  }

  static let nonsense = [
    Nonsense(
      id: "delay", terms: .init(delay: 101, heartbeat: 1, deviation: "0", quorum: 1), refusal: .delay(101)),
    Nonsense(
      id: "heartbeat", terms: .init(delay: 0, heartbeat: 0, deviation: "0", quorum: 1), refusal: .heartbeat(0)),
    Nonsense(
      id: "deviation", terms: .init(delay: 0, heartbeat: 1, deviation: "101%", quorum: 1),
      refusal: .deviation("101%")),
    Nonsense(
      id: "a quorum of more than there are", terms: .init(delay: 0, heartbeat: 1, deviation: "0", quorum: 3),
      refusal: .quorum(3, of: 2)),
    Nonsense(
      id: "a quorum of none", terms: .init(delay: 0, heartbeat: 1, deviation: "0", quorum: 0),
      refusal: .quorum(0, of: 2)),
    Nonsense(
      id: "no patience", terms: .init(delay: 0, heartbeat: 1, deviation: "0", quorum: 1, staleAfter: 0),
      refusal: .staleness(0)),
    Nonsense(
      id: "nobody", terms: .init(delay: 0, heartbeat: 1, deviation: "0", quorum: 1), relayers: [],
      refusal: .relayers(0)),
    Nonsense(
      id: "late by nothing", terms: .init(delay: 0, heartbeat: 1, deviation: "0", quorum: 1),
      relayers: [.late(ticks: 0)], refusal: .late(0)),
    Nonsense(
      id: "a price below zero", terms: .init(delay: 0, heartbeat: 1, deviation: "0", quorum: 1),
      relayers: [.wrong(by: "-100%")], refusal: .wrong("-100%")),
  ]

  @Test("terms that make no sense are refused", arguments: nonsense)
  func refused(_ nonsense: Nonsense) {
    #expect(throws: nonsense.refusal) { try Relay(nonsense.terms, relayers: nonsense.relayers, price: "1") }
  }

  @Test("a refusal leaves it as it was")
  func unchanged() throws {
    var relay = try Self.relay()
    let before = relay
    #expect(throws: RelayRefusal.price("0")) { try relay.advance(source: "0") }
    #expect(throws: RelayRefusal.noRelayer(2, of: 1)) { try relay.set(relayer: 2, .silent) }
    #expect(throws: RelayRefusal.noRelayer(0, of: 1)) { try relay.set(relayer: 0, .silent) }
    #expect(throws: RelayRefusal.noRelayer(.min, of: 1)) { try relay.set(relayer: .min, .silent) }
    #expect(throws: RelayRefusal.late(101)) { try relay.set(relayer: 1, .late(ticks: 101)) }
    #expect(throws: RelayRefusal.quorum(2, of: 1)) {
      try relay.set(RelayTerms(delay: 0, heartbeat: 1, deviation: "0", quorum: 2))
    }
    #expect(throws: ArithmeticError.overflow) {
      try relay.set(relayer: 1, .wrong(by: "99"))
      _ = try relay.advance(source: Fixed(units: .max))
    }
    try relay.set(relayer: 1, .honest)
    #expect(relay == before)
  }

  @Test("what the venue knows lies between what the relayers report", arguments: 1...30 as ClosedRange<UInt64>)
  func between(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let count = 1 + random.below(7)
    var relay = try Self.relay(
      Array(repeating: .honest, count: count), delay: random.below(4), heartbeat: 1 + random.below(9),
      deviation: Fixed(random.below(4), decimals: 2), quorum: 1 + random.below(count),
      staleAfter: random.chance(50) ? 1 + random.below(9) : nil)
    var source: Fixed = "100"
    for step in 0..<300 {
      source = max(try source * Fixed(90 + random.below(21), decimals: 2), .one)
      if random.chance(20) {
        let behaviors: [Relayer] = [
          .honest, .late(ticks: 1 + random.below(5)), .silent, .wrong(by: Fixed(random.below(41) - 20, decimals: 2)),
        ]
        try relay.set(relayer: 1 + random.below(count), behaviors[random.below(4)])
      }
      let before = relay
      let events = try relay.advance(source: source)
      let reports = relay.reports.compactMap { $0 }
      if relay.age == 0, let least = reports.min(), let most = reports.max() {
        try #require((least...most).contains(relay.price), "seed \(seed), step \(step)")
        try #require(reports.count >= relay.terms.quorum, "seed \(seed), step \(step): no quorum")
      } else {
        try #require(relay.price == before.price, "seed \(seed), step \(step): changed unasked")
        try #require(
          !relay.hasQuorum || relay.age < relay.terms.heartbeat, "seed \(seed), step \(step): missed the heartbeat")
      }
      try #require(
        events.contains(where: { if case .relayed = $0 { true } else { false } }) == (relay.age == 0),
        "seed \(seed), step \(step): told otherwise")
      let data = try JSONEncoder().encode(relay)
      if step % 50 == 0 { try #require(try JSONDecoder().decode(Relay.self, from: data) == relay) }
    }
  }
}
