import LineEditor
import Testing

extension OnATerminal {
  @Suite("Any keys")
  struct AnyKeys {
    /// Pieces that reach into the editor's corners: searches, arguments, kills, macros, pastes, wrapped lines.
    static let pieces: [String] = [
      "\u{12}", "\u{13}", "\u{1B}[A", "\u{1B}[B", "\u{1B}[D", "\u{1B}[C", "\u{1B}[3~", "\u{1B}[200~", "\u{1B}[201~",
      "\u{1B}", "\t", "\r", "\u{3}", "\u{7}", "\u{8}", "\u{B}", "\u{C}", "\u{14}", "\u{15}", "\u{16}", "\u{17}",
      "\u{18}", "\u{19}", "\u{0}", "\u{1}", "\u{5}", "[", "]", "*", "^", "\\", "account ", "größe", "日本", "e\u{301}",
      "👩‍👩‍👧", "\u{1B}9", "\u{1B}f", "\u{1B}b", "\u{1B}u", String(repeating: "long 1 BTC; ", count: 20),
    ]

    @Test(
      "A line of more rows than the screen has takes motions and typing",
      arguments: ["move BTC -1%; ", "日本語", "e\u{301}👩‍👩‍👧"])
    func overfull(piece: String) throws {
      for columns in 10...22 {
        let editor = try #require(try EditorOnTerminal(columns: columns, rows: 5))
        let line = String(repeating: piece, count: 3 + 90 / piece.unicodeScalars.count)
        editor.send("\u{1B}[200~\(line)\u{1B}[201~")
        for _ in 0..<3 { editor.send("\u{1}\u{1B}f\u{5}" + String(repeating: "x", count: 50)) }
        editor.send("\r")
        #expect(editor.outcome(1) == .line(line + String(repeating: "x", count: 150)))
      }
    }

    @Test("No keys in any order stop the editor", arguments: [1, 2, 3] as [UInt64])
    func anyKeys(seed: UInt64) throws {
      var state = seed &* 0x9E37_79B9_7F4A_7C15
      func draw(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
      }
      let editor = try #require(
        try EditorOnTerminal(columns: 10 + draw(50), rows: 3 + draw(20)) { editor in
          editor.completer = { line, cursor in
            LineEditor.Completion(
              start: cursor / 2, candidates: [.init(replacement: "account "), .init(replacement: "acc\(line.count)")])
          }
        })
      for _ in 0..<150 { editor.send(Self.pieces[draw(Self.pieces.count)]) }
      // Out of a paste, an argument, a quoted key, a search; then a line of its own.
      editor.send("\u{1B}[201~\u{7}\u{3}\u{3}")
      editor.expect("the editor listens, seed \(seed)") { report in
        editor.send("\u{3}")
        return report.outcomes.last == .interrupted
      }
      editor.finish()
      #expect(editor.now.isOver, "seed \(seed)")
      editor.expect("the terminal is as it was, seed \(seed)") { _ in editor.isCooked }
    }
  }
}
