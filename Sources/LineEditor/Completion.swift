extension LineEditor {
  /// A way to go on with the word at the cursor.
  public struct Candidate: Equatable, Sendable {
    /// What the word becomes, with a space at the end if the next word may follow at once.
    public var replacement: String
    /// What the list shows; may be shorter than the replacement.
    public var display: String
    /// What it is for, in a few words; may be empty.
    public var summary: String

    /// A candidate that is listed as it is inserted, unless `display` says otherwise.
    public init(replacement: String, display: String? = nil, summary: String = "") {
      self.replacement = replacement
      self.display = display ?? replacement
      self.summary = summary
    }
  }

  /// Ways to go on with the word at the cursor.
  public struct Completion: Equatable, Sendable {
    /// Where the word starts, in UTF-8 bytes from the start of the line; the cursor ends it.
    public var start: Int
    /// The ways, in the order they are listed.
    public var candidates: [Candidate]
    /// What is expected here, shown if there is no candidate.
    public var note: String?

    /// Ways to go on with the word from `start` to the cursor.
    public init(start: Int, candidates: [Candidate], note: String? = nil) {
      self.start = start
      self.candidates = candidates
      self.note = note
    }
  }
}

/// What a press of Tab comes to.
enum CompletionStep: Equatable {
  /// The characters before the cursor become this text.
  case replace(characters: Int, with: String)
  /// The candidates are listed.
  case list([LineEditor.Candidate])
  /// The note is shown.
  case note(String)
  /// There is nothing to add or to say.
  case bell

  /// Decides for a line and a cursor, both in UTF-8 bytes.
  init(_ completion: LineEditor.Completion, line: String, cursor: Int) {
    let bytes = Array(line.utf8)
    let end = min(max(cursor, 0), bytes.count)
    var start = min(max(completion.start, 0), end)
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let word = String(decoding: bytes[start..<end], as: UTF8.self)
    // A replacement with control characters would change the line in ways nobody could see.
    let candidates = completion.candidates.filter { $0.replacement.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f } }

    guard let first = candidates.first else {
      self = completion.note.map { .note($0) } ?? .bell
      return
    }
    let common = candidates.dropFirst().reduce(first.replacement) { Self.commonPrefix($0, $1.replacement) }
    if candidates.count == 1 {
      self = common == word ? .bell : .replace(characters: word.unicodeScalars.count, with: common)
    } else if common != word, common.hasPrefix(word) {
      self = .replace(characters: word.unicodeScalars.count, with: common)
    } else {
      self = .list(candidates)
    }
  }

  /// By whole characters: half of one is nothing to insert.
  private static func commonPrefix(_ one: String, _ other: String) -> String {
    String(zip(one, other).prefix { $0 == $1 }.map(\.0))
  }
}

/// Candidates as lines for a terminal.
struct CandidateList {
  var columns: Int
  var rows: Int
  var charset: Charset
  /// The look of summaries, as parameters of the terminal's “select graphic rendition”.
  var summaryStyle: String?

  /// The lines, at most as many as leave room for the line being edited.
  func lines(_ candidates: [LineEditor.Candidate]) -> [String] {
    let most = max(rows - 3, 5)
    // The last column stays free: some terminals break the line there.
    let width = max(columns - 1, 10)
    let names = candidates.map { TerminalText.cut(TerminalText.safe($0.display, in: charset), to: width, in: charset) }
    let isDescribed = candidates.contains { !$0.summary.isEmpty }
    if isDescribed, candidates.count <= most { return described(candidates, names: names, width: width) }
    return inColumns(names, width: width, most: most)
  }

  private func described(_ candidates: [LineEditor.Candidate], names: [String], width: Int) -> [String] {
    let widest = names.reduce(0) { max($0, TerminalText.width(of: $1)) }
    let room = width - widest - 2
    return zip(candidates, names).map { candidate, name in
      let summary = TerminalText.cut(TerminalText.safe(candidate.summary, in: charset), to: room, in: charset)
      guard room > 3, !summary.isEmpty else { return name }
      return padded(name, to: widest + 2) + (summaryStyle.map { "\u{1B}[\($0)m\(summary)\u{1B}[0m" } ?? summary)
    }
  }

  private func inColumns(_ names: [String], width: Int, most: Int) -> [String] {
    let cell = names.reduce(0) { max($0, TerminalText.width(of: $1)) } + 2
    let across = max((width + 2) / cell, 1)
    let down = (names.count + across - 1) / across
    guard down <= most else {
      let shown = Array(names.prefix((most - 1) * across))
      return inColumns(shown, width: width, most: most)
        + ["\(charset.isUTF8 ? "…" : "...") \(names.count - shown.count) more"]
    }
    return (0..<down).map { row in
      let line = stride(from: row, to: names.count, by: down).map { padded(names[$0], to: cell) }.joined()
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(columns - TerminalText.width(of: text), 0))
  }
}
