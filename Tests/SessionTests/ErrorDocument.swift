import Foundation
import Testing

/// The catalogue of errors: headings, files, commands and answers.
struct ErrorDocument {
  /// One way to go wrong.
  struct Entry: Sendable, CustomTestStringConvertible {
    var title: String
    var files: [String: String] = [:]
    var commands = ""
    /// What is changed in a file before the last command: file, from, to.
    var edit: (file: String, from: String, to: String)?
    /// What is special about the surroundings: `interrupted`, `without-kit`.
    var mark = ""
    var answer = ""
    /// The lines of the answer in the document.
    var answerLines = 0..<0

    var testDescription: String { title }
  }

  static let path = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Errors.md"

  private(set) var lines: [String]
  private(set) var entries: [Entry] = []

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var (section, fence, start) = ("", [Substring](), 0)
    for (number, line) in lines.enumerated() {
      if !fence.isEmpty {
        guard line == "```" else { continue }
        take(lines[start..<number].joined(separator: "\n"), fence, start..<number)
        fence = []
      } else if line.hasPrefix("```") {
        (fence, start) = (line.dropFirst(3).split(separator: " "), number + 1)
      } else if line.hasPrefix("## ") {
        section = String(line.dropFirst(3))
      } else if line.hasPrefix("### ") {
        entries.append(Entry(title: "\(section): \(line.dropFirst(4))"))
      }
    }
  }

  static func read() -> ErrorDocument {
    ErrorDocument((try? String(contentsOfFile: path, encoding: .utf8)) ?? "")
  }

  private mutating func take(_ text: String, _ fence: [Substring], _ range: Range<Int>) {
    guard !entries.isEmpty else { return }
    let last = entries.count - 1
    switch fence.first {
    case "file": entries[last].files[fence.dropFirst().joined(separator: " ")] = Self.unfolded(text) + "\n"
    case "commands":
      entries[last].commands = Self.unfolded(text)
      entries[last].mark = fence.dropFirst().joined(separator: " ")
    case "edit":
      let parts = text.split(separator: " → ").map(String.init)
      if parts.count == 2 { entries[last].edit = (String(fence[1]), parts[0], parts[1]) }
    case "answer":
      entries[last].answer = text
      entries[last].answerLines = range
    default: break
    }
  }

  /// `⟨ab × 3⟩` written out.
  private static func unfolded(_ text: String) -> String {
    var whole = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "⟨"), let close = rest[open...].firstIndex(of: "⟩") {
      whole += rest[..<open]
      let parts = rest[rest.index(after: open)..<close].split(separator: " × ")
      let count = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
      let counts = parts[0].contains("#")
      for number in 0..<count {
        whole += counts ? parts[0].split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\(number + 1)") : String(parts[0])
      }
      rest = rest[rest.index(after: close)...]
    }
    return whole + rest
  }

  /// The document with other answers, first one first.
  func text(answers: [String]) -> String {
    var changed = lines
    for (entry, answer) in zip(entries, answers).reversed() {
      changed.replaceSubrange(entry.answerLines, with: answer.isEmpty ? [] : answer.components(separatedBy: "\n"))
    }
    return changed.joined(separator: "\n")
  }
}
