import KitFiles
import Margin

/// Reads the lines of an `ask` or a `predict` block.
struct QuestionReader {
  private let findings: Findings

  init(_ findings: Findings) {
    self.findings = findings
  }

  /// The question; nil, with findings, when it asks for nothing.
  func read(_ lines: [SourceLine], isPrediction: Bool, at fence: Int) -> Question? {
    var value: Question.Measure?
    var seen: Set<String> = []
    var question = Question(
      value: .init(expression: SourceLine("", line: fence), isBefore: false), run: [], isPrediction: isPrediction,
      unit: nil, decimals: nil, tolerance: .shown, toleranceLine: fence, mistakes: [])
    for line in lines {
      guard let (key, text) = line.parts(around: ":"), !text.text.isEmpty else {
        findings.add(.block, (line.line, line.column), "This line is no `key: value`.", "Write `value: equity`.")
        continue
      }
      let isRepeated = !seen.insert(key.text).inserted
      if isRepeated, ["value", "accept", "unit", "decimals"].contains(key.text) {
        findings.add(
          .duplicateKey, (line.line, line.column), "`\(key.text)` stands twice.", "Keep one of them.")
      }
      let place = (line: text.line, column: text.column)
      switch key.text {
      case "value": value = measure(text)
      case "run" where isPrediction: question.run.append(text)
      case "accept":
        question.tolerance = tolerance(text.text, place) ?? .shown
        question.toleranceLine = line.line
      case "unit":
        question.unit = unit(text.text, place)
      case "decimals":
        guard let decimals = Int(text.text), (0...8).contains(decimals) else {
          findings.add(.value, place, "`decimals` has to be a whole number.", "Write a number from 0 to 8.")
          continue
        }
        question.decimals = decimals
      case "wrong":
        guard let (expression, message) = text.parts(around: "=>"), !message.text.isEmpty, !expression.text.isEmpty
        else {
          findings.add(.wrongSilent, place, "The mistake has no message.", "Write `wrong: wallet_balance => message`.")
          continue
        }
        question.mistakes.append((measure(expression), message.text))
      default: unknown(key.text, isPrediction, (line.line, line.column))
      }
    }
    if isPrediction, question.run.isEmpty {
      findings.add(.missingKey, (fence, 1), "`run` is missing.", "Add a line `run: move BTC -10%`.")
    }
    guard let value else {
      findings.add(.missingKey, (fence, 1), "`value` is missing.", "Add a line `value: equity`.")
      return nil
    }
    question.value = value
    return question
  }

  private func unknown(_ key: String, _ isPrediction: Bool, _ place: (line: Int, column: Int)) {
    if key == "run" {
      findings.add(
        .unknownKey, place, "An `ask` carries nothing out.", "Make the block a `predict`, or leave `run` out.")
      return
    }
    let known = ["value", "accept", "unit", "decimals", "wrong"] + (isPrediction ? ["run"] : [])
    findings.add(
      .unknownKey, place, "`\(key)` is not a key that is known here.",
      Suggestion.nearest(to: key, among: known).map { "Did you mean `\($0)`?" }
        ?? "The keys are: \(known.joined(separator: ", ")).")
  }

  private func measure(_ line: SourceLine) -> Question.Measure {
    for (suffix, isBefore) in [(" before run", true), (" after run", false)] where line.text.hasSuffix(suffix) {
      let expression = String(line.text.dropLast(suffix.count)).trimmingSpaces
      return .init(
        expression: SourceLine(expression, line: line.line, column: line.column), isBefore: isBefore)
    }
    return .init(expression: line, isBefore: false)
  }

  private func unit(_ text: String, _ place: (line: Int, column: Int)) -> Unit? {
    if let unit = Unit(rawValue: text) { return unit }
    let names = Unit.allCases.map(\.rawValue)
    findings.add(
      .value, place, "`unit` can't be `\(text)`.",
      Suggestion.nearest(to: text, among: names).map { "Did you mean `\($0)`?" }
        ?? "Write one of: \(names.joined(separator: ", ")).")
    return nil
  }

  /// `± 0.5 %` is a share of the answer, `± 5` an amount.
  private func tolerance(_ text: String, _ place: (line: Int, column: Int)) -> Question.Tolerance? {
    let number = text.hasPrefix("±") ? String(text.dropFirst()).filter { $0 != " " } : ""
    guard let parsed = try? NumberText.parse(number.utf8, allowing: [.percent, .thousands]), parsed.value.isPositive
    else {
      findings.add(.tolerance, place, "The tolerance doesn't read.", "Write `accept: ± 0.5 %`, or `accept: ± 5`.")
      return nil
    }
    return parsed.isPercent ? .relative(parsed.value) : .absolute(parsed.value)
  }
}
