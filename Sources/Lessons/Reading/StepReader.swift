import Document
import KitFiles
import Margin

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
      take(.act(source.map(condition)), into: &step, at: block.line)
    case .wrong: step.mistakes += mistakes(source)
    case .solution: step.solution += source
    case .score: step.score = score(source, block.line)
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

  private func condition(_ line: SourceLine) -> Condition {
    let parts = line.text.split(separator: "|", maxSplits: 1).map { String($0).trimmingSpaces }
    return Condition(
      predicate: SourceLine(parts.first ?? "", line: line.line, column: line.column),
      message: parts.count == 2 ? parts[1] : "")
  }

  /// `PREDICATE => message`, and under it `try: commands`.
  private func mistakes(_ lines: [SourceLine]) -> [Mistake] {
    var mistakes: [Mistake] = []
    var isFaulty = false
    for line in lines {
      if line.text.hasPrefix("try:") {
        let place = (line: line.line, column: line.column)
        // The sample of a mistake that doesn't read is no fault of its own.
        if isFaulty { continue }
        if mistakes.isEmpty {
          findings.add(
            .wrongSilent, place, "`try:` follows no mistake.", "Write `CONDITION => message` first.")
        } else if mistakes[mistakes.count - 1].sample != nil {
          findings.add(
            .wrongSilent, place, "The mistake has a sample already.",
            "Put its commands into one line, with `;` between.")
        } else {
          mistakes[mistakes.count - 1].sample = line.dropping(4)
        }
        continue
      }
      isFaulty = false
      guard let (condition, message) = line.parts(around: "=>"), !message.text.isEmpty else {
        findings.add(
          .wrongSilent, (line.line, line.column), "The mistake has no message.", "Write `CONDITION => message`.")
        isFaulty = true
        continue
      }
      mistakes.append(Mistake(predicate: condition, message: message.text, sample: nil))
    }
    return mistakes
  }

  private func score(_ lines: [SourceLine], _ place: Int) -> Score? {
    var value: SourceLine?
    var pars: [(least: Fixed, message: String, line: Int)] = []
    for line in lines {
      guard let (key, text) = line.parts(around: ":"), !text.text.isEmpty else {
        findings.add(.block, (line.line, line.column), "This line is no `key: value`.", "Write `value: account_value`.")
        continue
      }
      switch key.text {
      case "value":
        if value != nil {
          findings.add(.duplicateKey, (line.line, line.column), "`value` stands twice.", "Keep one of them.")
        }
        value = text
      case "par":
        guard let (least, message) = text.parts(around: "=>"), !message.text.isEmpty,
          let parsed = try? NumberText.parse(least.text.utf8, allowing: .thousands)
        else {
          findings.add(.value, (text.line, text.column), "The par doesn't read.", "Write `par: 5,000 => message`.")
          continue
        }
        if let last = pars.last, last.least >= parsed.value {
          findings.add(
            .value, (text.line, text.column), "The par is not above the one before it.", "Write the lowest first.")
        }
        pars.append((parsed.value, message.text, line.line))
      default:
        findings.add(
          .unknownKey, (line.line, line.column), "`\(key.text)` is not a key that is known here.",
          "The keys are: value, par.")
      }
    }
    guard let value else {
      findings.add(.missingKey, (place, 1), "`value` is missing.", "Add a line `value: account_value`.")
      return nil
    }
    return Score(value: value, pars: pars)
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

extension String {
  /// The text without spaces at its ends.
  var trimmingSpaces: String {
    let start = firstIndex { $0 != " " && $0 != "\t" } ?? endIndex
    let end = lastIndex { $0 != " " && $0 != "\t" }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }

  /// What stands before and behind the first separator; nil when there is none.
  func parts(around separator: String) -> (String, String)? {
    guard let range = firstBytes(of: separator) else { return nil }
    return (String(self[..<range.lowerBound]).trimmingSpaces, String(self[range.upperBound...]).trimmingSpaces)
  }
}
