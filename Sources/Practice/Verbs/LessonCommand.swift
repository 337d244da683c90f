/// What a learner asks of the lesson rather than of the account.
public enum LessonCommand: Equatable, Sendable {
  /// Begin a lesson or go on with it, under a name of the learner's where it is graded; without a lesson, see the course.
  case learn(String?, name: String?)
  /// Go on.
  case next
  /// What the step wants.
  case goal
  /// An answer to the step's question, as it was typed.
  case answer(String)
  /// The next hint.
  case hint
  /// The solution, and on.
  case skip
  /// Wander on a copy.
  case play
  /// Return from it.
  case back
  /// Begin the step again, or the whole lesson.
  case restart(lesson: Bool)
  /// Where this is.
  case location
  /// Go to a step by its id.
  case step(String)
  /// What was done, to a file or on the screen.
  case recap(String?)
  /// Leave the lesson.
  case leave
  /// What was done in all lessons.
  case progress
  /// Write the progress to a file.
  case exportProgress(String)
  /// Take progress in from a file.
  case importProgress(String)
  /// Forget what was done in a lesson.
  case forget(String)
  /// Ask for the terms that are due.
  case review

  /// Whether it makes sense only inside a lesson.
  public var needsLesson: Bool {
    switch self {
    case .learn, .progress, .exportProgress, .importProgress, .forget, .review: false
    default: true
    }
  }
}
