import Foundation
import Testing

extension OnTheTerminal {
  @Suite("The account that is kept")
  struct AccountTests {
    private func session(_ home: Home, _ arguments: [String] = []) throws -> Session {
      let session = try Session(arguments: arguments, home: home)
      session.expectPrompt()
      return session
    }

    @Test("A killed session goes on where it was, undo included")
    func killed() throws {
      let home = try Home()
      let first = try session(home)
      first.run("deposit 12,345")
      first.run("deposit 1")
      first.signal(SIGKILL)
      #expect(first.end() == 128 + SIGKILL)
      let next = try session(home)
      #expect(next.screen.text.contains("as you left it"))
      #expect(next.screen.text.contains("12,346.00"))
      #expect(next.run("undo").contains("12,345.00"))
    }

    @Test("What a file brought in is there again without the file")
    func snapshot() throws {
      let home = try Home()
      let rules = home.folder + "/mine.yaml"
      let text = try String(contentsOfFile: Program.folder + "/lessons/rules/classroom.yaml", encoding: .utf8)
      try text.replacingOccurrences(of: "title: Classroom", with: "title: My own")
        .write(toFile: rules, atomically: true, encoding: .utf8)
      let first = try session(home)
      first.run("rules \(rules)")
      first.run("deposit 777")
      first.signal(SIGKILL)
      #expect(first.end() == 128 + SIGKILL)
      try FileManager.default.removeItem(atPath: rules)
      let next = try session(home)
      #expect(next.screen.text.contains("777.00"))
      #expect(next.run("account").contains("My own prints"))
    }

    @Test("A second session at the same time has an account of its own, and neither loses anything")
    func two() throws {
      let home = try Home()
      let one = try session(home)
      let other = try session(home)
      #expect(other.screen.text.contains("number 2"))
      one.run("deposit 111")
      other.run("deposit 222")
      other.send("quit\r")
      one.send("quit\r")
      #expect(other.end() == 0 && one.end() == 0)
      #expect(try session(home).screen.text.contains("111.00"))
    }

    @Test("A damaged account begins anew and says so, and the damaged file is kept aside")
    func damaged() throws {
      let home = try Home()
      let first = try session(home)
      first.run("rules okx")
      first.run("deposit 5")
      first.send("quit\r")
      #expect(first.end() == 0)
      let accounts = home.state + "/plimsoll/accounts"
      try "1\n{ not json".write(toFile: accounts + "/1.json", atomically: true, encoding: .utf8)
      let next = try session(home)
      #expect(next.screen.text.contains("could not be read"))
      #expect(FileManager.default.fileExists(atPath: accounts + "/1.damaged"))
      #expect(next.run("account").contains("wallet_balance"))
    }

    @Test("Ctrl-C during long work stops it, and leaves everything as it was before the command")
    func interrupted() throws {
      let home = try Home()
      let file = home.folder + "/long.csv"
      let rows = (0..<20_000).map { index in
        let time = "\(10_000 + index)"
        return "\(time),60000,60010,59990,\(60_000 + index % 7)"
      }
      try (["time_utc,open,high,low,close"] + rows).joined(separator: "\n").write(
        toFile: file, atomically: true, encoding: .utf8)
      let session = try session(home)
      session.run("deposit 10,000")
      session.run("prices BTC \(file)")
      session.run("long 0.1 BTC")
      // A release build takes the whole path in some dozen milliseconds, so it is walked again and again.
      session.send(String(repeating: "step until liquidated; undo; ", count: 60) + "\r")
      session.expect("the command is at work") { session.isCooked }
      usleep(100_000)
      session.send("\u{3}")
      session.expect("Stopped.")
      session.expectPrompt()
      #expect(session.run("scenario").contains("step 0 of 20000"))
      session.send("quit\r")
      #expect(session.end() == 0)
    }

    @Test("--fresh reads and leaves no file")
    func fresh() throws {
      let home = try Home()
      let session = try session(home, ["--fresh"])
      session.run("deposit 5")
      session.run("set color never")
      session.send("quit\r")
      #expect(session.end() == 0)
      #expect(try FileManager.default.subpathsOfDirectory(atPath: home.folder).isEmpty)
    }

    @Test("A setting of how things are shown is kept")
    func settings() throws {
      let home = try Home()
      let first = try session(home)
      first.run("set color never")
      first.send("quit\r")
      #expect(first.end() == 0)
      let next = try session(home)
      next.run("frobnicate")
      #expect(!String(decoding: next.raw, as: UTF8.self).contains("\u{1B}[1;31m"))
    }
  }
}
