import Glossary
import KitFiles
import Testing

@testable import Lessons

@Suite("How much work a lesson may make")
struct WorkBudgetTests {
  private func findings(_ lesson: Lesson, work: Int?) -> [Finding] {
    LessonCheck(
      PlayerKit.library, PlayerKit.glossary, published: PublishedSteps(), PlayerKit.surroundings, draws: 1, work: work
    ).findings(lesson)
  }

  @Test("Commands and steps of a path are counted, and too many of either are a finding")
  func spent() throws {
    let lesson = try #require(PlayerKit.lesson("march-2020-hour-by-hour"))
    #expect(findings(lesson, work: nil).isEmpty)
    for work in [1, lesson.commandCount + 10] {
      #expect(
        findings(lesson, work: work).map(\.message) == [
          "The lesson makes too much work to be played through for all its numbers."
        ])
    }
  }
}
