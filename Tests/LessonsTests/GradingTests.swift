import Document
import Practice
import Synchronization
import Testing

@testable import Lessons

@Suite("Grading")
struct GradingTests {
  static let short = "That is a [short](../glossary/short.md): see `help long`."
  static let right = ["long 1 BTC at 10x", "", "3,970", "", "b"]
  static let astray = [
    "", "short 1 BTC at 10x", "hint", "undo", "next", "long 1 BTC at 10x", "", "9,970", "where", "lnog", "3,970", "",
    "a", "b",
  ]

  private func grade(_ text: String, of id: String = "graded") throws -> Grade {
    try HandInDesk.grader(id).grade(text, file: "a.txt")
  }

  @Test("Who does everything right has passed, with nothing altered")
  func passed() throws {
    let grade = try grade(HandInDesk.text(Self.right, name: "Ada"))
    #expect(grade.problem == nil)
    #expect(grade.name == "Ada")
    #expect(grade.hasPassed)
    #expect((grade.done, grade.attempts, grade.hints) == (3, 3, 0))
    #expect(!grade.isAltered)
  }

  @Test("Attempts, hints and mistakes are those of the player, whatever else was typed")
  func astray() throws {
    let grade = try grade(HandInDesk.text(Self.astray, name: "Cy"))
    #expect(grade.hasPassed && !grade.isAltered)
    #expect((grade.attempts, grade.hints) == (6, 1))
    #expect(grade.steps.map { $0.result?.mistakes } == [[Self.short], ["That is equity now."], ["a"]])
  }

  @Test("Any lines that the program writes are not altered, and lead to the same results", arguments: UInt64(1)...40)
  func faithful(_ seed: UInt64) throws {
    let lines =
      Self.right + Self.astray + [
        "goal", "play", "back", "recap", "restart", "goto reach", "goto fall", "goto one", "explain equity",
        "term equity",
        "1", "2", "answer x", "skip", "price BTC 59,000; show equity", "transcript off", "next", "help", "= 1 + 1",
        "account",
        "restart lesson", "bookmark b", "goto b", "leverage BTC 5x", "scenario march-2020", "step 3", "reset", "undo 2",
      ]
    var random = PlayerRandom(seed: seed)
    let typed = (0..<30).map { _ in random.pick(lines) ?? "" }
    var desk = try HandInDesk("graded", name: "Cy")
    desk.type(typed)
    var player = try Player(
      desk.lesson, seed: Player.seed(name: "Cy", lesson: "graded"), name: "Cy", PlayerKit.surroundings)
    for line in typed {
      for command in line.isEmpty ? [""] : CommandText.commands(in: line).map(\.text) { _ = player.perform(command) }
    }
    let grade = try grade(desk.text)
    #expect(grade.problem == nil)
    #expect(!grade.isAltered, "seed \(seed)\n\(desk.text)")
    #expect(grade.steps.map(\.result) == desk.lesson.steps.map { player.results[$0.id] }, "seed \(seed)\n\(desk.text)")
  }

  @Test("What was not reached is open, and a question given up is failed")
  func unfinished() throws {
    let open = try grade(HandInDesk.text(["long 1 BTC at 10x", ""], name: "Bo"))
    #expect(!open.hasPassed)
    #expect(open.steps.map { $0.result?.outcome } == [.done, .open, nil])
    let failed = try grade(HandInDesk.text(["long 1 BTC at 10x", "", "1", "2", "3", "", "b"], name: "Di"))
    #expect(!failed.hasPassed)
    #expect(failed.steps.map { $0.result?.outcome } == [.done, .failed, .done])
  }

