import LineEditor
import Testing

extension OnATerminal {
  @Suite("Searching the history")
  struct Searches {
    /// An editor that remembers a few lines, the latest last.
    private func editor() throws -> EditorOnTerminal {
      try #require(
        try EditorOnTerminal { editor in
          for line in ["long 0.5 BTC at 20x", "account", "short 3 ETH", "long 1 BTC", "help"] { editor.remember(line) }
        })
    }

    struct Case: Sendable, CustomTestStringConvertible {
      var id: String
      var keys: String
      var shown: [String]
      /// The line that Enter then gives.
      var line: String
      var testDescription: String { id }
    }

    static let cases = [
      Case(
        id: "any part of a line", keys: "\u{12}eth", shown: ["flat> short 3 ETH", "search: eth"], line: "short 3 ETH"),
      Case(id: "the latest first", keys: "\u{12}BTC", shown: ["flat> long 1 BTC", "search: BTC"], line: "long 1 BTC"),
      Case(
        id: "again goes further back", keys: "\u{12}BTC\u{12}", shown: ["flat> long 0.5 BTC at 20x", "search: BTC"],
        line: "long 0.5 BTC at 20x"),
      Case(
        id: "Ctrl-S comes forward again", keys: "\u{12}BTC\u{12}\u{13}", shown: ["flat> long 1 BTC", "search: BTC"],
        line: "long 1 BTC"),
      Case(
        id: "more letters go on from what is found", keys: "\u{12}long\u{12} 0",
        shown: ["flat> long 0.5 BTC at 20x", "search: long 0"], line: "long 0.5 BTC at 20x"),
      Case(
        id: "a letter taken back starts anew", keys: "\u{12}a\u{7F}e", shown: ["flat> help", "search: e"], line: "help"),
      Case(
        id: "what isn't found leaves what was", keys: "\u{12}BTCx", shown: ["flat> long 1 BTC", "not found: BTCx"],
        line: "long 1 BTC"),
      Case(
        id: "capitals count when there are any", keys: "\u{12}Eth", shown: ["flat> short 3 ETH", "not found: Eth"],
        line: "short 3 ETH"),
      Case(
        id: "a pattern is text, not an expression", keys: "\u{12}0.5 b",
        shown: ["flat> long 0.5 BTC at 20x", "search: 0.5 b"],
        line: "long 0.5 BTC at 20x"),
      Case(id: "brackets and stars are text", keys: "\u{12}[*\\(", shown: ["flat> ", "not found: [*\\("], line: ""),
      Case(
        id: "Ctrl-W before anything is typed", keys: "\u{12}\u{17}help", shown: ["flat> help", "search: help"],
        line: "help"),
      Case(
        id: "what was typed is kept until something is found", keys: "dep\u{12}zzz",
        shown: ["flat> dep", "not found: zzz"], line: "dep"),
    ]

    @Test("The search shows what it found, and Enter runs it", arguments: cases)
    func search(_ example: Case) throws {
      let editor = try editor()
      editor.send(example.keys)
      let shown = example.shown.map { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 }
      editor.expect("the search shows \(shown)") { _ in editor.screen.lines == shown }
      editor.send("\r")
      #expect(editor.outcome(1) == .line(example.line))
      #expect(editor.screen.lines == [example.line.isEmpty ? "flat>" : "flat> " + example.line, "flat>"])
    }

    @Test("Escape keeps what was found for editing; so do arrow keys, which then move")
    func escape() throws {
      let editor = try editor()
      editor.send("\u{12}eth\u{1B}")
      editor.expect("the search is over") { _ in editor.screen.lines == ["flat> short 3 ETH"] }
      editor.send("\u{5}!\r")
      #expect(editor.outcome(1) == .line("short 3 ETH!"))
      editor.send("\u{12}3 eth\u{1B}[D!\u{5}?\r")
      #expect(editor.outcome(2) == .line("short! 3 ETH!?"))
    }

    @Test("Ctrl-G gives the search up and brings back what was typed")
    func giveUp() throws {
      let editor = try editor()
      editor.send("dep\u{12}btc")
      editor.expect("the search shows") { _ in editor.screen.lines == ["flat> long 1 BTC", "search: btc"] }
      editor.send("\u{7}")
      editor.expectCursor(behind: "flat> dep")
      editor.send("osit\r")
      #expect(editor.outcome(1) == .line("deposit"))
    }

    @Test("A paste while searching is a paste, and doesn't run")
    func paste() throws {
      let editor = try editor()
      editor.send("\u{12}acc\u{1B}[200~X\rY\u{1B}[201~")
      editor.expect("the paste stands in the line") { _ in editor.screen.lines == ["flat> X; Yaccount"] }
      #expect(editor.now.outcomes.isEmpty)
    }
  }
}
