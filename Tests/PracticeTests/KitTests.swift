import Margin
import Testing

@testable import Practice

@Suite("The kit")
struct KitTests {
  static let rules = ["binance-usdm", "bybit-linear", "classroom", "dydx-v4", "hyperliquid", "okx"]

  @Test("The kit holds these rule sets and scenarios")
  func names() {
    #expect(Kit.names[.rules]?.keys.sorted() == Self.rules)
    #expect(
      Kit.names[.scenarios]?.keys.sorted() == ["march-2020", "may-2021", "may-2022", "november-2022", "october-2025"])
  }

  @Test("A rule set reads without a finding, names its source and date, and lists BTC and ETH", arguments: rules)
  func ruleSet(_ name: String) throws {
    let text = try #require(Kit.text("kit/rules/\(name).yaml"))
    let terms = try RulesFile.read(text, file: name).get()
    #expect(terms.rules.id == name && !terms.rules.source.isEmpty && terms.rules.date.hasPrefix("20"))
    #expect(terms.rules.isSound)
    #expect(Set(terms.listings.map(\.instrument.symbol.name)).isSuperset(of: ["BTC", "ETH"]))
    var desk = try Desk(rules: name)
    #expect(
      desk.run("deposit 10,000; long 0.01 BTC; explain margin_ratio; account; thresholds").allSatisfy {
        $0.error == nil
      })
  }

  @Test(
    "A scenario reads without a finding and walks to its end",
    arguments: [("march-2020", 192), ("may-2021", 192), ("may-2022", 19), ("november-2022", 15), ("october-2025", 19)])
  func scenario(_ name: String, steps: Int) throws {
    let text = try #require(Kit.text("kit/scenarios/\(name).yaml"))
    let path = try ScenarioFile.read(text, file: name).get()
    #expect(
      path.id == name && path.markets.map(\.name) == ["BTC", "ETH"] && path.steps.count == steps
        && !path.source.isEmpty)
    #expect(path.steps.map(\.time) == path.steps.map(\.time).sorted() && path.startTime < path.steps[0].time)
    var desk = try Desk()
    let reports = desk.run("scenario \(name); step; step 4; step \(path.steps.count)")
    #expect(reports.allSatisfy { $0.error == nil })
    #expect(reports.last?.text().contains("The prices end here.") == true)
    #expect(desk.session.perform("step").error?.code == "no_step")
  }

  @Test("Black Thursday takes a winner down with a loser")
  func oneFate() throws {
    var desk = try Desk()
    let reports = desk.run(
      "scenario march-2020; deposit 1,000; long 1 BTC at 20x; short 1 ETH at 10x; step until liquidated")
    let report = try #require(reports.last)
    #expect(report.error == nil, "\(report.text())")
    #expect(report.events.contains { $0.kind == .liquidated })
    #expect(report.events.contains { $0.kind == .positionLiquidated && $0[.healthy] == .flag(true) })
    #expect(report.text(width: 400).contains("healthy, it was up"))
  }
}
