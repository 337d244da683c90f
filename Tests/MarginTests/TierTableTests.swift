import Testing

@testable import Margin

@Suite("Maintenance schedules")
struct TierTableTests {
  struct Published: Sendable, CustomTestStringConvertible {
    var id: String
    var froms: [Fixed]
    var rates: [Fixed]
    var amounts: [Fixed]
    var testDescription: String { id }

    func tiers() -> [Tier] {
      froms.indices.map { Tier(from: froms[$0], rate: rates[$0], amount: amounts[$0], leverage: .one) }
    }
  }

  static let published: [Published] = [
    // cubexch/gitbook@cc5a26a, perpetual-futures/margin.md
    .init(
      id: "cube-tier-deductions",
      froms: ["0", "50k", "200k", "500k", "1m", "5m", "10m", "20m"],
      rates: ["0.005", "0.01", "0.02", "0.05", "0.075", "0.166", "0.25", "0.5"],
      amounts: ["0", "250", "2,250", "17,250", "42,250", "497,250", "1,337,250", "6,337,250"]),
    // Binance USDⓈ-M, ETHUSDT brackets of June 2021
    .init(
      id: "binance-ethusdt-tiers-2021-06",
      froms: ["0", "10k", "100k", "500k", "1m", "2m", "5m", "10m", "20m"],
      rates: ["0.005", "0.0065", "0.01", "0.02", "0.05", "0.1", "0.125", "0.15", "0.25"],
      amounts: ["0", "15", "365", "5,365", "35,365", "135,365", "260,365", "510,365", "2,510,365"]),
    // Hyperliquid margin tiers: the rate is half the inverse of the highest leverage
    .init(
      id: "hl-tier-deductions", froms: ["0", "10k", "50k"], rates: ["0.01", "0.02", "0.05"],
      amounts: ["0", "100", "1,600"]),
  ]

  @Test("published amounts follow from the rates, and no others are taken", arguments: published)
  func amounts(_ table: Published) throws {
    var tiers = table.tiers()
    #expect(throws: Never.self) { try TierTable.checked(tiers).get() }
    for index in tiers.indices.dropFirst() {
      let amount = try TierTable.amount(after: tiers[index - 1], from: tiers[index].from, rate: tiers[index].rate)
      #expect(amount == table.amounts[index])
      tiers[index].amount = try amount + .ulp
      let findings = findings(tiers)
      #expect(findings.contains(.jump(index, expected: amount)))
      tiers[index].amount = amount
    }
  }

  @Test("the margin has no jump where a tier begins, and each tier begins at its first notional", arguments: published)
  func continuity(_ table: Published) throws {
    let tiers = table.tiers()
    let schedule = try TierTable.checked(tiers).get()
    for index in tiers.indices.dropFirst() {
      let from = tiers[index].from
      #expect(try schedule.index(at: from - .ulp) == index - 1)
      #expect(schedule.index(at: from) == index)
      let before = try from * tiers[index - 1].rate - tiers[index - 1].amount
      #expect(try from * tiers[index].rate - tiers[index].amount == before)
    }
    #expect(schedule.index(at: "0") == 0)
    #expect(schedule.index(at: Fixed(units: .max)) == tiers.count - 1)
  }

  @Test("a position of 10,000 needs 100 by either of the tiers that meet there")
  func marginAtBoundary() throws {
    // hl-tier-mm-10000
    let market = Classroom.market(
      "HL", tick: "0.1", lot: "0.001", tiers: try TierTable.checked(Self.published[2].tiers()).get())
    var account = Account(rules: Classroom.rules, markets: [(market, "10,000")])
    _ = try account.deposit("20,000")
    _ = try account.trade("HL", quantity: "1", leverage: "1")
    #expect(try account.figure(.maintenanceMargin, "HL") == "100")
    #expect(try account.figure(.maintenanceRate, "HL") == "2%")
    #expect(try account.figure(.maintenanceAmount, "HL") == "100")
    _ = try account.setMarks([("HL", "9,999.9")])
    #expect(try account.figure(.maintenanceMargin, "HL") == "99.999")
    #expect(try account.figure(.maintenanceRate, "HL") == "1%")
    _ = try account.setMarks([("HL", "10,000.1")])
    #expect(try account.figure(.maintenanceMargin, "HL") == "100.002")
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    var id: String
    var rows: [(from: Fixed, rate: Fixed, amount: Fixed, leverage: Fixed)]
    var findings: [TierFinding]
    var testDescription: String { id }
  }

