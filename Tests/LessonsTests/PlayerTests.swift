import Foundation
import Testing

@testable import Lessons

@Suite("What is typed in a lesson, and what is shown")
struct PlayerTests {
  @Test("Every line is answered as the document says", arguments: LinesDocument.shared.entries)
  func lines(_ entry: LinesDocument.Entry) throws {
    let played = try LinesDocument.played(entry)
    #expect(played.beginning == entry.beginning)
    for (now, said) in zip(played.turns, entry.turns) {
      #expect(now.shown == said.shown, "typed: \(said.line)")
    }
  }

  @Test("The document is recorded only by a run that fails")
  func record() throws {
    #expect(LinesDocument.shared.entries.count > 25)
    guard ProcessInfo.processInfo.environment["PLIMSOLL_RECORD"] != nil else { return }
    try LinesDocument.shared.recorded().write(toFile: LinesDocument.path, atomically: true, encoding: .utf8)
    Issue.record("What is shown was written anew: read it, and run again without PLIMSOLL_RECORD.")
  }

  @Test("The same lines lead to the same texts, twice", arguments: LinesDocument.shared.entries)
  func determinism(_ entry: LinesDocument.Entry) throws {
    let (one, other) = (try LinesDocument.played(entry), try LinesDocument.played(entry))
    #expect(one.turns == other.turns)
  }

  @Test("The lessons these tests play pass every check of their own", arguments: PlayerLessons.ids)
  func check(_ id: String) throws {
    let lesson = try PlayerLessons.lesson(id)
    let check = LessonCheck(Library([lesson]), PlayerKit.glossary, published: PublishedSteps(), PlayerKit.surroundings)
    #expect(check.findings(lesson) == [])
  }
}
