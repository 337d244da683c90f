import Document
import Margin
import Practice

extension Player {
  /// What is shown when the lesson begins.
  public var beginning: [Block] {
    var facts =
      "\(lesson.steps.count) step\(lesson.steps.count == 1 ? "" : "s"), about \(lesson.minutes) minute\(lesson.minutes == 1 ? "" : "s")."
    if !lesson.numbers.entries.isEmpty { facts += " Its numbers are drawn from seed \(seed)." }
    var blocks: [Block] = [
      .heading(Text(lesson.title), level: 1), .paragraph(Text(lesson.summary)), .paragraph(Text(facts, .muted)),
    ]
    if lesson.mode == .graded {
      blocks.append(
        .paragraph(
          Text(
            "This lesson is graded: there is no skip, and a question takes \(Self.gradedAttempts) answers. "
              + "transcript FILE keeps what you hand in.")))
    }
    return blocks + PlayerWords.prose(draw.fill(lesson.intro)) + opening
  }

  /// What is shown when the step begins.
  public var opening: [Block] {
    var blocks: [Block] = [PlayerWords.title(step, index, of: lesson.steps.count)]
    blocks += PlayerWords.prose(draw.fill(step.prose))
    if !step.setup.isEmpty { blocks += session.summary.blocks }
    // A lesson that is resumed may stand behind what the step asked for.
    if stage == .done { return blocks + [.gap, PlayerWords.goesOn(to: lesson.steps[index + 1])] }
    switch step.kind {
    case .choice(let options): blocks += [.gap] + PlayerWords.options(options, draw)
    case .run(let commands):
      let all = draw.fill(commands).flatMap { CommandText.commands(in: $0.text) }
      return blocks + PlayerWords.terms(step) + all.dropFirst(ran).prefix(1).map { PlayerWords.typesNext($0.text) }
    default: break
    }
    return blocks + PlayerWords.terms(step) + [PlayerWords.reminder(step, draw, begun)]
  }

  /// What the step has to say once it is done.
  var afterword: [Block] {
    step.after.isEmpty ? [] : [.gap] + PlayerWords.prose(draw.fill(step.after)) + [.gap]
  }

  /// What is shown when the step is done, and where it goes on.
  var closing: [Block] {
    var blocks: [Block] = []
    if let score = step.score, results[step.id]?.outcome == .done {
      blocks += PlayerWords.scored(score, draw, session)
    }
    blocks += afterword
    guard stage != .ended else { return blocks + PlayerWords.end(self) }
    return blocks + [PlayerWords.goesOn(to: lesson.steps[index + 1])]
  }
}

/// What the player says.
enum PlayerWords {
  static let done = Block.paragraph(Text("Done.", .good))
  static let rightChoice = Block.paragraph(Text("Right.", .good))
  static let lastAttempt = Block.paragraph("That was the last answer for this question.")
  static let playing = Block.paragraph("This is a copy of the account. Try what you like; back returns to the lesson.")
  static let returned = Block.paragraph("Back in the lesson; the account is as it was.")

  /// Prose with a pause between its paragraphs.
  static func prose(_ blocks: [Block]) -> [Block] {
    blocks.enumerated().flatMap { index, block in index == 0 ? [block] : [.gap, block] }
  }

  /// The terms a step links before anything is done, to be followed by name.
  static func terms(_ step: Step) -> [Block] {
    var slugs: [String] = []
    for slug in step.prose.linkedTerms where !slugs.contains(slug) { slugs.append(slug) }
    guard !slugs.isEmpty else { return [.gap] }
    var text = Text("Terms here: ", .muted)
    for (index, slug) in slugs.enumerated() {
      text.append(index == 0 ? "" : ", ", .muted)
      text.append(slug, .term(slug))
    }
    return [.gap, .paragraph(text)]
  }

  static func title(_ step: Step, _ index: Int, of count: Int) -> Block {
    var text = Text(step.title)
    text.append(" (\(index + 1) of \(count))", .muted)
    return .heading(text, level: 2)
  }

