import Foundation
import KitFiles
import Lessons
import Practice

/// The world around a learner's seat, as this machine has it.
struct World {
  let kit: Kit
  let folders = Folders()
  let surroundings: Surroundings
  private let options: Options
  /// Whether the learner's own files are used.
  private let isKept: Bool

  init(_ options: Options, isKept: Bool) {
    self.options = options
    self.isKept = isKept
    kit = Kit.find(options.kit)
    surroundings = Files.surroundings(kit: kit, folders: folders, width: options.width)
  }

  /// A seat at an account. What was learned so far is read when something asks for it.
  func seat(_ session: Session) -> Seat {
    let (store, isKept) = (store, isKept)
    return Seat(session, { isKept ? store.load() : Progress() }, lessons)
  }

  /// Where progress is kept.
  var store: ProgressStore { ProgressStore(path: folders.data + "/progress.txt") }

  private var lessons: LessonWorld {
    LessonWorld(
      surroundings: surroundings, library: { [kit] in kit.library },
      lesson: { [kit] path throws(CommandError) in try Self.lesson(path, kit) },
      journal: { [folders, isKept] in isKept ? LessonKeeper.journal(of: $0, $1, folders) : nil },
      today: { Int(Date().timeIntervalSince1970 / 86_400) },
      seed: { [options] in options.seed ?? UInt64.random(in: 0..<1_000_000) })
  }

  /// The lesson a path names.
  static func lesson(_ path: String, _ kit: Kit) throws(CommandError) -> Lesson {
    let text: String
    do throws(FileProblem) {
      text = try Files.read(path, LessonFile.limit)
    } catch {
      throw CommandError(.file(error))
    }
    let (lesson, findings) = LessonFile.read(text, id: Kit.name(of: path), file: path)
    guard findings.isEmpty, let lesson else { throw CommandError(.findings(findings)) }
    return lesson
  }
}
