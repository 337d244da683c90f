/// What a learner did in all lessons, and the terms she reviews.
///
/// A value and pure; days come from outside. Everything in it is joined rather than replaced, so two sessions at once, a
/// file from another machine and the same file once more come to the same.
public struct Progress: Equatable, Sendable {
  /// The most lessons, steps and terms that are kept; with them the text stays below `limit`.
  static let (mostLessons, mostSteps, mostTerms) = (1_000, 10_000, 5_000)
  /// The most that mistakes take up, in bytes of text.
  static let mostMistakes = 600_000

  /// What was done in lessons, by their ids.
  public private(set) var lessons: [String: LessonProgress] = [:]
  /// The terms in review, by their slugs.
  public private(set) var terms: [String: ReviewCard] = [:]
  /// How many steps all lessons have, and how large the texts of all mistakes are; kept, as every step that is read
  /// asks for them.
  private var (stepCount, mistakeSize) = (0, 0)

  /// Nothing done yet.
  public init() {}

  /// Keeps a change.
  ///
  /// Ids that are no plain names could not be read back and are passed over; so is what there is no room for.
  ///
  /// - Parameter day: the day it happens, counted from 1970-01-01.
  public mutating func apply(_ change: ProgressChange, day: Int) {
    switch change {
    case .step(let lesson, let step, let result): join(result, lesson: lesson, step: step)
    case .finished(let lesson, let version, let teaches):
      join(LessonProgress.Finish(day: day, version: version), lesson: lesson)
      for term in teaches where terms[term] == nil { join(ReviewCard(due: DayText.clamped(day) + 1), term: term) }
    case .forgotten(let lesson):
      guard let known = lessons.removeValue(forKey: lesson) else { break }
      stepCount -= known.steps.count
      for result in known.steps.values { mistakeSize -= Self.size(result) }
    case .merged(let other): self = merging(other)
    case .reviewed(let term, let quality, let day):
      var card = terms[term] ?? ReviewCard(due: day)
      card.review(quality: quality, day: day)
      if terms[term] == nil { join(card, term: term) } else { terms[term] = card }
    }
  }

  /// This and what was done elsewhere.
  ///
  /// The order doesn't matter, and doing it twice is doing it once, as long as both have room together; beyond that what
  /// is here stays, and the other is taken in by name as far as it goes.
  public func merging(_ other: Progress) -> Progress {
    var all = self
    for (lesson, known) in other.lessons.sorted(by: { $0.key < $1.key }) {
      if let finish = known.finish { all.join(finish, lesson: lesson) }
      for (step, result) in known.steps.sorted(by: { $0.key < $1.key }) {
        all.join(result, lesson: lesson, step: step)
      }
    }
    for (term, card) in other.terms.sorted(by: { $0.key < $1.key }) { all.join(card, term: term) }
    return all
  }

  /// Whether both say the same.
  public static func == (a: Progress, b: Progress) -> Bool { a.lessons == b.lessons && a.terms == b.terms }

  // MARK: What is known

  /// How a step went, also under the names it went by before; nil when it was never begun.
  public func result(lesson: String, step: Step) -> StepResult? {
    guard let known = lessons[lesson]?.steps else { return nil }
    return step.was.compactMap { known[$0] }.reduce(known[step.id]) { $0?.joined(with: $1) ?? $1 }
  }

  /// Whether anything was done in a lesson.
  public func knows(lesson: String) -> Bool { lessons[lesson] != nil }

  /// The terms that are due on a day counted from 1970-01-01, the longest overdue first, then by name.
  public func due(on day: Int) -> [String] {
    terms.filter { $0.value.due <= day }.sorted { ($0.value.due, $0.key) < ($1.value.due, $1.key) }.map(\.key)
  }

  /// The next day after this one on which a term is due; nil when there is none. Both count from 1970-01-01.
  public func nextDue(after day: Int) -> Int? {
    terms.values.lazy.map(\.due).filter { $0 > day }.min()
  }

  // MARK: Taking in

  /// Takes in how a step went; false when its names or the room don't allow it.
  @discardableResult
  mutating func join(_ result: StepResult, lesson: String, step: String) -> Bool {
    guard LessonFile.isName(lesson), LessonFile.isName(step) else { return false }
    let known = lessons[lesson]?.steps[step]
    guard known != nil || (stepCount < Self.mostSteps && hasRoom(for: lesson)) else { return false }
    let kept = result.kept
    var joined = known?.joined(with: kept) ?? kept
    let others = mistakeSize - Self.size(known)
    let hasRoom = others + Self.size(joined) <= Self.mostMistakes
    if !hasRoom { joined.mistakes = known?.mistakes ?? [] }
    mistakeSize = others + Self.size(joined)
    if known == nil { stepCount += 1 }
    lessons[lesson, default: LessonProgress()].steps[step] = joined
    return hasRoom
  }

  /// Takes in that a lesson was finished.
  @discardableResult
  mutating func join(_ finish: LessonProgress.Finish, lesson: String) -> Bool {
    guard LessonFile.isName(lesson), LessonFile.isName(finish.version), hasRoom(for: lesson) else { return false }
    let known = lessons[lesson, default: LessonProgress()].finish
    lessons[lesson, default: LessonProgress()].finish = known.map { max($0, finish) } ?? finish
    return true
  }

  /// Takes in how a term stands in review.
  @discardableResult
  mutating func join(_ card: ReviewCard, term: String) -> Bool {
    guard LessonFile.isName(term), terms[term] != nil || terms.count < Self.mostTerms else { return false }
    terms[term] = terms[term].map { max($0, card) } ?? card
    return true
  }

  /// How many bytes of text the mistakes of a step take, at most: each stands behind a word and two names.
  private static func size(_ result: StepResult?) -> Int {
    result?.mistakes.reduce(0) { $0 + $1.utf8.count + 140 } ?? 0
  }

  private func hasRoom(for lesson: String) -> Bool { lessons[lesson] != nil || lessons.count < Self.mostLessons }
}
