import Document
import KitFiles

/// Reads a step: its heading and what stands under it.
struct StepReader {
  private let findings: Findings

  init(_ findings: Findings) {
    self.findings = findings
  }

  func read(_ heading: SourceBlock, _ blocks: [SourceBlock]) -> Step {
    let (id, title, was) = name(heading)
    var step = Step(
      id: id, title: title, line: heading.line, was: was, prose: [], setup: [], kind: .read, mistakes: [],
      solution: [], score: nil, hints: [], after: [])
    var part = Part.body
    // What a misspelled block leaves without its goal is no fault of its own.
    var isKnown = true
    for block in blocks {
      if case .heading(let text, level: let level) = block.block {
        part = self.part(text.words, level, block.line)
        continue
      }
      switch part {
      case .body: isKnown = read(block, into: &step) && isKnown
      case .hints: readHints(block, into: &step)
      case .after: readAfter(block, into: &step)
      case .unknown: break
      }
    }
    if isKnown { check(step) }
    return step
  }

  // MARK: The heading

  /// `Title {#id was: old, older}`; without the braces the id comes from the title.
  private func name(_ heading: SourceBlock) -> (id: String, title: String, was: [String]) {
    guard case .heading(let text, _) = heading.block else { return ("", "", []) }
    let words = text.words
    guard let open = words.firstBytes(of: "{#"), words.hasSuffix("}") else {
      let id = Self.slug(words)
      if id.isEmpty {
        findings.add(.stepID, (heading.line, 1), "The step has no name.", "Write a title, or `{#name}` behind it.")
      }
      return (id, words, [])
    }
    let title = String(words[..<open.lowerBound]).trimmingSpaces
    if title.isEmpty {
      findings.add(.stepID, (heading.line, 1), "The step has no title.", "Write one before the braces.")
    }
    let inside = words[open.upperBound...].dropLast()
    let parts = inside.split(separator: " ", maxSplits: 1).map(String.init)
    let id = parts.first ?? ""
    if !LessonFile.isName(id) {
      findings.add(
        .stepID, (heading.line, 1), "`\(id)` can't name a step.", "Use small letters, digits and hyphens: `{#name}`.")
    }
    var was: [String] = []
    if parts.count == 2 {
      let rest = parts[1].trimmingSpaces
      was =
        rest.hasPrefix("was:")
        ? rest.dropFirst(4).split(separator: ",").map { String($0).trimmingSpaces } : []
      if was.isEmpty || !was.allSatisfy(LessonFile.isName) {
        findings.add(
          .stepID, (heading.line, 1), "What stands behind the step's name doesn't read.",
          "Write `{#name was: old-name}`.")
      }
    }
    return (LessonFile.isName(id) ? id : Self.slug(title), title, was)
  }

  /// A title as a name: small letters and digits, hyphens between.
  static func slug(_ title: String) -> String {
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return String(words.joined(separator: "-").prefix(60))
  }

  // MARK: The parts

  private enum Part { case body, hints, after, unknown }

  private func part(_ title: String, _ level: Int, _ line: Int) -> Part {
    if level == 3, title == "Hints" { return .hints }
    if level == 3, title == "After" { return .after }
    findings.add(
      .block, (line, 1), "A step has no part called `\(title)`.",
      "The parts of a step are `### Hints` and `### After`; a new step begins with `##`.")
    return .unknown
  }

  private func isText(_ block: SourceBlock, behind part: String) -> Bool {
    switch LessonBlock(info: block.info ?? "", at: block.line, findings) {
    case .text: return true
    case nil: return false
    default: break
    }
    findings.add(.block, (block.line, 1), "This block stands behind `### \(part)`.", "Put it before `### Hints`.")
    return false
  }

  private func readAfter(_ block: SourceBlock, into step: inout Step) {
    if case .list(let items, _) = block.block, ChoiceReader(findings).areChoices(items) {
      findings.add(
        .choice, (block.line, 1), "The choices stand behind `### After`.",
        "Put them before it, or begin a step with `## Title`.")
    }
    if block.info == nil || isText(block, behind: "After") { step.after.append(block.block) }
  }

