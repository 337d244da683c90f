import Document
import Glossary

/// A review under way: the terms that are due, one after the other.
///
/// A value and pure. It asks for a term by its name, shows what it means, and takes the learner's word for how well she
/// knew it.
public struct Review: Sendable {
  /// How well a term was recalled, in the learner's words.
  enum Grade: String, CaseIterable, Sendable {
    case again, hard, good, easy

    /// The quality of SM-2, where 3 is the least that counts as recalled.
    var quality: Int {
      switch self {
      case .again: 2
      case .hard: 3
      case .good: 4
      case .easy: 5
      }
    }

    /// The grade a word, its first letter or its number from 1 names.
    init?(_ word: String) {
      let grade = Self.allCases.enumerated().first { index, grade in
        [grade.rawValue, String(grade.rawValue.prefix(1)), "\(index + 1)"].contains(word)
      }
      guard let grade else { return nil }
      self = grade.element
    }
  }

  private let entries: [GlossaryEntry]
  private let cards: [ReviewCard]
  private let day: Int
  /// The place of the term that is asked for, from 0.
  private var index = 0
  /// Whether its meaning is shown and a grade is waited for.
  private var isShown = false
  private var isOver = false

  /// A review of the terms that are due.
  ///
  /// - Parameter day: the day, counted from 1970-01-01.
  /// - Returns: nil when none is due that the glossary has.
  public init?(_ progress: Progress, _ glossary: Glossary, day: Int) {
    let due = progress.due(on: day).compactMap { slug in
      glossary[slug].flatMap { entry in progress.terms[slug].map { (entry: entry, card: $0) } }
    }
    guard !due.isEmpty else { return nil }
    entries = due.map(\.entry)
    cards = due.map(\.card)
    self.day = day
  }

  /// What is shown when the review begins, and when it is come back to.
  public var opening: [Block] { [ReviewWords.left(entries.count - index)] + question }

  private var question: [Block] { ReviewWords.question(entries[index], index, of: entries.count) }

  /// Carries out one line.
  ///
  /// - Returns: what is shown, what is to be kept of it, and whether the review is over.
  public mutating func perform(_ line: String) -> (blocks: [Block], change: ProgressChange?, isOver: Bool) {
    guard !isOver else { return ([], nil, true) }
    let word = line.trimmingSpaces.lowercased()
    if word == "leave" {
      isOver = true
      return ([ReviewWords.left(reviewed: index, of: entries.count)], nil, true)
    }
    guard isShown else {
      guard word.isEmpty || word == "next" else { return ([ReviewWords.waitsForMeaning], nil, false) }
      isShown = true
      return (ReviewWords.meaning(entries[index]), nil, false)
    }
    guard let grade = Grade(word) else { return ([ReviewWords.waitsForGrade], nil, false) }
    return take(grade)
  }

  private mutating func take(_ grade: Grade) -> (blocks: [Block], change: ProgressChange?, isOver: Bool) {
    let (entry, quality) = (entries[index], grade.quality)
    var card = cards[index]
    card.review(quality: quality, day: day)
    var blocks = [ReviewWords.comesBack(entry, inDays: card.due - day)]
    (index, isShown) = (index + 1, false)
    isOver = index == entries.count
    blocks += isOver ? [ReviewWords.end(entries.count)] : question
    return (blocks, .reviewed(term: entry.slug, quality: quality, day: day), isOver)
  }
}
