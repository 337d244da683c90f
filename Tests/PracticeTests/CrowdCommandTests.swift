import Margin
import Synchronization
import Testing

@testable import Practice

@Suite("A crowd at the prompt")
struct CrowdCommandTests {
  private static func last(_ script: String) throws -> String {
    var desk = try Desk()
    let reports = desk.run(script)
    return try #require(reports.last).text()
  }

  static let texts: [(String, String)] = [
    ("crowd 300 seed 7 leverage 10x", ""),
    ("crowd 300 seed 7 leverage 10x; crowd", ""),
    ("crowd 300 seed 7 leverage 10x; solvency under BTC -30% ETH -20%", ""),
    ("crowd 300 seed 7 leverage 10x; solvency capacity all -20%", ""),
    ("deposit 10,000; long 1 BTC at 20x; crowd 300 seed 7 leverage 10x; shock BTC -6%", ""),
    ("crowd 300 seed 7 leverage 10x capacity 9; shock all -10%; settle", ""),
  ]

  @Test("What is printed", arguments: texts)
  func text(_ script: String, _ expected: String) throws {
    #expect(try Self.last(script) == expected, "\(script)")
  }

  @Test("Undo brings the crowd back, and the same again leads to the same")
  func undo() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; long 1 BTC at 20x; crowd 400 seed 3 leverage 20x capacity 5; shock BTC -4%")
    let before = desk.session.state
    let first = desk.session.perform("shock ETH -9%").text()
    let after = desk.session.state
    #expect(before != after)
    desk.session.perform("undo")
    #expect(desk.session.state == before)
    #expect(desk.session.perform("shock ETH -9%").text() == first)
    #expect(desk.session.state == after)
  }

  @Test("Questions change nothing", arguments: ["crowd", "solvency under all -30%", "solvency capacity BTC -9%"])
  func questions(_ question: String) throws {
    var desk = try Desk()
    desk.run("deposit 10,000; long 1 BTC at 20x; crowd 400 seed 3 leverage 20x capacity 5; shock BTC -4%; long 0.1 ETH")
    let before = desk.session.state
    let next = "shock all -3%"
    var other = try Desk()
    other.run("deposit 10,000; long 1 BTC at 20x; crowd 400 seed 3 leverage 20x capacity 5; shock BTC -4%; long 0.1 ETH")
    #expect(!desk.session.perform(question).changed)
    #expect(desk.session.state == before)
    #expect(desk.session.perform(next).text() == other.session.perform(next).text())
  }

  @Test(
    "A crowd leaves with what it was drawn on",
    arguments: ["rules okx", "scenario march-2020", "market BTC price 59,000", "crowd off", "reset"])
  func leaves(_ command: String) throws {
    var desk = try Desk()
    desk.run("crowd 100")
    #expect(desk.session.state.crowd != nil)
    desk.session.perform(command)
    #expect(desk.session.state.crowd == nil)
    desk.session.perform("undo")
    #expect(desk.session.state.crowd != nil)
  }

  @Test("A price moved by hand reaches the crowd with the next tick")
  func news() throws {
    var one = try Desk()
    var other = try Desk()
    one.run("crowd 400 seed 3 leverage 20x; shock BTC -4%")
    other.run("crowd 400 seed 3 leverage 20x; move BTC -4%; settle 1")
    #expect(one.session.state.crowd?.vitals.figures.liquidated ?? 0 > 0)
    #expect(one.session.venue.account.slots.map(\.mark) == other.session.venue.account.slots.map(\.mark))
    #expect(one.session.state.crowd?.vitals.figures == other.session.state.crowd?.vitals.figures)
  }

  @Test("Drawing stops when the learner asks for it, and all is as it was")
  func interrupted() throws {
    var desk = try Desk()
    let before = desk.session.state
    let calls = Atomic(0)
    desk.session = desk.session.interruptible { calls.add(1, ordering: .relaxed).newValue > 300 }
    let report = desk.session.perform("crowd 20,000")
    #expect(report.error?.fact == .interrupted)
    #expect(desk.session.state == before)
  }

  @Test("Winners are taken to close bankrupt accounts, the learner's position among them")
  func deleveraged() throws {
    var desk = try Desk()
    let reports = desk.run(
      "deposit 1,000; short 0.1 BTC at 20x; crowd 300 seed 7 leverage 20x fund 1; shock BTC -15%")
    #expect(reports.last?.events.contains { $0.kind == .autoDeleveraged } == true, "\(reports.last?.text() ?? "")")
    let account = desk.session.venue.account
    #expect(account.slots.contains { $0.symbol.name == "BTC" && $0.size > Fixed(-1, decimals: 1) })
    let again = try Alternative.of(
      desk.session.state.passage, .none, named: "again", isInterrupted: { false })
    #expect(again.venue == desk.session.venue)
  }
}
