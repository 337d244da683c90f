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

  @Test(
    "what of several parts is and is to be names every part, whichever of them fails",
    arguments: [
      (
        "equity == 6 and never deposited", "equity is 5 and deposited has happened", "equity == 6 and never deposited"
      ),
      (
        "equity == 5 and wallet_balance == 7 ± 1", "equity is 5 and wallet_balance is 5",
        "equity == 5 and wallet_balance == 7 ± 1"
      ),
      ("equity == 5 and ever deposited", "equity is 5 and deposited has happened", "equity == 5 and ever deposited"),
      (
        "ever liquidated and within 3 commands", "liquidated has not happened and 1 command has changed something",
        "ever liquidated and at most 3 commands"
      ),
    ])
  func parts(_ text: String, _ actual: String, _ wanted: String) throws {
    var session = try Desk().session
    _ = session.perform("deposit 5")
    let standpoint = try session.evaluate(Predicate(text))
    #expect(standpoint.actual == actual)
    #expect(standpoint.wanted == wanted)
  }

  @Test("a part without a value yet, behind one that fails, is named as well")
  func withoutValue() throws {
    let session = try Desk().session
    let standpoint = try session.evaluate(Predicate("ever deposited and margin_ratio < 5% ± 1%"))
    #expect(!standpoint.holds)
    #expect(standpoint.actual == "deposited has not happened and margin_ratio has no value now")
    #expect(standpoint.wanted == "ever deposited and margin_ratio < 5% ± 1%")
  }

  @Test(
    "a command was used when a change it made stands; looking, the display and refusals are no use",
    arguments: [
      ("used set", "set", false), ("used set", "set color never", false), ("used set", "set width 40", false),
      ("used set", "set format plain; set ascii on", false), ("used set", "set slippage 1%", true),
      ("used set", "set slippage 1%; undo", false), ("used set", "set slippage 1%; undo; redo", true),
      ("used rules", "rules", false), ("used rules", "rules okx", true), ("used scenario", "scenario", false),
      ("used long", "long 99 BTC", false), ("used long", "buy 0.1 BTC", true),
      ("used long", "buy 0.1 BTC; undo", false),
      ("used long", "long 0.1 BTC; price BTC 61,000; undo", true),
      ("used price", "long 0.1 BTC; price BTC 61,000; undo", false),
      ("used undo", "price BTC 61,000; undo", true), ("used redo", "price BTC 61,000; undo; redo", true),
      ("used explain", "explain equity", true), ("used bookmark", "bookmark here", true),
      ("used goto", "bookmark here; goto here", true), ("used goto", "bookmark here; goto here; undo", false),
      ("not used close", "account", true), ("not used deposit", "deposit 5; undo", true),
      ("used deposit", "show equity", false),
    ])
  func use(_ text: String, _ commands: String, _ holds: Bool) throws {
    var desk = try Desk()
    desk.run("deposit 10,000")
    desk.session.mark()
    desk.run(commands)
    #expect(try desk.session.evaluate(Predicate(text)).holds == holds)
  }

  @Test("what was used before the mark was not used, and what can't be taken back any more was")
  func useAndTime() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; explain equity")
    desk.session.mark()
    #expect(try !desk.session.evaluate(Predicate("used deposit")).holds)
    #expect(try !desk.session.evaluate(Predicate("used explain")).holds)
    desk.run("withdraw 1")
    for _ in 0..<Session.mostChanges { desk.run("price BTC 61,000") }
    #expect(try desk.session.evaluate(Predicate("used withdraw")).holds)
  }
}
