import Foundation
import Glossary
import KitFiles
import Practice

@testable import Lessons

/// The kit of this checkout, for tests of lessons.
enum LessonKit {
  /// The checkout's folder.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The kit's terms.
  static let glossary = Glossary(
    names(in: "glossary", ending: ".md").compactMap { slug in
      try? EntryFile.read(text("glossary/\(slug).md"), slug: slug, file: "glossary/\(slug).md").get()
    })

  /// The kit's lessons as files, in the order of their names.
  static let files = names(in: "lessons", ending: ".md").map { id in
    KitCheck.File(path: "lessons/\(id).md", text: text("lessons/\(id).md"))
  }

  /// The kit's lessons, as far as they read.
  static let library = Library(
    files.compactMap { file in
      let id = String(file.path.dropFirst("lessons/".count).dropLast(".md".count))
      return LessonFile.read(file.text, id: id, file: file.path).lesson
    })

  /// Surroundings that read the kit and nothing else, and write nothing.
  static let surroundings = Surroundings(
    read: { path, _ throws(FileProblem) in
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw .missing(path) }
      return text
    },
    write: { path, _ throws(FileProblem) in throw .unwritable(path) },
    kit: { kind in
      let names = names(in: "lessons/\(kind.rawValue)", ending: ".yaml")
      return Dictionary(names.map { ($0, "\(folder)/lessons/\(kind.rawValue)/\($0).yaml") }) { $1 }
    },
    glossary: { glossary }, lessons: { library.notes }, defaultSave: "nowhere")

  /// An empty account under the classroom's rules.
  static func session() throws -> Session { try Session(rules: "classroom", surroundings) }

  /// A check beside these lessons, as `plimsoll check` makes one.
  static func check(beside library: Library = library, published: String = "") -> WholeCheck {
    WholeCheck(library, glossary, published: PublishedSteps(published), surroundings)
  }

  /// The text of a file of the checkout; empty when there is none.
  static func text(_ path: String) -> String {
    (try? String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)) ?? ""
  }

  /// The files of a folder of the checkout with an ending, without it; a README is none of them.
  private static func names(in path: String, ending: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)")) ?? [])
      .filter { $0.hasSuffix(ending) && $0 != "README.md" }.sorted().map { String($0.dropLast(ending.count)) }
  }
}

extension Finding {
  /// The finding in a line, as catalogues and failures show it: `line:column: message [rule] cure`.
  var asLine: String { "\(line):\(column): \(message) [\(rule.rawValue)] \(cure)" }
}
