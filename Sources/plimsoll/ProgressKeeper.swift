import Document
import Lessons
import Practice

/// Keeps what becomes of lessons while a session runs, and says once when it can't be kept.
final class ProgressKeeper {
  private let store: ProgressStore
  private var hasTold = false

  init(_ store: ProgressStore) {
    self.store = store
  }

  /// Keeps changes made on a day, counted from 1970-01-01.
  ///
  /// - Returns: what is to be said, as nobody should believe that something is kept when nothing is.
  func keep(_ changes: [ProgressChange], day: Int) -> [Block] {
    guard !store.apply(changes, day: day), !hasTold else { return [] }
    hasTold = true
    return ProgressWords.notKept(in: store.path)
  }
}
