import Foundation
import KitFiles
import Practice

@testable import Lessons

/// The author's guide, and what in it can be carried out.
enum Guide {
  /// A file that the guide shows, or one that a step of it makes.
  struct Example: Sendable {
    /// Where it would stand in a kit.
    var path: String
    var text: String
    /// Where it stands in the guide.
    var title: String
  }

  /// A row of a table.
  struct Row: Sendable {
    /// The heads of the table's columns.
    var heads: [String]
    /// What stands in code in each cell.
    var cells: [[String]]
  }

  static let text = LessonKit.text("lessons/README.md")
  private static let fences = Fence.all(in: text)

  /// The beginning that the guide's steps stand under.
  static let beginning = markdown.first { $0.hasPrefix("---\nid:") && !$0.contains("\n## ") } ?? ""

  /// Every lesson, step and glossary entry of the guide as a file.
  static let examples: [Example] = fences.filter { $0.info == "markdown" && $0.text != beginning }.map { fence in
    let text = fence.text.hasPrefix("---\n") ? fence.text : beginning + "\n\n" + fence.text
    return Example(path: path(of: text), text: text + "\n", title: "\(fence.section): \(fence.title)")
  }

  /// The lines that are typed at a shell.
  static let commandLines = fences.filter { $0.info == "sh" }
    .flatMap { $0.text.split(separator: "\n").map(String.init) }

  /// What the guide shows of what is found in a lesson.
  static let finding = fences.first { $0.info == "text" && $0.text.contains("[goal-after]") }?.text ?? ""

  /// What the guide shows of a list of published steps.
  static let publishedSteps = fences.first { $0.info == "step-ids" }?.text ?? ""

  /// The rows of tables whose first column has this head.
  static func rows(_ head: String) -> [Row] {
    var heads: [String] = []
    return text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      guard line.hasPrefix("| ") else {
        heads = []
        return nil
      }
      let cells = line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
      if heads.isEmpty { heads = cells }
      guard heads.first == head, cells != heads, !cells[0].hasPrefix("---") else { return nil }
      return Row(heads: heads, cells: cells.map(code))
    }
  }

  private static var markdown: [String] { fences.filter { $0.info == "markdown" }.map(\.text) }

  /// A lesson goes by the id in it, an entry by its name.
  private static func path(of text: String) -> String {
    func value(_ key: String) -> String? {
      text.split(separator: "\n").first { $0.hasPrefix(key) }.map { String($0.dropFirst(key.count)) }
    }
    if let id = value("id: ") { return "lessons/\(id).md" }
    return "glossary/\((value("term: ") ?? "").lowercased().replacing(" ", with: "-")).md"
  }

  private static func code(_ cell: String) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .compactMap { $0.offset.isMultiple(of: 2) ? nil : String($0.element) }
  }
}
