import Foundation
import KitFiles
import Testing

@testable import Practice

@Suite("Findings in files of the kit's kind")
struct FindingTests {
  static let rules = """
    id: mine
    title: Mine
    summary: Rules of my own.
    source: My own head
    date: 2026-11-23
    quote: USDT
    margin_ratio: maintenance_over_equity
    liquidate_when: at_or_below
    maintenance_basis: {cross: mark, isolated: mark}
    initial_basis: mark
    requirement_includes_closing_fee: no
    fees: {maker: 0.02%, taker: 0.05%}
    funding: {interest: 0.01%, clamp: 0.05%, hours: 8}
    liquidation: {cancel_orders: yes, slippage: 0.1%, fee: 0.5%, remainder: account}
    insurance_fund: 100000
    markets:
      BTC:
        price: 60000
        tick: 0.1
        lot: 0.001
        tiers:
          - {from: 0, rate: 0.5%, amount: 0, leverage: 100x}
          - {from: 1000000, rate: 1%, amount: 5000, leverage: 50x}

    """
  static let scenario = """
    id: short
    title: A short walk
    summary: Two hours.
    source: Made up
    interval: 1h
    markets: [BTC]
    columns: [time, BTC high, BTC low, BTC close]
    start: {time: 2020-01-01T00:00Z, BTC: 7000}
    ticks: |
      2020-01-01T01:00Z 7100 6900 7000
      2020-01-01T02:00Z 7200 6800 7100

    """

  @Test("The sound files have no findings")
  func sound() throws {
    _ = try RulesFile.read(Self.rules, file: "x").get()
    #expect(try ScenarioFile.read(Self.scenario, file: "x").get().steps.count == 2)
  }

  // swift-format-ignore
  static let faultyRules: [(String, String, [String])] = [
    (
      "title: Mine", "titel: Mine",
      [
        "1:1 missing-key: `title` is missing. Add a line `title: …`.",
        "2:1 unknown-key: `titel` is not a key that is known here. Did you mean `title`?",
      ]
    ),
    ("quote: USDT", "quote: USDTUSDTUSDT", ["6:8 value: `quote` has to be a text. Write at most 8 characters."]),
    ("title: Mine", "id: Mine", ["1:1 duplicate-key: `id` stands twice. Keep one of them."]),
    (
      "at_or_below", "at_or_bellow",
      ["8:17 value: `liquidate_when` can't be `at_or_bellow`. Did you mean `at_or_below`?"]
    ),
    ("basis: mark", "basis: guess", ["10:16 value: `initial_basis` can't be `guess`. Write one of: mark, entry."]),
    (
      "isolated: mark}", "isolated: mark, moon: full}",
      ["9:50 unknown-key: `moon` is not a key that is known here. The keys are: cross, isolated."]
    ),
    (
      "fee: no", "fee: maybe",
      [
        "11:35 value: `requirement_includes_closing_fee` has to be yes or no. Write `requirement_includes_closing_fee: yes`."
      ]
    ),
    (
      "taker: 0.05%", "taker: 0.05",
      ["12:29 value: `taker` has to be a number with a percent sign. Write a number from 0% to 10%."]
    ),
    (
      "taker: 0.05%", "taker: 11%",
      ["12:29 value: `taker` has to be a number with a percent sign. Write a number from 0% to 10%."]
    ),
    ("hours: 8", "hours: 25", ["13:49 value: `hours` has to be a number. Write a number from 1 to 24."]),
    (
      "slippage: 0.1%", "slippage: 60%",
      ["14:45 value: `slippage` has to be a number with a percent sign. Write a number from 0% to 50%."]
    ),
    (
      "fund: 100000", "fund: -1",
      ["15:17 value: `insurance_fund` has to be a number. Write a number from 0 to 1,000,000,000,000,000."]
    ),
    ("price: 60000", "price: 60000.05", ["18:12 market: The price is not on the tick. Make it a multiple of 0.1."]),
    (
      "tick: 0.1", "tick: 0",
      ["19:11 value: `tick` has to be a number. Write a number from 0.000000000001 to 1,000,000."]
    ),
    (
      "lot: 0.001", "lot: 0.000000000001",
      [
        "19:11 market: Tick and lot have more than 12 decimals together. Give one of them fewer decimals, so that size times price is exact."
      ]
    ),
    ("from: 0", "from: 1", ["22:16 tier-gap: Notionals below 1 have no tier. Let the first tier begin at 0."]),
    (
      "amount: 5000", "amount: 4999",
      ["23:43 tier-jump: The margin jumps where tier 2 begins. Its amount has to be 5,000."]
    ),
    (
      "leverage: 100x", "leverage: 201x",
      ["22:52 tier: At the leverage of tier 1 initial margin is below maintenance margin. Use at most 200x."]
    ),
    (
      "leverage: 100x", "leverage: 1001x",
      ["22:52 value: `leverage` has to be a number. Write a number from 1 to 1,000."]
    ),
    (
      "BTC:\n", "until:\n",
      [
        "18:5 market: A market can't be called `until`. Use up to 12 letters, digits and hyphens; ALL, AT, OFF and UNTIL mean something else."
      ]
    ),
    (
      "title: Mine", "title: [Mine",
      [
        "3:8 syntax: This is not YAML. "
          + "Check indentation and brackets, and put a value with a colon in quotes."
      ]
    ),
    (
      "title: Mine", "title: *mine",
      ["2:8 syntax: References to other values are not read. Write the value out, or put it in quotes."]
    ),
  ]

