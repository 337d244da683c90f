import Document
import KitFiles

/// Cuts the body of a lesson into its beginning and its steps.
struct BodyReader {
  private let findings: Findings
  private let firstLine: Int

  init(_ findings: Findings, firstLine: Int) {
    self.findings = findings
    self.firstLine = firstLine
  }

  func read(_ source: [SourceBlock], into lesson: inout Lesson) {
    let blocks = source.map { block in
      var block = block
      block.line += firstLine - 1
      block.itemLines = block.itemLines.map { $0 + firstLine - 1 }
      return block
    }
    let starts = blocks.indices.filter { if case .heading(_, level: 2) = blocks[$0].block { true } else { false } }
    readBeginning(Array(blocks[..<(starts.first ?? blocks.count)]), into: &lesson)
    if starts.isEmpty {
      findings.add(.block, (firstLine, 1), "The lesson has no step.", "Begin each step with `## Title`.")
    }
    for (number, start) in starts.enumerated() {
      guard lesson.steps.count < LessonFile.mostSteps else {
        findings.add(
          .block, (blocks[start].line, 1), "There are more than \(LessonFile.mostSteps) steps.", "Make two lessons.")
        break
      }
      let end = number + 1 < starts.count ? starts[number + 1] : blocks.count
      let step = StepReader(findings).read(blocks[start], Array(blocks[(start + 1)..<end]))
      if let other = lesson.steps.first(where: { $0.id == step.id }) {
        findings.add(
          .stepID, (step.line, 1), "Another step is called `\(other.id)`.", "Give one of them another: `{#name}`.")
      }
      lesson.steps.append(step)
    }
    checkFormerNames(lesson.steps)
  }

  /// Progress under a former name belongs to one step.
  private func checkFormerNames(_ steps: [Step]) {
    for (index, step) in steps.enumerated() {
      for name in step.was {
        let isName = steps.contains { $0.id == name && $0.line != step.line }
        guard isName || steps[..<index].contains(where: { $0.was.contains(name) }) else { continue }
        findings.add(
          .stepID, (step.line, 1), "The former name `\(name)` is a name of another step too.",
          "Keep it with one of them; progress under it belongs to one step.")
      }
    }
  }

  private func readBeginning(_ blocks: [SourceBlock], into lesson: inout Lesson) {
    var rest = blocks[...]
    if let first = rest.first, case .heading(let title, level: 1) = first.block, !title.words.isEmpty {
      lesson.title = title.words
      rest.removeFirst()
    } else {
      findings.add(.block, (firstLine, 1), "The lesson has no title.", "Begin the text with `# Title`.")
    }
    var hasNumbers = false
    for block in rest {
      guard let info = block.info, case .code(let lines) = block.block else {
        lesson.intro.append(block.block)
        continue
      }
      let source = LessonBlock.lines(lines, under: block.line, findings)
      switch LessonBlock(info: info, at: block.line, findings) {
      case .numbers where hasNumbers:
        findings.add(
          .block, (block.line, 1), "There are two blocks `numbers`.", "Declare all numbers in the first one.")
      case .numbers:
        hasNumbers = true
        lesson.numbers = NumbersReader(findings).read(source)
      case .setup: lesson.setup += source
      case .text: lesson.intro.append(block.block)
      case nil: break
      default:
        findings.add(
          .block, (block.line, 1), "`\(info)` stands before the first step.", "Put it under the `##` of a step.")
      }
    }
  }
}

/// The blocks a lesson is made of, by the word behind the fence.
enum LessonBlock: String, CaseIterable {
  case numbers, setup, run, goal, wrong, solution, score, ask, predict, play
  /// Lines to be shown as they are.
  case text

  /// The block of an info string; nil, with a finding, when there is none of that name.
  init?(info: String, at line: Int, _ findings: Findings) {
    let word = info.split(separator: " ").first.map(String.init) ?? ""
    if let block = word.isEmpty ? .text : LessonBlock(rawValue: word) {
      self = block
      return
    }
    let names = Self.allCases.map(\.rawValue)
    findings.add(
      .block, (line, 4), "`\(word)` is not a block of a lesson.",
      Suggestion.nearest(to: word, among: names).map { "Did you mean `\($0)`?" }
        ?? "The blocks are: \(names.joined(separator: ", ")).")
    return nil
  }

  /// The longest line of a block, in bytes.
  static let longestLine = 2_000
  /// The most lines of a block.
  static let mostLines = 500

  /// The lines of a fenced block that say something.
  static func lines(_ lines: [String], under fence: Int, _ findings: Findings) -> [SourceLine] {
    if lines.count > mostLines {
      findings.add(.text, (fence, 1), "The block has more than \(mostLines) lines.", "Make two steps of it.")
    }
    return lines.prefix(mostLines).enumerated().compactMap { offset, line in
      let start = line.prefix { $0 == " " || $0 == "\t" }.count
      guard line.utf8.count <= longestLine else {
        findings.add(
          .text, (fence + 1 + offset, start + 1), "The line has more than \(longestLine) bytes.",
          "Make several lines of it.")
        return nil
      }
      let text = line.dropFirst(start)
      guard let end = text.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return nil }
      return SourceLine(String(text[...end]), line: fence + 1 + offset, column: start + 1)
    }
  }
}