  @Test("Comments that were edited are seen, and change no result")
  func altered() throws {
    let text = try HandInDesk.text(["short 1 BTC at 10x", "undo", "long 1 BTC at 10x", "", "1"], name: "Ed")
    for (from, to) in [
      ("# Not that. It is more.", "# Right. It is 3,970.00 USDT."),
      ("# Not that. That is a short: see help long.\n", ""),
      ("now long 1.", "now long 2."), ("long 1 BTC at 10x\n", "long 1 BTC at 10x\n# Well done.\n"),
    ] {
      #expect(text.contains(from))
      let grade = try grade(text.replacing(from, with: to))
      #expect(grade.isAltered, "\(from)")
      #expect(grade.problem == nil && grade.done == 1 && grade.attempts == 3, "\(from)")
    }
    #expect(try !grade(text).isAltered)
    #expect(try grade(text.replacing("\n", with: "\r\n").replacing("It is more", with: "It is less")).isAltered)
  }

  @Test("A hand-in that went through an editor with other line ends, or a mark at its beginning, is the same")
  func editors() throws {
    let text = try HandInDesk.text(Self.astray, name: "Cy")
    for other in [text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text, text + "\n\n\n", text + "half a li"] {
      let grade = try grade(other)
      #expect(grade.hasPassed && !grade.isAltered && grade.attempts == 6, "\(grade)")
    }
  }

  @Test("A hand-in without comments, as the journal keeps it, is graded as well")
  func bare() throws {
    var player = try PlayerDesk("graded", seed: Player.seed(name: "Ada", lesson: "graded"), name: "Ada")
    for line in Self.astray { player.say(line) }
    let grade = try grade(HandIn.beginning(of: player.player))
    #expect(grade.hasPassed && !grade.isAltered && grade.attempts == 6 && grade.hints == 1)
  }

  @Test("Lines for the course and the review are no part of a hand-in")
  func beyond() throws {
    let lesson = try PlayerLessons.lesson("read")
    let library = Library([lesson])
    var seat = Seat(
      try Session(rules: "classroom", PlayerKit.surroundings), { Progress() },
      LessonWorld(
        surroundings: PlayerKit.surroundings, library: { library },
        lesson: { path throws(CommandError) in throw CommandError(.file(.missing(path))) }, today: { 20_000 },
        seed: { 1 }))
    let turns = ["learn read", "next", "progress", "learn", "review", "where", "leave", "deposit 5"].map {
      seat.perform($0).isOfLesson
    }
    #expect(turns == [false, true, false, false, false, true, true, false])
  }

