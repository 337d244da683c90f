import Document
import Margin
import Practice

/// What the words of a lesson calculate, so that it can be held to the numbers of each draw.
///
/// The engine works out answers, goals and mistakes anew when the numbers change; words don't follow. Two things in them
/// can be held to it: equations of plain numbers, such as `10,000 − 15 = 9,985`, and a last hint that is a calculation
/// and nothing else, which has to come to the answer.
struct ProseClaims: Sendable {
  /// An equation in a stretch of code, and the line of the step, hint or choice it is in.
  struct Equation: Sendable {
    var sides: [String]
    var line: Int
  }

  /// The equations of each step, by its place.
  private(set) var equations: [[Equation]]

  init(_ lesson: Lesson) {
    equations = lesson.steps.map { step in
      var found = Self.equations(step.prose + step.after, step.line)
      for hint in step.hints { found += Self.equations(hint.blocks, hint.line) }
      if case .choice(let options) = step.kind {
        for option in options { found += Self.equations(option.blocks + option.feedback, option.line) }
      }
      return found
    }
  }

  private static func equations(_ blocks: [Block], _ line: Int) -> [Equation] {
    codes(in: blocks).compactMap { code in
      let sides = code.split(separator: "=", omittingEmptySubsequences: false).map { String($0).trimmingSpaces }
      return sides.count > 1 && sides.allSatisfy { !$0.isEmpty } ? Equation(sides: sides, line: line) : nil
    }
  }

  private static func codes(in blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let text), .heading(let text, _): text.spans.filter { $0.role == .code }.map(\.words)
      case .list(let items, _): items.flatMap { codes(in: $0) }
      case .quote(let inner): codes(in: inner)
      default: []
      }
    }
  }

  /// The last hint of a step as a calculation of plain numbers; nil when it says anything else.
  static func calculation(of hint: Hint?, _ draw: Draw) -> String? {
    guard let hint else { return nil }
    var words = draw.fill(BlockWords.words(of: hint.blocks))
    for ending in [", as a percentage", "."] where words.hasSuffix(ending) { words.removeLast(ending.count) }
    guard let plain = Calculation.plain(words), words.contains(where: { "×÷*/+−".contains($0) }) else { return nil }
    return plain
  }
}

/// Calculations as they are written in prose.
enum Calculation {
  /// A calculation of numbers and signs alone, as the calculator reads it; nil for any other text.
  static func plain(_ text: String) -> String? {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "0"..."9", ".", ",", "%", "+", "-", "\u{2212}", "×", "÷", "*", "/", "(", ")", " ": true
      default: false
      }
    }
    guard isPlain, text.contains(where: \.isNumber) else { return nil }
    return text.replacing("\u{2212}", with: "-")
  }

  /// Whether two sides that are so far apart say the same: a number that stands alone may be rounded, up or down.
  static func isNear(_ distance: Fixed, _ one: String, _ other: String) -> Bool {
    distance.isZero || distance < max(unit(of: one), unit(of: other))
  }

  /// One unit of the last decimal of a number that stands alone; nothing for a calculation, and for a whole number,
  /// which stands for itself.
  private static func unit(of text: String) -> Fixed {
    guard let parsed = try? NumberText.parse(text.utf8, allowing: .percent) else { return .zero }
    let digits = text.filter { $0.isNumber || $0 == "." }
    let decimals = digits.firstIndex(of: ".").map { digits[$0...].count - 1 } ?? 0
    guard decimals > 0 || parsed.isPercent else { return .zero }
    return Fixed(1, decimals: min(decimals + (parsed.isPercent ? 2 : 0), Fixed.decimals))
  }
}
