import Foundation
import LineEditor
import Testing

/// The editor on a pseudo-terminal. One at a time: signals, `TERM` and the locale belong to the whole process.
@Suite(.serialized)
enum OnATerminal {}

extension OnATerminal {
  @Suite("Keys")
  struct Keys {
    struct KeyCase: Sendable, CustomTestStringConvertible {
      var id: String
      var keys: String
      var line: String
      var testDescription: String { id }

      init(_ id: String, _ keys: String, _ line: String) {
        self.id = id
        self.keys = keys
        self.line = line
      }
    }

    static let keys = [
      KeyCase("plain text", "account", "account"),
      KeyCase("delete under the cursor", "accXount\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[3~", "account"),
      KeyCase("backspace", "accountt\u{7F}", "account"),
      KeyCase("home, xterm", "count\u{1B}[Hac", "account"),
      KeyCase("home, application", "count\u{1B}OHac", "account"),
      KeyCase("home, linux", "count\u{1B}[1~ac", "account"),
      KeyCase("home, rxvt", "count\u{1B}[7~ac", "account"),
      KeyCase("end, xterm", "accoun\u{1}\u{1B}[Ft", "account"),
      KeyCase("end, application", "accoun\u{1}\u{1B}OFt", "account"),
      KeyCase("end, linux", "accoun\u{1}\u{1B}[4~t", "account"),
      KeyCase("end, rxvt", "accoun\u{1}\u{1B}[8~t", "account"),
      KeyCase("Ctrl-Left goes a word back", "long BTC\u{1B}[1;5D0.5 ", "long 0.5 BTC"),
      KeyCase("Ctrl-Right goes a word on", "long BTC\u{1}\u{1B}[1;5C 0.5", "long 0.5 BTC"),
      KeyCase("Ctrl-W takes a word", "long shor\u{17}BTC", "long BTC"),
      KeyCase("Ctrl-U takes all before the cursor", "nonsense\u{15}account", "account"),
      KeyCase("Ctrl-U leaves what is behind the cursor", "xx BTC\u{1B}[1;5D\u{15}long ", "long BTC"),
      KeyCase("Ctrl-K takes all behind the cursor", "account BTC\u{1B}[1;5D\u{1B}[D\u{B}", "account"),
      KeyCase("letters beyond ASCII", "größe ×2\u{7F}3", "größe ×3"),
      KeyCase("Ctrl-S and Ctrl-Q don't stop output", "a\u{13}\u{7}\u{11}b", "ab"),
    ]

    @Test("Each key does what people expect of it", arguments: Self.keys)
    func key(_ key: KeyCase) throws {
      let editor = try #require(try EditorOnTerminal())
      editor.expectCursor(behind: "flat> ")
      editor.send(key.keys + "\r")
      #expect(editor.outcome(1) == .line(key.line))
      #expect(editor.screen.strays.isEmpty)
    }

    @Test("The prompt's look takes no room, and the screen shows prompt and line")
    func prompt() throws {
      let prompt = Prompt([
        Prompt.Span("flat", style: "1;32"), Prompt.Span("|", style: "2"), Prompt.Span("BTC", style: "31"),
        Prompt.Span(" > ", style: "1"),
      ])
      let editor = try #require(try EditorOnTerminal(prompt: prompt))
      editor.expectCursor(behind: "flat|BTC > ")
      editor.send("account")
      editor.expectCursor(behind: "flat|BTC > account")
      editor.send("\u{1}x")
      editor.expectCursor(behind: "flat|BTC > x")
      #expect(editor.screen.lines == ["flat|BTC > xaccount"])
      let sent = String(decoding: editor.raw, as: UTF8.self)
      #expect(sent.contains("\u{1B}[0;1;32mf"))
      #expect(sent.contains("\u{1B}[0;2m|"))
      #expect(!sent.contains("\u{1}"))
    }

