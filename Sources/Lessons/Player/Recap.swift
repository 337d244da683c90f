import Document
import Practice

/// What a learner did in a lesson, as Markdown to keep.
struct Recap {
  private let player: Player

  init(_ player: Player) {
    self.player = player
  }

  /// How every recap begins, so that one can be written over another and over nothing else.
  static let firstLine = "<!-- plimsoll recap -->"

  var text: String {
    let lesson = player.lesson
    var lines = [Self.firstLine, "# \(lesson.title)", ""]
    if !lesson.numbers.entries.isEmpty {
      lines += ["Numbers drawn from seed \(player.seed): \(player.draw.words).", ""]
    }
    var terms: [String] = []
    for step in lesson.steps {
      guard let result = player.results[step.id] else { continue }
      lines += ["## \(step.title)", "", outcome(result), ""]
      if let commands = player.typed[step.id], !commands.isEmpty { lines += ["```"] + commands + ["```", ""] }
      for mistake in result.mistakes { lines += ["- \(mistake)"] }
      if !result.mistakes.isEmpty { lines.append("") }
      for term in TermLinks.slugs(in: step) where !terms.contains(term) { terms.append(term) }
    }
    if !terms.isEmpty { lines += ["## Terms met", ""] + terms.map { "- `term \($0)`" } + [""] }
    return lines.joined(separator: "\n")
  }

  private func outcome(_ result: StepResult) -> String {
    var facts = [result.outcome.rawValue.capitalizedFirst]
    if result.attempts > 1 { facts.append("\(result.attempts) attempts") }
    if result.hints > 0 { facts.append("\(result.hints) hint\(result.hints == 1 ? "" : "s")") }
    if let score = result.score { facts.append("score \(score.text(decimals: 2...2))") }
    return facts.joined(separator: ", ") + "."
  }
}

/// The terms that texts lead to.
enum TermLinks {
  /// The terms a step links, in the order they are met.
  static func slugs(in step: Step) -> [String] {
    var blocks = step.prose + step.after + step.hints.flatMap(\.blocks)
    if case .choice(let options) = step.kind { blocks += options.flatMap { $0.blocks + $0.feedback } }
    return blocks.linkedTerms
  }
}
