import Foundation
import Testing

/// A small lesson in a kit of an instructor's own.
struct SmallKit {
  let home: Home
  var folder: String { home.folder + "/kit" }
  var lesson: String { folder + "/lessons/small.md" }

  init() throws {
    home = try Home()
    try FileManager.default.createDirectory(atPath: folder + "/lessons", withIntermediateDirectories: true)
    try Self.text.write(toFile: lesson, atomically: true, encoding: .utf8)
  }

  /// Puts other words into the lesson.
  func edit(_ from: String, _ to: String) throws {
    let text = try String(contentsOfFile: lesson, encoding: .utf8)
    try text.replacingOccurrences(of: from, with: to).write(toFile: lesson, atomically: true, encoding: .utf8)
  }

  static let text = """
    ---
    id: small
    summary: Three steps.
    level: 1
    minutes: 2
    needs: []
    teaches: [long]
    rules: classroom
    ---
    # Small

    ```setup
    deposit 1,000
    ```

    ## Look {#look}

    A first [term](../glossary/equity.md).

    ## Buy {#buy}

    Be [long](../glossary/long.md) 0.1 BTC.

    ```goal
    position_size(BTC) == 0.1 | You are not long 0.1 BTC.
    ```
    ```wrong
    position_size(BTC) < 0 => That is a short.
    try: short 0.1 BTC
    ```
    ```solution
    long 0.1 BTC
    ```
    ### Hints
    1. `help long` shows how.

    ## Predict {#predict}

    BTC rises by 1,000. What is [equity](../glossary/equity.md)?

    ```predict
    value: equity
    run: price BTC 61,000
    accept: ± 0.5
    wrong: equity before run => That is equity now.
    ```
    ### Hints
    1. Add 0.1 × 1,000.

    """
}

extension OnTheTerminal {
  @Suite("A lesson at the prompt")
  struct LessonTests {
    private func session(_ kit: SmallKit, _ arguments: [String] = ["learn", "small"], columns: Int = 80) throws
      -> Session
    {
      let session = try Session(arguments: arguments + ["--kit", kit.folder], home: kit.home, columns: columns)
      session.expectPrompt()
      return session
    }

    @Test("Enter goes on, a mistake is answered, a number alone answers, and leave returns to one's own account")
    func play() throws {
      let session = try session(SmallKit())
      session.expect("Look (1 of 3)")
      session.expectTyped("")
      #expect(session.run("").contains("Buy (2 of 3)"))
      #expect(session.run("short 0.1 BTC").contains("Not that. That is a short."))
      #expect(session.run("hint").contains("Hint 1 of 1"))
      #expect(session.run("undo").contains("Undid"))
      #expect(session.run("long 0.1 BTC").contains("Done."))
      #expect(session.run("").contains("Predict (3 of 3)"))
      #expect(session.run("997").contains("That is equity now."))
      #expect(session.run("1,097 USDT").contains("That was the last step."))
      #expect(session.run("progress").contains("Small"))
      #expect(session.run("leave").contains("equity 0.00 USDT"))
      session.send("quit\r")
      #expect(session.end() == 0)
    }

    @Test("A killed lesson goes on where it was, and what was done is kept")
    func killed() throws {
      let kit = try SmallKit()
      let first = try session(kit)
      first.run("")
      first.run("long 0.1 BTC")
      first.signal(SIGKILL)
      #expect(first.end() == 128 + SIGKILL)
      let next = try session(kit)
      next.expect("as you left it")
      #expect(next.run("where").contains("here"))
      #expect(next.run("positions").contains("0.1"))
      #expect(next.run("").contains("Predict (3 of 3)"))
    }

    @Test("After an edit of the lesson the steps done stay done, and it goes on at the first that isn't")
    func edited() throws {
      let kit = try SmallKit()
      let first = try session(kit)
      first.run("")
      first.run("long 0.1 BTC")
      first.send("quit\r")
      #expect(first.end() == 0)
      try kit.edit("A first", "Another")
      try kit.edit("{#buy}", "{#buy-it was: buy}")
      let next = try session(kit)
      next.expect("Predict (3 of 3)")
      #expect(next.run("where").contains("done"))
    }

    @Test("Two sessions in one lesson lose nothing of what either did")
    func two() throws {
      let kit = try SmallKit()
      let one = try session(kit)
      let other = try session(kit)
      one.run("")
      other.run("")
      other.run("long 0.1 BTC")
      one.run("skip")
      for session in [one, other] {
        session.send("quit\r")
        #expect(session.end() == 0)
      }
      let text = try String(contentsOfFile: kit.home.folder + "/data/plimsoll/progress.txt", encoding: .utf8)
      #expect(text.contains("look") && text.contains("buy"))
      #expect(text.contains("done"))
    }

    @Test("Where progress can't be kept, that is said once, behind what the first step comes to")
    func notKept() throws {
      let kit = try SmallKit()
      let session = try Session(
        arguments: ["learn", "small", "--kit", kit.folder], home: kit.home, changes: ["XDG_DATA_HOME": "/dev/null"])
      session.expectPrompt()
      let first = session.run("")
      #expect(first.contains("Buy (2 of 3)"))
      #expect(
        first.split { " \n".contains($0) }.joined(separator: " ").hasSuffix(
          "What you do in lessons is not kept: /dev/null/plimsoll/progress.txt can't be read or written."))
      #expect(!session.run("long 0.1 BTC").contains("not kept"))
    }

    @Test("Ctrl-C gives a line up, and the lesson goes on")
    func interrupted() throws {
      let session = try session(SmallKit())
      session.send("nonsense")
      session.send("\u{3}")
      session.expectPrompt()
      #expect(session.run("").contains("Buy (2 of 3)"))
    }

    @Test("Tab completes the lesson's own words and the steps reached")
    func completion() throws {
      let session = try session(SmallKit())
      session.run("")
      session.send("goto lo\t")
      session.expectTyped("goto look ")
      session.send("\r")
      session.expectPrompt()
      session.expect("Look (1 of 3)")
    }

    @Test("In 40 columns no line is longer, and every word is there")
    func narrow() throws {
      let session = try session(SmallKit(), columns: 40)
      let shown = session.run("")
      #expect(shown.contains("Buy (2 of 3)"))
      #expect(session.screen.strays.isEmpty)
    }

    @Test("A lesson is begun from one's own account, which waits unchanged")
    func fromPrompt() throws {
      let session = try session(SmallKit(), [])
      session.run("deposit 777")
      #expect(session.run("learn").contains("small"))
      #expect(session.run("learn small").contains("Look (1 of 3)"))
      #expect(session.run("account").contains("1,000"))
      #expect(session.run("leave").contains("777.00"))
    }
  }
}
