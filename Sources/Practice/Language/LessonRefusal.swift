/// Why a lesson doesn't go along with what was asked of it.
public enum LessonRefusal: Error, Equatable, Sendable {
  /// The step's goal is not reached yet.
  case goalOpen(canSkip: Bool)
  /// The step's question is not answered yet.
  case questionOpen(canSkip: Bool)
  /// There is no question to answer here.
  case nothingAsked
  /// The answer is not a number.
  case notANumber(String)
  /// The answer names none of the choices, of which there are so many.
  case notAChoice(String, of: Int)
  /// The step has no hints, or all of them were given.
  case noHints(given: Int, canSkip: Bool)
  /// The step has no goal.
  case noGoal
  /// Graded lessons have no skipping.
  case graded
  /// The step has no solution to show.
  case nothingToSkip
  /// What is asked goes on in the lesson, and this is the copy.
  case playing
  /// This is not a copy, so there is nothing to return from.
  case notPlaying
  /// No such step; the nearest one, if any is near.
  case noStep(String, nearest: String?)
  /// The step has not been reached yet.
  case notReached(String)
  /// The bookmark went with the step it was made in.
  case bookmarkGone(String)
  /// The lesson is at its end.
  case ended
  /// The command would change how the lesson is kept.
  case notHere(Verb)
  /// The learner's name is missing, which graded lessons draw their numbers from.
  case nameMissing
  /// No term is due; the number of days until the next one is, if there is any.
  case nothingDue(days: Int?)
  /// A file that holds no progress.
  case noProgress(String)
  /// The solution of the lesson itself fails.
  case broken(String)
}
