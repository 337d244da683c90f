import Document
import Practice

/// One learner at the prompt: an account of her own, and the lesson or the review she is in, if any.
///
/// A value. Prompt, script, `-c`, lesson and grader all come through `perform`; only where lines come from and how
/// documents are drawn differ.
public struct Seat: Sendable {
  /// The learner's own account.
  public internal(set) var own: Session
  /// The lesson she is in.
  public internal(set) var player: Player?
  /// The review she is in.
  public internal(set) var review: Review?
  /// What she has done so far.
  public internal(set) var progress: Progress {
    get { known ?? readProgress() }
    set { known = newValue }
  }
  private var known: Progress?
  private let readProgress: @Sendable () -> Progress
  let world: LessonWorld

  /// A seat at an account.
  ///
  /// - Parameter progress: what was done before, read only when a lesson is begun or something asks for it.
  public init(_ own: Session, _ progress: @escaping @Sendable () -> Progress, _ world: LessonWorld) {
    self.own = own
    readProgress = progress
    self.world = world
  }

  /// The day, counted from 1970-01-01.
  public var day: Int { world.today() }

  /// Where the learner is, in a word or two for the prompt; nil at her own account.
  public var place: String? {
    if review != nil { return "review" }
    return player.map { $0.isPlaying ? "playing" : "step \($0.index + 1)/\($0.lesson.steps.count)" }
  }

  /// The account that commands go to now: the lesson's, or her own.
  public var session: Session { player?.session ?? own }

  /// Whether an empty line means to go on.
  public var goesOnWhenEmpty: Bool { player != nil || review != nil }

  /// Carries out one line.
  public mutating func perform(_ line: String) -> Turn {
    var turn = carryOut(line)
    for change in turn.changes { progress.apply(change, day: world.today()) }
    if turn.requests.contains(.leave) {
      player = nil
      turn.blocks += own.summary.blocks
    }
    return turn
  }

  private mutating func carryOut(_ line: String) -> Turn {
    if review != nil { return reviewed(line) }
    if player != nil, !Self.goesBeyondLesson(CommandText.verb(of: line)) {
      // Taken out while it works, so that its states aren't copied.
      var here = player.take()
      var turn = here?.perform(line)
      turn?.isOfLesson = true
      player = here
      return turn ?? Turn(own.perform(line))
    }
    let report = own.perform(line)
    for case .lesson(let request) in report.effects {
      var turn = Turn(report)
      turn.showsReport = false
      do throws(CommandError) {
        try carryOut(request, &turn)
      } catch {
        turn.report = report.failing(with: error, as: line)
      }
      return turn
    }
    return Turn(report)
  }

  private static func goesBeyondLesson(_ verb: Verb?) -> Bool {
    switch verb {
    case .learn, .progress, .review: true
    default: false
    }
  }

  /// What is asked of the course rather than of one lesson.
  private mutating func carryOut(_ request: LessonCommand, _ turn: inout Turn) throws(CommandError) {
    switch request {
    case .learn(nil, _): turn.blocks = CourseWords.menu(world.library(), progress, here: player)
    case .learn(let name?, let learner): turn.blocks = try begin(name, learner)
    case .progress: turn.blocks = ProgressWords.document(progress, lessons: world.library().lessons, day: world.today())
    case .exportProgress(let path):
      turn.requests = [.write(path: path, text: progress.text)]
      turn.blocks = [.paragraph(Text("Your progress is in \(path). progress import takes it in elsewhere."))]
    case .importProgress(let path): try takeIn(path, &turn)
    case .forget(let name): try forget(name, &turn)
    case .review: try startReview(&turn)
    default: break
    }
  }

  // MARK: Lessons

