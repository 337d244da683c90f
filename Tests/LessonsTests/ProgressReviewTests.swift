import Document
import Glossary
import KitFiles
import Testing

@testable import Lessons

@Suite("Progress: review")
struct ProgressReviewTests {
  /// Answers and what follows from them, worked by hand: quality, then ease in thousandths, repetitions and interval.
  static let sequences: [[(Int, Int, Int, Int)]] = [
    // Perfect each time: 6 × 2.8 = 16.8, 17 × 2.9 = 49.3, 50 × 3.0 = 150.
    [(5, 2_600, 1, 1), (5, 2_700, 2, 6), (5, 2_800, 3, 17), (5, 2_900, 4, 50), (5, 3_000, 5, 150)],
    // Good each time keeps the ease: 6 × 2.5 = 15, 15 × 2.5 = 37.5, 38 × 2.5 = 95.
    [(4, 2_500, 1, 1), (4, 2_500, 2, 6), (4, 2_500, 3, 15), (4, 2_500, 4, 38), (4, 2_500, 5, 95)],
    // Hard each time takes 0.14 off: 6 × 2.08 = 12.48, 13 × 1.94 = 25.22.
    [(3, 2_360, 1, 1), (3, 2_220, 2, 6), (3, 2_080, 3, 13), (3, 1_940, 4, 26)],
    // Forgotten on the way: the repetitions restart and the ease stays; 6 × 2.46 = 14.76, 6 × 2.56 = 15.36.
    [
      (5, 2_600, 1, 1), (4, 2_600, 2, 6), (3, 2_460, 3, 15), (2, 2_460, 0, 1), (0, 2_460, 0, 1), (4, 2_460, 1, 1),
      (5, 2_560, 2, 6), (4, 2_560, 3, 16),
    ],
  ]

  @Test("SM-2 comes to the ease and the interval that are worked out by hand", arguments: sequences)
  func sequence(_ steps: [(Int, Int, Int, Int)]) {
    var card = ReviewCard(due: 20_001)
    for (quality, ease, repetitions, interval) in steps {
      let day = card.due
      card.review(quality: quality, day: day)
      #expect(card.ease == ease && card.repetitions == repetitions && card.interval == interval, "\(card)")
      #expect(card.due == day + interval && card.reviewed == day)
    }
  }

  @Test("The ease never falls below 1.3, and no interval is longer than a hundred years")
  func bounds() {
    var card = ReviewCard(due: 20_000)
    for _ in 0..<20 { card.review(quality: 3, day: card.due) }
    #expect(card.ease == 1_300)
    // Asked for early, so that the days don't come to their end first.
    for _ in 0..<200 { card.review(quality: 5, day: (card.reviewed ?? 0) + 1) }
    #expect(card.interval == 36_500 && card.ease == 10_000)
    card.review(quality: .min, day: .max)
    #expect(card.repetitions == 0)
  }

  @Test("A review that is late counts from the day it is made, and a second one on a day doesn't count")
  func late() {
    var card = ReviewCard(due: 20_000)
    card.review(quality: 4, day: 20_100)
    #expect(card.due == 20_101)
    let once = card
    card.review(quality: 2, day: 20_100)
    card.review(quality: 5, day: 20_050)
    #expect(card == once)
  }

  static func glossary() throws -> Glossary {
    Glossary(
      try ["equity", "basis"].map { slug in
        let text = """
          ---
          term: \(slug.capitalizedFirst)
          aliases: []
          group: The account
          figures: []
          verbs: []
          events: []
          related: []
          sources: []
          ---
          # \(slug.capitalizedFirst)

          What \(slug) is.
          """
        return try EntryFile.read(text, slug: slug, file: "\(slug).md").get()
      })
  }

  @Test("A review asks for each due term, shows what it means, takes a grade and ends")
  func wholeReview() throws {
    let progress = Progress(due: ["equity": 20_000, "basis": 19_999, "not-in-the-glossary": 19_000, "beta": 20_001])
    var review = try #require(Review(progress, Self.glossary(), day: 20_000))
    #expect(review.opening.words.contains("2 terms"))
    #expect(review.opening.words.contains("Basis (1 of 2)") && !review.opening.words.contains("What basis is"))
    var turn = review.perform("")
    #expect(turn.blocks.words.contains("What basis is.") && turn.change == nil && !turn.isOver)
    turn = review.perform("good")
    #expect(turn.change == .reviewed(term: "basis", quality: 4, day: 20_000) && !turn.isOver)
    #expect(turn.blocks.words.contains("tomorrow") && turn.blocks.words.contains("Equity (2 of 2)"))
    _ = review.perform(" NEXT ")
    turn = review.perform("1")
    #expect(turn.change == .reviewed(term: "equity", quality: 2, day: 20_000) && turn.isOver)
    #expect(review.perform("good") == ([], nil, true))
  }

  @Test(
    "A grade goes by its word, its first letter or its number",
    arguments: [
      (["again", "a", "1", "AGAIN "], 2), (["hard", "h", "2"], 3), (["good", "g", "3"], 4), (["easy", "e", "4"], 5),
    ])
  func grades(_ words: [String], _ quality: Int) throws {
    for word in words {
      var review = try #require(Review(Progress(due: ["equity": 0]), Self.glossary(), day: 20_000))
      _ = review.perform("next")
      #expect(review.perform(word).change == .reviewed(term: "equity", quality: quality, day: 20_000))
    }
  }

  @Test("Anything else is answered with what can be typed, and changes nothing")
  func anythingElse() throws {
    var review = try #require(Review(Progress(due: ["equity": 0]), Self.glossary(), day: 20_000))
    for line in ["good", "1", "deposit 10", "\u{0}", String(repeating: "x", count: 10_000)] {
      let (blocks, change, isOver) = review.perform(line)
      #expect(blocks.words.contains("Enter") && blocks.words.contains("leave") && change == nil && !isOver)
    }
    _ = review.perform("")
    for line in ["", "next", "5", "0", "perfect"] {
      let (blocks, change, isOver) = review.perform(line)
      #expect(blocks.words.contains("again, hard, good or easy") && change == nil && !isOver)
    }
  }

  @Test("leave ends a review wherever it is, and what was graded stays graded")
  func leave() throws {
    var review = try #require(Review(Progress(due: ["equity": 0, "basis": 0]), Self.glossary(), day: 20_000))
    _ = review.perform("")
    _ = review.perform("easy")
    let (blocks, change, isOver) = review.perform("leave")
    #expect(blocks.words.contains("1 of 2") && change == nil && isOver)
    #expect(review.perform("").isOver)
  }

  @Test("There is no review without a due term that the glossary has")
  func nothingDue() throws {
    #expect(Review(Progress(due: ["equity": 20_001, "gone": 1]), try Self.glossary(), day: 20_000) == nil)
  }
}
