import Foundation
import KitFiles
import Practice
import Testing

@testable import Lessons

/// The catalogue of findings: a lesson without a fault, and what is found when one is put into it.
struct FindingDocument {
  /// One fault.
  struct Entry: Sendable, CustomTestStringConvertible {
    var title: String
    /// The file's name without its ending.
    var name = "base"
    /// What is changed in the base lesson: from, to.
    var edits: [(from: String, to: String)] = []
    /// The whole file, where it is not an edit of the base.
    var file: String?
    /// Other lessons beside it: their ids, and what makes them of the base.
    var others: [(id: String, edits: [(from: String, to: String)])] = []
    /// The list of published steps.
    var published = ""
    /// What is found, a line each.
    var findings = ""
    /// The lines of the findings in the document.
    var lines = 0..<0

    var testDescription: String { title }
  }

  static let path = LessonKit.folder + "/Tests/LessonsTests/Findings.md"
  static let whole = FindingDocument((try? String(contentsOfFile: path, encoding: .utf8)) ?? "")

  /// The document's text.
  let text: String
  /// The lesson that faults are put into.
  private(set) var base = ""
  private(set) var entries: [Entry] = []

  init(_ text: String) {
    self.text = text
    for fence in Fence.all(in: text) {
      let words = fence.info.split(separator: " ").map(String.init)
      if words == ["lesson"] { base = fence.text }
      guard !fence.title.isEmpty else { continue }
      let title = "\(fence.section): \(fence.title)"
      if entries.last?.title != title { entries.append(Entry(title: title)) }
      take(fence, words, entries.count - 1)
    }
  }

  private mutating func take(_ fence: Fence, _ words: [String], _ last: Int) {
    switch words.first {
    case "edit": entries[last].edits = Self.edits(fence.text)
    case "file":
      entries[last].file = Self.unfolded(fence.text)
      if words.count == 2 { entries[last].name = words[1] }
    case "beside":
      entries[last].others.append((words.last ?? "", Self.edits(fence.text)))
    case "published": entries[last].published = fence.text
    case "found":
      entries[last].findings = fence.text
      entries[last].lines = fence.lines
    default: break
    }
  }

  /// `from → to`, a line each, with `⏎` for the end of a line.
  private static func edits(_ text: String) -> [(from: String, to: String)] {
    text.split(separator: "\n").compactMap { line in
      guard let arrow = line.firstRange(of: " →") else { return nil }
      let (from, to) = (line[..<arrow.lowerBound], line[arrow.upperBound...].drop { $0 == " " })
      return (String(from).replacing("⏎", with: "\n"), unfolded(String(to).replacing("⏎", with: "\n")))
    }
  }

  /// `⟨ab × 3⟩` written out, with 1, 2, 3 for a `#` in it; `⟨U+0007⟩` as that character.
  private static func unfolded(_ text: String) -> String {
    var whole = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "⟨"), let close = rest[open...].firstIndex(of: "⟩") {
      whole += rest[..<open]
      let inside = String(rest[rest.index(after: open)..<close])
      let parts = inside.components(separatedBy: " × ")
      if inside.hasPrefix("U+"), let scalar = UInt32(inside.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init) {
        whole.unicodeScalars.append(scalar)
      } else if parts.count == 2, let count = Int(parts[1]) {
        for number in 1...max(1, count) { whole += parts[0].replacing("#", with: "\(number)") }
      }
      rest = rest[rest.index(after: close)...]
    }
    return whole + rest
  }

  /// What is found in an entry's file, a line each.
  func found(_ entry: Entry) throws -> String {
    let others = try entry.others.map { id, edits in
      let text = try changed(base, [("id: base", "id: \(id)")] + edits)
      return try #require(LessonFile.read(text, id: id, file: "lessons/\(id).md").lesson, "\(entry.title): \(id)")
    }
    let text = try entry.file ?? changed(base, entry.edits)
    let check = LessonKit.check(beside: Library(others), published: entry.published)
    let file = KitCheck.File(path: "lessons/\(entry.name).md", text: text + "\n")
    return try check.findings(in: [file], LessonKit.session()).map(\.asLine).joined(separator: "\n")
  }

  private func changed(_ text: String, _ edits: [(from: String, to: String)]) throws -> String {
    var text = text
    for edit in edits {
      try #require(text.components(separatedBy: edit.from).count == 2, "“\(edit.from)” stands once in\n\(text)")
      text = text.replacing(edit.from, with: edit.to)
    }
    return text
  }

  /// The document with other findings, first entry first.
  func text(findings: [String]) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (entry, found) in zip(entries, findings).reversed() {
      lines.replaceSubrange(entry.lines, with: found.isEmpty ? [] : found.components(separatedBy: "\n"))
    }
    return lines.joined(separator: "\n")
  }
}
