import Foundation
import Testing

extension OnTheTerminal {
  /// Work on a crowd that takes long enough for somebody to wonder, or to want it stopped.
  @Suite("Long work on a crowd")
  struct CrowdWorkTests {
    /// A session that has shown its first prompt.
    private func session(_ arguments: [String] = ["--fresh"]) throws -> Session {
      let session = try Session(arguments: arguments, home: Home())
      session.expectPrompt()
      return session
    }

    private static let bar = "% of the accounts drawn"

    /// Waits for the next prompt behind a command that takes its time.
    private func expectEnd(_ session: Session, of command: String, within seconds: Double) {
      session.expect("\(command) ends", within: seconds) {
        !session.isCooked && session.screen.beforeCursor.hasSuffix("> ") && session.screen.afterCursor.isEmpty
          && session.screen.text.contains(command)
      }
    }

    @Test("A draw of more than a second shows how far it is, and nothing of that stays")
    func bar() throws {
      let session = try session()
      session.send("crowd 1,000,000\r")
      session.expect("it is at work", within: 30) { session.isCooked }
      let start = ContinuousClock.now
      var wasShown = false
      session.expect("the crowd is drawn", within: 120) {
        wasShown = wasShown || session.screen.text.contains(Self.bar)
        return session.screen.text.contains("Drew a crowd of 1,000,000")
      }
      // A quick build draws them all in about a second, with a bar or without.
      let taken = start.duration(to: .now)
      #expect(wasShown || taken < .seconds(2), "\(taken)")
      #expect(!wasShown || taken > .seconds(1), "\(taken)")
      session.expectPrompt()
      #expect(!session.screen.text.contains(Self.bar))
      #expect(session.screen.strays.isEmpty)
    }

    @Test("Ctrl-C stops a draw, and everything is as it was")
    func draw() throws {
      let session = try session()
      session.run("deposit 10,000")
      session.send("crowd 1,000,000\r")
      session.expect("it is at work", within: 30) { session.isCooked }
      usleep(100_000)
      session.send("\u{3}")
      session.expect("Stopped.")
      session.expectPrompt()
      #expect(!session.screen.text.contains(Self.bar))
      #expect(session.run("crowd").contains("There is no crowd"))
      #expect(session.run("= equity").contains("= 10,000"))
      #expect(session.run("events").contains("deposited"))
      session.send("quit\r")
      #expect(session.end() == 0)
    }

    @Test(
      "Ctrl-C stops what goes through many ticks, and everything is as it was",
      arguments: ["settle 2,000; undo; ", "solvency capacity all -30%; "])
    func ticks(_ command: String) throws {
      let session = try session()
      let accounts = "10,000"
      session.send("crowd \(accounts) leverage 20x\r")
      session.expect("the crowd is drawn", within: 60) { session.screen.text.contains("Drew a crowd of") }
      expectEnd(session, of: "Drew a crowd of", within: 10)
      // A release build takes a tenth of a second for all the ticks, so they are gone through again and again.
      session.send(String(repeating: command, count: 60) + "\r")
      session.expect("it is at work") { session.isCooked }
      usleep(100_000)
      session.send("\u{3}")
      session.expect("it is stopped", within: 30) { session.screen.text.contains("Stopped.") }
      expectEnd(session, of: "Stopped.", within: 10)
      session.send("events 5\r")
      session.expect("crowd_drawn")
      session.expect("the prompt is back") { !session.isCooked }
      session.send("crowd off\r")
      session.expect("The crowd of \(accounts) accounts is gone.")
      session.send("quit\r")
      #expect(session.end() == 0)
    }

    @Test("Ctrl-C ends a script with status 130", arguments: ["crowd 1,000,000; ", "crowd 20,000; settle 2,000; "])
    func script(_ commands: String) throws {
      let session = try Session(arguments: ["-c", String(repeating: commands, count: 60)], home: Home())
      usleep(300_000)
      session.send("\u{3}")
      #expect(session.end() == 130)
    }

    @Test("Ctrl-C ends a script whose output is a pipe's with status 130")
    func pipe() throws {
      let program = try #require(Program.path)
      let commands = String(repeating: "crowd 20,000; settle 2,000; ", count: 60)
      let line = "{ trap : INT; '\(program)' -c '\(commands)'; echo status $?; } | ( trap '' INT; cat )"
      let session = try Session("/bin/sh", arguments: ["-c", line], home: Home())
      usleep(300_000)
      session.send("\u{3}")
      session.expect("status 130")
      #expect(session.end() != nil)
    }
  }
}
