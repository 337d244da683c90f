import Document
import Practice

/// Grades hand-ins by typing them again in the lesson.
public struct Grader: Sendable {
  private let lesson: Lesson
  private let surroundings: Surroundings
  private let draw: @Sendable (Document) -> String

  /// A grader of one lesson.
  ///
  /// - Parameters:
  ///   - surroundings: rule sets and scenarios. A hand-in can write nothing and read nothing else, whatever they allow.
  ///   - draw: makes the text that transcripts show.
  public init(_ lesson: Lesson, _ surroundings: Surroundings, draw: @escaping @Sendable (Document) -> String) {
    self.lesson = lesson
    self.surroundings = surroundings
    self.draw = draw
  }

  /// What a hand-in comes to.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - file: its name in the row.
  ///   - isOver: whether it has taken too long; asked between lines and between the steps of long commands.
  public func grade(_ text: String, file: String, isOver: @escaping @Sendable () -> Bool = { false }) -> Grade {
    var grade = Grade(file: file)
    do throws(Grade.Problem) {
      let handIn = try read(text)
      grade.name = handIn.name
      try check(handIn)
      try replay(handIn, TranscriptText(text), &grade, isOver)
    } catch {
      grade.problem = error
      grade.steps = []
    }
    return grade
  }

  private func read(_ text: String) throws(Grade.Problem) -> HandIn {
    do throws(HandIn.Problem) {
      return try HandIn(text)
    } catch {
      switch error {
      case .noHandIn: throw .noHandIn
      case .head(let key): throw .head(key)
      case .tooLong: throw .tooLong
      }
    }
  }

  private func check(_ handIn: HandIn) throws(Grade.Problem) {
    guard handIn.lesson == lesson.id else { throw .otherLesson(handIn.lesson) }
    guard handIn.version == lesson.version else { throw .otherVersion(handIn.version) }
    if lesson.mode == .graded {
      guard !handIn.name.isEmpty else { throw .head("name") }
      guard handIn.seed == Player.seed(name: handIn.name, lesson: lesson.id) else { throw .otherNumbers }
    }
  }

  private func replay(
    _ handIn: HandIn, _ shown: TranscriptText, _ grade: inout Grade, _ isOver: @escaping @Sendable () -> Bool
  ) throws(Grade.Problem) {
    var surroundings = surroundings
    surroundings.isInterrupted = isOver
    surroundings.write = { path, _ throws(FileProblem) in throw .unwritable(path) }
    var player: Player
    do throws(CommandError) {
      player = try Player(
        lesson, seed: handIn.seed, name: handIn.name.isEmpty ? nil : handIn.name, surroundings)
    } catch {
      throw .broken
    }
    for (index, line) in handIn.lines.enumerated() {
      if isOver() { throw .tooSlow }
      // A line of a script may hold several commands.
      let commands = CommandText.commands(in: line)
      var said: [String] = []
      for command in commands {
        // What went on is written as `next`, an empty line too, which says more where the step is open; a `next` that
        // failed is a comment.
        let turn = player.perform(command.text == "next" ? "" : command.text)
        if !grade.isAltered { said += TranscriptText.lines(draw(turn.document())) }
      }
      if !grade.isAltered, let claimed = shown.comments(under: index), claimed != said { grade.isAltered = true }
    }
    if isOver() { throw .tooSlow }
    grade.steps = lesson.steps.map { Grade.StepGrade(step: $0.id, result: player.results[$0.id]) }
  }
}

/// What a hand-in shows under each of its lines.
struct TranscriptText {
  private var shown: [[String]?] = []

  init(_ text: String) {
    var isOfFailed = false
    for line in HandIn.withPlainLineEnds(text).split(separator: "\n").dropFirst() {
      if line.hasPrefix("# failed: ") {
        isOfFailed = true
      } else if line.hasPrefix("# ") {
        guard !isOfFailed, !shown.isEmpty else { continue }
        shown[shown.count - 1, default: []].append(String(line.dropFirst(2)))
      } else if !line.hasPrefix("#") {
        isOfFailed = false
        shown.append(nil)
      }
    }
  }

  /// The comments under a line; nil where there are none, as in what was typed before the transcript began.
  func comments(under index: Int) -> [String]? { shown.indices.contains(index) ? shown[index] : nil }

  /// A text's lines as a transcript shows them.
  static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
  }
}

extension Array where Element == [String]? {
  /// The element at a place, with a value where it has none.
  fileprivate subscript(index: Int, default value: [String]) -> [String] {
    get { self[index] ?? value }
    set { self[index] = newValue }
  }
}
