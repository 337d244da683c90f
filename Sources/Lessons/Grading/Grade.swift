import Margin

/// What a hand-in comes to, found by typing it again.
public struct Grade: Sendable {
  /// How one step went.
  public struct StepGrade: Equatable, Sendable {
    /// The step's id.
    public var step: String
    /// How it went; nil when it was not reached.
    public var result: StepResult?
  }

  /// Why a hand-in can't be graded.
  public enum Problem: Error, Equatable, Sendable {
    /// The file can't be read.
    case unreadable(String)
    /// It is no hand-in.
    case noHandIn
    /// A line of its head is missing or doesn't read.
    case head(String)
    /// It has more lines than are typed again.
    case tooLong
    /// It is of another lesson.
    case otherLesson(String)
    /// It is of another version of the lesson's text.
    case otherVersion(String)
    /// Its numbers are not those of the name.
    case otherNumbers
    /// Typing it again takes too long.
    case tooSlow
    /// The lesson itself doesn't begin.
    case broken
  }

  /// The file.
  public var file: String
  /// Who handed it in; empty where that is not known.
  public var name = ""
  /// How each step went, in the lesson's order; empty when it could not be graded.
  public var steps: [StepGrade] = []
  /// Whether what the file shows differs from what the program says to the same lines.
  public var isAltered = false
  /// Why it could not be graded.
  public var problem: Problem?

  /// A hand-in not graded yet.
  public init(file: String) {
    self.file = file
  }

  /// How many steps were done.
  public var done: Int { steps.count { $0.result?.outcome == .done } }
  /// Whether every step was done.
  public var hasPassed: Bool { problem == nil && !steps.isEmpty && done == steps.count }
  /// How often something was tried, in all steps.
  public var attempts: Int { steps.reduce(0) { $0 + ($1.result?.attempts ?? 0) } }
  /// How many hints were given, in all steps.
  public var hints: Int { steps.reduce(0) { $0 + ($1.result?.hints ?? 0) } }
}

/// How a class did in a step.
public struct StepSummary: Equatable, Sendable {
  /// The step's id.
  public var step: String
  /// How many did it.
  public var done: Int
  /// How many reached it and did not do it, or did not reach it.
  public var failed: Int
  /// The mistake met most often, and by how many.
  public var commonMistake: (message: String, count: Int)?

  /// The share that did not do it; 0 when nobody handed in.
  public var failedShare: Fixed {
    guard done + failed > 0 else { return .zero }
    return (try? Fixed(failed).over(Fixed(done + failed), rounding: .halfUp)) ?? .zero
  }

  /// Whether two summaries say the same.
  public static func == (a: StepSummary, b: StepSummary) -> Bool {
    a.step == b.step && a.done == b.done && a.failed == b.failed
      && a.commonMistake?.message == b.commonMistake?.message && a.commonMistake?.count == b.commonMistake?.count
  }

  /// A summary of every step of a lesson over the hand-ins that could be graded.
  public static func all(_ lesson: Lesson, _ grades: [Grade]) -> [StepSummary] {
    let graded = grades.filter { $0.problem == nil }
    return lesson.steps.enumerated().map { index, step in
      let results = graded.map { $0.steps.indices.contains(index) ? $0.steps[index].result : nil }
      let done = results.count { $0?.outcome == .done }
      var mistakes: [String: Int] = [:]
      for message in results.flatMap({ $0?.mistakes ?? [] }) { mistakes[message, default: 0] += 1 }
      let common = mistakes.max { ($0.value, $1.key) < ($1.value, $0.key) }
      return StepSummary(
        step: step.id, done: done, failed: graded.count - done,
        commonMistake: common.map { ($0.key, $0.value) })
    }
  }
}
