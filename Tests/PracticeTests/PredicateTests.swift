import Testing

@testable import Practice

@Suite("What holds of a session")
struct PredicateTests {
  static let cases: [(text: String, holds: Bool)] = [
    ("equity == 10,000", true), ("equity == 9,999", false), ("equity == 9,999 ± 1", true),
    ("equity == 9,998 ± 1", false), ("equity != 10,000", false), ("equity >= 10,000", true), ("equity <= 9,999", false),
    ("equity > 9,999", true), ("equity < 10,000", false), ("equity * 2 == 20k", true),
    ("ever deposited", true), ("never deposited", false), ("ever liquidated", false), ("never liquidated", true),
    ("deposited before withdrawn", true), ("withdrawn before deposited", false), ("deposited before liquidated", false),
    ("equity == 10,000 and never liquidated", true), ("equity == 10,000 and ever liquidated", false),
    ("equity == 1 and margin_ratio == 5", false),
  ]

  @Test("a comparison or an event holds or doesn't", arguments: cases)
  func holds(_ text: String, _ holds: Bool) throws {
    var session = try Desk().session
    for command in ["deposit 11,000", "withdraw 1,000"] { #expect(session.perform(command).error == nil) }
    let predicate = try Predicate(text)
    #expect(try session.evaluate(predicate).holds == holds)
  }

  @Test(
    "what states nothing is no predicate",
    arguments: ["", "equity", "ever", "ever rained", "== 5", "5 ==", "a before b"])
  func nothing(_ text: String) {
    #expect(throws: PredicateProblem.self) { try Predicate(text) }
  }

  @Test("what doesn't hold says what is")
  func actual() throws {
    var session = try Desk().session
    _ = session.perform("deposit 5")
    #expect(try session.evaluate(Predicate("equity == 6")).actual == "equity is 5")
    #expect(try session.evaluate(Predicate("ever liquidated")).actual == "liquidated has not happened")
  }
}