  private func readHints(_ block: SourceBlock, into step: inout Step) {
    guard case .list(let items, _) = block.block else {
      if block.info != nil, !isText(block, behind: "Hints") { return }
      findings.add(.hint, (block.line, 1), "Hints are a numbered list.", "Write `1. The first hint`, one a line.")
      return
    }
    for (index, item) in items.enumerated() {
      step.hints.append(
        Hint(blocks: item, line: block.itemLines.indices.contains(index) ? block.itemLines[index] : block.line))
    }
  }

  /// Whether a block reads as what it is meant to be; if it does, the step has it then.
  private func read(_ block: SourceBlock, into step: inout Step) -> Bool {
    if case .list(let items, _) = block.block, let options = ChoiceReader(findings).options(items, block) {
      take(.choice(options), into: &step, at: block.line)
      return true
    }
    guard let info = block.info, case .code(let lines) = block.block else {
      step.prose.append(block.block)
      return true
    }
    let source = LessonBlock.lines(lines, under: block.line, findings)
    let kind = LessonBlock(info: info, at: block.line, findings)
    switch kind {
    case nil: return false
    case .text: step.prose.append(block.block)
    case .setup: step.setup += source
    case .run:
      if source.isEmpty {
        findings.add(.command, (block.line, 1), "There is nothing to run.", "Write a command a line.")
      }
      take(.run(source), into: &step, at: block.line)
    case .goal:
      if source.isEmpty {
        findings.add(.goalBefore, (block.line, 1), "The goal is empty.", "Write a condition a line.")
      }
      take(.act(source.map(GoalReader.condition)), into: &step, at: block.line)
    case .wrong: step.mistakes += GoalReader(findings).mistakes(source)
    case .solution: step.solution += source
    case .score: step.score = GoalReader(findings).score(source, block.line)
    case .ask, .predict:
      let reader = QuestionReader(findings)
      guard let question = reader.read(source, isPrediction: kind == .predict, at: block.line) else { return false }
      take(.question(question), into: &step, at: block.line)
    case .play:
      if let first = source.first {
        findings.add(
          .block, (first.line, first.column), "Nothing in a `play` block is carried out.",
          "Leave it empty; `setup` prepares the account.")
      }
      take(.play, into: &step, at: block.line)
    case .numbers:
      findings.add(
        .block, (block.line, 1), "`numbers` stands in a step.", "Put it between the title and the first step.")
    }
    return true
  }

  private func take(_ kind: Step.Kind, into step: inout Step, at line: Int) {
    guard case .read = step.kind else {
      findings.add(
        .block, (line, 1), "The step asks for two things.",
        "Make two steps of it: each `##` has one of run, goal, ask, predict, choices and play.")
      return
    }
    step.kind = kind
  }

  // MARK: What belongs together

  private func check(_ step: Step) {
    let isAct = if case .act = step.kind { true } else { false }
    if isAct, step.solution.isEmpty {
      findings.add(
        .goalAfter, (step.line, 1), "The step has a goal and no solution.", "Add a block `solution` with the commands.")
    }
    if !isAct, let line = step.solution.first?.line ?? step.mistakes.first?.predicate.line ?? step.score?.value.line {
      findings.add(
        .block, (line, 1), "Solution, mistakes and score belong to a goal.", "Add a block `goal`, or remove this one.")
    }
    for mistake in step.mistakes where mistake.sample == nil {
      findings.add(
        .wrongSilent, (mistake.predicate.line, mistake.predicate.column), "The mistake has no sample.",
        "Write `try: commands` under it, which make the mistake.")
    }
    let needsHints =
      switch step.kind {
      case .act, .question: true
      default: false
      }
    let asksNothing =
      switch step.kind {
      case .read, .run, .play: true
      default: false
      }
    if asksNothing, let hint = step.hints.first {
      findings.add(
        .hint, (hint.line, 1), "The step has hints and asks for nothing.",
        "Add a block `goal`, `ask` or `predict`, or remove them.")
    }
    if needsHints, step.hints.isEmpty {
      findings.add(.hint, (step.line, 1), "The step has no hints.", "Add `### Hints` and a numbered list.")
    }
  }
}
