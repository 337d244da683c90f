import Document
import Glossary
public struct LessonProgress: Equatable, Sendable {
  public var isFinished = false
  public var steps: [String: StepResult] = [:]
}
public struct Progress: Equatable, Sendable {
  public static let limit = 4_000_000
  public static let firstLine = "plimsoll progress 1"
  public var lessons: [String: LessonProgress] = [:]
  public init() {}
  public mutating func apply(_ change: ProgressChange, day: Int) {}
  public func merging(_ other: Progress) -> Progress { self }
  public var text: String { Self.firstLine + "\n" }
  public static func read(_ text: String) -> (progress: Progress, damagedLines: [Int]) { (Progress(), []) }
  func result(lesson: String, step: Step) -> StepResult? { lessons[lesson]?.steps[step.id] }
  func knows(lesson: String) -> Bool { lessons[lesson] != nil }
  func nextDue(after day: Int) -> Int? { nil }
}
public struct Review: Sendable {
  init?(_ progress: Progress, _ glossary: Glossary, day: Int) { return nil }
  var opening: [Block] { [] }
  mutating func perform(_ line: String) -> (blocks: [Block], change: ProgressChange?, isOver: Bool) { ([], nil, true) }
}
enum ProgressWords {
  static func document(_ progress: Progress, lessons: [Lesson], day: Int) -> [Block] { [] }
}
