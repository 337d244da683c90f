import LineEditor
import Testing

extension OnATerminal {
  @Suite("Completion")
  struct Completions {
    static let verbs: [LineEditor.Candidate] = [
      .init(replacement: "account ", display: "account", summary: "what the account is worth"),
      .init(replacement: "leverage ", display: "leverage", summary: "how far a position may exceed its margin"),
      .init(replacement: "long ", display: "long", summary: "buy"),
      .init(replacement: "lots ", display: "lots"),
    ]

    /// An editor whose first word is one of `verbs`, and whose second is a size.
    static func completing(columns: Int = 60, rows: Int = 12) throws -> EditorOnTerminal {
      try #require(
        try EditorOnTerminal(columns: columns, rows: rows) { editor in
          editor.completer = { line, cursor in
            let before = String(decoding: Array(line.utf8).prefix(cursor), as: UTF8.self)
            if before.contains(" ") {
              return .init(start: cursor, candidates: [], note: "a size, such as 0.5 BTC\u{1B}[2J")
            }
            return .init(start: 0, candidates: verbs.filter { $0.replacement.hasPrefix(before) })
          }
        })
    }

    @Test("One candidate is inserted, with its space")
    func unique() throws {
      let editor = try Self.completing()
      editor.send("acc\t")
      editor.expectCursor(behind: "flat> account ")
      editor.send("\u{7F}\r")
      #expect(editor.outcome(1) == .line("account"))
    }

    @Test("Several candidates: what they share is inserted, and the next Tab lists them under the line")
    func several() throws {
      let editor = try Self.completing()
      editor.send("lo\t")
      editor.expect("the list shows") { _ in
        editor.screen.lines == ["flat> lo", "long  buy", "lots", "flat> lo"]
      }
      editor.expectCursor(behind: "flat> lo")
      #expect(String(decoding: editor.raw, as: UTF8.self).contains("\u{1B}[2mbuy\u{1B}[0m"))
      editor.send("n\t\r")
      #expect(editor.outcome(1) == .line("long "))
    }

    @Test("A word in the middle of a line is completed there")
    func middle() throws {
      let editor = try Self.completing()
      editor.send("acc BTC\u{1}\u{1B}[C\u{1B}[C\u{1B}[C\t")
      editor.expect("the word is whole") { _ in editor.screen.lines == ["flat> account  BTC"] }
      editor.expectCursor(behind: "flat> account ")
    }

    @Test("The list goes below a line that wraps, which stays whole")
    func below() throws {
      let editor = try Self.completing(columns: 20)
      editor.send("l" + String(repeating: " 123456789", count: 4))
      editor.send("\u{1}\u{1B}[C\t")
      let wrapped = ["flat> l 123456789 12", "3456789 123456789 12", "3456789"]
      editor.expect("the list is between two whole copies") { _ in
        editor.screen.lines == wrapped + ["leverage  how far…", "long      buy", "lots"] + wrapped
      }
      editor.expectCursor(behind: "flat> l")
    }

    @Test("Without a candidate the note says what is expected, without its control characters")
    func note() throws {
      let editor = try Self.completing()
      editor.send("long \t")
      editor.expect("the note shows") { _ in
        editor.screen.lines == ["flat> long", "a size, such as 0.5 BTC^[[2J", "flat> long"]
      }
      editor.expectCursor(behind: "flat> long ")
      editor.send("1\r")
      #expect(editor.outcome(1) == .line("long 1"))
    }

    @Test("Without a candidate and a note the bell rings and the line stays")
    func bell() throws {
      let editor = try Self.completing()
      editor.expectCursor(behind: "flat> ")
      let bells = editor.screen.bells
      editor.send("zz\t")
      editor.expect("the bell rings") { _ in editor.screen.bells == bells + 1 }
      editor.expectCursor(behind: "flat> zz")
    }

    @Test("Without a completer Tab rings the bell")
    func absent() throws {
      let editor = try #require(try EditorOnTerminal())
      editor.send("a\tb\r")
      #expect(editor.outcome(1) == .line("ab"))
    }
  }
}