  /// What the step waits for.
  static func reminder(_ step: Step, _ draw: Draw, _ session: Session) -> Block {
    switch step.kind {
    case .read: .paragraph(Text("Enter goes on.", .muted))
    case .run: .paragraph(Text("Enter runs the next command.", .muted))
    case .act: .paragraph(Text("Your turn. goal says what is wanted, hint helps.", .muted))
    case .play: .paragraph(Text("Try what you like on this copy; Enter goes on with the account as it was.", .muted))
    case .choice(let options):
      options.count(where: \.isRight) == 1
        ? .paragraph(Text("Choose one: type its letter.", .muted))
        : .paragraph(Text("Choose all that are right: type their letters, such as a c.", .muted))
    case .question(let question):
      if let assessment = try? Assessment(question, draw, session) {
        .paragraph(Text(asks(assessment, session, isPrediction: question.isPrediction), .muted))
      } else {
        .paragraph(Text("Answer with a number.", .muted))
      }
    }
  }

  private static func asks(_ assessment: Assessment, _ session: Session, isPrediction: Bool) -> String {
    let unit =
      switch assessment.unit {
      case .money, .price: " in \(session.currency)"
      case .rate: " in percent"
      case .multiple: ", as a multiple such as 5x"
      case .size, .number: ""
      }
    let exactness =
      switch assessment.form {
      case .shown where assessment.decimals == 0: ", to the whole number"
      case .shown: ", to \(assessment.decimals) decimal\(assessment.decimals == 1 ? "" : "s")"
      case .absolute(let amount):
        ", give or take \(session.text(amount, assessment.unit, decimals: decimals(of: amount, assessment.unit)))"
      case .relative(let share):
        ", give or take \(session.text(share, .rate, decimals: decimals(of: share, .rate))) of it"
      }
    return "\(isPrediction ? "Predict" : "Answer with") a number\(unit)\(exactness)."
  }

  private static func decimals(of value: Fixed, _ unit: Unit) -> Int {
    max(0, value.significantDecimals - (unit == .rate ? 2 : 0))
  }

  static func typesNext(_ command: String) -> Block {
    var text = Text("Enter types: ", .muted)
    text.append(command, .code)
    return .paragraph(text)
  }

  /// What is said of a step that asks for nothing any more.
  static func over(_ outcome: StepResult.Outcome) -> Block {
    switch outcome {
    case .skipped: .paragraph("This step was skipped.")
    case .failed: .paragraph("This step is over.")
    case .open, .done: .paragraph(Text("This step is done.", .good))
    }
  }

  static func goesOn(to step: Step) -> Block {
    .paragraph(Text("Enter goes on to: \(step.title)", .muted))
  }

  /// A command typed for the learner, with what came of it.
  static func typed(_ report: Report) -> [Block] {
    var text = Text("> ", .muted)
    text.append(report.command, .code)
    return [.paragraph(text)] + report.document().blocks
  }

  static func mistake(_ message: String) -> [Block] {
    var blocks = Document(commonMark: message).blocks
    if case .paragraph(var text)? = blocks.first {
      text.spans.insert(Text.Span("Not that. ", .warning), at: 0)
      blocks[0] = .paragraph(text)
    }
    return blocks
  }

  /// How far the goal is, after a command: what is missing first.
  static func unfinished(_ standings: [Player.Standing]) -> Block {
    let held = standings.count(where: \.holds)
    guard let missing = standings.first(where: { !$0.holds }) else { return done }
    var text = Text(standings.count == 1 ? "Not yet. " : "\(held) of \(standings.count) so far. ", .warning)
    text.spans += words(missing).spans
    return .paragraph(text)
  }

  private static func words(_ standing: Player.Standing) -> Text {
    var text = Text(standing.message.isEmpty ? "" : standing.message + " ")
    text.append("Now: \(standing.actual). Wanted: \(standing.wanted).", .muted)
    return text
  }

  /// The goal as a list to check off.
  static func goal(_ standings: [Player.Standing]) -> Block {
    .list(
      standings.map { standing in
        var text = Text(standing.holds ? "reached: " : "open: ", standing.holds ? .good : .warning)
        if standing.holds {
          text.append(standing.actual + ".")
        } else {
          text.spans += words(standing).spans
        }
        return [.paragraph(text)]
      }, ordered: false)
  }

  static func hint(_ blocks: [Block], _ number: Int, of count: Int) -> [Block] {
    [.paragraph(Text("Hint \(number) of \(count)", .strong))] + blocks
  }

  // MARK: Questions

  static func right(_ assessment: Assessment, _ session: Session) -> Block {
    var text = Text("Right. ", .good)
    text.append("It is \(session.text(assessment.value, assessment.unit, decimals: assessment.decimals)).")
    return .paragraph(text)
  }

  static func answer(_ assessment: Assessment, _ session: Session) -> Block {
    .paragraph(Text("It is \(session.text(assessment.value, assessment.unit, decimals: assessment.decimals))."))
  }

