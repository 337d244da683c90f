import Document
import Margin
import Practice

/// One learner in one lesson.
///
/// A value and pure: the same lesson, seed and lines lead to the same end, on every machine. So the lines typed are all
/// that is kept of a lesson under way, and a hand-in is graded by typing it again.
///
///     var player = try Player(lesson, seed: 7, surroundings)
///     let turn = player.perform("long 0.5 BTC at 20x")
public struct Player: Sendable {
  /// How many wrong answers a graded question takes.
  static let gradedAttempts = 3
  /// How many lines are kept for a hand-in.
  static let mostRecorded = 10_000

  /// How far the step is.
  enum Stage: Equatable, Sendable {
    /// Something is to be done.
    case open
    /// It is done; `next` goes on.
    case done
    /// The lesson is at its end.
    case ended
  }

  /// The lesson.
  public let lesson: Lesson
  /// What its numbers are drawn from.
  public let seed: UInt64
  /// Who takes it, where that matters.
  public let name: String?
  let draw: Draw
  /// The lesson's account.
  public internal(set) var session: Session
  /// The place of the step, from 0.
  public internal(set) var index = 0
  var stage = Stage.open
  /// How many commands of a run step were carried out.
  var ran = 0
  /// The account when the step began.
  var begun: Session
  /// The account at the beginning of each step reached.
  var entries: [Session] = []
  /// The account to return to while a copy is played with.
  var original: Session?
  /// The foreseen mistakes that hold now, by their place in the step.
  var holding: Set<Int> = []
  /// How each step reached went, by its id.
  public internal(set) var results: [String: StepResult] = [:]
  /// The lines typed so far.
  public internal(set) var record: [String] = []
  /// The commands carried out in each step, for the recap.
  var typed: [String: [String]] = [:]
  private let start: Session

  /// A lesson at its first step.
  ///
  /// - Throws: what keeps it from beginning: a rule set that is not there, or a mistake in the lesson itself.
  public init(
    _ lesson: Lesson, seed: UInt64, name: String? = nil, _ surroundings: Surroundings
  ) throws(CommandError) {
    self.lesson = lesson
    self.seed = seed
    self.name = name
    var session = try Session(rules: lesson.rules, surroundings.forLessons)
    do {
      draw = try lesson.numbers.draw(seed: seed, in: session)
    } catch {
      throw CommandError(.lesson(.broken("its numbers can't be drawn.")))
    }
    for line in draw.fill(lesson.setup) {
      for command in CommandText.commands(in: line.text) {
        try Self.carryOut(command.text, in: &session)
      }
    }
    start = session
    begun = session
    self.session = session
    try enter(0)
  }

  /// The same lesson with certain numbers, which `check` goes through one by one.
  init(_ lesson: Lesson, _ draw: Draw, _ session: Session) throws(CommandError) {
    self.lesson = lesson
    self.draw = draw
    (seed, name) = (0, nil)
    var session = session
    for line in draw.fill(lesson.setup) {
      for command in CommandText.commands(in: line.text) { try Self.carryOut(command.text, in: &session) }
    }
    start = session
    begun = session
    self.session = session
    try enter(0)
  }

  /// The seed a learner of a graded lesson has: from the lesson's id and the name, in small letters without spaces at
  /// the ends.
  public static func seed(name: String, lesson: String) -> UInt64 {
    TextHash.of("\(lesson)\n\(HandIn.name(name).lowercased())")
  }

  /// The step.
  public var step: Step { lesson.steps[index] }
  /// Whether a copy is being played with.
  public var isPlaying: Bool { original != nil }
  /// Whether the lesson is at its end.
  public var hasEnded: Bool { stage == .ended }

  /// Carries out one line: a command of the account, a command of the lesson, an answer, or an empty line to go on.
  ///
  /// A line that is stopped changes nothing and is no part of the record: typed again from there, it would run to its
  /// end.
  public mutating func perform(_ line: String) -> Turn {
    let (before, count) = (runsCommandsOfLesson(command(of: line)) ? self : nil, record.count)
    var turn = carryOut(line)
    guard turn.report.error?.fact == .interrupted else { return turn }
    if let before { self = before } else { record.removeLast(record.count - count) }
    (turn.changes, turn.verdict) = ([], nil)
    return turn
  }

  /// Whether a command can have commands of the lesson carried out, which leaves more to take back than the session does.
  private func runsCommandsOfLesson(_ command: String) -> Bool {
    switch CommandText.verb(of: command) {
    case .next, .answer, .skip, .back, .restart, .goto: true
    default: false
    }
  }

