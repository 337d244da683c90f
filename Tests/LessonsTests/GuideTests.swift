import ArgumentParser
import KitFiles
import Testing

@testable import Lessons
@testable import Practice
@testable import plimsoll

@Suite("The author's guide")
struct GuideTests {
  @Test("every lesson, step and entry it shows is sound", arguments: Guide.examples.indices)
  func examples(_ index: Int) throws {
    let example = Guide.examples[index]
    let file = KitCheck.File(path: example.path, text: example.text)
    let found = try LessonKit.check().findings(in: [file], LessonKit.session())
    #expect(found.isEmpty, "\(example.title)\n\(found.map(\.asLine).joined(separator: "\n"))")
  }

  @Test("every block that a lesson can have is shown")
  func blocks() {
    let fences = Guide.examples.flatMap { Fence.all(in: $0.text) }.map(\.info)
    #expect(Set(LessonBlock.allCases.map(\.rawValue)).subtracting(fences) == ["text"])
  }

  @Test("a condition it shows holds after the one and doesn't after the other", arguments: Guide.rows("Condition"))
  func conditions(_ row: Guide.Row) throws {
    for (commands, holds) in zip(row.cells.dropFirst(), [true, false]) {
      var session = try LessonKit.session()
      for command in ["deposit 10,000", "long 0.5 BTC at 10x"] { #expect(session.perform(command).error == nil) }
      session.mark()
      for command in CommandText.commands(in: commands[0]) {
        #expect(session.perform(command.text).error == nil, "\(command.text)")
      }
      let standpoint = try session.evaluate(Predicate(row.cells[0][0]))
      #expect(standpoint.holds == holds, "\(row.cells[0][0]) after \(commands[0]): \(standpoint.actual)")
    }
  }

  @Test("every form of a condition is shown, holding and not")
  func forms() throws {
    var forms: Set<String> = []
    for row in Guide.rows("Condition") {
      #expect(row.cells.count == 3 && row.cells.allSatisfy { $0.count == 1 }, "\(row)")
      switch try Predicate(row.cells[0][0]).kind {
      case .comparison(_, let comparison, _, let tolerance):
        forms.insert(comparison.rawValue + (tolerance == nil ? "" : " ±"))
      case .change(_, let direction, _, let tolerance):
        forms.insert(direction.rawValue + (tolerance == nil ? "" : " ±"))
      case .ever: forms.insert("ever")
      case .never: forms.insert("never")
      case .before: forms.insert("before")
      case .used: forms.insert("used")
      case .notUsed: forms.insert("not used")
      case .within: forms.insert("within")
      case .both: forms.insert("and")
      }
    }
    let wanted =
      Predicate.Comparison.allCases.map(\.rawValue) + Predicate.Direction.allCases.map(\.rawValue) + [
        "== ±", "fell ±", "ever", "never", "before", "used", "not used", "within", "and",
      ]
    #expect(forms.sorted() == wanted.sorted())
  }

  @Test("an answer it calls right is right, and one it calls wrong is wrong", arguments: Guide.rows("Question"))
  func answers(_ row: Guide.Row) throws {
    let block = row.cells[0].joined(separator: "\n")
    let text =
      Guide.beginning.replacing("deposit 10,000", with: "deposit 10,000; long 0.5 BTC at 10x")
      + "\n\n## Ask\n\n```ask\n\(block)\n```\n\n### Hints\n\n1. Look.\n"
    let (lesson, findings) = LessonFile.read(text, id: "example", file: "example.md")
    #expect(findings.isEmpty, "\(findings.map(\.asLine))")
    let player = try Player(#require(lesson), seed: 1, LessonKit.surroundings)
    for (answers, isRight) in zip(row.cells.dropFirst(), [true, false]) {
      for answer in answers {
        var player = player
        #expect((player.perform("answer \(answer)").verdict == .right) == isRight, "\(block): \(answer)")
      }
    }
  }

  @Test("every key of the front matter and of a question is explained")
  func keys() {
    let explained = Guide.rows("key").flatMap { $0.cells[0] }
    let keys = ["id", "summary", "level", "minutes", "course", "order", "needs", "teaches", "rules", "mode"]
    #expect(explained.sorted() == (keys + ["value", "run", "accept", "unit", "decimals", "wrong"]).sorted())
  }

  @Test("every command line it shows is one that the program takes", arguments: Guide.commandLines)
  func commandLines(_ line: String) throws {
    let words = CommandText.plainWords(of: line)
    #expect(words.first == "plimsoll")
    _ = try Plimsoll.parseAsRoot(Plimsoll.commandFirst(Array(words.dropFirst())))
  }

  @Test("the finding it shows is what is found in a new lesson whose solution is wrong")
  func finding() throws {
    let text = Scaffold.lesson("my-lesson").replacing("\nlong {{size}} BTC", with: "\nlong 0.2 BTC")
    let file = KitCheck.File(path: "lessons/my-lesson.md", text: text)
    let found = try LessonKit.check().findings(in: [file], LessonKit.session())
    let shown = found.map { "\($0.file):\($0.line):\($0.column): \($0.message) [\($0.rule.rawValue)]\n  \($0.cure)" }
    #expect(shown == [Guide.finding])
  }

  @Test("its list of published steps reads")
  func published() {
    let published = PublishedSteps(Guide.publishedSteps)
    #expect(published.steps["my-lesson"] == ["open", "predict", "choose"])
    #expect(published.text.hasSuffix("my-lesson: open predict choose\n"))
  }

  @Test("what plimsoll new begins is sound, beside the kit's own lessons and terms")
  func scaffolds() throws {
    let files = [
      KitCheck.File(path: "lessons/my-lesson.md", text: Scaffold.lesson("my-lesson")),
      KitCheck.File(path: "glossary/my-term.md", text: Scaffold.term("my-term")),
    ]
    let found = try LessonKit.check().findings(in: files, LessonKit.session())
    #expect(found.isEmpty, "\(found.map(\.asLine).joined(separator: "\n"))")
  }
}
