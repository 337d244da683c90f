import Glossary
import KitFiles
import Practice

/// Checks any files of a kit: lessons, glossary entries, rule sets and scenarios.
public struct WholeCheck: Sendable {
  private let library: Library
  private let glossary: Glossary
  private let published: PublishedSteps
  private let surroundings: Surroundings

  /// A check of files beside the kit's own.
  public init(
    _ library: Library, _ glossary: Glossary, published: PublishedSteps, _ surroundings: Surroundings
  ) {
    self.library = library
    self.glossary = glossary
    self.published = published
    self.surroundings = surroundings
  }

  /// Everything that is wrong with the files, in their order.
  ///
  /// - Parameters:
  ///   - files: Markdown files in a folder `lessons`, or with a `rules` in their front matter, are lessons; others are
  ///     glossary entries. For the rest see `KitCheck`.
  ///   - session: an empty account to try the glossary's examples in.
  public func findings(in files: [KitCheck.File], _ session: Session) -> [Finding] {
    let (lessons, others) = (files.filter(Self.isLesson), files.filter { !Self.isLesson($0) })
    let read = lessons.map { LessonFile.read($0.text, id: Self.name(of: $0.path), file: $0.path) }
    let ids = Set(read.compactMap { $0.lesson?.id })
    let all = Library(library.lessons.filter { !ids.contains($0.id) } + read.compactMap(\.lesson))
    let check = LessonCheck(all, glossary(with: others), published: published, surroundings)
    let found = read.flatMap { lesson, findings in
      // What doesn't read can't be played, and would be found a second time there.
      FindingList(all: findings + (findings.isEmpty ? lesson.map(check.findings) ?? [] : [])).all
    }
    return found + KitCheck.findings(in: others, session)
  }

  /// The glossary entries among the files that have nothing to try.
  public static func notes(in files: [KitCheck.File]) -> [Finding] {
    files.filter { $0.path.hasSuffix(".md") && !isLesson($0) }.compactMap { file in
      guard let entry = try? EntryFile.read(file.text, slug: name(of: file.path), file: file.path).get(),
        entry.trial == nil
      else { return nil }
      return Finding(
        file: file.path, line: 1, column: 1, rule: .untried, message: "`\(entry.slug)` has nothing to try yet.",
        cure: "Add a block `try` once the program has the mechanism.")
    }
  }

  /// The kit's terms, and those among the files in place of the kit's own.
  private func glossary(with files: [KitCheck.File]) -> Glossary {
    let entries = files.filter { $0.path.hasSuffix(".md") }.compactMap {
      try? EntryFile.read($0.text, slug: Self.name(of: $0.path), file: $0.path).get()
    }
    let slugs = Set(entries.map(\.slug))
    return Glossary(glossary.terms.filter { !slugs.contains($0.slug) } + entries)
  }

  /// Whether a file is a lesson.
  public static func isLesson(_ file: KitCheck.File) -> Bool {
    guard file.path.hasSuffix(".md") else { return false }
    let parts = file.path.split(separator: "/")
    if parts.count > 1, parts[parts.count - 2] == "lessons" { return true }
    if parts.count > 1, parts[parts.count - 2] == "glossary" { return false }
    let head = file.text.prefix(4_000)
    return head.contains("\nrules:") || head.contains("\nneeds:") || head.contains("\nteaches:")
  }

  private static func name(of path: String) -> String {
    String(path.split(separator: "/").last?.dropLast(3) ?? "")
  }
}