  static let wrong: [Wrong] = [
    .init(id: "no tier", rows: [], findings: [.empty]),
    .init(id: "a gap at the beginning", rows: [("1", "1%", "0", "10")], findings: [.gap(from: "1")]),
    .init(
      id: "a tier not above the last", rows: [("0", "1%", "0", "10"), ("0", "1%", "0", "10")],
      findings: [.notAscending(1)]),
    .init(id: "a negative rate", rows: [("0", "-1%", "0", "10")], findings: [.rate(0)]),
    .init(
      id: "a rate above all of it", rows: [("0", "101%", "0", "1")],
      findings: [.rate(0), .leverageAboveRate(0, most: "0.990099009900")]),
    .init(
      id: "a rate that falls", rows: [("0", "2%", "0", "10"), ("100", "1%", "-1", "10")],
      findings: [.rateFalls(1)]),
    .init(id: "an amount in the first tier", rows: [("0", "1%", "5", "10")], findings: [.jump(0, expected: "0")]),
    .init(
      id: "an amount that jumps", rows: [("0", "1%", "0", "10"), ("100", "2%", "2", "10")],
      findings: [.jump(1, expected: "1")]),
    .init(id: "leverage below one", rows: [("0", "1%", "0", "0.9")], findings: [.leverage(0)]),
    .init(id: "leverage beyond all bounds", rows: [("0", "0%", "0", "1,001")], findings: [.leverage(0)]),
    .init(
      id: "leverage at which initial margin is below maintenance", rows: [("0", "3%", "0", "34")],
      findings: [.leverageAboveRate(0, most: "33.333333333333")]),
    .init(
      id: "everything at once", rows: [("5", "1%", "1", "0"), ("5", "0.5%", "0", "2,000")],
      findings: [
        .gap(from: "5"), .leverage(0), .jump(0, expected: "0"), .leverage(1), .notAscending(1), .rateFalls(1),
        .jump(1, expected: "0.975"),
      ]),
  ]

  @Test("everything wrong with a schedule is found at once", arguments: wrong)
  func findings(_ example: Wrong) {
    let tiers = example.rows.map { Tier(from: $0.from, rate: $0.rate, amount: $0.amount, leverage: $0.leverage) }
    #expect(findings(tiers) == example.findings)
  }

  @Test("a schedule beyond what can be computed is found, not trapped on")
  func overflow() {
    let largest = Fixed(units: .max)
    let tiers = [
      Tier(from: .zero, rate: .zero, amount: .zero, leverage: .one),
      Tier(from: largest, rate: .one, amount: largest, leverage: .one),
      Tier(from: largest, rate: Fixed(1_000), amount: .zero, leverage: .one),
    ]
    #expect(findings(tiers) == [.rate(2), .leverageAboveRate(2, most: "0.001"), .notAscending(2), .overflow(2)])
  }

  @Test("a schedule has at most sixty-four tiers")
  func tooMany() {
    let tiers = (0..<65).map { Tier(from: Fixed($0), rate: "1%", amount: .zero, leverage: .one) }
    #expect(findings(tiers) == [.tooMany])
    #expect(findings(Array(tiers.prefix(64))).isEmpty)
  }

  private func findings(_ tiers: [Tier]) -> [TierFinding] {
    switch TierTable.checked(tiers) {
    case .success: []
    case .failure(let findings): findings.all
    }
  }
}

@Suite("A market's terms")
struct InstrumentTests {
  @Test("tick and lot are above zero and together leave notionals exact")
  func steps() {
    func make(_ tick: Fixed, _ lot: Fixed, fee: Fixed = "0") throws(InstrumentFinding) -> Instrument {
      try Instrument(symbol: "BTC", tick: tick, lot: lot, tiers: Classroom.tiers, makerFee: "0", takerFee: fee)
    }
    #expect(throws: InstrumentFinding.tick("0")) { try make("0", "1") }
    #expect(throws: InstrumentFinding.tick("1,000,001")) { try make("1,000,001", "1") }
    #expect(throws: InstrumentFinding.lot("-1")) { try make("1", "-1") }
    #expect(throws: InstrumentFinding.tooFine(tick: "0.0000001", lot: "0.000001")) { try make("0.0000001", "0.000001") }
    #expect(throws: InstrumentFinding.fee("10.01%")) { try make("1", "1", fee: "10.01%") }
    #expect(throws: InstrumentFinding.fee("-0.01%")) { try make("1", "1", fee: "-0.01%") }
    #expect(throws: Never.self) { try make("0.000001", "0.000001", fee: "10%") }
  }

  @Test(
    "a market's name has one to twelve letters, digits and hyphens, at least one of them a letter",
    arguments: [
      ("btc", "BTC"), ("BTC-PERP", "BTC-PERP"), ("1inch", "1INCH"), ("A", "A"), ("ABCDEFGHIJKL", "ABCDEFGHIJKL"),
      ("", nil), ("123", nil), ("-BTC", nil), ("ABCDEFGHIJKLM", nil), ("BTC USDT", nil), ("Ä", nil), ("BTC\u{1B}", nil),
      ("ß", nil),
    ] as [(String, String?)])
  func symbols(_ text: String, _ name: String?) {
    #expect(Symbol(text[...])?.name == name)
  }
}
