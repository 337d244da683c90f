import Document
import Glossary
import KitFiles
import Market

/// Why a file can't be used.
public enum FileProblem: Error, Equatable, Sendable {
  /// There is no such file.
  case missing(String)
  /// It can't be opened, or it is a folder.
  case unreadable(String)
  /// More bytes than are taken.
  case tooLarge(String, limit: Int)
  /// Not UTF-8 text.
  case notText(String)
  /// It can't be written.
  case unwritable(String)
  /// There is a file that is not one of ours, and it is not written over.
  case taken(String)
  /// The kit has nothing of that kind and name; the nearest name, if any is near.
  case notInKit(KitFolder, String, nearest: String?)
  /// The kit itself can't be found.
  case noKit
}

/// The folders of the kit that are read here.
public enum KitFolder: String, Sendable, CaseIterable {
  /// Rule sets.
  case rules
  /// Price paths.
  case scenarios
}

/// What is known of a lesson without opening it.
public struct LessonNote: Equatable, Sendable {
  /// Its name.
  public var id: String
  /// Its title.
  public var title: String
  /// The terms it teaches, by slug.
  public var teaches: [String]

  /// A note.
  public init(id: String, title: String, teaches: [String]) {
    self.id = id
    self.title = title
    self.teaches = teaches
  }
}

/// The world outside a session, passed in so that a session itself touches no file, clock or terminal.
public struct Surroundings: Sendable {
  /// The contents of a file, of at most so many bytes.
  public var read: @Sendable (_ path: String, _ limit: Int) throws(FileProblem) -> String
  /// Writes a file whole, beside and renamed.
  public var write: @Sendable (_ path: String, _ contents: String) throws(FileProblem) -> Void
  /// The kit's files in a folder: name without `.yaml` → path.
  public var kit: @Sendable (KitFolder) -> [String: String]
  /// The kit's glossary; without terms where there is none.
  public var glossary: @Sendable () -> Glossary
  /// The kit's lessons, as far as terms and completion go by them; in the order of the course.
  public var lessons: @Sendable () -> [LessonNote]
  /// Where `save` and `load` without a file go.
  public var defaultSave: String
  /// Whether the learner has asked to stop; polled between steps of long work.
  public var isInterrupted: @Sendable () -> Bool
  /// How many accounts a crowd has at most.
  public var mostAccounts: Int
  /// Told now and then how far long work is, as a share of it; 1 when it is over.
  public var progress: @Sendable (_ what: String, _ share: Double) -> Void
  /// How many cells a map can have where it will be shown.
  public var mapSize: @Sendable () -> Picture.Size
  /// A picture as an image that stands alone.
  public var svg: @Sendable (Picture) -> String
  /// Rule sets that were read.
  let rules = Shelf<VenueTerms>()
  /// Scenarios that were read.
  let scenarios = Shelf<PricePath>()

  /// The world outside.
  public init(
    read: @escaping @Sendable (_ path: String, _ limit: Int) throws(FileProblem) -> String,
    write: @escaping @Sendable (_ path: String, _ contents: String) throws(FileProblem) -> Void,
    kit: @escaping @Sendable (KitFolder) -> [String: String],
    glossary: @escaping @Sendable () -> Glossary = { Glossary([]) },
    lessons: @escaping @Sendable () -> [LessonNote] = { [] },
    defaultSave: String,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    mostAccounts: Int = Surroundings.mostAccountsInLessons,
    progress: @escaping @Sendable (_ what: String, _ share: Double) -> Void = { _, _ in },
    mapSize: @escaping @Sendable () -> Picture.Size = { Picture.Size(columns: 60, rows: 20) },
    svg: @escaping @Sendable (Picture) -> String = { _ in "" }
  ) {
    self.read = read
    self.write = write
    self.kit = kit
    self.glossary = glossary
    self.lessons = lessons
    self.defaultSave = defaultSave
    self.isInterrupted = isInterrupted
    self.mostAccounts = mostAccounts
    self.progress = progress
    self.mapSize = mapSize
    self.svg = svg
  }

  /// How many accounts a crowd has at most where a file from somebody else may have asked for it.
  public static let mostAccountsInLessons = 20_000

  /// The same world for what a lesson asks for.
  public var forLessons: Surroundings {
    var surroundings = self
    surroundings.mostAccounts = min(mostAccounts, Self.mostAccountsInLessons)
    return surroundings
  }

  /// The path of a kit file by name, or of a file named by path: a name with a slash or a dot in it is a path.
  func locate(_ folder: KitFolder, _ name: String) throws(FileProblem) -> String {
    let files = kit(folder)
    if let path = files[name.lowercased()] { return path }
    if name.utf8.contains(UInt8(ascii: "/")) || name.utf8.contains(UInt8(ascii: ".")) { return name }
    guard !files.isEmpty else { throw .noKit }
    throw .notInKit(folder, name, nearest: Suggestion.nearest(to: name, among: files.keys.sorted()))
  }
}

extension Surroundings {
  /// Writes a file where there is none, or one of ours; any other is kept from being written over.
  public func writeOver(_ path: String, _ contents: String, isOurs: (String) -> Bool) throws(FileProblem) {
    do throws(FileProblem) {
      if try !isOurs(read(path, SavedState.limit)) { throw FileProblem.taken(path) }
    } catch .missing {
      // Nothing is there.
    } catch {
      throw FileProblem.taken(path)
    }
    try write(path, contents)
  }
}
