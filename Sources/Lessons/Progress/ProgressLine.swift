import Margin

/// A line of a progress file: a word that says what it is about, names, and `key=value` words or the text of a mistake.
struct ProgressLine {
  private let kind: String
  private let names: [String]
  private let facts: [String: String]
  private let mistake: String

  /// The line, cut into words; nil when a word is neither a name where names stand nor `key=value`, or a key stands
  /// twice.
  init?(_ line: Substring.UTF8View) {
    let words = Self.words(of: line)
    let isComment = words.first?.hasPrefix("#") ?? true
    kind = isComment ? "" : words[0]
    var rest = isComment ? [] : words.dropFirst()
    if kind == "mistake" {
      names = Array(rest.prefix(2))
      mistake = rest.dropFirst(2).joined(separator: " ")
      rest = []
    } else {
      names = Array(rest.prefix { !$0.contains("=") })
      mistake = ""
    }
    var facts: [String: String] = [:]
    for word in rest.dropFirst(names.count) {
      guard let sign = word.firstIndex(of: "="),
        facts.updateValue(String(word[word.index(after: sign)...]), forKey: String(word[..<sign])) == nil
      else { return nil }
    }
    self.facts = facts
  }

  /// Whether a line is the first one of a progress file, in the version that is read here.
  static func isHead(_ line: Substring.UTF8View) -> Bool {
    words(of: line).joined(separator: " ") == "\(Progress.firstLine) \(Progress.version)"
  }

  private static func words(of line: Substring.UTF8View) -> [String] {
    // Some editors end lines the other way.
    let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    return line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Takes what the line says into a progress; false when it can't be understood.
  func take(into progress: inout Progress) -> Bool {
    switch (kind, names.count) {
    case ("", _): true
    case ("lesson", 1): takeLesson(into: &progress)
    case ("step", 2): takeStep(into: &progress)
    case ("mistake", 2): takeMistake(into: &progress)
    case ("term", 1): takeTerm(into: &progress)
    default: false
    }
  }

  private func takeLesson(into progress: inout Progress) -> Bool {
    guard let day = facts["finished"].flatMap(DayText.day), let version = facts["version"] else { return false }
    return progress.join(LessonProgress.Finish(day: day, version: version), lesson: names[0])
  }

  private func takeStep(into progress: inout Progress) -> Bool {
    let counts = 0...StepResult.mostCounted
    guard let outcome = facts["outcome"].flatMap(StepResult.Outcome.init), let attempts = number("attempts", counts),
      let hints = number("hints", counts)
    else { return false }
    var result = StepResult()
    (result.outcome, result.attempts, result.hints) = (outcome, attempts, hints)
    if let text = facts["score"] {
      guard let score = try? NumberText.parse(text.utf8, allowing: []).value else { return false }
      result.score = score
    }
    return progress.join(result, lesson: names[0], step: names[1])
  }

  private func takeMistake(into progress: inout Progress) -> Bool {
    guard !mistake.isEmpty else { return false }
    var result = StepResult()
    result.mistakes = [mistake]
    return progress.join(result, lesson: names[0], step: names[1])
  }

  private func takeTerm(into progress: inout Progress) -> Bool {
    guard let due = facts["due"].flatMap(DayText.day), let interval = number("interval", ReviewCard.intervals),
      let repetitions = number("repetitions", ReviewCard.counted), let ease = number("ease", ReviewCard.eases)
    else { return false }
    var card = ReviewCard(due: due)
    (card.interval, card.repetitions, card.ease) = (interval, repetitions, ease)
    if let text = facts["reviewed"] {
      guard let day = DayText.day(text) else { return false }
      card.reviewed = day
    }
    return progress.join(card, term: names[0])
  }

  /// A whole number within bounds; left out it is 0, which counts where 0 is within them.
  private func number(_ key: String, _ bounds: ClosedRange<Int>) -> Int? {
    Int(facts[key] ?? "0").flatMap { bounds.contains($0) ? $0 : nil }
  }
}
