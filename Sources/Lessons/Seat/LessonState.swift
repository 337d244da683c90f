import Document

/// Where a lesson stands after a line, for programs.
public struct LessonState: Encodable, Sendable {
  /// The lesson's id.
  public var lesson: String
  /// The step's id.
  public var step: String
  /// The step's place, from 1.
  public var number: Int
  /// How many steps there are.
  public var of: Int
  /// How the step went so far: open, done, skipped or failed.
  public var outcome: String
  /// How often the step was tried.
  public var attempts: Int
  /// How many hints of it were given.
  public var hints: Int
  /// What the line was judged as; nil when there was nothing to judge.
  public var verdict: String?
  /// What the lesson said, as plain text.
  public var text: String
}

extension Turn {
  /// Where the lesson of a seat stands; nil outside lessons.
  ///
  /// - Parameter draw: makes plain text of what is said.
  public func lessonState(_ seat: Seat, _ draw: (Document) -> String) -> LessonState? {
    guard let player = seat.player else { return nil }
    let result = player.results[player.step.id] ?? StepResult()
    return LessonState(
      lesson: player.lesson.id, step: player.step.id, number: player.index + 1, of: player.lesson.steps.count,
      outcome: result.outcome.rawValue, attempts: result.attempts, hints: result.hints, verdict: verdict?.rawValue,
      text: draw(Document(blocks)))
  }
}
