import Glossary
import Practice
import Testing

@testable import Lessons

@Suite("What a lesson refuses")
struct LessonRefusalTests {
  /// A way to be refused, and the whole text of the answer.
  struct Case: Sendable, CustomTestStringConvertible {
    var id: String
    var lesson: String
    var lines: [String]
    var text: String
    var testDescription: String { id }

    init(_ id: String, in lesson: String = "goal", _ lines: [String], _ text: String) {
      (self.id, self.lesson, self.lines, self.text) = (id, lesson, lines, text)
    }
  }

  static let cases: [Case] = [
    .init(
      "goal open", ["next"],
      """
      error: The step's goal is not reached yet.
        next
        at column 1
        goal says what is missing, hint helps, skip shows the solution.
      """),
    .init(
      "question open", in: "ask", ["next"],
      """
      error: The question is not answered yet.
        next
        at column 1
        Type your answer. hint helps, skip shows how it is worked out.
      """),
    .init(
      "nothing asked", ["answer 5"],
      """
      error: Nothing is asked here.
        answer 5
        at column 1
        where says what this step is about; Enter goes on.
      """),
    .init(
      "not a number", in: "ask", ["answer five hundred"],
      """
      error: “five hundred” is not a number.
        answer five hundred
        at column 1
        Write it as 8,500 or 8500 or 8.5k, a percentage as 12.5%.
      """),
    .init(
      "not a choice", in: "choose", ["answer d"],
      """
      error: “d” is none of the choices.
        answer d
        at column 1
        Type a letter from a to c, or several: a c.
      """),
    .init(
      "no hints", in: "read", ["hint"],
      """
      error: This step has no hints.
        hint
        at column 1
        where says what it is about.
      """),
    .init(
      "no more hints", ["hint", "hint", "hint", "hint"],
      """
      error: Those were all the hints.
        hint
        at column 1
        skip shows the solution and goes on.
      """),
    .init(
      "no goal", in: "read", ["goal"],
      """
      error: This step has no goal.
        goal
        at column 1
        Enter goes on.
      """),
    .init(
      "graded", in: "graded", ["skip"],
      """
      error: A graded lesson has no skipping.
        skip
        at column 1
        hint helps as far as there are hints; leave comes back later.
      """),
    .init(
      "nothing to skip", in: "read", ["skip"],
      """
      error: There is nothing to skip here.
        skip
        at column 1
        Enter goes on.
      """),
    .init(
      "playing", ["play", "skip"],
      """
      error: You are playing on a copy.
        skip
        at column 1
        back returns to the lesson.
      """),
    .init(
      "not playing", ["back"],
      """
      error: You are not playing on a copy.
        back
        at column 1
        play makes one; leave leaves the lesson.
      """),
    .init(
      "no step, one near", ["goto raech"],
      """
      error: There is no step or bookmark called “raech”.
        goto raech
        at column 1
        Did you mean reach?
      """),
    .init(
      "no step, none near", ["goto somewhere"],
      """
      error: There is no step or bookmark called “somewhere”.
        goto somewhere
        at column 1
        where lists the steps.
      """),
    .init(
      "not reached", ["goto end"],
      """
      error: You have not come to end yet.
        goto end
        at column 1
        where shows how far you are.
      """),
    .init(
      "bookmark gone", in: "read", ["bookmark here", "", "goto HERE"],
      """
      error: The bookmark “here” is gone.
        goto HERE
        at column 1
        Bookmarks last until their step is left, skipped or begun again, and those of a copy until back.
        goto STEP goes back to a step.
      """),
    .init(
      "ended", in: "read", ["", "", "next"],
      """
      error: The lesson is at its end.
        next
        at column 1
        learn shows what is next; restart lesson begins it again.
      """),
    .init(
      "not here", ["rules ./mine.yaml"],
      """
      error: rules has no place in a lesson.
        rules ./mine.yaml
        at column 1
        leave returns to your own account.
      """),
  ]

  @Test("A lesson says why it doesn't go along, and what to do", arguments: cases)
  func refusal(_ refused: Case) throws {
    var desk = try PlayerDesk(refused.lesson, name: "Ada")
    for line in refused.lines.dropLast() { #expect(desk.player.perform(line).report.error == nil, "\(line)") }
    let turn = desk.player.perform(refused.lines.last ?? "")
    #expect(PlayerDesk.text(turn) == refused.text)
    #expect(turn.verdict == nil)
    let key = try Self.key(#require(Self.refusal(of: turn)))
    #expect(refused.id == key)
  }

  static let atTheSeat: [Case] = [
    .init(
      "name missing", ["learn graded"],
      """
      error: A graded lesson needs your name or number.
        learn graded
        at column 1
        Begin it with: learn LESSON as NAME
      """),
    .init(
      "nothing due", ["review"],
      """
      error: No term is due.
        review
        at column 1
        Terms come in with the lessons you finish.
      """),
    .init(
      "no progress", ["progress import notes.txt"],
      """
      error: “notes.txt” holds no progress.
        progress import notes.txt
        at column 1
        progress export FILE writes such a file.
      """),
    .init(
      "broken", ["learn broken"],
      """
      error: The lesson itself has a mistake: “long 99 BTC” fails.
        learn broken
        at column 1
        plimsoll check LESSON finds it.
      """),
  ]

  @Test("The seat says why it doesn't go along, and what to do", arguments: atTheSeat)
  func seat(_ refused: Case) throws {
    var seat = try Self.seat()
    for line in refused.lines.dropLast() { #expect(seat.perform(line).report.error == nil, "\(line)") }
    let turn = seat.perform(refused.lines.last ?? "")
    #expect(PlayerDesk.text(turn) == refused.text)
    #expect(try Self.key(#require(Self.refusal(of: turn))) == refused.id)
    #expect(seat.player == nil)
  }

  @Test("The next due term is said by its day")
  func due() {
    let days: [Int?] = [1, 2, nil]
    let notes = days.map { CommandError(.lesson(.nothingDue(days: $0))).sentences.cure }
    #expect(
      notes == [
        "The next one is due tomorrow.", "The next one is due in 2 days.", "Terms come in with the lessons you finish.",
      ])
  }

  @Test("A lesson that breaks under way says so and stays where it is")
  func brokenUnderWay() throws {
    var desk = try PlayerDesk(Self.broken(setup: "", run: "price BTC 60,000\nlong 99 BTC", next: "withdraw 99,999"))
    desk.say("")
    #expect(
      desk.say("next") == """
        error: The lesson itself has a mistake: “long 99 BTC” fails.
          next
          at column 1
          plimsoll check LESSON finds it.
        """)
    #expect(desk.player.index == 0)
    desk = try PlayerDesk(Self.broken(setup: "", run: "price BTC 60,000", next: "withdraw 99,999"))
    desk.say("")
    #expect(
      desk.say("next") == """
        error: The lesson itself has a mistake: “withdraw 99,999” fails.
          next
          at column 1
          plimsoll check LESSON finds it.
        """)
    #expect(PlayerDesk.text(desk.player.perform("where")).contains("broken"))
  }

