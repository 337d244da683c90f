import Document
import Practice
import Testing

@testable import Lessons

@Suite("What counts in a lesson")
struct PlayerStateTests {
  static let routes: [(id: String, lines: [String])] = [
    ("at once", ["long 1 BTC at 10x", "price BTC 61,000"]),
    ("in parts", ["long 0.4 BTC at 10x", "long 0.6 BTC", "price BTC 60,500", "price BTC 60,600"]),
    ("too much and back", ["long 2 BTC at 20x", "close BTC 50%", "price BTC 61,000"]),
    ("by way of a short", ["short 1 BTC at 10x", "undo", "long 1 BTC at 10x", "move BTC +2%"]),
    ("the price first", ["price BTC 50,000", "long 1 BTC at 10x", "move all 5%"]),
    ("in other words", ["buy 1 BTC at 10x", "MOVE btc 1.1%"]),
    ("with the price of another", ["long 1 BTC", "long 1 ETH", "move ETH 30%"]),
    ("by a bookmark", ["long 1 BTC at 10x", "bookmark here", "price BTC 50,500", "goto here", "price BTC 60,600"]),
  ]

  @Test("Any route reaches the goal: it is judged by the account and not by the words", arguments: routes)
  func route(_ id: String, _ lines: [String]) throws {
    var desk = try PlayerDesk("goal")
    for line in lines {
      #expect(desk.player.stage == .open, "\(line)")
      let turn = desk.player.perform(line)
      #expect(turn.report.error == nil, "\(PlayerDesk.text(turn))")
    }
    #expect(desk.player.stage == .done)
    #expect(desk.result?.outcome == .done)
  }

  @Test(
    "Looking, help, mistakes of typing and refusals are never attempts",
    arguments: [
      "account", "positions", "thresholds", "events", "show equity margin_ratio", "explain equity", "= 5 × 3",
      "term equity",
      "terms margin", "help", "help long", "rules", "market BTC", "scenario", "bookmarks", "set", "goal", "where",
      "hint",
      "recap", "recap r.md", "lnog 1 BTC", "long", "long 1", "long 1 DOGE", "long 1,00 BTC", "long 99 BTC",
      "withdraw 99,999",
      "undo", "redo", "close BTC", "leverage BTC 9,999x", "save x.json", "load x.json", "prices x.csv", "rules x.yaml",
      "transcript t.txt", "answer 5", "next", "", "back", "goto end", "goto nowhere", "bookmark b", "play", "gibberish",
      "#",
      ";", "\"", "5", "a",
    ])
  func noAttempt(_ line: String) throws {
    var desk = try PlayerDesk("goal")
    let turn = desk.player.perform(line)
    #expect(turn.verdict == nil, "\(PlayerDesk.text(turn))")
    #expect(desk.result?.attempts == 0)
    #expect(desk.result?.mistakes == [])
    #expect(desk.player.stage == .open)
  }

  @Test("What comes after a step that is only read or only played is said on the way to the next")
  func afterReading() throws {
    let text =
      PlayerLessons.head("reading") + """
        ## One {#one}

        Look at [equity](../glossary/equity.md).

        ### After

        You looked.

        ## Two {#two}

        Try [equity](../glossary/equity.md).

        ```play
        ```

        ### After

        You tried.

        ## Three {#three}

        The end of [equity](../glossary/equity.md).
        """
    let (lesson, findings) = LessonFile.read(text, id: "reading", file: "reading.md")
    #expect(findings.isEmpty, "\(findings)")
    var desk = try PlayerDesk(try #require(lesson))
    let first = desk.say("")
    #expect(first.contains("You looked.") && first.contains("Two (2 of 3)"), "\(first)")
    let second = desk.say("next")
    #expect(second.contains("You tried.") && second.contains("Three (3 of 3)"), "\(second)")
  }

  @Test("A foreseen mistake counts each time it is made anew, and is noted once")
  func mistakes() throws {
    var desk = try PlayerDesk("goal")
    desk.say("short 1 BTC at 10x")
    #expect(desk.result?.attempts == 1)
    desk.say("price BTC 60,100")
    #expect(desk.result?.attempts == 1, "it is the same mistake still")
    desk.say(["undo 2", "short 1 BTC at 10x"])
    #expect(desk.result?.attempts == 2)
    desk.say(["undo", "long 2 BTC at 20x"])
    #expect(desk.result?.attempts == 3)
    #expect(
      desk.result?.mistakes == ["That is a [short](../glossary/short.md).", "That is more than 1 BTC."])
    desk.say(["close BTC 50%", "price BTC 62,000"])
    #expect(desk.result?.attempts == 4, "reaching the goal counts")
    #expect(desk.result?.outcome == .done)
  }

  @Test("A step on a copy counts nothing, and the account is as it was")
  func copy() throws {
    var desk = try PlayerDesk("goal")
    let before = desk.say("account")
    desk.say("play")
    for line in ["long 1 BTC at 10x", "price BTC 61,000", "short 3 BTC at 20x", "reset", "undo", "deposit 5"] {
      #expect(desk.player.perform(line).verdict == nil)
    }
    #expect(desk.player.isPlaying)
    desk.say("back")
    #expect(!desk.player.isPlaying)
    #expect(desk.say("account") == before)
    #expect(desk.result == StepResult())
  }

