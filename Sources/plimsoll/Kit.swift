import Foundation
import Glossary
import Lessons
import Practice
import Synchronization

/// The kit as the program reads it: lessons, rule sets, scenarios and terms from one folder or several, of which the
/// first has the say where two have a file of one name.
final class Kit: Sendable {
  /// The folders, each with `lessons` or `glossary` in it.
  let folders: [String]
  private let shelf = Mutex<Shelf>(Shelf())

  /// What was read so far; most starts need none of it.
  private struct Shelf {
    var glossary: Glossary?
    var library: Library?
  }

  /// The kit of these folders.
  init(_ folders: [String]) {
    self.folders = folders
  }

  /// The kit asked for, with the program's own behind it: an instructor's folder needs no rule sets of its own.
  static func find(_ told: String?) -> Kit {
    let own = KitLocation.find(nil)
    return Kit([told, own == told ? nil : own].compactMap { $0 })
  }

  /// This kit with the one before it that a path leads to: a folder with lessons or terms in it, or a lesson's file.
  func around(_ path: String) -> Kit {
    if ["/lessons", "/glossary"].contains(where: { access(path + $0, F_OK) == 0 }) { return before(path) }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 1, parts[parts.count - 2] == "lessons" else { return self }
    let root = parts.dropLast(2).joined(separator: "/")
    return before(root.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : root)
  }

  private func before(_ root: String) -> Kit {
    folders.first == root ? self : Kit([root] + folders.filter { $0 != root })
  }

  /// The YAML files of a folder of the kit, by name without the ending.
  func names(in folder: KitFolder) -> [String: String] {
    var names: [String: String] = [:]
    for root in folders.reversed() {
      for path in Self.files(in: "\(root)/lessons/\(folder.rawValue)", ending: ".yaml") {
        names[Self.name(of: path).lowercased()] = path
      }
    }
    return names
  }

  /// The glossary. Entries that can't be read are left out; `check` says why.
  var glossary: Glossary {
    shelf.withLock { shelf in
      if let glossary = shelf.glossary { return glossary }
      let glossary = Glossary(entries)
      shelf.glossary = glossary
      return glossary
    }
  }

  /// The lessons. Those that can't be read are left out.
  var library: Library {
    shelf.withLock { shelf in
      if let library = shelf.library { return library }
      let library = Library(
        lessonFiles.compactMap { path in
          guard let text = try? Files.read(path, LessonFile.limit) else { return nil }
          return LessonFile.read(text, id: Self.name(of: path), file: path).lesson
        })
      shelf.library = library
      return library
    }
  }

  /// The step ids that were published.
  var published: PublishedSteps {
    folders.lazy.compactMap { try? Files.read($0 + Self.publishedFile, PublishedSteps.limit) }.first
      .map { PublishedSteps($0) } ?? PublishedSteps()
  }

  /// Where the list of published steps is, in a folder of the kit.
  static let publishedFile = "/lessons/step-ids.txt"

  private var entries: [GlossaryEntry] {
    var slugs: Set<String> = []
    return folders.flatMap { Self.files(in: $0 + "/glossary", ending: ".md") }.compactMap { path in
      let slug = Self.name(of: path)
      guard slugs.insert(slug).inserted, let text = try? Files.read(path, EntryFile.limit) else { return nil }
      return try? EntryFile.read(text, slug: slug, file: path).get()
    }
  }

  private var lessonFiles: [String] {
    var ids: Set<String> = []
    return folders.flatMap { Self.files(in: $0 + "/lessons", ending: ".md") }.filter {
      ids.insert(Self.name(of: $0)).inserted
    }
  }

  /// The files of a folder with an ending, in order; a README is none.
  static func files(in folder: String, ending: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(ending) && $0 != "README.md" }.sorted().map { folder + "/" + $0 }
  }

  /// A path's file name without its ending.
  static func name(of path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.lastIndex(of: ".").map { file[..<$0] } ?? file)
  }
}
