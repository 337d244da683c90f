import KitFiles
import Margin

/// Reads a `numbers` block.
struct NumbersReader {
  /// The most numbers of a lesson.
  static let most = 32
  /// The most values one of them can take.
  static let mostValues = 100_000

  private let findings: Findings

  init(_ findings: Findings) {
    self.findings = findings
  }

  func read(_ lines: [SourceLine]) -> Numbers {
    var numbers = Numbers()
    for line in lines {
      if line.text.hasPrefix("require ") {
        require(line, into: &numbers)
      } else if let (name, form) = line.text.parts(around: "=") {
        declare(name, form, line, into: &numbers)
      } else {
        findings.add(
          .number, (line.line, line.column), "This line declares no number.", "Write `size = 0.4 .. 0.8 step 0.1`.")
      }
    }
    checkOrder(of: numbers)
    return numbers
  }

  /// A number can be computed only from those that are drawn before it.
  private func checkOrder(of numbers: Numbers) {
    for (index, entry) in numbers.entries.enumerated() {
      guard case .computed(let expression) = entry.form else { continue }
      for case .name(let name, _) in Draw.pieces(of: expression)
      where numbers.entries[index...].contains(where: { $0.name == name }) {
        findings.add(
          .number, (entry.line.line, entry.line.column),
          "`\(entry.name)` is computed from `\(name)`, which comes later.",
          "Compute it from numbers declared above it.")
      }
    }
  }

  /// `require A < B` is a condition on the draw; with `after STEP` it is proved by `check`.
  private func require(_ line: SourceLine, into numbers: inout Numbers) {
    var predicate = line.dropping("require ".count)
    let text = predicate.text
    guard let range = text.ranges(of: " after ").last else {
      numbers.filters.append(predicate)
      return
    }
    let step = String(text[range.upperBound...]).trimmingSpaces
    predicate.text = String(text[..<range.lowerBound]).trimmingSpaces
    numbers.proofs.append(Numbers.Proof(predicate: predicate, step: step == "solution" ? nil : step))
  }

  private func declare(_ name: String, _ form: String, _ line: SourceLine, into numbers: inout Numbers) {
    let place = (line: line.line, column: line.column)
    guard name.utf8.count <= 32, let first = name.utf8.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z"),
      name.utf8.allSatisfy({ byte in
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
          || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      })
    else {
      findings.add(.number, place, "`\(name)` can't name a number.", "Use small letters, digits and underscores.")
      return
    }
    guard !numbers.entries.contains(where: { $0.name == name }) else {
      findings.add(.number, place, "`\(name)` is declared twice.", "Keep one of them.")
      return
    }
    guard numbers.entries.count < Self.most else {
      findings.add(.number, place, "There are more than \(Self.most) numbers.", "Declare fewer.")
      numbers.faulty.insert(name)
      return
    }
    guard let form = self.form(form, place) else {
      numbers.faulty.insert(name)
      return
    }
    numbers.entries.append(.init(name: name, form: form, line: line))
  }

  private func form(_ text: String, _ place: (line: Int, column: Int)) -> Numbers.Form? {
    if let (low, rest) = text.parts(around: "..") {
      let (high, step) = rest.parts(around: " step ") ?? (rest, "")
      return range(low, high, step, place)
    }
    let choices = text.split(separator: "|").map { String($0).trimmingSpaces }
    if choices.count > 1 || number(text) != nil {
      let values = choices.compactMap(number)
      guard values.count == choices.count, Set(values).count == values.count else {
        findings.add(.number, place, "The choices have to be different numbers.", "Write `lever = 5 | 10 | 20`.")
        return nil
      }
      return .choice(values)
    }
    return .computed(text)
  }

  private func range(
    _ low: String, _ high: String, _ step: String, _ place: (line: Int, column: Int)
  ) -> Numbers.Form? {
    guard let low = number(low), let high = number(high), let step = number(step), step.isPositive, low <= high,
      let span = try? high - low, span.isMultiple(of: step), let steps = try? span / step,
      let count = Int(steps.description), count < Self.mostValues
    else {
      findings.add(
        .number, place, "The range doesn't read.",
        "Write `size = 0.4 .. 0.8 step 0.1`, so that the last is reached in whole steps, at most \(Self.mostValues).")
      return nil
    }
    return .range(low: low, step: step, count: count + 1)
  }

  private func number(_ text: String) -> Fixed? {
    try? NumberText.parse(text.utf8, allowing: .thousands).value
  }
}