  @Test("A fault in a rule set is found where it is, with its cure", arguments: faultyRules)
  func ruleSet(_ sound: String, _ faulty: String, _ expected: [String]) {
    #expect(Self.found(in: RulesFile.read(Self.replace(Self.rules, sound, faulty), file: "x")) == expected)
  }

  // swift-format-ignore
  static let faultyScenarios: [(String, String, [String])] = [
    ("id: short\n", "", ["1:1 missing-key: `id` is missing. Add a line `id: …`."]),
    (
      "[BTC]", "[BTC, BTC]",
      [
        "6:10 value: `markets` has to name 1 to 8 different markets. Write `markets: [BTC, ETH]`.",
        "7:10 value: The columns don't fit the markets. Write `columns: [time, BTC high, BTC low, BTC close, BTC high, BTC low, BTC close]`.",
        "10:1 row: The row has 4 fields. Write 7, as the columns say.",
        "11:1 row: The row has 4 fields. Write 7, as the columns say.",
      ]
    ),
    (
      "BTC close", "BTC last",
      ["7:10 value: The columns don't fit the markets. Write `columns: [time, BTC high, BTC low, BTC close]`."]
    ),
    (
      "BTC: 7000}", "BTC: 0}",
      ["8:39 value: `BTC` has to be a number. Write a number from 0.000000000001 to 1,000,000,000."]
    ),
    (
      "7100 6900 7000", "6900 7100 7000",
      ["10:1 row: The prices of the row are impossible. Let high, low and close be prices, high ≥ close ≥ low."]
    ),
    ("7200 6800 7100", "7200 6800", ["11:1 row: The row has 3 fields. Write 4, as the columns say."]),
    (
      "ticks: |", "ticks: [1]\nrows: |",
      [
        "9:8 value: `ticks` has to be rows of prices. Write `ticks: |` and the rows under it.",
        "10:1 unknown-key: `rows` is not a key that is known here. The keys are: id, title, summary, source, interval, markets, columns, start, ticks.",
      ]
    ),
  ]

  @Test("A fault in a scenario is found where it is, with its cure", arguments: faultyScenarios)
  func scenarios(_ sound: String, _ faulty: String, _ expected: [String]) {
    #expect(Self.found(in: ScenarioFile.read(Self.replace(Self.scenario, sound, faulty), file: "x")) == expected)
  }

  @Test("A file full of faults is answered with at most a hundred findings")
  func many() {
    let rows = String(repeating: "  2020-01-01T01:00Z 1 2 3\n", count: 5_000)
    let text = Self.scenario.split(separator: "ticks: |")[0] + "ticks: |\n" + rows
    #expect(Self.found(in: ScenarioFile.read(text, file: "x")).count == 100)
  }

  private static func replace(_ text: String, _ old: String, _ new: String) -> String {
    let range = text.range(of: old)
    return range.map { text.replacingCharacters(in: $0, with: new) } ?? ""
  }

  private static func found<Value>(in result: Result<Value, FindingList>) -> [String] {
    guard case .failure(let findings) = result else { return [] }
    return findings.all.map { "\($0.line):\($0.column) \($0.rule.rawValue): \($0.message) \($0.cure)" }
  }
}
