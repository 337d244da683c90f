import KitFiles
import Margin
import Practice

/// Plays a lesson with one draw of its numbers, right and wrong, on the player that learners have.
struct LessonProof {
  private let lesson: Lesson
  let draw: Draw
  let claims: ProseClaims
  private(set) var findings: [Finding] = []

  init(_ lesson: Lesson, _ draw: Draw, _ claims: ProseClaims) {
    self.lesson = lesson
    self.claims = claims
    self.draw = draw
  }

  mutating func run(_ session: Session) {
    var dry = session
    guard succeeds(lesson.setup, &dry) else { return }
    guard let first = lesson.steps.first, succeeds(first.setup, &dry),
      var player = try? Player(lesson, draw, session)
    else { return }
    for index in lesson.steps.indices {
      guard prove(&player) else { return }
      proveRequirements(player)
      proveEquations(index, player.session)
      if index + 1 < lesson.steps.count {
        var dry = player.session
        guard succeeds(lesson.steps[index + 1].setup, &dry) else { return }
        _ = player.perform("next")
        guard player.index == index + 1 else { return }
      }
    }
  }

  // MARK: Steps

  /// Proves the step the player is at and leaves it done; false when it can't be gone on from.
  private mutating func prove(_ player: inout Player) -> Bool {
    let step = player.step
    switch step.kind {
    case .read, .play:
      // `next` from here is the way on, which the caller takes; a copy shows that it works.
      if player.index + 1 == lesson.steps.count { _ = player.perform("next") }
      return true
    case .run(let commands):
      var dry = player.session
      guard succeeds(commands, &dry) else { return false }
      while player.stage == .open { if player.perform("next").report.error != nil { return false } }
      return true
    case .act(let conditions): return proveGoal(step, conditions, &player)
    case .question(let question): return prove(question, &player)
    case .choice(let options): return prove(options, step, &player)
    }
  }

  private mutating func proveGoal(_ step: Step, _ conditions: [Condition], _ player: inout Player) -> Bool {
    let areSound = conditions.map { reads($0.predicate, player.session) }
    guard areSound.allSatisfy({ $0 }) else { return false }
    if let first = conditions.first, player.standings(of: conditions).allSatisfy(\.holds) {
      add(
        .goalBefore, first.predicate, "The goal is reached before anything is done.",
        "Add a condition that the learner has to bring about.")
    }
    for (index, mistake) in step.mistakes.enumerated() { prove(mistake, index, player) }
    return proveSolution(step, conditions, &player)
  }

  private mutating func proveSolution(_ step: Step, _ conditions: [Condition], _ player: inout Player) -> Bool {
    guard let last = step.solution.last else { return false }
    var dry = player.session
    guard succeeds(step.solution, &dry) else { return false }
    // Whoever does right is never told otherwise, on the way as little as at the end.
    var made: Set<Int> = []
    for line in draw.fill(step.solution) {
      for command in CommandText.commands(in: line.text) {
        let verdict = player.perform(command.text).verdict
        if verdict == .wrong { made.formUnion(player.holding) }
      }
    }
    for index in made.sorted() {
      add(
        .wrongPasses, step.mistakes[index].predicate, "The solution makes the mistake on its way.",
        "Narrow it, or take another way in the solution.")
    }
    guard player.stage != .open else {
      let open = player.standings(of: conditions)
      for (condition, standing) in zip(conditions, open) where !standing.holds {
        add(
          .goalAfter, condition.predicate, "The solution doesn't get here: \(standing.actual).",
          "Mend the condition, or the solution in line \(last.line).")
      }
      return false
    }
    // Its figures may have a value only once the goal is reached.
    if let score = step.score { _ = computes(score.value, player.session, .answer) }
    for index in player.holdingMistakes.subtracting(made).sorted() {
      add(
        .wrongPasses, step.mistakes[index].predicate, "The mistake holds when the goal is reached.",
        "Narrow it, so that the solution doesn't make it.")
    }
    return true
  }

  private mutating func prove(_ mistake: Mistake, _ index: Int, _ player: Player) {
    guard reads(mistake.predicate, player.session) else { return }
    if player.holdingMistakes.contains(index) {
      add(
        .wrongPasses, mistake.predicate, "The mistake holds before anything is done.",
        "Narrow it to what the learner does wrong.")
      return
    }
    guard let sample = mistake.sample else { return }
    var player = player
    var dry = player.session
    guard succeeds([sample], &dry) else { return }
    let message = draw.fill(mistake.message)
    for command in CommandText.commands(in: draw.fill(sample.text)) {
      let turn = player.perform(command.text)
      if turn.verdict == .right {
        add(.wrongPasses, sample, "The sample of the mistake reaches the goal.", "Let it make the mistake only.")
        return
      }
    }
    let met = player.results[player.step.id]?.mistakes ?? []
    if !met.contains(message) {
      add(
        .wrongSilent, sample,
        met.first.map { "The sample is answered as another mistake: “\($0)”" }
          ?? "The sample doesn't make the mistake.",
        "Mend the sample or the condition; the first mistake that holds is the one that counts.")
    }
  }

