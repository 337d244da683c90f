import Document
import Foundation
import Glossary
import KitFiles
import Margin
import Practice
import Synchronization
import Terminal

@testable import Lessons

/// A learner in a lesson, on the kit of the checkout and on files that live in memory.
struct PlayerDesk {
  /// How transcripts draw what is shown.
  static let surface = Surface(width: 100, form: .plain, spacing: .close)

  var player: Player

  init(_ lesson: Lesson, seed: UInt64 = 1, name: String? = nil, _ surroundings: Surroundings = PlayerKit.surroundings)
    throws
  {
    player = try Player(lesson, seed: seed, name: name, surroundings)
  }

  /// A learner in a lesson of `PlayerLessons`.
  init(_ id: String, seed: UInt64 = 1, name: String? = nil) throws {
    try self.init(PlayerLessons.lesson(id), seed: seed, name: name)
  }

  /// Types a line and gives what is shown.
  @discardableResult
  mutating func say(_ line: String) -> String { Self.text(player.perform(line)) }

  /// Types lines and gives what the last one shows.
  @discardableResult
  mutating func say(_ lines: [String]) -> String { lines.map { say($0) }.last ?? "" }

  /// What the step's result is now.
  var result: StepResult? { player.results[player.step.id] }

  /// The account, looked at without the lesson's knowing.
  var account: String {
    var session = player.session
    return Self.text(session.perform("account").document())
  }

  static func text(_ turn: Turn) -> String { text(turn.document()) }

  static func text(_ document: Document) -> String {
    var text = document.drawn(on: surface)
    while text.last == "\n" { text.removeLast() }
    return text
  }

  static func text(_ blocks: [Block]) -> String { text(Document(blocks)) }
}

/// The kit of the checkout, read once; nothing can be written there.
enum PlayerKit {
  static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  /// The lessons' files, by name.
  static let files: [(id: String, text: String)] = names("lessons", ".md").map { ($0, text("lessons/\($0).md")) }

  static let read: [(lesson: Lesson?, findings: [Finding])] = files.map {
    LessonFile.read($0.text, id: $0.id, file: "lessons/\($0.id).md")
  }

  static let library = Library(read.compactMap(\.lesson))

  static let ids = files.map(\.id)

  static func lesson(_ id: String) -> Lesson? { library[id] }

  static let glossary = Glossary(
    names("glossary", ".md").compactMap {
      try? EntryFile.read(text("glossary/\($0).md"), slug: $0, file: "glossary/\($0).md").get()
    })

  private static let folders: [KitFolder: [String: String]] = Dictionary(
    uniqueKeysWithValues: KitFolder.allCases.map { folder in
      (
        folder,
        Dictionary(
          uniqueKeysWithValues: names("lessons/\(folder.rawValue)", ".yaml").map {
            ($0, "lessons/\(folder.rawValue)/\($0).yaml")
          })
      )
    })

  private static let texts: [String: String] = Dictionary(
    uniqueKeysWithValues: folders.values.flatMap(\.values).map { ($0, text($0)) })

  static let surroundings = Surroundings(
    read: { path, _ throws(FileProblem) in
      guard let text = texts[path] else { throw .missing(path) }
      return text
    },
    write: { path, _ throws(FileProblem) in throw .unwritable(path) },
    kit: { folders[$0] ?? [:] }, glossary: { glossary }, lessons: { library.notes }, defaultSave: "saved.json")

  private static func names(_ folder: String, _ ending: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
    return files.filter { $0.hasSuffix(ending) && $0 != "README.md" }.map { String($0.dropLast(ending.count)) }.sorted()
  }

  private static func text(_ path: String) -> String {
    (try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)) ?? ""
  }
}

/// What surroundings were asked for, beside the kit.
final class TouchedFiles: Sendable {
  private let touched = Mutex<[String]>([])

  var paths: [String] { touched.withLock { $0 } }

  /// The kit, and a note of every other file that is read or written.
  var surroundings: Surroundings {
    var surroundings = PlayerKit.surroundings
    surroundings.read = { [self] path, limit throws(FileProblem) in
      if !path.hasPrefix("lessons/") { touched.withLock { $0.append(path) } }
      return try PlayerKit.surroundings.read(path, limit)
    }
    surroundings.write = { [self] path, _ throws(FileProblem) in touched.withLock { $0.append(path) } }
    return surroundings
  }
}

/// Random numbers that are the same for the same seed (SplitMix64).
struct PlayerRandom: RandomNumberGenerator {
  private var generator: SplitMix

  init(seed: UInt64) { generator = SplitMix(seed: seed) }

  mutating func next() -> UInt64 { generator.next() }

  mutating func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &self) }

  mutating func int(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }
}