  private mutating func begin(_ name: String, _ learner: String?) throws(CommandError) -> [Block] {
    let lesson = try self.lesson(name)
    let learner = learner?.trimmingSpaces
    if lesson.mode == .graded, learner?.isEmpty ?? true { throw CommandError(.lesson(.nameMissing)) }
    // Only a graded lesson is another one for another name.
    let key = lesson.mode == .graded ? learner : nil
    if let player, player.lesson.id == lesson.id, !player.hasEnded, key == nil || player.name == key {
      return player.opening
    }
    if let journal = world.journal(lesson.id, key), let player = try resume(lesson, journal), !player.hasEnded {
      self.player = player
      return [.paragraph("The lesson is as you left it; restart lesson begins it again.")] + player.opening
    }
    let player: Player
    if let key {
      player = try Player(lesson, seed: Player.seed(name: key, lesson: lesson.id), name: key, world.surroundings)
    } else {
      player = try Player(lesson, seed: world.seed(), name: learner, world.surroundings)
    }
    self.player = player
    return player.beginning
  }

  private func lesson(_ name: String) throws(CommandError) -> Lesson {
    if name.contains("/") || name.hasSuffix(".md") { return try world.lesson(name) }
    guard let lesson = world.library().find(name) else {
      throw CommandError(.noLesson(name, nearest: world.library().nearest(to: name)))
    }
    // Under such a name nothing could be kept; reading the file says what is wrong with it.
    return LessonFile.isName(lesson.id) ? lesson : try world.lesson(lesson.file)
  }

  /// The lesson where it was left: by the lines typed, or when its text has changed since, by the steps done.
  private func resume(_ lesson: Lesson, _ journal: HandIn) throws(CommandError) -> Player? {
    var player = try Player(
      lesson, seed: journal.seed, name: journal.name.isEmpty ? nil : journal.name, world.surroundings)
    if journal.version == lesson.version {
      for line in journal.lines {
        // What is stopped halfway must not be taken for all that was typed.
        if player.perform(line).report.error?.fact == .interrupted { throw CommandError(.interrupted) }
      }
      if lesson.mode == .practice { player.adopt { progress.result(lesson: lesson.id, step: $0) } }
      return player
    }
    guard lesson.mode == .practice else { return nil }
    let done = lesson.steps.firstIndex { step in
      let outcome = progress.result(lesson: lesson.id, step: step)?.outcome
      return outcome != .done && outcome != .skipped
    }
    guard let done, done > 0 else { return nil }
    player.passOver(until: done)
    player.adopt { progress.result(lesson: lesson.id, step: $0) }
    return player
  }

  // MARK: Progress and review

  private mutating func takeIn(_ path: String, _ turn: inout Turn) throws(CommandError) {
    let text: String
    do throws(FileProblem) {
      text = try world.surroundings.read(path, Progress.limit)
    } catch {
      throw CommandError(.file(error))
    }
    guard text.hasPrefix(Progress.firstLine) else { throw CommandError(.lesson(.noProgress(path))) }
    let other = Progress.read(text).progress
    turn.changes = [.merged(other)]
    turn.blocks = [.paragraph(Text("Taken in from \(path)."))]
    turn.blocks += ProgressWords.document(
      progress.merging(other), lessons: world.library().lessons, day: world.today())
  }

  private mutating func forget(_ name: String, _ turn: inout Turn) throws(CommandError) {
    let id = world.library().find(name)?.id ?? name
    guard progress.knows(lesson: id) else {
      throw CommandError(.noLesson(name, nearest: world.library().nearest(to: name)))
    }
    turn.changes = [.forgotten(lesson: id)]
    turn.blocks = [.paragraph(Text("What you did in \(id) is forgotten; its terms stay in review."))]
  }

  private mutating func startReview(_ turn: inout Turn) throws(CommandError) {
    guard let review = Review(progress, world.surroundings.glossary(), day: world.today()) else {
      let days = progress.nextDue(after: world.today()).map { $0 - world.today() }
      throw CommandError(.lesson(.nothingDue(days: days)))
    }
    self.review = review
    turn.blocks = review.opening
  }

  private mutating func reviewed(_ line: String) -> Turn {
    var turn = Turn(own.silence(line))
    guard var review = review.take() else { return turn }
    let (blocks, change, isOver) = review.perform(line)
    turn.blocks = blocks
    turn.changes = change.map { [$0] } ?? []
    self.review = isOver ? nil : review
    return turn
  }
}
