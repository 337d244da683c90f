import Foundation
import Testing

@testable import Lessons

/// What is typed in lessons and what is shown: headings that state a rule, and under each a block of lines.
struct LinesDocument {
  /// A lesson played for a while.
  struct Entry: Sendable, CustomTestStringConvertible {
    var title: String
    var lesson: String
    var name: String?
    /// What is shown before anything is typed; nil where that is left out.
    var beginning: String?
    var turns: [Turn] = []
    var range: Range<Int>

    struct Turn: Sendable, Equatable {
      var line: String
      var shown: String
    }

    var testDescription: String { title }
  }

  static let path = PlayerKit.root + "/Tests/LessonsTests/Lines.md"
  /// What stands before a line that is typed.
  private static let mark = "»"

  private var lines: [String]
  private(set) var entries: [Entry] = []

  static let shared = LinesDocument((try? String(contentsOfFile: path, encoding: .utf8)) ?? "")

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var (title, start, info) = ("", 0, [Substring]())
    for (number, line) in lines.enumerated() {
      if !info.isEmpty {
        guard line == "```" else { continue }
        entries.append(Self.entry(title, info, Array(lines[start..<number]), start..<number))
        info = []
      } else if line.hasPrefix("```") {
        (info, start) = (line.dropFirst(3).split(separator: " ", maxSplits: 1), number + 1)
      } else if line.hasPrefix("### ") {
        title = String(line.dropFirst(4))
      }
    }
  }

  private static func entry(_ title: String, _ info: [Substring], _ lines: [String], _ range: Range<Int>) -> Entry {
    var entry = Entry(
      title: title, lesson: info.first.map(String.init) ?? "", name: info.count == 2 ? String(info[1]) : nil,
      range: range)
    var shown: [String] = []
    func close() {
      while shown.last?.isEmpty == true { shown.removeLast() }
      let text = shown.joined(separator: "\n")
      shown = []
      if entry.turns.isEmpty {
        entry.beginning = text.isEmpty ? nil : text
      } else {
        entry.turns[entry.turns.count - 1].shown = text
      }
    }
    for line in lines {
      guard line.hasPrefix(mark) else {
        shown.append(line)
        continue
      }
      close()
      entry.turns.append(.init(line: String(line.dropFirst(mark.count + 1)), shown: ""))
    }
    close()
    return entry
  }

  /// Plays an entry as it is, and gives what is really shown.
  static func played(_ entry: Entry) throws -> Entry {
    var entry = entry
    let lesson = try PlayerLessons.lesson(entry.lesson)
    let seed = entry.name.map { Player.seed(name: $0, lesson: lesson.id) } ?? 1
    var desk = try PlayerDesk(lesson, seed: seed, name: entry.name)
    if entry.beginning != nil { entry.beginning = PlayerDesk.text(desk.player.beginning) }
    for index in entry.turns.indices { entry.turns[index].shown = desk.say(entry.turns[index].line) }
    return entry
  }

  /// The document with what is really shown.
  func recorded() throws -> String {
    var lines = lines
    for entry in entries.reversed() {
      let played = try Self.played(entry)
      let texts =
        (played.beginning.map { [$0] } ?? [])
        + played.turns.map { turn in
          let typed = turn.line.isEmpty ? Self.mark : "\(Self.mark) \(turn.line)"
          return turn.shown.isEmpty ? typed : "\(typed)\n\(turn.shown)"
        }
      lines.replaceSubrange(entry.range, with: texts.joined(separator: "\n").components(separatedBy: "\n"))
    }
    return lines.joined(separator: "\n")
  }
}
