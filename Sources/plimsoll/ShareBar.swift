import Foundation
import LineEditor
import Synchronization

/// How far long work is, on a terminal's error stream, once it has taken a second.
final class ShareBar: Sendable {
  static let shared = ShareBar()
  private static let width = 30

  private struct Running {
    var since: ContinuousClock.Instant
    var isShown = false
  }

  private let running = Mutex<Running?>(nil)

  /// Shows the share that is done; at 1 the bar goes.
  func show(_ what: String, _ share: Double) {
    running.withLock { running in
      var now = running ?? Running(since: .now)
      if share >= 1 {
        if now.isShown { write("\r\u{1B}[K") }
        running = nil
        return
      }
      if now.since.duration(to: .now) >= .seconds(1), TerminalFacts.isTerminal(2) {
        now.isShown = true
        let filled = Int(Double(Self.width) * max(share, 0))
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
        write("\r[\(bar)] \(Int(share * 100))% of the \(what)")
      }
      running = now
    }
  }

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = Foundation.write(2, $0.baseAddress, $0.count) }
  }
}
