import Document
import Margin
import Practice

extension Player {
  /// Enters a step: its setup is carried out, and what it says of events and changes counts from there.
  mutating func enter(_ index: Int) throws(CommandError) {
    if entries.count == index { entries.append(session) }
    self.index = index
    (stage, ran, holding, original) = (.open, 0, [], nil)
    session.forgetBookmarks()
    for line in draw.fill(step.setup) {
      for command in CommandText.commands(in: line.text) { try Self.carryOut(command.text, in: &session) }
    }
    session.mark()
    begun = session
    if results[step.id] == nil { results[step.id] = StepResult() }
  }

  /// Goes on: to the next command of a run step, or to the next step.
  mutating func goOn(_ turn: inout Turn, isEmpty: Bool) {
    switch (stage, step.kind) {
    case (.ended, _): turn.refuse(.ended)
    case (.done, _): advance(&turn)
    case (.open, .read):
      finish(.done, &turn, says: false)
      turn.blocks += afterword
      advance(&turn)
    case (.open, .play):
      session = begun
      finish(.done, &turn, says: false)
      turn.blocks += afterword
      advance(&turn)
    case (.open, .run(let commands)): runNext(commands, &turn)
    case (.open, .act):
      if isEmpty {
        turn.blocks = [PlayerWords.reminder(step, draw, begun)]
      } else {
        turn.refuse(.goalOpen(canSkip: lesson.mode != .graded))
      }
    case (.open, .question), (.open, .choice):
      if isEmpty {
        turn.blocks = [PlayerWords.reminder(step, draw, begun)]
      } else {
        turn.refuse(.questionOpen(canSkip: lesson.mode != .graded))
      }
    }
  }

  private mutating func advance(_ turn: inout Turn) {
    guard index + 1 < lesson.steps.count else {
      if stage != .ended { stage = .ended }
      return
    }
    do {
      try enter(index + 1)
      turn.blocks += [.gap] + opening
    } catch {
      turn.report = turn.report.failing(with: error, as: turn.report.command)
    }
  }

  private mutating func runNext(_ commands: [SourceLine], _ turn: inout Turn) {
    let all = draw.fill(commands).flatMap { CommandText.commands(in: $0.text) }.map(\.text)
    guard ran < all.count else { return finish(.done, &turn) }
    do {
      let report = try Self.carryOut(all[ran], in: &session)
      turn.blocks += PlayerWords.typed(report)
      ran += 1
      if ran == all.count {
        finish(.done, &turn, says: false)
        turn.blocks += closing
      } else {
        turn.blocks.append(PlayerWords.typesNext(all[ran]))
      }
    } catch {
      turn.report = turn.report.failing(with: error, as: turn.report.command)
    }
  }

  /// Marks the step, and says so with what comes after it.
  mutating func finish(_ outcome: StepResult.Outcome, _ turn: inout Turn, says: Bool = true) {
    let id = step.id
    stage = .done
    // A step done before stays done, whatever comes of walking through it again; and what was given up in a graded
    // lesson stays so, since the answer is known by then.
    let isSettled = results[id]?.outcome == .done || lesson.mode == .graded && results[id]?.outcome == .failed
    if !isSettled { results[id]?.outcome = outcome }
    if case .act = step.kind, let score = step.score, outcome == .done { keep(score) }
    if let result = results[id] { turn.changes.append(.step(lesson: lesson.id, step: id, result)) }
    if index + 1 == lesson.steps.count {
      stage = .ended
      turn.changes.append(.finished(lesson: lesson.id, version: lesson.version, teaches: lesson.teaches))
    }
    switch outcome {
    case .done: turn.verdict = .right
    case .skipped: turn.verdict = .skipped
    default: turn.verdict = .wrong
    }
    if says { turn.blocks += closing }
  }

  private mutating func keep(_ score: Score) {
    guard let value = try? session.value(of: draw.fill(score.value.text)) else { return }
    let best = results[step.id]?.score
    results[step.id]?.score = max(best ?? value, value)
  }

  /// Judges the goal after a command.
  mutating func judge(_ turn: inout Turn, isChange: Bool) {
    guard case .act(let conditions) = step.kind else { return }
    let standings = standings(of: conditions)
    if standings.allSatisfy(\.holds) {
      results[step.id]?.attempts += 1
      turn.blocks.append(PlayerWords.done)
      return finish(.done, &turn)
    }
    guard isChange else { return }
    let before = holding
    holding = holdingMistakes
    if let first = holding.subtracting(before).min() {
      let message = draw.fill(step.mistakes[first].message)
      results[step.id]?.attempts += 1
      note(mistake: message)
      turn.verdict = .wrong
      turn.blocks += PlayerWords.mistake(message)
      if let result = results[step.id] { turn.changes.append(.step(lesson: lesson.id, step: step.id, result)) }
    } else {
      turn.verdict = .unfinished
      turn.blocks.append(PlayerWords.unfinished(standings))
    }
  }

  /// How each condition of a goal stands.
  func standings(of conditions: [Condition]) -> [Standing] {
    conditions.map { Standing($0, draw, session) }
  }

  /// The mistakes whose condition holds now, by their place.
  var holdingMistakes: Set<Int> {
    Set(
      step.mistakes.indices.filter { index in
        (try? session.evaluate(Predicate(draw.fill(step.mistakes[index].predicate.text))).holds) ?? false
      })
  }

  mutating func note(mistake: String) {
    if results[step.id]?.mistakes.contains(mistake) == false { results[step.id]?.mistakes.append(mistake) }
  }

  /// How a condition stands, in words.
  struct Standing: Equatable {
    var holds: Bool
    var message: String
    var actual: String
    var wanted: String

    init(_ condition: Condition, _ draw: Draw, _ session: Session) {
      let text = draw.fill(condition.predicate.text)
      message = draw.fill(condition.message)
      do {
        let standpoint = try session.evaluate(Predicate(text))
        (holds, actual, wanted) = (standpoint.holds, standpoint.actual, standpoint.wanted)
      } catch {
        (holds, actual, wanted) = (false, "no value", text)
      }
    }
  }
}

extension Turn {
  /// Turns the report into a refusal.
  mutating func refuse(_ refusal: LessonRefusal) {
    report = report.failing(with: CommandError(.lesson(refusal)), as: report.command)
  }
}
