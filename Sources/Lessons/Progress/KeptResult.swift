import Margin

/// What is kept of a step's result, over all the times the step was taken.
extension StepResult {
  /// The largest count that is kept.
  static let mostCounted = 1_000_000
  /// How many mistakes of a step are kept.
  static let mostMistakes = 8
  /// How much of a mistake's text is kept, in Unicode scalars.
  static let longestMistake = 500

  /// The result within the bounds of what is kept, its mistakes in alphabetical order and each in one line.
  var kept: StepResult {
    var kept = self
    kept.attempts = min(max(attempts, 0), Self.mostCounted)
    kept.hints = min(max(hints, 0), Self.mostCounted)
    kept.mistakes = Self.joined([], mistakes.map(Self.line).filter { !$0.isEmpty })
    // Larger scores could not be read back.
    kept.score = score.map { min(max($0, -NumberText.limit), NumberText.limit) }
    return kept
  }

  /// The better of each: what was once done stays done, whichever comes first. Both are as they are kept.
  func joined(with other: StepResult) -> StepResult {
    var both = self
    both.outcome = outcome.rank < other.outcome.rank ? other.outcome : outcome
    both.attempts = max(attempts, other.attempts)
    both.hints = max(hints, other.hints)
    both.mistakes = Self.joined(mistakes, other.mistakes)
    both.score = [score, other.score].compactMap { $0 }.max()
    return both
  }

  private static func joined(_ some: [String], _ others: [String]) -> [String] {
    Array(Set(some + others).sorted().prefix(mostMistakes))
  }

  /// A text in one line: what breaks lines or moves a cursor is a space, and a run of spaces is one.
  private static func line(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: " "
      default: scalar
      }
    }
    let words = Array(scalars.split(separator: " ").joined(separator: [" "]).prefix(longestMistake))
    return String(String.UnicodeScalarView(words.last == " " ? words.dropLast() : words[...]))
  }
}

extension StepResult.Outcome {
  /// How far a step has come with it.
  fileprivate var rank: Int {
    switch self {
    case .open: 0
    case .failed: 1
    case .skipped: 2
    case .done: 3
    }
  }
}
