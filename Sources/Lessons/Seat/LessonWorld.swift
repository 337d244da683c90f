import Practice

/// What a learner's seat needs from outside, passed in so that a lesson touches no file, clock or chance by itself.
public struct LessonWorld: Sendable {
  /// Files, rule sets and terms, for the accounts of lessons.
  public var surroundings: Surroundings
  /// The lessons there are.
  public var library: @Sendable () -> Library
  /// The lesson of a file named by its path, with everything that is wrong with it when it doesn't read.
  public var lesson: @Sendable (_ path: String) throws(CommandError) -> Lesson
  /// What was typed in a lesson that was left, if anything; in a graded one under a name.
  public var journal: @Sendable (_ lesson: String, _ name: String?) -> HandIn?
  /// The day, counted from 1970-01-01.
  public var today: @Sendable () -> Int
  /// A seed for a lesson that begins.
  public var seed: @Sendable () -> UInt64

  /// The world outside.
  public init(
    surroundings: Surroundings, library: @escaping @Sendable () -> Library,
    lesson: @escaping @Sendable (_ path: String) throws(CommandError) -> Lesson,
    journal: @escaping @Sendable (_ lesson: String, _ name: String?) -> HandIn? = { _, _ in nil },
    today: @escaping @Sendable () -> Int, seed: @escaping @Sendable () -> UInt64
  ) {
    self.surroundings = surroundings
    self.library = library
    self.lesson = lesson
    self.journal = journal
    self.today = today
    self.seed = seed
  }
}