    @Test(
      "Ctrl-C gives the line up, shows ^C and keeps reading",
      arguments: ["", "half a li", String(repeating: "wrap ", count: 30)])
    func interrupt(typed: String) throws {
      let editor = try #require(try EditorOnTerminal(columns: 40))
      editor.expectCursor(behind: "flat> ")
      editor.send(typed)
      if !typed.isEmpty { editor.send("\u{1}") }
      editor.send("\u{3}")
      #expect(editor.outcome(1) == .interrupted)
      editor.expectCursor(behind: "flat> ")
      #expect(editor.screen.text.contains("^C"))
      editor.send("account\r")
      #expect(editor.outcome(2) == .line("account"))
      // The line given up still stands above, whole.
      let shown = editor.screen.text.replacing("\n", with: "")
      #expect(shown.hasPrefix(("flat> " + typed + "^C").replacing("\n", with: "")))
    }

    @Test("Ctrl-C while searching gives up the search and the line")
    func interruptSearch() throws {
      let editor = try #require(try EditorOnTerminal())
      editor.send("account\r")
      #expect(editor.outcome(1) == .line("account"))
      editor.send("\u{12}acc")
      editor.expect("the search shows") { _ in editor.screen.text.contains("search: acc") }
      editor.send("\u{3}")
      #expect(editor.outcome(2) == .interrupted)
      editor.expectCursor(behind: "flat> ")
      editor.send("help\r")
      #expect(editor.outcome(3) == .line("help"))
    }

    @Test("Ctrl-D ends the input on an empty line only, and leaves a fresh row")
    func end() throws {
      let editor = try #require(try EditorOnTerminal())
      editor.send("ab\u{4}c\r")
      #expect(editor.outcome(1) == .line("abc"))
      editor.expectCursor(behind: "flat> ")
      let row = editor.screen.line
      editor.send("\u{4}")
      #expect(editor.outcome(2) == .endOfInput)
      editor.expect("the cursor is on a fresh row") { _ in editor.screen.line == row + 1 && editor.screen.column == 0 }
      editor.expect("the terminal is as it was") { $0.isOver && editor.isCooked }
    }

    @Test("Between reads the terminal is in its normal mode")
    func mode() throws {
      let editor = try #require(try EditorOnTerminal())
      #expect(editor.isCooked == false || editor.expect("raw while reading") { _ in !editor.isCooked })
      editor.expect("pastes are marked while reading") { _ in editor.screen.modes.contains(2004) }
      editor.finish()
      editor.expect("cooked afterwards") { _ in editor.isCooked }
      #expect(!editor.screen.modes.contains(2004))
    }

    @Test("Up goes through the lines that start like this one", arguments: ["\u{1B}[A", "\u{1B}OA"])
    func prefix(up: String) throws {
      let editor = try #require(try EditorOnTerminal())
      for (count, line) in ["long 1 BTC", "short 1 ETH", "long 2 BTC", "account"].enumerated() {
        editor.send(line + "\r")
        #expect(editor.outcome(count + 1) == .line(line))
      }
      editor.send("lo" + up)
      editor.expectCursor(behind: "flat> long 2 BTC")
      editor.send(up)
      editor.expectCursor(behind: "flat> long 1 BTC")
      editor.send("\u{3}")
      #expect(editor.outcome(5) == .interrupted)
      editor.expectCursor(behind: "flat> ")
      editor.send(up)
      editor.expectCursor(behind: "flat> account")
      editor.send("\r")
      #expect(editor.outcome(6) == .line("account"))
    }

    @Test("A wrapped line is edited as one")
    func wrapped() throws {
      let editor = try #require(try EditorOnTerminal(columns: 20))
      let line = (1...12).map { "move BTC -\($0)%" }.joined(separator: "; ")
      editor.send(line + "\u{1}" + "x" + "\u{5}" + "y\r")
      #expect(editor.outcome(1) == .line("x" + line + "y"))
    }

    @Test("Bytes that are no characters are dropped, not fatal")
    func invalid() throws {
      let editor = try #require(try EditorOnTerminal())
      editor.send([0x61, 0xff, 0xc3, 0x62, 0xe2, 0x82, 0x63, 0xc3, 0xa9, 0x00, 0x0d])
      #expect(editor.outcome(1) == .line("abcé"))
    }

    @Test("A very long line comes through whole")
    func long() throws {
      let editor = try #require(try EditorOnTerminal())
      let line = String(repeating: "0123456789", count: 2000)
      editor.send(line + "\r")
      #expect(editor.outcome(1) == .line(line))
    }
  }
}
