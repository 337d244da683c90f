import Document
import Margin
import Practice

extension Player {
  /// Takes an answer to the step's question.
  mutating func take(answer text: String, _ turn: inout Turn) {
    guard stage == .open else { return turn.refuse(stage == .ended ? .ended : .nothingAsked) }
    switch step.kind {
    case .question(let question): take(text, question, &turn)
    case .choice(let options): take(text, options, &turn)
    default: turn.refuse(.nothingAsked)
    }
  }

  private mutating func take(_ text: String, _ question: Question, _ turn: inout Turn) {
    let assessment: Assessment
    do throws(CommandError) {
      assessment = try self.assessment(of: question)
    } catch {
      turn.report = turn.report.failing(with: error, as: turn.report.command)
      return
    }
    let answers = AnswerText.values(of: text, assessment.unit, currency: session.currency, markets: session.markets)
    guard !answers.isEmpty else { return turn.refuse(.notANumber(text)) }
    results[step.id]?.attempts += 1
    if answers.contains(where: assessment.accepts) {
      turn.blocks.append(PlayerWords.right(assessment, session))
      show(assessment, &turn)
      return finish(.done, &turn)
    }
    turn.verdict = .wrong
    if let message = assessment.mistake(among: answers) {
      note(mistake: message)
      turn.blocks += PlayerWords.mistake(message)
    } else {
      turn.blocks.append(PlayerWords.wrong(assessment, answers))
    }
    fail(&turn) { player, turn in
      turn.blocks.append(PlayerWords.answer(assessment, player.session))
      player.show(assessment, &turn)
    }
  }

  /// A question is about the account as the step began, which its words describe: whoever trades meanwhile, or tries a
  /// prediction's commands and looks, is asked for the same number.
  private func assessment(of question: Question) throws(CommandError) -> Assessment {
    try Assessment(question, draw, begun)
  }

  /// Shows what a prediction was about, which moves the account there.
  private mutating func show(_ assessment: Assessment, _ turn: inout Turn) {
    for report in assessment.reports { turn.blocks += PlayerWords.typed(report) }
    session = assessment.after
  }

  private mutating func take(_ text: String, _ options: [Option], _ turn: inout Turn) {
    guard let chosen = ChoiceText.chosen(text, of: options.count) else {
      return turn.refuse(.notAChoice(text, of: options.count))
    }
    results[step.id]?.attempts += 1
    let right = Set(options.indices.filter { options[$0].isRight })
    for index in chosen.sorted() where chosen == right || !options[index].isRight {
      // Of a choice that is too wide, what is said of the right ones would give them away.
      turn.blocks += PlayerWords.feedback(options[index], index, draw)
      if !options[index].isRight { note(mistake: PlayerWords.letter(index)) }
    }
    if chosen == right {
      turn.blocks.insert(PlayerWords.rightChoice, at: 0)
      return finish(.done, &turn)
    }
    turn.verdict = .wrong
    turn.blocks.append(PlayerWords.wrongChoice(chosen, right))
    fail(&turn) { _, turn in turn.blocks.append(PlayerWords.solution(options)) }
  }

  /// Gives a graded question up after the last attempt; elsewhere only keeps the count.
  private mutating func fail(_ turn: inout Turn, _ reveal: (inout Player, inout Turn) -> Void) {
    let attempts = results[step.id]?.attempts ?? 0
    if lesson.mode == .graded, attempts >= Self.gradedAttempts {
      turn.blocks.append(PlayerWords.lastAttempt)
      reveal(&self, &turn)
      return finish(.failed, &turn)
    }
    if let result = results[step.id] { turn.changes.append(.step(lesson: lesson.id, step: step.id, result)) }
  }

  /// Shows the solution, carries it out, and marks the step as skipped.
  mutating func skip(_ turn: inout Turn) {
    guard stage == .open else { return turn.refuse(stage == .ended ? .ended : .nothingToSkip) }
    if lesson.mode == .graded {
      switch step.kind {
      case .act, .question, .choice: return turn.refuse(.graded)
      default: break
      }
    }
    do throws(CommandError) {
      switch step.kind {
      case .read, .play: return turn.refuse(.nothingToSkip)
      case .run(let commands):
        for command in draw.fill(commands).flatMap({ CommandText.commands(in: $0.text) }).dropFirst(ran) {
          turn.blocks += PlayerWords.typed(try Self.carryOut(command.text, in: &session))
        }
      case .act:
        session = begun
        for command in draw.fill(step.solution).flatMap({ CommandText.commands(in: $0.text) }) {
          turn.blocks += PlayerWords.typed(try Self.carryOut(command.text, in: &session))
        }
      case .question(let question):
        let assessment = try assessment(of: question)
        turn.blocks.append(PlayerWords.answer(assessment, session))
        show(assessment, &turn)
      case .choice(let options): turn.blocks.append(PlayerWords.solution(options))
      }
    } catch {
      turn.report = turn.report.failing(with: error, as: turn.report.command)
      return
    }
    finish(.skipped, &turn)
  }
}
