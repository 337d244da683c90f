import Margin

/// How a learner did in one step.
public struct StepResult: Equatable, Sendable {
  /// What became of it.
  public enum Outcome: String, CaseIterable, Sendable {
    /// Begun and not finished.
    case open
    /// Done.
    case done
    /// Passed over with the solution shown.
    case skipped
    /// Given up after too many wrong answers, in a graded lesson.
    case failed
  }

  /// What became of it.
  public var outcome = Outcome.open
  /// How often an answer was given, or a foreseen mistake made, or the goal reached.
  public var attempts = 0
  /// How many hints were given.
  public var hints = 0
  /// The foreseen mistakes that were made, by what was said of them.
  public var mistakes: [String] = []
  /// What the end was worth, in a challenge.
  public var score: Fixed?

  /// A step begun.
  public init() {}
}
