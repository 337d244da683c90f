import CLineEditor

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads lines from a person at a terminal, with editing, history and completion.
///
/// Keys follow the person's `~/.editrc`. The terminal is in its normal mode between two reads, and as it was found once
/// the editor is gone. Only one editor of a process reads at a time.
public final class LineEditor {
  /// How a read ended.
  public enum Outcome: Equatable, Sendable {
    /// A line, without its end.
    case line(String)
    /// Ctrl-C: the line was given up.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal's end.
    case endOfInput
    /// The terminal could not be read.
    case failed(errno: Int32)
  }

  /// Asked when Tab is pressed, with the line and the cursor in UTF-8 bytes from its start.
  public var completer: ((_ line: String, _ cursor: Int) -> Completion)?

  /// Whether prompts and lists are drawn with their looks, or in the terminal's own only.
  public var isStyled = true

  /// The look of summaries in a list of candidates, as parameters of the terminal's “select graphic rendition”.
  public var summaryStyle = "2"

  /// What line breaks within pasted text become; blank lines and a break at the end vanish. At most 15 characters.
  /// A paste is inserted and never runs by itself.
  public var pasteBreak = "; " {
    didSet { le_set_paste_break(editor, pasteBreak) }
  }

  private var editor: OpaquePointer?
  private let output: Int32
  private var latest: String?

  /// An editor for the program of that name; `nil` if lines are better read plainly: one of the descriptors is not a
  /// terminal, the terminal type is empty or `dumb`, or the person's `~/.editrc` switches editing off.
  ///
  /// - Parameters:
  ///   - name: what `~/.editrc` calls the program.
  ///   - input: the terminal to read; stays open and the caller's.
  ///   - output: the terminal to draw on; stays open and the caller's.
  ///   - historyLimit: the lines remembered at most.
  public init?(name: String, input: Int32 = 0, output: Int32 = 1, historyLimit: Int = 10_000) {
    self.output = output
    guard TerminalFacts.isTerminal(input), TerminalFacts.isTerminal(output), !TerminalFacts.isDumb else { return nil }
    _ = Charset.current
    let context = Unmanaged.passUnretained(self).toOpaque()
    let limit = Int32(clamping: max(historyLimit, 1))
    editor = le_open(
      name, input, output, limit,
      { context in
        guard let context else { return }
        Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().complete()
      }, context)
    guard editor != nil else { return nil }
  }

  deinit {
    le_close(editor)
  }

  /// Draws a prompt and reads a line.
  public func readLine(prompt: Prompt) -> Outcome {
    let draws = isStyled && le_is_capable(editor)
    var text: UnsafePointer<CChar>?
    var error: Int32 = 0
    let result = le_read_line(editor, draws ? prompt.marked() : prompt.plain(), &text, &error)
    switch Int(result) {
    case LE_LINE:
      var line = text.map { String(cString: $0) } ?? ""
      if line.last == "\n" || line.last == "\r\n" { line.removeLast() }
      return .line(line)
    case LE_INTERRUPTED: return .interrupted
    case LE_END: return .endOfInput
    default: return .failed(errno: error)
    }
  }

  /// Adds a line to the history of this editor. Blank lines and a line just remembered are left out.
  ///
  /// - Returns: whether it was added, so that a history file can do the same.
  @discardableResult
  public func remember(_ line: String) -> Bool {
    guard line != latest, HistoryFile.isWorthKeeping(line) else { return false }
    latest = line
    le_remember(editor, line)
    return true
  }

  // MARK: Tab

  private func complete() {
    var cursor = 0
    guard let completer, let copy = le_line(editor, &cursor) else { return le_bell(editor) }
    defer { free(copy) }
    let line = String(cString: copy)
    switch CompletionStep(completer(line, cursor), line: line, cursor: cursor) {
    case .replace(let characters, let text): le_replace(editor, Int32(clamping: characters), text)
    case .list(let candidates): show(list.lines(candidates))
    case .note(let note): show([TerminalText.cut(TerminalText.safe(note), to: list.columns - 1, in: .current)])
    case .bell: le_bell(editor)
    }
  }

  private var list: CandidateList {
    CandidateList(
      columns: TerminalFacts.columns(of: output), rows: TerminalFacts.rows(of: output), charset: .current,
      summaryStyle: isStyled && le_is_capable(editor) ? summaryStyle : nil)
  }

  private func show(_ lines: [String]) {
    le_show_below(editor, lines.map { $0 + "\n" }.joined())
  }
}
