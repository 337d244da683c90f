import LineEditor
import Testing

extension OnATerminal {
  @Suite("Pasted text")
  struct Pastes {
    struct PasteCase: Sendable, CustomTestStringConvertible {
      var id: String
      var pasted: String
      var line: String
      var testDescription: String { id }

      init(_ id: String, _ pasted: String, _ line: String) {
        self.id = id
        self.pasted = pasted
        self.line = line
      }
    }

    static let pastes = [
      PasteCase("one line", "account", "account"),
      PasteCase("a tab is a space", "long\t1 BTC", "long 1 BTC"),
      PasteCase("a line end at the end is dropped", "account\r", "account"),
      PasteCase("line ends between become breaks", "account\rhelp\nquit", "account; help; quit"),
      PasteCase("carriage return and line feed are one break", "account\r\nhelp\r\n", "account; help"),
      PasteCase("blank lines and indentation vanish", "\r\raccount  \r\r\t  help\r   \r", "account; help"),
      PasteCase("a break that is there already isn't doubled", "account;\rhelp", "account; help"),
      PasteCase("control characters vanish", "acc\u{1B}[Dou\u{8}nt\u{1}", "acc[Dount"),
      PasteCase("letters beyond ASCII stay", "größe × 2", "größe × 2"),
      PasteCase("nothing", "", ""),
      PasteCase("only line ends", "\r\r", ""),
    ]

    @Test("Pasted text is inserted and does not run", arguments: Self.pastes)
    func paste(_ paste: PasteCase) throws {
      let editor = try #require(
        try EditorOnTerminal {
          $0.completer = { _, _ in .init(start: 0, candidates: [.init(replacement: "completed ")]) }
        })
      editor.expectCursor(behind: "flat> ")
      editor.send("\u{1B}[200~\(paste.pasted)\u{1B}[201~")
      editor.expectCursor(behind: "flat> " + paste.line)
      #expect(editor.now.outcomes.isEmpty)
      editor.send("!\r")
      #expect(editor.outcome(1) == .line(paste.line + "!"))
    }

    @Test("The break can be a line break: the paste looks as it was copied")
    func lineBreak() throws {
      let editor = try #require(try EditorOnTerminal { $0.pasteBreak = "\n" })
      editor.expectCursor(behind: "flat> ")
      editor.send("\u{1B}[200~account # now\rhelp\r\u{1B}[201~")
      editor.expect("both lines show") { _ in editor.screen.lines == ["flat> account # now", "help"] }
      editor.send("\r")
      #expect(editor.outcome(1) == .line("account # now\nhelp"))
    }

    @Test("A paste goes in at the cursor")
    func middle() throws {
      let editor = try #require(try EditorOnTerminal())
      editor.send("long BTC\u{1B}[1;5D\u{1B}[200~0.5 \u{1B}[201~\r")
      #expect(editor.outcome(1) == .line("long 0.5 BTC"))
    }

    @Test("A paste over the limit is refused whole, with a bell")
    func tooLong() throws {
      let editor = try #require(try EditorOnTerminal())
      editor.expectCursor(behind: "flat> ")
      let bells = editor.screen.bells
      editor.send("\u{1B}[200~" + String(repeating: "0123456789abcdef", count: (1 << 14) + 1) + "\u{1B}[201~")
      editor.expect("the bell rings") { _ in editor.screen.bells > bells }
      editor.send("account\r")
      #expect(editor.outcome(1) == .line("account"))
    }

    @Test("Ctrl-C gets out of a paste that never ends")
    func unended() throws {
      let editor = try #require(try EditorOnTerminal())
      editor.expectCursor(behind: "flat> ")
      editor.send("\u{1B}[200~account\rhelp\u{3}")
      #expect(editor.outcome(1) == .interrupted)
      editor.send("quit\r")
      #expect(editor.outcome(2) == .line("quit"))
    }
  }
}
