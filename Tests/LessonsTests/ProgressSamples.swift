import Document
import Glossary
import Margin
import Testing

@testable import Lessons

/// Progress at random, the same for the same seed.
struct ProgressSamples {
  private var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
  }

  /// A number from 0 up to but without `bound`.
  mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(max(bound, 1))) }

  mutating func pick<T>(_ some: [T]) -> T { some[below(some.count)] }

  private static let lessons = ["one-account", "margin-call", "a", "9-lives"]
  private static let names = ["predict", "open-two", "x", "equity", "basis", "beta-2"]
  private static let mistakes = [
    "That is equity now.", "The fall costs size × price × 10 %.", "a=b, c\n  d", "\u{1B}[31mred", "🏴‍☠️ no", "\t", "é",
    "# no",
  ]

  mutating func result() -> StepResult {
    var result = StepResult()
    result.outcome = pick(StepResult.Outcome.allCases)
    result.attempts = pick([0, 1, 2, 3, 1_000_000, .max, -1])
    result.hints = below(4)
    result.mistakes = (0..<below(4)).map { _ in pick(Self.mistakes) }
    if below(3) == 0 { result.score = Fixed(below(2_000_000) - 1_000_000, decimals: below(13)) }
    return result
  }

  mutating func change(day: Int) -> ProgressChange {
    switch below(10) {
    case 0..<5: .step(lesson: pick(Self.lessons), step: pick(Self.names), result())
    case 5..<7: .finished(lesson: pick(Self.lessons), version: pick(["0a", "ff", "9"]), teaches: [pick(Self.names)])
    case 7: below(4) == 0 ? .forgotten(lesson: pick(Self.lessons)) : .step(lesson: "a", step: "b", StepResult())
    default: .reviewed(term: pick(Self.names), quality: below(6), day: day)
    }
  }

  mutating func progress() -> Progress {
    var progress = Progress()
    var day = 20_000 + below(1_000)
    for _ in 0..<below(40) {
      day += below(3)
      progress.apply(change(day: day), day: day)
    }
    return progress
  }

  /// Text that was damaged in a few places.
  mutating func damaged(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0...below(6) {
      let place = below(bytes.count + 1)
      switch below(4) {
      case 0 where place < bytes.count: bytes[place] = UInt8(below(256))
      case 1: bytes.insert(UInt8(pick([10, 13, 32, 61, 0, 255, 48, 57])), at: place)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + below(20)))
      default: bytes += bytes.suffix(below(40))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Progress {
  /// Progress after changes of one day.
  init(_ changes: ProgressChange..., day: Int = 20_000) {
    self.init()
    for change in changes { apply(change, day: day) }
  }

  /// Progress with these terms in review, each due on its day.
  init(due terms: [String: Int]) {
    self.init()
    for (term, day) in terms { join(ReviewCard(due: day), term: term) }
  }
}

extension StepResult {
  init(_ outcome: Outcome, attempts: Int = 0, hints: Int = 0, mistakes: [String] = [], score: Fixed? = nil) {
    self.init()
    (self.outcome, self.attempts, self.hints, self.mistakes, self.score) = (outcome, attempts, hints, mistakes, score)
  }
}

extension [Block] {
  /// The words of paragraphs, headings and table cells.
  var words: String {
    map { block in
      switch block {
      case .paragraph(let text), .heading(let text, _): text.words
      case .table(let table): table.rows.map { $0.map(\.words).joined(separator: "|") }.joined(separator: "\n")
      default: ""
      }
    }.joined(separator: "\n")
  }
}
