import Document
import Practice

extension Player {
  /// Carries out what is asked of the lesson.
  mutating func carryOut(_ request: LessonCommand, _ turn: Turn, isEmpty: Bool) -> Turn {
    var turn = turn
    turn.showsReport = false
    if isPlaying, !Self.worksOnCopy(request) {
      turn.refuse(.playing)
      return turn
    }
    switch request {
    case .next: goOn(&turn, isEmpty: isEmpty)
    case .goal: showGoal(&turn)
    case .answer(let text): take(answer: text, &turn)
    case .hint: hint(&turn)
    case .skip: skip(&turn)
    case .play:
      original = session
      turn.blocks = [PlayerWords.playing]
    case .back:
      guard let original else {
        // A step to play in is a copy as a whole.
        if case .play = step.kind, stage == .open { goOn(&turn, isEmpty: true) } else { turn.refuse(.notPlaying) }
        break
      }
      session = original
      self.original = nil
      turn.blocks = [PlayerWords.returned] + session.summary.blocks
    case .restart(let whole): restart(whole: whole, &turn)
    case .location: turn.blocks = PlayerWords.location(self)
    case .step(let id): go(to: id, &turn)
    case .recap(let path):
      let text = Recap(self).text
      if let path {
        turn.requests = [.write(path: path, text: text)]
        turn.blocks = [.paragraph(Text("The recap is in \(path)."))]
      } else {
        turn.blocks = Document(commonMark: text).blocks
      }
    case .leave:
      turn.requests = [.leave]
      turn.blocks = hasEnded ? [] : [PlayerWords.left(lesson)]
    default: turn.refuse(.notHere(CommandText.verb(of: turn.report.command) ?? .learn))
    }
    return turn
  }

  private static func worksOnCopy(_ request: LessonCommand) -> Bool {
    switch request {
    case .back, .location, .leave, .goal, .recap: true
    default: false
    }
  }

  private func showGoal(_ turn: inout Turn) {
    switch step.kind {
    case .act(let conditions):
      turn.blocks = [PlayerWords.goal(standings(of: conditions))]
      if let score = step.score { turn.blocks.append(PlayerWords.score(score, draw)) }
      if stage == .done { turn.blocks += goesOn }
    case .question, .choice:
      switch stage {
      case .open: turn.blocks = [PlayerWords.reminder(step, draw, begun)]
      case .done: turn.blocks = [PlayerWords.over(results[step.id]?.outcome ?? .done)] + goesOn
      case .ended: turn.refuse(.ended)
      }
    default: turn.refuse(.noGoal)
    }
  }

  /// What Enter goes on to; on a copy it doesn't.
  private var goesOn: [Block] { isPlaying ? [] : [PlayerWords.goesOn(to: lesson.steps[index + 1])] }

  private mutating func hint(_ turn: inout Turn) {
    let given = results[step.id]?.hints ?? 0
    guard stage == .open, given < step.hints.count else {
      turn.refuse(.noHints(given: stage == .open ? given : 0, canSkip: lesson.mode != .graded))
      return
    }
    results[step.id]?.hints = given + 1
    turn.blocks = PlayerWords.hint(draw.fill(step.hints[given].blocks), given + 1, of: step.hints.count)
    if let result = results[step.id] { turn.changes.append(.step(lesson: lesson.id, step: step.id, result)) }
  }

  private mutating func restart(whole: Bool, _ turn: inout Turn) {
    if whole {
      do {
        try beginAgain()
        turn.blocks = beginning
      } catch {
        turn.report = turn.report.failing(with: error, as: turn.report.command)
      }
      return
    }
    session = begun
    (stage, ran, holding, original) = (.open, 0, [], nil)
    turn.blocks = opening
  }

  /// Goes to a step reached before; the account is what it was when that step began. Bookmarks don't lead out of a step.
  mutating func go(to id: String, _ turn: inout Turn) {
    guard let target = lesson.index(of: id) else {
      if hasTyped(bookmark: id) { return turn.refuse(.bookmarkGone(id)) }
      let nearest = lesson.nearestStep(to: id)
      turn.refuse(.noStep(id, nearest: nearest))
      return
    }
    guard target < entries.count else {
      turn.refuse(.notReached(id))
      return
    }
    session = entries[target]
    do {
      try enter(target)
      turn.blocks = opening
    } catch {
      turn.report = turn.report.failing(with: error, as: turn.report.command)
    }
  }

  private func hasTyped(bookmark name: String) -> Bool {
    record.contains { line in
      let words = CommandText.plainWords(of: line)
      return CommandText.verb(of: line) == .bookmark && words.count == 2 && words[1].lowercased() == name
    }
  }

  /// The commands that mean something else in a lesson than outside: `goto` a step, and a transcript that is a hand-in.
  mutating func ownTravel(_ command: String) -> Turn? {
    let words = CommandText.plainWords(of: command)
    switch CommandText.verb(of: command) {
    case .goto? where words.count == 2 && !session.hasBookmark(words[1]):
      var turn = Turn(session.silence(command))
      turn.showsReport = false
      if isPlaying { turn.refuse(.playing) } else { go(to: words[1].lowercased(), &turn) }
      return turn
    case .transcript? where words.count == 2:
      var turn = Turn(session.silence(command))
      turn.showsReport = false
      // The line is no part of the lesson; when as many as are kept were kept before, it is not there.
      if CommandText.verb(of: record.last ?? "") == .transcript { record.removeLast() }
      if words[1] == "off" {
        turn.requests = [.endTranscript]
        turn.blocks = [.paragraph("The transcript ends.")]
      } else {
        turn.requests = [.transcript(path: words[1], beginning: HandIn.beginning(of: self))]
        turn.blocks = [.paragraph(Text("What is typed and shown goes to \(words[1]) as well; it can be handed in."))]
      }
      return turn
    default: return nil
    }
  }
}
