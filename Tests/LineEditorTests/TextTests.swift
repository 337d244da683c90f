import Testing

@testable import LineEditor

@Suite("Text for a terminal")
struct TextTests {
  @Test(
    "Nothing that a terminal would act on is left",
    arguments: [
      ("plain", "plain"), ("\u{1B}[2J", "^[[2J"), ("a\tb\nc\0", "a^Ib^Jc^@"), ("\u{7F}", "^?"),
      ("\u{9B}2J", "\\u{9b}2J"), ("a\u{202E}b", "a\\u{202e}b"), ("\u{2028}", "\\u{2028}"), ("größe ×", "größe ×"),
    ])
  func safe(text: String, expected: String) {
    #expect(TerminalText.safe(text, in: .utf8) == expected)
  }

  @Test("ASCII gets only ASCII")
  func ascii() {
    #expect(TerminalText.safe("größe × 2", in: .ascii) == "gr??e ? 2")
  }

  @Test(
    "Text is cut to its columns, never in the middle of a character",
    arguments: [
      ("account", 7, "account"), ("account", 6, "accou…"), ("ab cd", 4, "ab…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
      ("account", 1, ""), ("account", 0, ""), ("account", -3, ""),
    ])
  func cut(text: String, columns: Int, expected: String) {
    #expect(TerminalText.cut(text, to: columns, in: .utf8) == expected)
  }

  @Test("A prompt's looks never stand at the end, side by side, or over more than what they are for")
  func marked() {
    let prompt = Prompt([
      .init("", style: "1"), .init("a", style: "32"), .init("b", style: "32"), .init("c"), .init("d", style: "31"),
      .init(" >", style: "2"), .init(" ", style: "7"),
    ])
    let on = "\u{1}\u{1B}[0;"
    let off = "\u{1}\u{1B}[0m\u{1}"
    #expect(prompt.marked() == "\(on)32m\u{1}ab\(off)c\(on)31m\u{1}d\(on)2m\u{1} >\(off) ")
    #expect(prompt.plain() == "abcd > ")
  }

  @Test(
    "A prompt holds nothing that would misplace the cursor",
    arguments: [
      ("a\u{1}b> ", "a^Ab> "), ("\u{1B}[2J> ", "^[[2J> "), ("日> ", "?> "), ("e\u{301}> ", "e> "), ("", ""),
    ])
  func narrow(text: String, expected: String) {
    #expect(Prompt([.init(text, style: "1;\u{1B}")]).marked() == expected)
  }
}

@Suite("What Tab comes to")
struct CompletionStepTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var id: String
    var line: String
    var start: Int
    var cursor: Int?
    var candidates: [String]
    var note: String?
    var step: CompletionStep
    var testDescription: String { id }
  }

  private static func list(_ names: String...) -> CompletionStep { .list(names.map { .init(replacement: $0) }) }

  static let cases = [
    Case(id: "one", line: "acc", start: 0, candidates: ["account "], step: .replace(characters: 3, with: "account ")),
    Case(id: "one that is there", line: "help", start: 0, candidates: ["help"], step: .bell),
    Case(
      id: "one in other letters", line: "ACC", start: 0, candidates: ["account "],
      step: .replace(characters: 3, with: "account ")),
    Case(
      id: "a shared start", line: "l", start: 0, candidates: ["long ", "lots "],
      step: .replace(characters: 1, with: "lo")),
    Case(id: "nothing to add", line: "lo", start: 0, candidates: ["long ", "lots "], step: list("long ", "lots ")),
    Case(id: "nothing shared", line: "", start: 0, candidates: ["long ", "short "], step: list("long ", "short ")),
    Case(
      id: "a near spelling is listed", line: "lnog", start: 0, candidates: ["long ", "lots "],
      step: list("long ", "lots ")),
    Case(
      id: "a later word", line: "long BT", start: 5, candidates: ["BTC "], step: .replace(characters: 2, with: "BTC ")),
    Case(
      id: "characters, not bytes", line: "größ", start: 0, candidates: ["größe"],
      step: .replace(characters: 4, with: "größe")),
    Case(
      id: "up to the cursor only", line: "acc BTC", start: 0, cursor: 3, candidates: ["account"],
      step: .replace(characters: 3, with: "account")),
    Case(
      id: "a start inside a character", line: "ö", start: 1, candidates: ["öl"],
      step: .replace(characters: 1, with: "öl")),
    Case(
      id: "a start past the cursor", line: "abc", start: 99, cursor: 2, candidates: ["x"],
      step: .replace(characters: 0, with: "x")),
    Case(
      id: "a start before the line", line: "abc", start: -5, cursor: -1, candidates: ["x"],
      step: .replace(characters: 0, with: "x")),
    Case(
      id: "half a character isn't shared", line: "", start: 0, candidates: ["e\u{301}a", "e\u{300}a"],
      step: list("e\u{301}a", "e\u{300}a")),
    Case(
      id: "control characters rule a candidate out", line: "a", start: 0, candidates: ["a\nquit", "account"],
      step: .replace(characters: 1, with: "account")),
    Case(id: "a note instead", line: "x", start: 0, candidates: [], note: "a size", step: .note("a size")),
    Case(
      id: "a candidate goes before a note", line: "x", start: 0, candidates: ["xy"], note: "a size",
      step: .replace(characters: 1, with: "xy")),
    Case(id: "nothing at all", line: "x", start: 0, candidates: [], step: .bell),
  ]

  @Test("Tab decides by what there is to add", arguments: cases)
  func step(_ example: Case) {
    let completion = LineEditor.Completion(
      start: example.start, candidates: example.candidates.map { .init(replacement: $0) }, note: example.note)
    let cursor = example.cursor ?? example.line.utf8.count
    #expect(CompletionStep(completion, line: example.line, cursor: cursor) == example.step)
  }
}

