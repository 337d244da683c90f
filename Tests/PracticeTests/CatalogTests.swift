import Margin
import Terminal
import Testing

@testable import Practice

@Suite("The catalog of verbs")
struct CatalogTests {
  /// What has to be typed before a verb's example works.
  static let before: [Verb: String] = [
    .withdraw: "deposit 10,000", .long: "deposit 10,000", .short: "deposit 10,000",
    .close: "deposit 10,000; long 0.5 BTC", .isolate: "deposit 10,000; long 0.05 BTC at 20x", .pool: "isolate BTC",
    .step: "scenario march-2020", .explain: "deposit 10,000; long 0.5 BTC",
    .calculate: "deposit 10,000; long 0.5 BTC", .undo: "deposit 1; deposit 2", .redo: "deposit 1; undo",
    .cancel: "deposit 10,000; book BTC; long 0.5 BTC limit 59,000",
    .depth: "book BTC", .spread: "book BTC", .supply: "book BTC",
    .lp: "deposit 10,000; book ETH amm 3m",
    .goto: "bookmark before", .load: "save mine.json",
    .relayer: "relay BTC 2 of 3",
    .why: "deposit 4,000; long 1 BTC at 20x; move BTC -10%",
    .compare: "deposit 4,000; long 1 BTC at 20x; move BTC -10%",
    .rescue: "deposit 4,000; long 1 BTC at 20x; move BTC -10%", .plot: "deposit 10,000; long 0.5 BTC",
    .shock: "crowd 500", .settle: "crowd 500; shock BTC -8%", .solvency: "crowd 500",
  ]
  static let files = ["btc.csv": "time_utc,open,high,low,close\n2020-03-12,7900,8000,4800,4900\n"]

  @Test("Every verb has an entry of its own whose notation reads", arguments: Verb.allCases)
  func entry(_ verb: Verb) {
    #expect(verb.entry.verb == verb)
    #expect(Syntax(notation: verb.entry.notation) == verb.entry.syntax)
    #expect(!verb.entry.summary.isEmpty && !verb.entry.term.isEmpty)
    #expect(verb.entry.summary.first?.isLowercase == true && verb.entry.summary.last != ".")
  }

  @Test("Every example runs, and changes the account where the catalog says so", arguments: Verb.allCases)
  func example(_ verb: Verb) throws {
    var desk = try Desk(files: Self.files)
    let reports = desk.run(Self.before[verb] ?? "")
    #expect(reports.allSatisfy { $0.error == nil }, "\(reports.last?.text() ?? "")")
    let report = desk.session.perform(verb.entry.example)
    if verb.entry.group == .learn {
      // Outside a lesson these are handed on, or refused; what they do is tested with lessons.
      #expect(report.error == nil ? report.effects.count == 1 : report.error?.fact == .notInLesson(verb))
      return
    }
    #expect(report.error == nil, "\(report.text())")
    #expect(report.changed == verb.entry.changes)
    #expect(!report.text().isEmpty || verb == .quit)
  }

  @Test("An alias does what its verb does", arguments: Verb.aliases.keys.sorted())
  func alias(_ word: String) {
    #expect(Verb(word: word) == Verb.aliases[word] && Verb(word: word.uppercased()) == Verb.aliases[word])
    #expect(Verb(rawValue: word) == nil)
  }

  @Test("There is help on every verb, figure and event", arguments: HelpTopic.names + ["move", "notional(BTC)", "buy"])
  func help(_ topic: String) throws {
    var desk = try Desk()
    let report = desk.session.perform("help \(topic)")
    #expect(report.error == nil)
    #expect(report.text().contains(topic == "buy" ? "long" : topic.split(separator: "(")[0]) || topic == "figures")
  }

  @Test("Help lists every verb once, and the reference all there is")
  func lists() throws {
    var desk = try Desk()
    let overview = desk.session.perform("help").text(width: 400)
    for verb in Verb.allCases { #expect(overview.contains(verb.entry.summary), "\(verb.rawValue)") }
    let reference = Reference.document.drawn(on: .init(width: 400))
    for name in HelpTopic.names { #expect(reference.contains(name), "\(name)") }
  }
}
