import CLineEditor
import Foundation
import LineEditor
import Synchronization
import Testing

/// A line editor that reads from a pseudo-terminal on a thread of its own, with a screen to look at.
final class EditorOnTerminal {
  /// What happened, as the editor's thread tells it.
  struct Report: Sendable {
    var outcomes: [LineEditor.Outcome] = []
    var isRefused = false
    var isOver = false
  }

  private(set) var screen: Screen
  private(set) var raw: [UInt8] = []
  private let primary: Int32
  private let secondary: Int32
  private let report: Shared
  private let words: String

  private final class Shared: Sendable {
    let value = Mutex(Report())
  }

  /// Starts an editor that reads lines until the input ends. It finds no `~/.editrc` but the one given.
  init?(
    columns: Int = 60, rows: Int = 12, editrc: String = "", term: String = "xterm-256color",
    prompt: Prompt = Prompt([Prompt.Span("flat", style: "32"), Prompt.Span("> ")]),
    setUp: @escaping @Sendable (LineEditor) -> Void = { _ in }
  ) throws {
    var primary: Int32 = -1
    var secondary: Int32 = -1
    guard le_pseudo_terminal(&primary, &secondary, Int32(columns), Int32(rows)) else { return nil }
    let folder = FileManager.default.temporaryDirectory.appending(path: "editor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "editrc")
    try Data(editrc.utf8).write(to: file)
    setenv("EDITRC", file.path, 1)
    setenv("TERM", term, 1)
    defer { try? FileManager.default.removeItem(at: folder) }

    self.primary = primary
    self.secondary = secondary
    screen = Screen(columns: columns, rows: rows)
    let shared = Shared()
    report = shared
    words = prompt.plain()
    let terminal = secondary
    let started = DispatchSemaphore(value: 0)
    let thread = Thread {
      guard let editor = LineEditor(name: "tests", input: terminal, output: terminal) else {
        shared.value.withLock {
          $0.isRefused = true
          $0.isOver = true
        }
        started.signal()
        return
      }
      setUp(editor)
      started.signal()
      while true {
        let outcome = editor.readLine(prompt: prompt)
        shared.value.withLock { $0.outcomes.append(outcome) }
        if case .line(let line) = outcome { editor.remember(line) }
        if case .endOfInput = outcome { break }
        if case .failed = outcome { break }
      }
      withExtendedLifetime(editor) {}
      shared.value.withLock { $0.isOver = true }
    }
    thread.stackSize = 4 << 20
    thread.start()
    started.wait()
    // Before the first prompt the terminal itself would echo what is sent.
    expectPrompt()
  }

  deinit {
    finish()
    close(primary)
    close(secondary)
  }

  /// Ends the editor's thread with Ctrl-C and Ctrl-D.
  func finish() {
    guard !now.isOver else { return }
    send("\u{3}")
    expect("the thread ends") {
      if !$0.isOver { self.send("\u{4}") }
      return $0.isOver
    }
  }

  var now: Report {
    report.value.withLock { $0 }
  }

  /// Whether the terminal is as a shell leaves it.
  var isCooked: Bool {
    le_is_cooked(primary)
  }

  func send(_ text: String) {
    send(Array(text.utf8))
  }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.prefix(512).withUnsafeBytes { write(primary, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
      // A terminal's queue is small: let the editor empty it.
      pump(milliseconds: 0)
    }
  }

  func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    _ = le_set_window_size(primary, Int32(columns), Int32(rows))
    kill(getpid(), SIGWINCH)
  }

  /// Takes output until the condition holds; records an issue with what is on the screen if it never does.
  @discardableResult
  func expect(
    _ what: Comment, within seconds: Double = 5, sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: (Report) -> Bool
  ) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      if condition(now) { return true }
      pump(milliseconds: 5)
    }
    Issue.record("\(what)\nscreen:\n\(screen.text)\noutcomes: \(now.outcomes)", sourceLocation: sourceLocation)
    return false
  }

  /// Takes output until the line with the cursor reads so up to the cursor.
  @discardableResult
  func expectCursor(behind text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Bool {
    expect("the cursor is behind “\(text)”, not “\(screen.beforeCursor)”", sourceLocation: sourceLocation) { _ in
      screen.beforeCursor == text
    }
  }

  /// Takes output until the editor waits for a key on an empty line, or is over.
  func expectPrompt(sourceLocation: SourceLocation = #_sourceLocation) {
    expect("the prompt shows, or there is no editor", sourceLocation: sourceLocation) {
      $0.isOver || (screen.beforeCursor == words && !isCooked)
    }
  }

  /// Takes output until that many reads are over and the next has begun, and hands out the latest outcome.
  func outcome(_ count: Int, sourceLocation: SourceLocation = #_sourceLocation) -> LineEditor.Outcome? {
    expect("read \(count) is over", sourceLocation: sourceLocation) { $0.outcomes.count >= count }
    // What was drawn before the outcome was told must not pass for the next prompt.
    pump(milliseconds: 0)
    expectPrompt(sourceLocation: sourceLocation)
    return now.outcomes.count >= count ? now.outcomes[count - 1] : nil
  }

  private func pump(milliseconds: Int32) {
    var chunk = [UInt8](repeating: 0, count: 4096)
    while le_wait_readable(primary, milliseconds) == 1 {
      let count = read(primary, &chunk, chunk.count)
      guard count > 0 else { return }
      raw += chunk[..<count]
      screen.feed(chunk[..<count])
    }
  }
}
