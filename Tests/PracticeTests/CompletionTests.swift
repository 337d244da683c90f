import Testing

@testable import Practice

@Suite("Completion by grammar")
struct CompletionTests {
  @Test(
    "What could be typed next is offered, and what can't be listed is said",
    arguments: [
      ("depo", 0, ["deposit"], nil), ("  DEP", 2, ["deposit", "depth"], nil),
      (
        "s", 0,
        [
          "short", "step", "spread", "supply", "shock", "settle", "solvency", "show", "scenario", "skip", "save", "set",
        ], nil
      ),
      ("xyz", 0, [], nil), ("xyz ", 4, [], nil),
      ("long ", 5, [], "Expected a size above zero, such as 0.5"), ("long 1 ", 7, ["BTC", "ETH", "SOL"], nil),
      ("long 1 e", 7, ["ETH"], nil), ("long 1 BTC ", 11, ["at", "isolated", "maker", "limit", "stop", "reduce"], nil),
      ("long 1 BTC a", 11, ["at"], nil),
      ("long 1 BTC at 5x ", 17, ["isolated", "maker", "limit", "stop", "reduce"], nil),
      ("book BTC a", 9, ["amm"], nil),
      ("spread BTC ", 11, [], "Expected a rate in percent, such as 0.01% or a price above zero, such as 58,000"),
      ("long 1 BTC at ", 14, [], "Expected a leverage of 1 or more, such as 20x"),
      ("close ", 6, ["all", "BTC", "ETH"], nil), ("pool ", 5, ["ETH"], nil), ("deposit 5 ", 10, ["USDT"], nil),
      ("price BTC 5 ", 12, ["BTC", "ETH", "SOL"], nil), ("show notional", 5, ["notional(BTC)", "notional(ETH)"], nil),
      ("explain margin_call", 8, ["margin_call_price(BTC)", "margin_call_price(ETH)"], nil),
      ("step ", 5, ["until"], nil), ("step until margin_", 11, ["margin_call", "margin_call_over"], nil),
      ("scenario m", 9, ["march-2020", "may-2021", "may-2022"], nil), ("rules o", 6, ["okx"], nil),
      ("goto ", 5, ["before"], nil),
      ("set l", 4, ["liquidation"], nil), ("help liquidated", 5, ["liquidated"], nil), ("help mo", 5, ["move"], nil),
      ("account ", 8, [], "Expected nothing more; Enter runs it"), ("deposit 5; lon", 11, ["long"], nil),
      (
        "deposit 5;show eq", 15,
        [
          "equity", "equity(BTC)", "equity(ETH)", "equity_over_maintenance", "equity_over_maintenance(BTC)",
          "equity_over_maintenance(ETH)",
        ], nil
      ),
      ("= 2 * eff", 6, ["effective_leverage"], "Expected a number or a figure"),
      ("= ", 2, [], "Expected a number or a figure"),
      ("transcript ", 11, ["off"], nil), ("move ", 5, ["all", "BTC", "ETH", "SOL"], nil),
      ("undo 2 ", 7, [], "Expected nothing more; Enter runs it"),
    ] as [(String, Int, [String], String?)])
  func completed(_ line: String, _ start: Int, _ candidates: [String], _ expected: String?) throws {
    var desk = try Desk()
    desk.run("deposit 100,000; long 0.1 BTC at 10x; short 1 ETH at 10x isolated; bookmark before")
    let completion = desk.session.completion(of: line, at: line.utf8.count)
    #expect(completion.start == start)
    #expect(completion.candidates.map(\.text) == candidates)
    // A word of the syntax says what it is by itself.
    let words: Set<String> = ["at", "isolated", "maker", "limit", "stop", "reduce", "amm", "all", "until", "off"]
    #expect(completion.candidates.allSatisfy { $0.summary.isEmpty == words.contains($0.text) })
    #expect(completion.expected == expected)
  }

  @Test("The word before the cursor is completed, whatever stands behind it")
  func midWord() throws {
    let session = try Desk().session
    let completion = session.completion(of: "depoXX 5", at: 4)
    #expect(completion.start == 0 && completion.candidates.map(\.text) == ["deposit"])
    #expect(session.completion(of: "é; dép", at: 5).start == 4)
    #expect(session.completion(of: "dep", at: -5).candidates.count == Verb.allCases.count)
    #expect(session.completion(of: "depo", at: 99).candidates.map(\.text) == ["deposit"])
  }
}