  private mutating func carryOut(_ line: String) -> Turn {
    if record.count < Self.mostRecorded { record.append(line) }
    let command = command(of: line)
    if let refusal = refusal(of: command) {
      return Turn(session.silence(line).failing(with: CommandError(.lesson(refusal)), as: line))
    }
    if let turn = ownTravel(command) { return turn }
    let report = session.perform(command)
    for case .lesson(let request) in report.effects {
      return carryOut(request, Turn(report.named(line)), isEmpty: line.trimmingSpaces.isEmpty)
    }
    var turn = Turn(report)
    guard report.error == nil, !isPlaying, stage == .open else { return turn }
    if report.changed { typed[step.id, default: []].append(command) }
    if case .act = step.kind { judge(&turn, isChange: report.changed) }
    return turn
  }

  /// What a line means here: an empty one goes on, and a number or letters alone answer the question.
  private func command(of line: String) -> String {
    let text = line.trimmingSpaces
    if text.isEmpty { return "next" }
    guard stage == .open, !isPlaying else { return text }
    switch step.kind {
    case .question where AnswerText.looksLikeOne(text): return "answer \(text)"
    case .choice(let options) where ChoiceText.looksLikeOne(text, of: options.count): return "answer \(text)"
    default: return text
    }
  }

  /// Commands that read or write files would make a lesson depend on more than the lines typed.
  private func refusal(of command: String) -> LessonRefusal? {
    switch CommandText.verb(of: command) {
    case .save?: .notHere(.save)
    case .load?: .notHere(.load)
    case .prices?: .notHere(.prices)
    case .scenario? where command.contains("/") || command.contains("."): .notHere(.scenario)
    case .rules? where command.contains("/") || command.contains("."): .notHere(.rules)
    case let verb? where !LessonCommands.readsNoFile(command): .notHere(verb)
    default: nil
    }
  }

  /// Carries out a command of the lesson itself.
  ///
  /// - Throws: `CommandError` of a mistake in the lesson when the command fails, or of the learner's stopping it.
  @discardableResult
  static func carryOut(_ command: String, in session: inout Session) throws(CommandError) -> Report {
    guard LessonCommands.areAllowed(command) else {
      throw CommandError(.lesson(.broken("“\(command)” has no place in a lesson.")))
    }
    let report = session.perform(command)
    if let error = report.error {
      throw CommandError(error.fact == .interrupted ? .interrupted : .lesson(.broken("“\(command)” fails.")))
    }
    return report
  }

  /// Passes over the steps before one, whose results are known already, as far as the lesson lets it.
  mutating func passOver(until target: Int) {
    while index < target, stage != .ended {
      let here = index
      if stage == .open { _ = perform("skip") }
      _ = perform("next")
      if index == here { break }
    }
  }

  /// Takes over how steps went that were done before.
  mutating func adopt(_ known: (Step) -> StepResult?) {
    for step in lesson.steps where results[step.id] != nil {
      if let result = known(step), result.outcome == .done { results[step.id] = result }
    }
  }

  /// Goes back to the beginning of the lesson; what is known of the steps stays.
  mutating func beginAgain() throws(CommandError) {
    session = start
    entries = []
    original = nil
    try enter(0)
  }
}

/// What a lesson file may have carried out.
enum LessonCommands {
  /// Verbs that have no place in a lesson file: they touch files, the display or the lesson itself.
  static let refused: Set<Verb> = [
    .save, .load, .prices, .transcript, .quit, .learn, .next, .goal, .answer, .hint, .skip, .play, .back, .restart,
    .where, .recap, .leave, .progress, .review,
  ]

  static func areAllowed(_ command: String) -> Bool {
    guard let verb = CommandText.verb(of: command), !refused.contains(verb) else { return false }
    switch verb {
    case .set: return !["color", "format", "width", "ascii"].contains { command.contains($0) }
    case .scenario, .rules: return !command.contains("/") && !command.contains(".")
    default: return readsNoFile(command)
    }
  }

  /// Whether a question neither reads a file of its own nor writes one.
  static func readsNoFile(_ command: String) -> Bool {
    let words = CommandText.plainWords(of: command)
    guard !words.contains("--svg") else { return false }
    switch CommandText.verb(of: command) {
    case .compare where words.dropFirst().first == "rules":
      return !words.dropFirst(2).contains { $0.contains("/") || $0.contains(".") }
    case .whatif:
      return CommandText.commands(in: words.dropFirst().joined(separator: " ")).allSatisfy { areAllowed($0.text) }
    default: return true
    }
  }
}
