import Margin

/// Progress as text, to be kept, read, compared and carried to another machine.
///
///     plimsoll progress 1
///     lesson one-account finished=2026-11-25 version=9c0e3f0a77b1d2e4
///     step one-account predict outcome=done attempts=2 hints=1 score=12.5
///     mistake one-account predict That is equity now.
///     term equity due=2026-12-01 interval=6 repetitions=2 ease=2500 reviewed=2026-11-25
///
/// A line each, sorted by name, and keys that say nothing left out. Blank lines and those behind `#` are for people.
extension Progress {
  /// How every progress file begins; the version of the format follows.
  public static let firstLine = "plimsoll progress"
  /// The largest text read, in bytes.
  public static let limit = 4_000_000
  /// The most lines read.
  static let mostLines = 100_000
  /// The version of the format that is written.
  static let version = 1

  /// The progress as text.
  public var text: String {
    var lines = ["\(Self.firstLine) \(Self.version)"]
    for (id, lesson) in lessons.sorted(by: { $0.key < $1.key }) {
      if let finish = lesson.finish {
        lines.append("lesson \(id) finished=\(DayText.text(finish.day)) version=\(finish.version)")
      }
      for (step, result) in lesson.steps.sorted(by: { $0.key < $1.key }) {
        lines.append("step \(id) \(step)" + Self.facts(result))
        lines += result.mistakes.map { "mistake \(id) \(step) \($0)" }
      }
    }
    for (term, card) in terms.sorted(by: { $0.key < $1.key }) { lines.append("term \(term)" + Self.facts(card)) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What a text says, as far as it can be read.
  ///
  /// Keys of a later version are passed over. A line that says nothing or more than there is room for is damaged; so is
  /// the first line of another version, and the first line beyond the bounds, behind which nothing is read.
  ///
  /// - Returns: the progress, and the numbers of the damaged lines, from 1.
  public static func read(_ text: String) -> (progress: Progress, damagedLines: [Int]) {
    var progress = Progress()
    var damaged: [Int] = []
    let newline = UInt8(ascii: "\n")
    let lines = text.utf8.prefix(limit).split(
      separator: newline, maxSplits: mostLines, omittingEmptySubsequences: false)
    let isCut = text.utf8.count > limit
    for (index, line) in lines.enumerated() {
      if index == mostLines || (isCut && index + 1 == lines.count) {
        if !line.isEmpty || isCut { damaged.append(index + 1) }
        break
      }
      if index == 0, ProgressLine.isHead(line) { continue }
      let isSound = ProgressLine(line).map { $0.take(into: &progress) } ?? false
      if !isSound || index == 0 { damaged.append(index + 1) }
    }
    return (progress, damaged)
  }

  private static func facts(_ result: StepResult) -> String {
    var facts = " outcome=\(result.outcome.rawValue)"
    if result.attempts > 0 { facts += " attempts=\(result.attempts)" }
    if result.hints > 0 { facts += " hints=\(result.hints)" }
    if let score = result.score { facts += " score=\(score)" }
    return facts
  }

  private static func facts(_ card: ReviewCard) -> String {
    let facts =
      " due=\(DayText.text(card.due)) interval=\(card.interval) repetitions=\(card.repetitions) ease=\(card.ease)"
    return facts + (card.reviewed.map { " reviewed=\(DayText.text($0))" } ?? "")
  }
}
