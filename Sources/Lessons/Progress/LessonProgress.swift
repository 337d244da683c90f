/// What a learner did in one lesson.
public struct LessonProgress: Equatable, Sendable {
  /// The last time a lesson was finished.
  public struct Finish: Comparable, Sendable {
    /// The day, counted from 1970-01-01.
    public let day: Int
    /// What tells the text that was finished from any other: the lesson's version.
    public let version: String

    init(day: Int, version: String) {
      self.day = DayText.clamped(day)
      self.version = version
    }

    /// Whether this one was before the other. The versions only decide which of one day is kept everywhere.
    public static func < (a: Finish, b: Finish) -> Bool { (a.day, a.version) < (b.day, b.version) }
  }

  /// How the steps went, by their ids.
  public internal(set) var steps: [String: StepResult] = [:]
  /// When it was finished last; nil when it never was.
  public internal(set) var finish: Finish?

  /// Whether it was finished once.
  public var isFinished: Bool { finish != nil }
}
