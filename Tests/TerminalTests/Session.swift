import CLineEditor
import Foundation
import Testing

/// A program on a pseudo-terminal, with a screen to look at. Every wait has a deadline.
final class Session {
  private(set) var screen: Screen
  private(set) var raw: [UInt8] = []
  let process: pid_t
  // Its folders go with it.
  private let home: Home
  private var primary: Int32 = -1
  private var status: Int32?
  /// The row of the latest prompt, counted from the first line ever shown.
  private var promptLine = -1

  /// Starts a program in the checkout; `changes` adds to the home's environment, and `nil` takes away.
  init(
    _ path: String? = Program.path, arguments: [String] = [], home: Home, changes: [String: String?] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws {
    let path = try #require(path, "the program was built beside the tests")
    var environment = home.environment
    for (name, value) in changes { environment[name] = value }
    screen = Screen(columns: columns, rows: rows)
    self.home = home
    _ = le_choose_charset()
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var facts = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + facts { free(word) } }
    process = le_spawn(path, &words, &facts, Program.folder, Int32(columns), Int32(rows), &primary)
    try #require(process > 0)
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      var ignored: Int32 = 0
      _ = le_wait(process, 5000, &ignored)
    }
    if primary >= 0 { close(primary) }
  }

  /// Whether the terminal is as a shell leaves it.
  var isCooked: Bool { le_is_cooked(primary) }

  func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.prefix(512).withUnsafeBytes { write(primary, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
      pump(milliseconds: 0)
    }
  }

  func signal(_ number: Int32) {
    kill(process, number)
  }

  func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    _ = le_set_window_size(primary, Int32(columns), Int32(rows))
  }

  /// Closes the terminal under the program, as a lost connection does.
  func hangUp() {
    close(primary)
    primary = -1
  }

  // MARK: Waiting

  /// Takes output until the condition holds; records an issue with what is on the screen if it never does.
  @discardableResult
  func expect(
    _ what: Comment, within seconds: Double = 10, sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: () -> Bool
  ) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      if condition() { return true }
      pump(milliseconds: 5)
    }
    Issue.record(
      "\(what)\nscreen, cursor behind “\(screen.beforeCursor)”:\n\(screen.text)", sourceLocation: sourceLocation)
    return false
  }

  /// Waits for text anywhere on the screen or above it.
  @discardableResult
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Bool {
    expect("the screen shows “\(text)”", sourceLocation: sourceLocation) { screen.text.contains(text) }
  }

  /// Waits until the prompt's row reads so from its `> ` up to the cursor.
  @discardableResult
  func expectTyped(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Bool {
    expect("“\(text)” stands behind the prompt", sourceLocation: sourceLocation) {
      screen.beforeCursor.hasSuffix("> " + text)
    }
  }

  /// Waits for a prompt on a later row than the latest one, ready for keys.
  @discardableResult
  func expectPrompt(isEdited: Bool = true, sourceLocation: SourceLocation = #_sourceLocation) -> Bool {
    let isThere = expect("a new prompt is ready", sourceLocation: sourceLocation) {
      screen.line > promptLine && screen.beforeCursor.hasSuffix("> ") && screen.afterCursor.isEmpty
        && isCooked != isEdited
    }
    promptLine = screen.line
    return isThere
  }

  /// Types a command, waits for the next prompt, and hands out the rows between the two.
  @discardableResult
  func run(
    _ command: String, isEdited: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
  ) -> String {
    let start = promptLine
    send(command)
    expectTyped(command, sourceLocation: sourceLocation)
    send("\r")
    expectPrompt(isEdited: isEdited, sourceLocation: sourceLocation)
    let all = screen.scrolled + screen.lines
    guard start >= 0, start + 1 < promptLine, promptLine <= all.count else { return "" }
    return all[(start + 1)..<promptLine].joined(separator: "\n")
  }

  /// Waits for the program's end; its exit status, or 128 + the signal that ended it.
  func end(within seconds: Double = 10, sourceLocation: SourceLocation = #_sourceLocation) -> Int32? {
    expect("the program ends", within: seconds, sourceLocation: sourceLocation) {
      var found: Int32 = 0
      if status == nil, le_wait(process, 0, &found) == 1 { status = found }
      return status != nil
    }
    pump(milliseconds: 20)
    return status
  }

  private func pump(milliseconds: Int32) {
    guard primary >= 0 else {
      usleep(5000)
      return
    }
    var chunk = [UInt8](repeating: 0, count: 4096)
    while le_wait_readable(primary, milliseconds) == 1 {
      let count = read(primary, &chunk, chunk.count)
      guard count > 0 else {
        // The other end is closed for good: nothing to wait for but the process.
        usleep(2000)
        return
      }
      raw += chunk[..<count]
      screen.feed(chunk[..<count])
    }
  }
}
