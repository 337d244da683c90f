import Margin
import Testing

@testable import Lessons

@Suite("Progress: what is kept")
struct ProgressTests {
  @Test("A step once done stays done, whatever comes of it later")
  func staysDone() {
    var progress = Progress(.step(lesson: "a", step: "s", StepResult(.done, attempts: 2, hints: 1, score: .one)))
    for outcome in StepResult.Outcome.allCases {
      progress.apply(.step(lesson: "a", step: "s", StepResult(outcome, attempts: 1, score: .zero)), day: 20_001)
    }
    #expect(progress.lessons["a"]?.steps["s"] == StepResult(.done, attempts: 2, hints: 1, score: .one))
  }

  @Test("Of attempts, hints and scores the largest is kept, and every mistake once")
  func largest() {
    let progress = Progress(
      .step(lesson: "a", step: "s", StepResult(.skipped, attempts: 5, mistakes: ["one", "two"], score: .hundred)),
      .step(lesson: "a", step: "s", StepResult(.done, hints: 3, mistakes: ["two", "and  a\nhalf"], score: .one)))
    let kept = StepResult(.done, attempts: 5, hints: 3, mistakes: ["and a half", "one", "two"], score: .hundred)
    #expect(progress.lessons["a"]?.steps["s"] == kept)
  }

  @Test("A finished lesson puts its terms into review from the next day, unless they are there already")
  func finished() {
    var progress = Progress(.finished(lesson: "a", version: "0f", teaches: ["equity"]))
    progress.apply(.reviewed(term: "equity", quality: 5, day: 20_001), day: 20_001)
    progress.apply(.finished(lesson: "b", version: "1f", teaches: ["equity", "basis"]), day: 20_001)
    #expect(progress.lessons["a"]?.isFinished == true)
    #expect(progress.lessons["a"]?.finish == LessonProgress.Finish(day: 20_000, version: "0f"))
    #expect(progress.terms["equity"]?.repetitions == 1)
    #expect(progress.terms["basis"] == ReviewCard(due: 20_002))
  }

  @Test("A lesson forgotten is gone, and its terms stay in review")
  func forgotten() {
    let progress = Progress(
      .step(lesson: "a", step: "s", StepResult(.done, mistakes: ["one"])),
      .finished(lesson: "a", version: "0f", teaches: ["equity"]), .forgotten(lesson: "a"), .forgotten(lesson: "b"))
    #expect(!progress.knows(lesson: "a"))
    #expect(progress.due(on: 20_001) == ["equity"])
  }

  @Test("Names that could not be read back are passed over", arguments: ["", "A", "a b", "a/b", "é", "..", "a\n"])
  func names(_ name: String) {
    let progress = Progress(
      .step(lesson: name, step: "s", StepResult(.done)), .step(lesson: "a", step: name, StepResult(.done)),
      .finished(lesson: name, version: "0f", teaches: []), .reviewed(term: name, quality: 5, day: 20_000),
      .finished(lesson: "b", version: "0f", teaches: [name]))
    #expect(progress == Progress(.finished(lesson: "b", version: "0f", teaches: [])))
  }

  @Test("A step is found under the names it went by before, the better result of two counting")
  func renamed() throws {
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
      # A

      ## New {#new was: old, older}

      Words.
      """
    let lesson = try #require(LessonFile.read(text, id: "a", file: "a.md").lesson)
    let step = try #require(lesson.steps.first)
    var progress = Progress(.step(lesson: "a", step: "older", StepResult(.done)))
    #expect(progress.result(lesson: "a", step: step)?.outcome == .done)
    progress.apply(.step(lesson: "a", step: "new", StepResult(.open, hints: 2)), day: 20_000)
    #expect(progress.result(lesson: "a", step: step) == StepResult(.done, hints: 2))
    #expect(progress.result(lesson: "b", step: step) == nil)
  }

  @Test(
    "Merging doesn't depend on the order and changes nothing the second time",
    arguments: 1...200 as ClosedRange<UInt64>)
  func merging(seed: UInt64) {
    var samples = ProgressSamples(seed: seed)
    let (a, b, c) = (samples.progress(), samples.progress(), samples.progress())
    #expect(a.merging(b) == b.merging(a), "seed \(seed)")
    #expect(a.merging(b).merging(c) == a.merging(b.merging(c)), "seed \(seed)")
    #expect(a.merging(a) == a && a.merging(b).merging(b) == a.merging(b), "seed \(seed)")
    #expect(a.merging(Progress()) == a && Progress().merging(a) == a, "seed \(seed)")
    #expect(Progress(.merged(a), .merged(b)) == a.merging(b), "seed \(seed)")
  }

  @Test("Due terms come with the longest overdue first, then by name; the next day is the nearest one later")
  func due() {
    let progress = Progress(due: ["equity": 20_000, "basis": 20_000, "beta": 19_000, "collateral": 20_003])
    #expect(progress.due(on: 20_001) == ["beta", "basis", "equity"])
    #expect(progress.due(on: 18_999).isEmpty)
    #expect(progress.nextDue(after: 20_000) == 20_003)
    #expect(progress.nextDue(after: 20_003) == nil)
  }
}
