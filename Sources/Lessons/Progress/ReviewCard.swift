/// When a term is asked for again: the algorithm SM-2.
///
/// After each review the ease changes first, and the next interval is computed with it, both in the order the source
/// has them. Whole numbers throughout, so that every machine comes to the same day.
///
/// Source: P. A. Wozniak 1990, Optimization of learning, chapter 3.2, "Application of a computer to improve the results
/// obtained in working with the SuperMemo method", https://super-memory.com/english/ol/sm2.htm. Its step 7, which repeats
/// on the same day what was not recalled well, is left out: here that comes again tomorrow.
public struct ReviewCard: Comparable, Sendable {
  /// The least and most a term's ease can be, in thousandths. The source has no upper bound; 75 perfect reviews reach it.
  static let eases = 1_300...10_000
  /// The shortest and longest interval, in days. The source has no upper bound; a hundred years are enough.
  static let intervals = 1...36_500
  /// How many repetitions are counted.
  static let counted = 0...1_000

  /// How easy the term is to recall, the source's E-Factor, in thousandths.
  public internal(set) var ease = 2_500
  /// How many times in a row it was recalled.
  public internal(set) var repetitions = 0
  /// The days from the last review, or from the lesson's end, to the next review.
  public internal(set) var interval = 1
  /// The day it is asked for next, counted from 1970-01-01.
  public internal(set) var due: Int
  /// The day of the last review, counted from 1970-01-01; nil before the first one.
  public internal(set) var reviewed: Int?

  /// A term that comes into review.
  public init(due: Int) {
    self.due = DayText.clamped(due)
  }

  /// Takes in a review.
  ///
  /// One review a day counts: of two sessions that ask for the same term on one day, the first has the say.
  ///
  /// - Parameters:
  ///   - quality: how well it was recalled, from 0 (not at all) to 5 (perfectly); below 3 it was not.
  ///   - day: the day, counted from 1970-01-01.
  public mutating func review(quality: Int, day: Int) {
    let day = DayText.clamped(day)
    if let reviewed, day <= reviewed { return }
    let missing = 5 - min(max(quality, 0), 5)
    if missing > 2 {
      (repetitions, interval) = (0, 1)
    } else {
      ease = min(max(ease + 100 - missing * (80 + missing * 20), Self.eases.lowerBound), Self.eases.upperBound)
      repetitions = min(repetitions + 1, Self.counted.upperBound)
      switch repetitions {
      case 1: interval = 1
      case 2: interval = 6
      default: interval = min((interval * ease + 999) / 1_000, Self.intervals.upperBound)
      }
    }
    reviewed = day
    due = DayText.clamped(day + interval)
  }

  /// Whether the other one knows more: the one reviewed last does. The rest only decides which is kept everywhere.
  public static func < (a: ReviewCard, b: ReviewCard) -> Bool {
    (a.reviewed ?? -1, a.due, a.repetitions, a.interval, a.ease)
      < (b.reviewed ?? -1, b.due, b.repetitions, b.interval, b.ease)
  }
}
