import Foundation
import Testing

@testable import Practice

@Suite("Reports for programs")
struct ReportJSONTests {
  @Test(
    "A report is one line with all keys, sorted",
    arguments: [
      (
        "", "help", #"{"command":"help","error":null,"events":[],"figures":{},"line":7,"ok":true,"tick":0}"#
      ),
      (
        "", "deposit 10 EUR",
        #"{"command":"deposit 10 EUR","error":{"code":"wrong_value","column":12,"message":"The account's currency is USDT, not “EUR”."},"events":[],"figures":{},"line":7,"ok":false,"tick":0}"#
      ),
      (
        "", "undo",
        #"{"command":"undo","error":{"code":"nothing_to_undo","column":null,"message":"There is nothing to undo."},"events":[],"figures":{},"line":7,"ok":false,"tick":0}"#
      ),
      (
        "", "= 1 / 8",
        #"{"command":"= 1 / 8","error":null,"events":[],"figures":{"result":{"unit":"number","value":"0.125"}},"line":7,"ok":true,"tick":0}"#
      ),
      (
        "", "deposit 10.5",
        #"{"command":"deposit 10.5","error":null,"events":[{"amount":"10.5","event":"deposited"}],"figures":{"equity":{"unit":"money","value":"10.5"},"free_margin":{"unit":"money","value":"10.5"},"initial_margin":{"unit":"money","value":"0"},"insurance_fund":{"unit":"money","value":"100000"},"maintenance_margin":{"unit":"money","value":"0"},"margin_ratio":{"unit":"rate","value":null},"unrealized_pnl":{"unit":"money","value":"0"},"wallet_balance":{"unit":"money","value":"10.5"}},"line":7,"ok":true,"tick":0}"#
      ),
      (
        "deposit 100", "show deposits margin_ratio",
        #"{"command":"show deposits margin_ratio","error":null,"events":[],"figures":{"deposits":{"derivation":{"figure":"deposits","operation":"given","parts":[],"value":"100"},"unit":"money","value":"100"},"margin_ratio":{"reason":"no_value","unit":"rate","value":null}},"line":7,"ok":true,"tick":0}"#
      ),
      (
        "", "price BTC 50,000",
        #"{"command":"price BTC 50,000","error":null,"events":[{"event":"price_changed","from":"60000","market":"BTC","price":"50000"}],"figures":{"equity":{"unit":"money","value":"0"},"free_margin":{"unit":"money","value":"0"},"initial_margin":{"unit":"money","value":"0"},"insurance_fund":{"unit":"money","value":"100000"},"maintenance_margin":{"unit":"money","value":"0"},"margin_ratio":{"unit":"rate","value":null},"unrealized_pnl":{"unit":"money","value":"0"},"wallet_balance":{"unit":"money","value":"0"}},"line":7,"ok":true,"tick":1}"#
      ),
    ])
  func whole(_ before: String, _ command: String, _ expected: String) throws {
    var desk = try Desk()
    desk.run(before)
    #expect(desk.session.perform(command).json(line: 7) == expected)
  }

  /// What questions add to the keys that every report has.
  static let answers: [Verb: Set<String>] = [
    .why: ["why", "ways", "picture"], .whatif: ["ways"], .compare: ["ways"], .rescue: ["rescue"], .ladder: ["ladder"],
    .frontier: ["picture"], .plot: ["picture"], .orders: ["orders"], .shock: ["rounds", "picture"],
    .settle: ["rounds", "picture"], .solvency: ["solvency"],
  ]

  @Test("Every verb's report has the keys of the schema, in order", arguments: Verb.allCases)
  func keys(_ verb: Verb) throws {
    var desk = try Desk(files: CatalogTests.files)
    desk.run(CatalogTests.before[verb] ?? "")
    let json = desk.session.perform(verb.entry.example).json(line: nil)
    let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let always: Set = ["command", "error", "events", "figures", "line", "ok", "tick"]
    #expect(always.isSubset(of: object.keys))
    #expect(Set(object.keys).subtracting(always) == Self.answers[verb] ?? [])
    if verb.entry.group != .learn { #expect(object["ok"] as? Bool == true && object["error"] is NSNull) }
    #expect(object["line"] is NSNull)
    let places = ["\"command\":", "\"error\":", "\"events\":", "\"figures\":", "\"line\":", "\"ok\":", "\"tick\":"]
      .map { json.range(of: $0)?.lowerBound }
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    #expect(!json.contains("\n"))
  }

  @Test("An open position adds its market's figures")
  func position() throws {
    var desk = try Desk()
    desk.run("deposit 10,000")
    let json = desk.session.perform("long 0.5 BTC at 20x isolated").json(line: nil)
    for name in [
      "account_value", "position_size(BTC)", "entry_price(BTC)", "mark_price(BTC)", "unrealized_pnl(BTC)",
      "liquidation_price(BTC)",
    ] {
      #expect(json.contains("\"\(name)\":{"), "\(name)")
    }
  }
}