  @Test("Any lines at all leave an account that undo takes back to the step's beginning and not behind it")
  func undo() throws {
    let lines = [
      "long 0.1 BTC at 10x", "short 0.2 ETH", "price BTC 59,500", "move all -1%", "deposit 7", "withdraw 3",
      "close all",
      "undo", "redo", "undo 3", "bookmark a", "goto a", "reset", "leverage BTC 5x", "rules okx", "show equity", "oops",
      "play", "back", "hint", "", "goto first", "restart", "isolate BTC 50", "pool BTC", "scenario march-2020",
      "step 3",
    ]
    for seed in UInt64(1)...60 {
      var random = PlayerRandom(seed: seed)
      var desk = try PlayerDesk("read")
      desk.say("")
      let begun = desk.account
      for _ in 0..<random.int(1..<25) { desk.say(random.pick(lines) ?? "") }
      desk.say(["back", "goto second"])
      #expect(desk.account == begun, "seed \(seed)")
      for _ in 0..<random.int(1..<15) { desk.say(random.pick(lines.filter { $0 != "" && $0 != "goto first" }) ?? "") }
      desk.say("back")
      while desk.player.perform("undo").report.error == nil {}
      #expect(desk.account == begun, "seed \(seed): \(desk.player.record)")
    }
  }

  @Test("A bookmark leads to states of its own step only, and its name is free in the next")
  func bookmarks() throws {
    var desk = try PlayerDesk("goal")
    desk.say(["deposit 7", "bookmark here", "skip", ""])
    let begun = desk.account
    for line in ["goto here", "goto HERE", "\"goto\" here", "play", "goto here", "back"] { desk.say(line) }
    #expect(desk.account == begun)
    #expect(desk.say("bookmark") == "There are no bookmarks. bookmark NAME makes one.")
    desk.say(["deposit 1", "bookmark here", "deposit 2", "goto here"])
    #expect(desk.account != begun)
    desk.say("undo 3")
    #expect(desk.account == begun)
    // Going back to a step doesn't bring them back.
    desk.say(["goto reach", "goto here"])
    #expect(desk.player.perform("goto here").report.error?.fact == .lesson(.bookmarkGone("here")))
  }

  @Test("A bookmark that a step's setup makes is of that step")
  func bookmarkOfSetup() throws {
    let text =
      PlayerLessons.head("offer") + """
        ## Look {#look}

        All is [equity](../glossary/equity.md).

        ```setup
        bookmark calm
        price BTC 50,000
        ```
        """
    var desk = try PlayerDesk(try #require(LessonFile.read(text, id: "offer", file: "offer.md").lesson))
    desk.say("goto calm")
    #expect(desk.say("show mark_price(BTC)") == "mark_price(BTC) = 60,000.0 USDT")
  }

  @Test("The record of a lesson leads to the same place again, whatever was typed")
  func replay() throws {
    let lines = [
      "long 1 BTC at 10x", "price BTC 61,000", "short 1 BTC at 10x", "undo", "", "next", "hint", "skip", "restart",
      "goto reach", "goto end", "play", "back", "a", "b", "5", "-600", "answer x", "goal", "where", "recap", "bogus",
      "restart lesson", "transcript t", "transcript off", "bookmark m", "goto m", "save", "scenario may-2021", "step 2",
    ]
    for seed in UInt64(1)...80 {
      var random = PlayerRandom(seed: seed)
      let id = random.pick(PlayerLessons.ids) ?? "goal"
      var one = try PlayerDesk(id, seed: seed, name: "Ada")
      for _ in 0..<40 { one.say(random.pick(lines) ?? "") }
      var other = try PlayerDesk(id, seed: seed, name: "Ada")
      for line in one.player.record { other.say(line) }
      #expect(one.player.results == other.player.results, "seed \(seed), lesson \(id)")
      #expect(one.player.index == other.player.index, "seed \(seed), lesson \(id)")
      #expect(one.say("where") == other.say("where"), "seed \(seed), lesson \(id)")
      #expect(one.say("account") == other.say("account"), "seed \(seed), lesson \(id)")
    }
  }

  @Test(
    "No line reads a file or writes one",
    arguments: [
      "save", "save a.json", "load", "load a.json", "prices a.csv b.csv", "rules a.yaml", "rules ./a",
      "rules /etc/passwd",
      "scenario a.yaml", "scenario ../a", "RULES ./a.yaml", "\"rules\" ./a.yaml", "Scenario x/y", "transcript t.txt",
      "recap r.md", "load /etc/passwd", "  save   b.json", "progress export p.txt", "progress import p.txt", "\tsave",
    ])
  func files(_ line: String) throws {
    let files = TouchedFiles()
    var desk = try PlayerDesk(PlayerLessons.lesson("goal"), files.surroundings)
    desk.say(line)
    desk.say("play")
    desk.say(line)
    #expect(files.paths == [])
  }

  @Test("What was given up in a graded lesson stays so; what was done stays done")
  func graded() throws {
    var desk = try PlayerDesk("graded", name: "Ada")
    desk.say(["long 1 BTC at 10x", "", "1", "2", "3"])
    #expect(desk.result?.outcome == .failed)
    desk.say(["restart", "3,970"])
    #expect(desk.result?.outcome == .failed)
    desk.say(["goto reach", "goto fall", "3,970"])
    #expect(desk.result?.outcome == .failed)
    desk.say("goto reach")
    desk.say("short 1 BTC at 10x")
    #expect(desk.result?.outcome == .done)
    #expect(desk.result?.mistakes == [GradingTests.short])
  }

  @Test("The numbers of a name are the same in any case and without spaces at the ends, and others for another lesson")
  func seeds() {
    let seed = Player.seed(name: "Ada", lesson: "goal")
    for name in ["ada", "ADA", " Ada ", "ada\t"] { #expect(Player.seed(name: name, lesson: "goal") == seed) }
    #expect(Player.seed(name: "Ada", lesson: "goals") != seed)
    #expect(Player.seed(name: "Adam", lesson: "goal") != seed)
  }
}
