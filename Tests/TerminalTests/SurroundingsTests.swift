import Foundation
import Testing

extension OnTheTerminal {
  @Suite("Surroundings of the prompt")
  struct SurroundingsTests {
    struct Locale: Sendable, CustomTestStringConvertible {
      var testDescription: String
      var changes: [String: String?]
    }

    static let locales = [
      Locale(testDescription: "not installed, not UTF-8", changes: ["LANG": "de_DE.ISO-8859-1"]),
      Locale(testDescription: "not installed, UTF-8", changes: ["LANG": "xx_XX.UTF-8"]),
      Locale(testDescription: "C", changes: ["LC_ALL": "C"]),
      Locale(testDescription: "POSIX", changes: ["LC_ALL": "POSIX"]),
      Locale(testDescription: "none", changes: ["LANG": nil]),
    ]

    @Test("Any locale works, with letters beyond ASCII too", arguments: locales)
    func locale(_ locale: Locale) throws {
      let session = try Session(home: Home(), changes: locale.changes)
      session.expectPrompt()
      session.send("größe ×")
      session.send("\r")
      session.expectPrompt()
      #expect(session.run("deposit 10,000").contains("10,000"))
      session.send("quit\r")
      #expect(session.end() == 0)
    }

    static let dumb: [[String: String?]] = [["TERM": "dumb"], ["TERM": ""], ["TERM": nil]]

    @Test(
      "A terminal without a type gets plain lines: no escape sequence, and Ctrl-C still only stops", arguments: dumb)
    func plain(changes: [String: String?]) throws {
      let session = try Session(home: Home(), changes: changes)
      session.expectPrompt(isEdited: false)
      #expect(session.run("deposit 10,000", isEdited: false).contains("10,000"))
      session.send("half a li")
      session.expectTyped("half a li")
      session.send("\u{3}")
      session.expectPrompt(isEdited: false)
      #expect(!session.run("account", isEdited: false).isEmpty)
      session.send("\u{4}")
      #expect(session.end() == 0)
      #expect(!session.raw.contains(0x1b))
    }

    @Test("An unknown terminal type is no obstacle")
    func unknownTerminal() throws {
      let session = try Session(home: Home(), changes: ["TERM": "no-such-terminal"])
      session.expectPrompt()
      #expect(session.run("deposit 10,000").contains("10,000"))
      session.send("quit\r")
      #expect(session.end() == 0)
    }

    @Test("vi keys from an editrc work as in vi")
    func vi() throws {
      let session = try Session(home: Home(editrc: "bind -v\n"))
      session.expectPrompt()
      session.send("acount\u{1B}0lic\u{1B}")
      session.expect("> account")
      session.send("\r")
      session.expectPrompt()
      #expect(!session.screen.modes.contains(2004))
      session.send("abc\u{1B}\u{3}")
      session.expectPrompt()
      session.send("quit\r")
      #expect(session.end() == 0)
    }

    @Test("An editrc that switches editing off gets plain lines")
    func editOff() throws {
      let session = try Session(home: Home(editrc: "edit off\n"))
      session.expectPrompt(isEdited: false)
      #expect(session.run("deposit 10,000", isEdited: false).contains("10,000"))
      session.send("\u{3}")
      session.expectPrompt(isEdited: false)
      session.send("quit\r")
      #expect(session.end() == 0)
    }

    @Test("Ctrl-Z stops the program for its shell, and fg brings back the half-typed line")
    func suspend() throws {
      let path = try #require(Program.path)
      let session = try Session("/bin/sh", arguments: ["-i"], home: Home())
      session.expect("the shell is there") { session.screen.beforeCursor.hasSuffix("shell$ ") }
      session.send("'\(path)'\r")
      session.expectPrompt()
      session.send("deposit 10,")
      session.expectTyped("deposit 10,")
      session.send("\u{1A}")
      session.expect("the shell is back") { session.screen.beforeCursor.hasSuffix("shell$ ") && session.isCooked }
      #expect(!session.screen.modes.contains(2004))
      session.send("echo still he''re\r")
      session.expect("still here")
      session.send("fg\r")
      session.expectTyped("deposit 10,")
      session.send("000\r")
      session.expectPrompt()
      #expect(session.run("account").contains("10,000"))
      session.send("quit\rexit 7\r")
      // What was typed ahead is the shell's.
      #expect(session.end() == 7)
    }
  }

  @Suite("The history")
  struct HistoryTests {
    @Test("Two sessions at once both keep their lines, for the owner alone")
    func together() throws {
      let home = try Home()
      let one = try Session(home: home)
      let other = try Session(home: home)
      one.expectPrompt()
      other.expectPrompt()
      one.run("deposit 11,111")
      other.run("deposit 22,222")
      one.run("deposit 33,333")
      other.send("quit\r")
      one.send("quit\r")
      #expect(one.end() == 0 && other.end() == 0)

      let path = try #require(home.history)
      let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(permissions == 0o600)
      let later = try Session(home: home)
      later.expectPrompt()
      for command in ["deposit 11,111", "deposit 22,222", "deposit 33,333"] {
        later.send("\u{12}" + command.suffix(6))
        later.expect("> \(command)\nsearch: ")
        later.send("\u{3}")
        later.expectPrompt()
      }
    }

    @Test("A killed session's lines are there in the next")
    func killed() throws {
      let home = try Home()
      let session = try Session(home: home)
      session.expectPrompt()
      session.run("deposit 12,345")
      session.signal(SIGKILL)
      #expect(session.end() == 128 + SIGKILL)
      let next = try Session(home: home)
      next.expectPrompt()
      next.send("\u{1B}[A")
      next.expectTyped("deposit 12,345")
    }
  }
}
