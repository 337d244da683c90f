import Document
import KitFiles

/// A lesson: an account to begin with, and steps that walk through it.
///
/// What the file says, before numbers are drawn: `{{size}}` still stands as it is written.
public struct Lesson: Sendable {
  /// How a lesson is taken.
  public enum Mode: String, CaseIterable, Sendable {
    /// For oneself: steps can be skipped.
    case practice
    /// To be handed in: no skipping, attempts count, the numbers are the learner's own.
    case graded
  }

  /// The name of its file, which other lessons and learners go by.
  public var id: String
  /// The title.
  public var title: String
  /// One sentence for the menu.
  public var summary: String
  /// How much it asks of the learner, from 1 to 3.
  public var level: Int
  /// How long it takes, in minutes.
  public var minutes: Int
  /// The course it belongs to, if any.
  public var course: String?
  /// Its place in the course.
  public var order: Int
  /// The lessons to be done before, by id.
  public var needs: [String]
  /// The terms it teaches, by slug.
  public var teaches: [String]
  /// The rule set its account is under, by name.
  public var rules: String
  /// How it is taken.
  public var mode: Mode
  /// What stands between the title and the first step.
  public var intro: [Block]
  /// The numbers that are drawn.
  public var numbers: Numbers
  /// The commands that make the account it begins with.
  var setup: [SourceLine]
  /// The steps, one at least.
  public var steps: [Step]
  /// The path it was read from, as findings name it.
  public var file: String
  /// What tells this text of the lesson from any other: a hash of the file.
  public var version: String
  /// Every link of the prose, with its place.
  var links: [LessonLink] = []
  /// Where the front matter says what.
  var places: HeadPlaces

  /// The place of a step; nil when there is none of that name, or name of old.
  public func index(of step: String) -> Int? {
    steps.firstIndex { $0.id == step } ?? steps.firstIndex { $0.was.contains(step) }
  }
}

/// A line of a lesson file.
struct SourceLine: Equatable, Sendable {
  /// The line, without spaces at its ends.
  var text: String
  /// Its number, from 1.
  var line: Int
  /// The column its text begins at, in characters, from 1.
  var column: Int

  init(_ text: String, line: Int, column: Int = 1) {
    self.text = text
    self.line = line
    self.column = column
  }

  /// What stands before and behind the first separator, each with its own column; nil when there is none.
  func parts(around separator: String) -> (SourceLine, SourceLine)? {
    guard let range = text.firstBytes(of: separator) else { return nil }
    return (piece(text.startIndex..<range.lowerBound), piece(range.upperBound..<text.endIndex))
  }

  /// The line behind its first characters.
  func dropping(_ count: Int) -> SourceLine {
    piece((text.index(text.startIndex, offsetBy: count, limitedBy: text.endIndex) ?? text.endIndex)..<text.endIndex)
  }

  private func piece(_ range: Range<String.Index>) -> SourceLine {
    let start = text[range].firstIndex { $0 != " " && $0 != "\t" } ?? range.lowerBound
    return SourceLine(
      String(text[range]).trimmingSpaces, line: line, column: column + text.distance(from: text.startIndex, to: start))
  }
}
