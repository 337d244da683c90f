import Document
import Practice

/// What became of one line typed in a lesson.
public struct Turn: Sendable {
  /// What the lesson makes of it.
  public enum Verdict: String, Sendable {
    /// The step is done.
    case right
    /// An answer that is not right, or a foreseen mistake.
    case wrong
    /// A part of the way.
    case unfinished
    /// Passed over.
    case skipped
  }

  /// What the session says of the command.
  public var report: Report
  /// What the lesson says, below the report.
  public var blocks: [Block] = []
  /// Whether the report itself is shown; a lesson's own verbs say all in `blocks`.
  public var showsReport = true
  /// Whether the line went to the lesson and is part of what is handed in; the course and the review answer others.
  public var isOfLesson = false
  /// The verdict, when there was something to judge.
  public var verdict: Verdict?
  /// What is to be kept of it.
  public var changes: [ProgressChange] = []
  /// What is asked of whoever runs the lesson.
  public var requests: [Request] = []

  /// What a lesson asks of whoever runs it.
  public enum Request: Equatable, Sendable {
    /// Go back to the learner's own account.
    case leave
    /// Write a text of ours to a file.
    case write(path: String, text: String)
    /// Go on writing what is typed and shown to a file, begun with this text.
    case transcript(path: String, beginning: String)
    /// End the transcript.
    case endTranscript
  }

  init(_ report: Report) {
    self.report = report
  }

  /// What is shown.
  ///
  /// - Parameter place: where the command stands, when it is part of a line.
  public func document(at place: Report.Place? = nil) -> Document {
    if report.error != nil { return report.document(at: place) }
    return Document((showsReport ? report.document(at: place).blocks : []) + blocks)
  }
}

/// Something to be kept of how a lesson goes.
public enum ProgressChange: Equatable, Sendable {
  /// A step's result as it is now.
  case step(lesson: String, step: String, StepResult)
  /// The lesson is at its end.
  case finished(lesson: String, version: String, teaches: [String])
  /// What was done in a lesson is to be forgotten.
  case forgotten(lesson: String)
  /// What was done elsewhere is taken in.
  case merged(Progress)
  /// A term was reviewed, with this quality of recall from 0 to 5.
  case reviewed(term: String, quality: Int, day: Int)
}