@Suite("Lists of candidates")
struct CandidateListTests {
  private func list(columns: Int, rows: Int = 24, charset: Charset = .utf8) -> CandidateList {
    CandidateList(columns: columns, rows: rows, charset: charset, summaryStyle: nil)
  }

  @Test("With summaries: one a line, cut to the width")
  func described() {
    let candidates: [LineEditor.Candidate] = [
      .init(replacement: "long ", display: "long", summary: "buy, with margin from the account"),
      .init(replacement: "leverage ", display: "leverage"),
      .init(replacement: "x", display: "x\u{1B}[2J", summary: "\u{7}"),
    ]
    #expect(
      list(columns: 30).lines(candidates) == [
        "long      buy, with margin f…", "leverage", "x^[[2J    ^G",
      ])
    #expect(list(columns: 30, charset: .ascii).lines(candidates)[0] == "long      buy, with margin...")
  }

  @Test("Without summaries: in columns, read downward")
  func columns() {
    let candidates = (1...7).map { LineEditor.Candidate(replacement: "item\($0)") }
    #expect(list(columns: 22).lines(candidates) == ["item1  item4  item7", "item2  item5", "item3  item6"])
  }

  @Test("A list never fills more than the screen, and says how many it leaves out")
  func most() {
    let candidates = (1...500).map { LineEditor.Candidate(replacement: "item\($0)", summary: "one of many") }
    let lines = list(columns: 40, rows: 10).lines(candidates)
    #expect(
      lines == [
        "item1   item6   item11  item16  item21", "item2   item7   item12  item17  item22",
        "item3   item8   item13  item18  item23", "item4   item9   item14  item19  item24",
        "item5   item10  item15  item20", "… 476 more",
      ])
  }

  @Test("Any width gives lines that fit", arguments: 1...40)
  func fits(columns: Int) {
    let candidates = ["account", "日本語日本語日本語", "e\u{301}tude", "a very long name that goes on and on and on"].map {
      LineEditor.Candidate(replacement: $0, summary: "what it is for, in so many words")
    }
    for line in list(columns: columns, rows: 3).lines(candidates) + list(columns: columns).lines(candidates) {
      #expect(TerminalText.width(of: line) <= max(columns - 1, 10))
    }
  }
}
