import Foundation
import Lessons
import Practice
import Terminal

/// A transcript being written.
final class TranscriptFile {
  private let handle: FileHandle
  static let surface = Surface(width: 100, form: .plain, spacing: .close)

  /// Goes on with a transcript; nil when its file can't be opened for writing any more.
  init?(_ path: String) {
    guard let handle = FileHandle(forWritingAtPath: path) else { return nil }
    self.handle = handle
    _ = try? handle.seekToEnd()
  }

  /// Adds a command and what it showed.
  func add(_ turn: Turn) {
    let shown = turn.document().drawn(on: Self.surface)
    let command = turn.report.command.isEmpty ? "next" : turn.report.command
    let entry = Transcript.entry(command, shown: shown, failed: turn.report.error != nil)
    try? handle.write(contentsOf: Data(entry.utf8))
  }
}
