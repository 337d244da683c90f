import Document
import Practice

/// A lesson as its author looks it over: every step as the learner meets it, with what comes after, hints and solution.
public enum Preview {
  /// The whole lesson, or one step, with one draw of its numbers.
  ///
  /// - Throws: what keeps the lesson from beginning.
  public static func document(
    _ lesson: Lesson, step: String?, seed: UInt64, _ surroundings: Surroundings
  ) throws(CommandError) -> Document {
    var player = try Player(lesson, seed: seed, name: "preview", surroundings)
    var blocks: [Block] = step == nil ? Array(player.beginning.dropLast(player.opening.count)) : []
    for index in lesson.steps.indices {
      let here = lesson.steps[index]
      if step == nil || here.id == step || here.was.contains(step ?? "") {
        blocks += player.opening + hints(here, player.draw)
        blocks += solved(&player)
      } else {
        _ = solved(&player)
      }
      _ = player.perform("next")
      guard player.index > index || player.hasEnded else { break }
    }
    return Document(blocks)
  }

  private static func hints(_ step: Step, _ draw: Draw) -> [Block] {
    step.hints.enumerated().flatMap { index, hint in
      PlayerWords.hint(draw.fill(hint.blocks), index + 1, of: step.hints.count)
    }
  }

  /// What the learner sees who does everything right; the player is left where the step is done.
  private static func solved(_ player: inout Player) -> [Block] {
    var blocks: [Block] = []
    switch player.step.kind {
    case .read, .play: return []
    case .run:
      while player.stage == .open {
        let turn = player.perform("next")
        blocks += turn.blocks
        if turn.report.error != nil { return blocks + turn.document().blocks }
      }
    case .act:
      for line in player.draw.fill(player.step.solution) {
        for command in CommandText.commands(in: line.text) where player.stage == .open {
          blocks += PlayerWords.typed(player.perform(command.text).report)
        }
      }
      blocks += player.stage == .open ? [] : player.closing
    case .question(let question):
      guard let assessment = try? Assessment(question, player.draw, player.session) else { return [] }
      let said = player.session.text(assessment.value, assessment.unit, decimals: assessment.decimals)
      blocks += player.perform("answer \(said)").blocks
    case .choice(let options):
      let right = options.indices.filter { options[$0].isRight }.map(PlayerWords.letter)
      blocks += player.perform("answer \(right.joined(separator: " "))").blocks
    }
    return blocks
  }
}