  @Test(
    "A picture is written to no file in a lesson, by whichever verb, and by no lesson",
    arguments: [
      "why --svg a.svg", "plot margin --svg a.svg", "frontier BTC ETH --svg a.svg", "shock all -5% --svg a.svg",
      "settle 2 --svg a.svg", "solvency capacity all -5% --svg a.svg", "shock all -5% \"--svg\" a.svg",
      "whatif shock all -5% --svg a.svg",
    ])
  func pictures(_ command: String) throws {
    var desk = try PlayerDesk("goal")
    guard case .notHere = Self.refusal(of: desk.player.perform(command)) else {
      Issue.record("\(command) is carried out: \(desk.say(command))")
      return
    }
    #expect(!LessonCommands.areAllowed(command))
  }

  @Test("Every refusal has a case")
  func coverage() throws {
    let keys = Set((Self.cases + Self.atTheSeat).map(\.id))
    #expect(keys == Set(Self.allKeys))
    #expect(keys.count == Self.cases.count + Self.atTheSeat.count)
  }

  private static let allKeys = [
    "goal open", "question open", "nothing asked", "not a number", "not a choice", "no hints", "no more hints",
    "no goal",
    "graded", "nothing to skip", "playing", "not playing", "no step, one near", "no step, none near", "not reached",
    "bookmark gone", "ended", "not here", "name missing", "nothing due", "no progress", "broken",
  ]

  /// The kind of a refusal, down to the branch that gives it its words. A new one doesn't compile until it has a key
  /// here, and `coverage` fails until a case shows it.
  private static func key(_ refusal: LessonRefusal) -> String {
    switch refusal {
    case .goalOpen: "goal open"
    case .questionOpen: "question open"
    case .nothingAsked: "nothing asked"
    case .notANumber: "not a number"
    case .notAChoice: "not a choice"
    case .noHints(given: 0, _): "no hints"
    case .noHints: "no more hints"
    case .noGoal: "no goal"
    case .graded: "graded"
    case .nothingToSkip: "nothing to skip"
    case .playing: "playing"
    case .notPlaying: "not playing"
    case .noStep(_, nearest: nil): "no step, none near"
    case .noStep: "no step, one near"
    case .notReached: "not reached"
    case .bookmarkGone: "bookmark gone"
    case .ended: "ended"
    case .notHere: "not here"
    case .nameMissing: "name missing"
    case .nothingDue: "nothing due"
    case .noProgress: "no progress"
    case .broken: "broken"
    }
  }

  private static func refusal(of turn: Turn) -> LessonRefusal? {
    if case .lesson(let refusal)? = turn.report.error?.fact { refusal } else { nil }
  }

  /// A seat with the small lessons and one that is broken.
  private static func seat() throws -> Seat {
    var lessons = try PlayerLessons.ids.map(PlayerLessons.lesson)
    lessons.append(try broken(setup: "long 99 BTC", run: "price BTC 60,000", next: ""))
    let library = Library(lessons)
    var surroundings = PlayerKit.surroundings
    surroundings.read = { path, limit throws(FileProblem) in
      path == "notes.txt" ? "milk\n" : try PlayerKit.surroundings.read(path, limit)
    }
    return Seat(
      try Session(rules: "classroom", surroundings), { Progress() },
      LessonWorld(
        surroundings: surroundings, library: { library },
        lesson: { path throws(CommandError) in throw CommandError(.file(.missing(path))) }, today: { 20_000 },
        seed: { 1 }))
  }

  private static func broken(setup: String, run: String, next: String) throws -> Lesson {
    let text =
      PlayerLessons.head("broken")
        + """
        ## Run {#run}

        All is [equity](../glossary/equity.md).

        ```setup
        \(setup)
        ```
        ```run
        \(run)
        ```

        ## Next {#next}

        ```setup
        \(next)
        ```
        """
    return try #require(LessonFile.read(text, id: "broken", file: "broken.md").lesson)
  }
}
