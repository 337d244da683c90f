import Document
import Practice
import Terminal
import Testing

@testable import Lessons

@Suite("The course and the way through a lesson, as they are shown")
struct CourseWordsTests {
  /// Three lessons of a course, of which the first is done and the second begun, and one graded lesson beside it.
  private static func library() throws -> Library {
    func lesson(_ id: String, _ edits: [(from: String, to: String)]) throws -> Lesson {
      let text = try edits.reduce(PlayerLessons.text(id)) { $0.replacing($1.from, with: $1.to) }
      return try #require(LessonFile.read(text, id: id, file: "\(id).md").lesson)
    }
    func place(_ order: Int, needs: String) -> [(from: String, to: String)] {
      [("level: 1", "level: 1\ncourse: One account\norder: \(order)"), ("needs: []", "needs: [\(needs)]")]
    }
    return Library([
      try lesson("read", place(1, needs: "")), try lesson("goal", place(2, needs: "read")),
      try lesson("choose", place(3, needs: "read, goal")), try lesson("graded", []),
    ])
  }

  private static func progress() -> Progress {
    var progress = Progress()
    var done = StepResult()
    done.outcome = .done
    progress.apply(.step(lesson: "read", step: "first", done), day: 20_000)
    progress.apply(.finished(lesson: "read", version: "0f", teaches: []), day: 20_000)
    progress.apply(.step(lesson: "goal", step: "reach", done), day: 20_000)
    return progress
  }

  private static func text(_ blocks: [Block], width: Int) -> String {
    var text = Document(blocks).drawn(on: Surface(width: width, form: .text, spacing: .close))
    while text.last == "\n" { text.removeLast() }
    return text
  }

  @Test("The menu shows what is done, what is next and what is needed first; narrower, what can be spared is left out")
  func menu() throws {
    let menu = CourseWords.menu(try Self.library(), Self.progress())
    #expect(
      Self.text(menu, width: 80) == """
        One account
        ───────────
        lesson  title              minutes  state   needs
        ──────  ─────────────────  ───────  ──────  ─────
        read    The lesson read          5  done
        goal    The lesson goal          5  1 of 2
        choose  The lesson choose        5          goal

        Other lessons
        ─────────────
        lesson  title              minutes  state   needs
        ──────  ─────────────────  ───────  ──────  ─────
        graded  The lesson graded        5  graded
        learn goal goes on with the next one: About goal.
        """)
    #expect(
      Self.text(menu, width: 40) == """
        One account
        ───────────
        lesson  state
        ──────  ──────
        read    done
        goal    1 of 2
        choose

        Other lessons
        ─────────────
        lesson  state
        ──────  ──────
        graded  graded
        learn goal goes on with the next one:
        About goal.
        """)
  }

  @Test("A learner who has done nothing is led to the first lesson, and one in a lesson is told where she is")
  func ends() throws {
    let library = try Self.library()
    #expect(
      Self.text(CourseWords.menu(library, Progress()), width: 80) == """
        One account
        ───────────
        lesson  title              minutes  state  needs
        ──────  ─────────────────  ───────  ─────  ──────────
        read    The lesson read          5  next
        goal    The lesson goal          5         read
        choose  The lesson choose        5         read, goal

        Other lessons
        ─────────────
        lesson  title              minutes  state   needs
        ──────  ─────────────────  ───────  ──────  ─────
        graded  The lesson graded        5  graded
        learn read begins the next one: About read.
        """)
    let here = try PlayerDesk("goal").player
    #expect(
      Self.text(CourseWords.menu(library, Progress(), here: here), width: 40) == """
        One account
        ───────────
        lesson  state
        ──────  ─────
        read    next
        goal
        choose

        Other lessons
        ─────────────
        lesson  state
        ──────  ──────
        graded  graded
        You are in The lesson goal: step 1 of 2.
        """)
    #expect(
      Self.text(CourseWords.menu(Library([]), Progress()), width: 40) == """
        There are no lessons here. --kit DIR
        names a folder that has some.
        """)
  }

  @Test("Where shows the steps, how each went and which one this is, in 80 columns and in 40")
  func location() throws {
    let text = try PlayerLessons.text("graded").replacing("## Reach it", with: "## Be long one bitcoin at ten")
    let lesson = try #require(LessonFile.read(text, id: "graded", file: "graded.md").lesson)
    var desk = try PlayerDesk(lesson, name: "Ada")
    desk.say(["long 1 BTC at 10x", "", "1", "2", "3", ""])
    #expect(
      Self.text(desk.player.perform("where").blocks, width: 80) == """
        The lesson graded
           step   title                       how it went
        ─  ─────  ──────────────────────────  ───────────
        1  reach  Be long one bitcoin at ten  done
        2  fall   Predict                     failed
        3  one    One                         here
        """)
    #expect(
      Self.text(desk.player.perform("where").blocks, width: 40) == """
        The lesson graded
           step   title              how it went
        ─  ─────  ─────────────────  ───────────
        1  reach  Be long one        done
                  bitcoin at ten
        2  fall   Predict            failed
        3  one    One                here
        """)
    desk.say("play")
    #expect(
      Self.text(desk.player.perform("where").blocks, width: 40) == """
        The lesson graded, playing on a copy
           step   title              how it went
        ─  ─────  ─────────────────  ───────────
        1  reach  Be long one        done
                  bitcoin at ten
        2  fall   Predict            failed
        3  one    One                here
        """)
  }
}