  private mutating func prove(_ question: Question, _ player: inout Player) -> Bool {
    var dry = player.session
    guard succeeds(question.run, &dry) else { return false }
    func at(_ measure: Question.Measure) -> Session { measure.isBefore ? player.session : dry }
    guard computes(question.value.expression, at(question.value), .answer) else { return false }
    for mistake in question.mistakes {
      guard computes(mistake.measure.expression, at(mistake.measure), .wrongSilent) else { return false }
    }
    guard let assessment = try? Assessment(question, draw, player.session) else { return false }
    if assessment.tolerance < assessment.shown {
      findings.append(
        Finding(
          file: lesson.file, line: question.toleranceLine, column: 1, rule: .tolerance,
          message: "The tolerance is narrower than the decimals shown" + drawn + ".",
          cure: "Accept at least ± \(assessment.shown.text(decimals: 0...12)), or show more `decimals`."))
    }
    proveMistakes(question, assessment)
    proveHint(player.step, assessment, player.session)
    let said = player.session.text(assessment.value, assessment.unit, decimals: assessment.decimals)
    if player.perform("answer \(said)").verdict != .right {
      add(
        .answer, question.value.expression, "The answer as it is shown is not accepted: \(said).",
        "Show more `decimals`, or accept more.")
      return false
    }
    return true
  }

  private mutating func proveMistakes(_ question: Question, _ assessment: Assessment) {
    for (index, mistake) in assessment.mistakes.enumerated() {
      let line = question.mistakes[index].measure.expression
      if assessment.accepts(mistake.value) {
        add(
          .wrongPasses, line, "The mistake is accepted as right: \(mistake.value.text(decimals: 0...12)).",
          "Choose other numbers, or accept less.")
      } else if assessment.unit == .rate, let bare = try? mistake.value / .hundred, assessment.accepts(bare) {
        add(
          .wrongPasses, line,
          "Typed without a percent sign, the mistake is accepted as right: \(mistake.value.text(decimals: 0...12)).",
          "Choose other numbers.")
      } else if assessment.mistakes[..<index].contains(where: { assessment.isNear($0.value, mistake.value) }) {
        add(
          .wrongSilent, line, "An earlier mistake has the same value, and answers first.",
          "Choose other numbers, or leave one of them out.")
      }
    }
  }

  private mutating func prove(_ options: [Option], _ step: Step, _ player: inout Player) -> Bool {
    let right = options.indices.filter { options[$0].isRight }.map(PlayerWords.letter).joined(separator: " ")
    return player.perform("answer \(right)").verdict == .right
  }

  private mutating func proveRequirements(_ player: Player) {
    let firstSolved = lesson.steps.first { !$0.solution.isEmpty }?.id
    for proof in lesson.numbers.proofs where (proof.step ?? firstSolved) == player.step.id {
      guard reads(proof.predicate, player.session) else { continue }
      let text = draw.fill(proof.predicate.text)
      guard let standpoint = try? player.session.evaluate(Predicate(text)), standpoint.holds else {
        add(.requirement, proof.predicate, "What is required doesn't hold.", "Narrow the numbers, or require less.")
        continue
      }
    }
  }

  // MARK: Parts

  /// Carries commands out; the first that fails is a finding.
  private mutating func succeeds(_ lines: [SourceLine], _ session: inout Session) -> Bool {
    for line in lines {
      let written = CommandText.commands(in: line.text)
      for (command, place) in zip(CommandText.commands(in: draw.fill(line.text)), written) {
        let column = line.column + String(decoding: line.text.utf8.prefix(place.offset), as: UTF8.self).count
        guard LessonCommands.areAllowed(command.text) || CommandText.verb(of: command.text) == nil else {
          add(
            .command, line, "“\(command.text)” has no place in a lesson.",
            "Leave it out: lessons touch no files and no display.", column: column, isDrawn: false)
          return false
        }
        let report = session.perform(command.text)
        if let error = report.error {
          let (message, cure) = report.sentences(error)
          add(.command, line, "“\(command.text)” fails: \(message)", cure, column: column)
          return false
        }
      }
    }
    return true
  }

  /// Whether a condition reads and names what there is; that it has no value yet is no mistake.
  private mutating func reads(_ line: SourceLine, _ session: Session) -> Bool {
    do {
      _ = try session.evaluate(Predicate(draw.fill(line.text)))
      return true
    } catch let problem as PredicateProblem {
      let (message, cure) = PredicateWords.words(problem)
      add(.condition, line, message, cure, isDrawn: line.text.contains("{{"))
    } catch let error where session.isOnlyWithoutValue(error) {
      return true
    } catch {
      let (message, cure) = session.sentences(error)
      add(.condition, line, message, cure, isDrawn: line.text.contains("{{"))
    }
    return false
  }

  private mutating func computes(_ line: SourceLine, _ session: Session, _ rule: Finding.Rule) -> Bool {
    do throws(CommandError) {
      _ = try session.value(of: draw.fill(line.text))
      return true
    } catch {
      let (message, cure) = session.sentences(error)
      add(rule, line, "“\(draw.fill(line.text))” can't be computed: \(message)", cure)
      return false
    }
  }

  private var drawn: String { lesson.numbers.entries.isEmpty ? "" : " (with \(draw.words))" }

  mutating func add(
    _ rule: Finding.Rule, _ line: SourceLine, _ message: String, _ cure: String, column: Int? = nil,
    isDrawn: Bool = true
  ) {
    findings.append(
      Finding(
        file: lesson.file, line: line.line, column: column ?? line.column, rule: rule,
        message: drawn.isEmpty || !isDrawn ? message : message.trimmingPeriod + drawn + ".", cure: cure))
  }
}

extension String {
  /// The text without the period at its end.
  fileprivate var trimmingPeriod: String { hasSuffix(".") ? String(dropLast()) : self }
}
