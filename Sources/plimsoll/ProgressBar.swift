import Foundation
import LineEditor
import Synchronization

/// How far long work is, on a terminal's error stream; nothing where there is none, or little to do.
final class ProgressBar: Sendable {
  private static let few = 20
  private static let width = 30

  private let total: Int
  private let what: String
  private let isShown: Bool
  private let done = Mutex(0)

  init(total: Int, what: String) {
    self.total = total
    self.what = what
    isShown = total >= Self.few && TerminalFacts.isTerminal(2)
  }

  /// One more is done.
  func advance() {
    done.withLock { done in
      done += 1
      guard isShown, done % max(1, total / 100) == 0 || done == total else { return }
      let filled = Self.width * done / max(1, total)
      let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
      write("\r[\(bar)] \(done) of \(total) \(what)")
    }
  }

  /// Takes the bar off the screen.
  func end() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = Foundation.write(2, $0.baseAddress, $0.count) }
  }
}
