import Foundation
import LineEditor
import Testing

extension OnATerminal {
  @Suite("Surroundings")
  struct Surroundings {
    @Test("A new window size redraws the line being edited")
    func resize() throws {
      let editor = try #require(try EditorOnTerminal(columns: 60))
      editor.send("long 0.5 BTC at 20x")
      editor.expectCursor(behind: "flat> long 0.5 BTC at 20x")
      editor.resize(columns: 30, rows: 12)
      editor.expectCursor(behind: "flat> long 0.5 BTC at 20x")
      editor.send(" and more words")
      editor.expect("the line wraps at the new width") { _ in
        editor.screen.lines
          == ["flat> long 0.5 BTC at 20x and ", "more words"].map { $0.trimmingCharacters(in: .whitespaces) }
      }
      editor.resize(columns: 50, rows: 20)
      editor.send("!\r")
      #expect(editor.outcome(1) == .line("long 0.5 BTC at 20x and more words!"))
    }

    @Test("vi keys of an editrc stay vi's: Escape leaves insert mode, and pastes are not marked")
    func vi() throws {
      let editor = try #require(try EditorOnTerminal(editrc: "bind -v\n"))
      editor.expectCursor(behind: "flat> ")
      #expect(!editor.screen.modes.contains(2004))
      editor.send("acount\u{1B}0lic\u{1B}")
      editor.expect("the letter is in") { _ in editor.screen.lines == ["flat> account"] }
      editor.send("\r")
      #expect(editor.outcome(1) == .line("account"))
      editor.send("abc\u{1B}\u{3}")
      #expect(editor.outcome(2) == .interrupted)
      editor.send("\u{12}acc\r")
      #expect(editor.outcome(3) == .line("account"))
    }

    @Test("An editrc may rebind keys, for this program alone too")
    func editrc() throws {
      let editor = try #require(
        try EditorOnTerminal(editrc: "other:bind ^U ed-move-to-end\ntests:bind ^U ed-move-to-beg\n"))
      editor.send("count\u{15}ac\r")
      #expect(editor.outcome(1) == .line("account"))
    }

    @Test(
      "Where editing makes no sense there is no editor",
      arguments: [("edit off\n", "xterm"), ("", "dumb"), ("", ""), ("", "emacs")])
    func refused(editrc: String, term: String) throws {
      let editor = try #require(try EditorOnTerminal(editrc: editrc, term: term))
      #expect(editor.now.isRefused)
      #expect(editor.isCooked)
      #expect(editor.raw.isEmpty)
    }

    @Test("A file is no terminal")
    func file() {
      setenv("TERM", "xterm", 1)
      let descriptor = open("/dev/null", O_RDWR)
      defer { close(descriptor) }
      #expect(LineEditor(name: "tests", input: descriptor, output: descriptor) == nil)
    }

    @Test("An unknown terminal type is edited on without looks and paste marks")
    func unknown() throws {
      let editor = try #require(try EditorOnTerminal(term: "no-such-terminal"))
      editor.expect("the prompt shows") { _ in editor.screen.beforeCursor == "flat> " }
      editor.send("acount\u{2}\u{2}\u{2}\u{2}c\r")
      #expect(editor.outcome(1) == .line("account"))
      editor.finish()
      #expect(!editor.raw.contains(0x1b))
    }

    @Test("A line remembered twice in a row is there once; blank lines are not there")
    func remember() throws {
      let editor = try #require(
        try EditorOnTerminal { editor in
          for line in ["first", "second", "second", "  ", ""] { editor.remember(line) }
        })
      editor.send("\u{10}\u{10}")
      editor.expectCursor(behind: "flat> first")
    }

    @Test("Ctrl-C raises a flag as long as one of its users is left")
    func interruptFlag() {
      Interrupt.clear()
      Interrupt.install()
      Interrupt.install()
      kill(getpid(), SIGINT)
      let deadline = ContinuousClock.now + .seconds(5)
      while !Interrupt.isRaised, ContinuousClock.now < deadline { usleep(1000) }
      #expect(Interrupt.isRaised)
      Interrupt.clear()
      #expect(!Interrupt.isRaised)
      Interrupt.remove()
      kill(getpid(), SIGINT)
      while !Interrupt.isRaised, ContinuousClock.now < deadline { usleep(1000) }
      #expect(Interrupt.isRaised)
      Interrupt.clear()
      Interrupt.remove()
    }
  }
}
