import KitFiles
import Margin

/// Reads the lines of the blocks `goal`, `wrong` and `score`.
struct GoalReader {
  private let findings: Findings

  init(_ findings: Findings) {
    self.findings = findings
  }

  /// `PREDICATE | message`.
  static func condition(_ line: SourceLine) -> Condition {
    let parts = line.text.split(separator: "|", maxSplits: 1).map { String($0).trimmingSpaces }
    return Condition(
      predicate: SourceLine(parts.first ?? "", line: line.line, column: line.column),
      message: parts.count == 2 ? parts[1] : "")
  }

  /// `PREDICATE => message`, and under it `try: commands`.
  func mistakes(_ lines: [SourceLine]) -> [Mistake] {
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

  /// `value: calculation`, and `par: number => message` as often as wanted, the lowest first.
  func score(_ lines: [SourceLine], _ place: Int) -> Score? {
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
}
