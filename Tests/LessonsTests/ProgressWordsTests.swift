import Testing

@testable import Lessons

@Suite("Progress: how it is shown")
struct ProgressWordsTests {
  private func lesson() throws -> Lesson {
    let text = """
      ---
      id: a
      summary: Short.
      level: 1
      minutes: 1
      needs: []
      teaches: []
      rules: classroom
      ---
      # The first one

      ## One

      Words.

      ## Two

      Words.

      ## Three

      Words.
      """
    return try #require(LessonFile.read(text, id: "a", file: "a.md").lesson)
  }

  @Test("Each lesson begun has a row: its title, the steps done of all, those skipped, and whether it is finished")
  func rows() throws {
    let lesson = try lesson()
    var progress = Progress(
      .step(lesson: "a", step: "one", StepResult(.done)), .step(lesson: "a", step: "two", StepResult(.skipped)),
      .step(lesson: "a", step: "no-longer-there", StepResult(.done)))
    #expect(shown(progress, [lesson]).hasPrefix("The first one|1 of 3|1||begun"))
    progress.apply(.finished(lesson: "a", version: lesson.version, teaches: []), day: 20_000)
    #expect(shown(progress, [lesson]).hasPrefix("The first one|1 of 3|1||finished 2024-10-04\n"))
    progress.apply(.finished(lesson: "a", version: "0f", teaches: []), day: 20_001)
    #expect(shown(progress, [lesson]).hasPrefix("The first one|1 of 3|1||finished 2024-10-05, changed since\n"))
  }

  @Test("A lesson that is not in the kit is listed by its id, behind the others")
  func unknown() throws {
    let progress = Progress(
      .step(lesson: "0-gone", step: "x", StepResult(.done)), .step(lesson: "0-gone", step: "y", StepResult(.failed)),
      .step(lesson: "a", step: "one", StepResult(.open)))
    #expect(
      shown(progress, [try lesson()]).hasPrefix("The first one|0 of 3|||begun\n0-gone|1||1|begun, not in this kit\n"))
  }

  @Test("The terms in review are counted, with those that are due or the next day on which one is")
  func terms() throws {
    let progress = Progress(due: ["equity": 20_000, "basis": 20_005])
    #expect(shown(progress, []) == "2 terms in review, 1 due: review asks for it.")
    #expect(shown(progress, [], day: 19_999).hasSuffix("none due; the next one is due tomorrow."))
    #expect(shown(progress, [], day: 19_990).hasSuffix("none due; the next one is due in 10 days."))
  }

  @Test("Without any progress it says where to begin")
  func nothing() throws {
    #expect(shown(Progress(), [try lesson()]).contains("learn"))
  }

  private func shown(_ progress: Progress, _ lessons: [Lesson], day: Int = 20_000) -> String {
    ProgressWords.document(progress, lessons: lessons, day: day).words
  }
}