  static let problems: [(id: String, edit: @Sendable (String) -> String, words: String)] = [
    ("empty", { _ in "" }, "The file is no hand-in: it doesn't begin with “# plimsoll hand-in”."),
    (
      "a transcript", { $0.replacing("# plimsoll hand-in", with: "# plimsoll transcript") },
      "The file is no hand-in: it doesn't begin with “# plimsoll hand-in”."
    ),
    ("only a head", { _ in "# plimsoll hand-in\n" }, "The head has no `lesson` that can be read."),
    (
      "no lesson", { $0.replacing("# lesson: graded\n", with: "") }, "The head has no `lesson` that can be read."
    ),
    (
      "a lesson that is a path", { $0.replacing("lesson: graded", with: "lesson: ../graded") },
      "The head has no `lesson` that can be read."
    ),
    ("other lesson", { $0.replacing("lesson: graded", with: "lesson: goal") }, "It is of another lesson: goal."),
    ("no version", { $0.replacing("# version:", with: "# verison:") }, "The head has no `version` that can be read."),
    (
      "other version", { $0.replacing("# version: ", with: "# version: 0") },
      "It was made with another version of the lesson's text."
    ),
    (
      "no seed", { $0.replacing("# seed: ", with: "# seed: x") }, "The head has no `seed` that can be read."
    ),
    (
      "a seed too large", { $0.replacing("# seed: ", with: "# seed: 99999999999999999999") },
      "The head has no `seed` that can be read."
    ),
    (
      "other numbers", { $0.replacing(/# seed: [0-9]+/, with: "# seed: 1") },
      "Its numbers are not those of the name it is handed in under."
    ),
    (
      "another name", { $0.replacing("name: Ada", with: "name: Bo") },
      "Its numbers are not those of the name it is handed in under."
    ),
    ("no name", { $0.replacing("name: Ada", with: "name:") }, "The head has no `name` that can be read."),
    ("no line for the name", { $0.replacing("# name: Ada\n", with: "") }, "The head has no `name` that can be read."),
    (
      "binary", { _ in String(decoding: (0...255).map { UInt8($0) }, as: UTF8.self) },
      "The file is no hand-in: it doesn't begin with “# plimsoll hand-in”."
    ),
    (
      "too many lines", { $0 + String(repeating: "next\n", count: 10_001) }, "It has more than 10000 lines."
    ),
  ]

  @Test("What can't be graded says why", arguments: problems.indices)
  func problem(_ index: Int) throws {
    let (id, edit, words) = Self.problems[index]
    let grade = try grade(edit(HandInDesk.text(Self.right, name: "Ada")))
    #expect(grade.problem.map(GradeWords.words) == words, "\(id)")
    #expect(grade.steps.isEmpty && !grade.hasPassed, "\(id)")
  }

  @Test("The name is the same in any case, and a long one is kept as far as it is read")
  func names() throws {
    for name in ["ada lovelace", "Zoë", "12345", String(repeating: "long ", count: 60), "  spaced  "] {
      let grade = try grade(HandInDesk.text(Self.right, name: name))
      #expect(grade.problem == nil && grade.hasPassed, "\(name): \(String(describing: grade.problem))")
    }
    let text = try HandInDesk.text(Self.right, name: "Ada").replacing("name: Ada", with: "name: ADA")
    #expect(try grade(text).hasPassed)
  }

  @Test("10,000 lines are typed again, and lines with control characters are data")
  func long() throws {
    let head = try HandInDesk.text([], name: "Ada")
    let many = try grade(head + String(repeating: "show equity\n", count: 9_999) + "long 1 BTC at 10x\n")
    #expect(many.problem == nil && many.done == 1)
    let odd = head + "long\u{1B}[2J 1 BTC\n\u{7}\nanswer \u{0}\u{9B}\nlong 1 BTC at 10x\n\u{202E}next\n"
    let grade = try grade(odd)
    #expect(grade.problem == nil && grade.done == 1)
  }

  @Test("A hand-in reads no file and writes none")
  func files() throws {
    let files = TouchedFiles()
    let lines = [
      "save", "save x.json", "load x.json", "load", "prices a.csv b.csv", "rules ./x.yaml", "rules /etc/passwd",
      "scenario ../../x", "transcript x.txt", "recap x.md", "progress export x.txt", "progress import /etc/passwd",
      "learn ../x.md", "learn x.md as Ada", "review", "play", "load x.json", "back", "set format json", "quit", "leave",
      "\"save\" x.json", "SAVE x.json", "rules okx.yaml; save y.json",
    ]
    let text = try HandInDesk.text([], name: "Ada") + lines.joined(separator: "\n") + "\nlong 1 BTC at 10x\n"
    let grade = try HandInDesk.grader("graded", files.surroundings).grade(text, file: "a.txt")
    #expect(grade.problem == nil && grade.done == 1)
    #expect(files.paths == [])
  }

  @Test("Typing again stops when it takes too long, between lines and within a long walk")
  func slow() throws {
    let head = try HandInDesk.text([], name: "Ada")
    let grader = try HandInDesk.grader("graded")
    let asked = Mutex(0)
    let lines = grader.grade(head + String(repeating: "show equity\n", count: 5_000), file: "a.txt") {
      asked.withLock {
        $0 += 1; return $0 > 50
      }
    }
    #expect(lines.problem == .tooSlow)
    #expect(asked.withLock { $0 } == 51)
    let walk = grader.grade(head + "scenario march-2020\nstep 500\n", file: "a.txt") {
      asked.withLock {
        $0 += 1; return $0 > 60
      }
    }
    #expect(walk.problem == .tooSlow)
    #expect(walk.steps.isEmpty)
  }
}
