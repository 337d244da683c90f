import Testing

@testable import Practice

@Suite("Transcripts")
struct TranscriptTests {
  @Test("A transcript replays to the same state", arguments: 1...10 as ClosedRange<UInt64>)
  func replays(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var desk = try Desk()
    for _ in 0..<30 { _ = desk.session.perform(Self.pick(&random)) }
    let begun = desk.session.perform("transcript t.txt")
    #expect(begun.effects == [.transcript("t.txt")])
    var text = desk.files["t.txt"] ?? ""
    for _ in 0..<30 {
      let report = desk.session.perform(Self.pick(&random))
      text += Transcript.entry(report.command, shown: report.text(form: .plain), failed: report.error != nil)
    }
    var again = try Desk()
    #expect(again.run(text).allSatisfy { $0.error == nil }, "seed \(seed)")
    #expect(again.session.state == desk.session.state && again.session.log == desk.session.log, "seed \(seed)\n\(text)")
  }

  private static func pick(_ random: inout SeededGenerator) -> String {
    let extra = ["undo", "undo 3", "redo", "account", "events 3", "thresholds", "= equity * 2", "help move"]
    return (TravelTests.commands.filter { $0 != "load" } + extra).randomElement(using: &random) ?? ""
  }

  @Test("An entry is the command and its output behind signs of a comment")
  func entry() {
    #expect(Transcript.entry("a", shown: "b\n\nc\n") == "a\n# b\n# c\n")
    #expect(Transcript.entry("a\nb", shown: "") == "a; b\n")
    #expect(Transcript.entry("a", shown: "b", failed: true) == "# failed: a\n# b\n")
  }

  @Test("A transcript begun in the middle says so when it can't be replayed")
  func middle() throws {
    var desk = try Desk()
    desk.run("deposit 5; save; load; deposit 2; transcript t.txt")
    #expect(
      desk.files["t.txt"]
        == "# plimsoll transcript\n# begun in the middle: what came before is not in this file\ndeposit 2\n")
  }
}
