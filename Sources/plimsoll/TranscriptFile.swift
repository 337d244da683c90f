import Foundation
import Practice
import Terminal

/// A transcript being written.
final class TranscriptFile {
  private let handle: FileHandle
  private let surface = Surface(width: 100, form: .plain, spacing: .close)

  /// Goes on with a transcript; nil when its file can't be opened for writing any more.
  init?(_ path: String) {
    guard let handle = FileHandle(forWritingAtPath: path) else { return nil }
    self.handle = handle
    _ = try? handle.seekToEnd()
  }

  /// Adds a command and what it showed.
  func add(_ report: Report) {
    let shown = report.document().drawn(on: surface)
    let entry = Transcript.entry(report.command, shown: shown, failed: report.error != nil)
    try? handle.write(contentsOf: Data(entry.utf8))
  }
}
