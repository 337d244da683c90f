import Foundation
import Testing

/// The program as a learner meets it: on a terminal. One session at a time keeps the deadlines honest.
@Suite(.serialized)
enum OnTheTerminal {}

extension OnTheTerminal {
  @Suite("The prompt")
  struct PromptTests {
    /// A session that has shown its first prompt.
    private func session(columns: Int = 80, rows: Int = 24) throws -> Session {
      let session = try Session(home: Home(), columns: columns, rows: rows)
      session.expectPrompt()
      return session
    }

    @Test("Commands run one by one, and quit leaves the terminal as it was")
    func quit() throws {
      let session = try session()
      #expect(!session.run("deposit 10,000").isEmpty)
      #expect(session.run("account").contains("10,000"))
      #expect(session.screen.modes.contains(2004))
      session.send("quit\r")
      #expect(session.end() == 0)
      #expect(session.isCooked)
      #expect(!session.screen.modes.contains(2004))
      #expect(session.screen.column == 0)
      #expect(session.screen.strays.isEmpty)
    }

    @Test("A word that is no command is named in an error, and the session goes on")
    func unknown() throws {
      let session = try session()
      #expect(session.run("frobnicate").contains("frobnicate"))
      #expect(!session.run("account").isEmpty)
    }

    @Test("Tab completes the only candidate")
    func tabUnique() throws {
      let session = try session()
      session.send("accou\t")
      session.expect("the verb is whole") {
        session.screen.beforeCursor.hasSuffix("> account") || session.screen.beforeCursor.hasSuffix("> account ")
      }
      session.send("\r")
      session.expectPrompt()
    }

    @Test("Tab lists several candidates and leaves the line as it is")
    func tabSeveral() throws {
      let session = try session()
      session.send("l\t")
      session.expect("the list shows") {
        let rows = session.screen.text.split(separator: "\n")
        return rows.contains { $0.hasPrefix("long") } && session.screen.text.contains("leverage")
      }
      session.expectTyped("l")
      session.send("ong\u{15}account\r")
      session.expectPrompt()
    }

    @Test(
      "Ctrl-C gives a line up, never the program",
      arguments: ["", "deposit 1", String(repeating: "deposit 10,000; ", count: 10)])
    func interrupt(typed: String) throws {
      let session = try session(columns: 60)
      session.send(typed)
      session.send("\u{3}")
      session.expectPrompt()
      session.expect("^C")
      #expect(!session.run("account").contains("error"))
      session.send("quit\r")
      #expect(session.end() == 0)
    }

    @Test("Ctrl-C while searching the history gives up the search")
    func interruptSearch() throws {
      let session = try session()
      session.run("deposit 10,000")
      session.send("\u{12}depo")
      session.expect("search: depo")
      session.send("\u{3}")
      session.expectPrompt()
      session.send("quit\r")
      #expect(session.end() == 0)
    }

    @Test("Ctrl-C while a command works stops the command, not the program")
    func interruptWork() throws {
      let session = try session()
      session.run("scenario march-2020")
      session.send("step until liquidated\r")
      session.expect("the command is at work, or done") {
        session.isCooked || session.screen.text.contains("step until")
      }
      usleep(50_000)
      session.send("\u{3}")
      session.expectPrompt()
      #expect(!session.run("account").isEmpty)
      session.send("quit\r")
      #expect(session.end() == 0)
    }

    @Test("Ctrl-D on an empty line leaves, with the shell's prompt on a fresh row")
    func end() throws {
      let session = try session()
      session.send("x\u{4}\u{7F}")
      session.expectTyped("")
      session.send("\u{4}")
      #expect(session.end() == 0)
      #expect(session.screen.column == 0)
      #expect(session.isCooked)
    }

    @Test("Ctrl-R brings back an earlier line")
    func search() throws {
      let session = try session()
      session.run("deposit 10,000")
      session.run("account")
      session.run("help")
      session.send("\u{12}depo")
      session.expect("> deposit 10,000\nsearch: depo")
      session.send("\u{1B}")
      session.expect("the search is over") { !session.screen.text.contains("search: ") }
      session.send("\r")
      session.expectPrompt()
    }

    @Test("A paste does not run, and its tabs don't complete")
    func paste() throws {
      let session = try session()
      session.send("\u{1B}[200~deposit\t10,000\raccount\r\u{1B}[201~")
      session.expect("the paste stands in the line") { session.screen.text.contains("deposit 10,000") }
      session.expect("it has not run") { !session.isCooked }
      session.send("\r")
      session.expectPrompt()
      #expect(session.run("account").contains("10,000"))
    }

    @Test("A new window size keeps the line being typed")
    func resize() throws {
      let session = try session(columns: 80)
      session.send("deposit 10,000")
      session.expectTyped("deposit 10,000")
      session.resize(columns: 50, rows: 20)
      session.expectTyped("deposit 10,000")
      session.send("\r")
      session.expectPrompt()
      #expect(session.run("account").contains("10,000"))
    }

    @Test("A fatal signal leaves the terminal usable", arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func fatal(signal: Int32) throws {
      let session = try session()
      session.send("half a li")
      session.expectTyped("half a li")
      session.signal(signal)
      #expect(session.end() == 128 + signal)
      #expect(session.isCooked)
      #expect(!session.screen.modes.contains(2004))
    }

    @Test("A terminal that goes away ends the program")
    func hangUp() throws {
      let session = try session()
      session.hangUp()
      #expect(session.end() != nil)
    }
  }
}
