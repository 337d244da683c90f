import Margin
import Market

/// Everything a change can change and undo brings back.
struct State: Sendable {
  /// How many equities are kept for the picture of the path walked.
  static let trailLength = 60

  /// The terms the venue started with, which `reset` goes back to.
  private(set) var terms: SharedTerms
  /// The venue with the learner's account.
  var venue: Venue
  /// The other accounts on the same markets, if any were drawn.
  var crowd: CrowdScene?
  /// How often prices have changed.
  var tick = 0
  /// The account's value after each of the last steps of the path, its beginning included; for pictures.
  var trail: [Fixed] = []
  /// How the venue came to be as it is.
  private(set) var passage: Passage

  init(_ terms: VenueTerms) {
    self.terms = SharedTerms(terms)
    self.venue = Venue(terms)
    self.passage = Passage(from: venue)
  }

  /// Forgets how the venue came to be as it is.
  mutating func beginPassage() { passage = Passage(from: venue) }

  /// Adds what was done to the venue.
  mutating func add(_ deed: Deed, to before: Venue) { passage.append(deed, to: before) }

  /// Makes these the terms to go back to.
  mutating func start(from terms: VenueTerms) { self.terms = SharedTerms(terms) }

  /// Remembers the account's value for the picture.
  mutating func extendTrail() throws {
    trail.append(try venue.value(of: Figure(.accountValue)))
    if trail.count > Self.trailLength { trail.removeFirst() }
  }
}

extension State: Equatable {
  /// Whether all is the same, however it came about.
  static func == (a: State, b: State) -> Bool {
    a.terms == b.terms && a.venue == b.venue && a.tick == b.tick && a.trail == b.trail && a.crowd == b.crowd
  }
}

/// A venue's terms, shared by all the states that begin with them.
final class SharedTerms: Equatable, Sendable {
  let value: VenueTerms

  init(_ value: VenueTerms) {
    self.value = value
  }

  static func == (a: SharedTerms, b: SharedTerms) -> Bool { a === b || a.value == b.value }
}