  static func wrong(_ assessment: Assessment, _ answers: [Fixed]) -> Block {
    var text = Text("Not that. ", .warning)
    if answers.contains(where: { assessment.accepts(-$0) }) {
      text.append("The size is right; look at the sign.")
    } else if let answer = answers.first {
      text.append(answer < assessment.value ? "It is more." : "It is less.")
    }
    return .paragraph(text)
  }

  // MARK: Choices

  static func letter(_ index: Int) -> String {
    String(Unicode.Scalar(UInt8(ascii: "a") + UInt8(max(0, min(index, 25)))))
  }

  static func options(_ options: [Option], _ draw: Draw) -> [Block] {
    options.enumerated().flatMap { index, option in lettered(draw.fill(option.blocks), index) }
  }

  private static func lettered(_ blocks: [Block], _ index: Int) -> [Block] {
    guard case .paragraph(var text)? = blocks.first else { return blocks }
    text.spans.insert(Text.Span("\(letter(index))  ", .strong), at: 0)
    return [.paragraph(text)] + blocks.dropFirst()
  }

  static func feedback(_ option: Option, _ index: Int, _ draw: Draw) -> [Block] {
    lettered(draw.fill(option.feedback), index)
  }

  static func wrongChoice(_ chosen: Set<Int>, _ right: Set<Int>) -> Block {
    var text = Text("Not that. ", .warning)
    if chosen.isSubset(of: right) {
      text.append("There is more that is right.")
    } else if chosen.isSuperset(of: right) {
      text.append("That is too much.")
    }
    return .paragraph(text)
  }

  static func solution(_ options: [Option]) -> Block {
    let letters = options.indices.filter { options[$0].isRight }.map(letter)
    return .paragraph(Text("Right is: \(letters.joined(separator: ", "))."))
  }

  // MARK: Scores

  static func score(_ score: Score, _ draw: Draw) -> Block {
    .paragraph(Text("Counted at the end: \(draw.fill(score.value.text)).", .muted))
  }

  static func scored(_ score: Score, _ draw: Draw, _ session: Session) -> [Block] {
    let expression = draw.fill(score.value.text)
    guard let value = try? session.value(of: expression) else { return [] }
    let unit = session.unit(of: expression) ?? .number
    var text = Text("Score: ", .strong)
    text.append("\(expression) is \(session.text(value, unit, decimals: 2)).")
    var blocks: [Block] = [.paragraph(text)]
    if let par = score.pars.last(where: { $0.least <= value }) {
      blocks += Document(commonMark: draw.fill(par.message)).blocks
    }
    return blocks
  }

  // MARK: The lesson

  static func left(_ lesson: Lesson) -> Block {
    .paragraph(Text("The lesson waits for you: learn \(lesson.id) goes on here."))
  }

  static func end(_ player: Player) -> [Block] {
    let outcomes = player.lesson.steps.compactMap { player.results[$0.id]?.outcome }
    let skipped = outcomes.count { $0 == .skipped }
    let failed = outcomes.count { $0 == .failed }
    var text = Text("That was the last step. ", .strong)
    var facts = ["\(outcomes.count) step\(outcomes.count == 1 ? "" : "s")"]
    if skipped > 0 { facts.append("\(skipped) skipped") }
    if failed > 0 { facts.append("\(failed) not solved") }
    text.append(facts.joined(separator: ", ") + ". ")
    text.append("recap FILE keeps what you did; learn shows what is next; leave returns to your own account.")
    return [.paragraph(text)]
  }

  /// Where this is: the lesson, and how each step went.
  static func location(_ player: Player) -> [Block] {
    var text = Text(player.lesson.title, .strong)
    text.append(player.isPlaying ? ", playing on a copy" : "")
    let rows = player.lesson.steps.enumerated().map { index, step -> [Text] in
      let result = player.results[step.id]
      let isHere = index == player.index && !player.hasEnded
      let state = isHere ? "here" : result.map { $0.outcome.rawValue } ?? ""
      return [
        Text("\(index + 1)"), Text(step.id, isHere ? .strong : .plain), Text(step.title),
        Text(state, result?.outcome == .done ? .good : .plain),
      ]
    }
    return [
      .paragraph(text),
      .table(
        Table(
          columns: [.init("", .right), .init("step"), .init("title", isDispensable: true), .init("how it went")],
          rows: rows)),
    ] + player.session.holds.blocks
  }
}

extension String {
  /// The text with its first letter large.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
