import KitFiles
import Margin
import Practice
import Testing

@testable import Lessons

@Suite("Lessons broken at random")
struct BrokenLessonTests {
  @Test("whatever is done to a lesson, check ends, and points into the file", arguments: 1...12)
  func places(_ seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    let session = try LessonKit.session()
    for _ in 0..<40 {
      let text = Self.broken(FindingDocument.whole.base, &generator)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let file = KitCheck.File(path: "lessons/base.md", text: text)
      for finding in LessonKit.check(beside: Library([])).findings(in: [file], session) {
        let isInside =
          lines.indices.contains(finding.line - 1) && finding.column >= 1
          && finding.column <= lines[finding.line - 1].unicodeScalars.count + 1
        #expect(isInside, "\(finding.asLine)\n\(text)")
      }
    }
  }

  @Test("a lesson in which nothing is found can be taken to its end", arguments: 1...12)
  func ends(_ seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    let session = try LessonKit.session()
    for _ in 0..<40 {
      let text = Self.broken(FindingDocument.whole.base, &generator)
      let file = KitCheck.File(path: "lessons/base.md", text: text)
      guard LessonKit.check(beside: Library([])).findings(in: [file], session).isEmpty else { continue }
      let lesson = try #require(LessonFile.read(text, id: "base", file: "base.md").lesson)
      for seed in UInt64(1)...4 {
        var player = try Player(lesson, seed: seed, LessonKit.surroundings)
        for _ in lesson.steps {
          player.solve()
          if !player.hasEnded { _ = player.perform("next") }
        }
        #expect(player.hasEnded, "\(text)")
      }
    }
  }

  /// The text with a few things done to it that happen to a file in an editor.
  private static func broken(_ text: String, _ generator: inout SplitMix) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func pick(_ count: Int) -> Int { Int(generator.next() % UInt64(max(1, count))) }
    for _ in 0...pick(3) {
      let line = pick(lines.count)
      switch pick(7) {
      case 0: lines.remove(at: line)
      case 1: lines.insert(lines[pick(lines.count)], at: line)
      case 2: lines.swapAt(line, pick(lines.count))
      case 3: lines[line] = String(lines[line].dropLast(pick(lines[line].count + 1)))
      case 4: lines[line] = String(lines[line].dropFirst(pick(lines[line].count + 1)))
      case 5: lines[line].append(contentsOf: ["{{", "}}", "```", " => ", "±", "🇫🇷", "|", ":", " before run"][pick(9)])
      default:
        var letters = Array(lines[line])
        guard letters.count > 1 else { continue }
        letters.swapAt(pick(letters.count), pick(letters.count))
        lines[line] = String(letters)
      }
      if lines.isEmpty { lines = [""] }
    }
    return lines.joined(separator: "\n")
  }
}
