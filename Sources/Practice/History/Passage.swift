import Margin
import Market

/// How a state came about: where it began, and what was done since.
///
/// Part of the state, so that undo takes back a deed with what it did. The deeds are a chain that states share, since each
/// adds one to the chain before it.
struct Passage: Sendable {
  /// How many deeds are kept. A passage that grows longer begins anew where it is.
  static let most = 2_000

  /// The venue at the beginning.
  let start: Venue
  private var last: Link?

  /// A passage that begins here.
  init(from start: Venue) {
    self.start = start
  }

  /// The number of deeds.
  var count: Int { last?.number ?? 0 }

  /// The deeds, oldest first.
  var deeds: [Deed] {
    var deeds: [Deed] = []
    deeds.reserveCapacity(count)
    var link = last
    while let here = link {
      deeds.append(here.deed)
      link = here.previous
    }
    return deeds.reversed()
  }

  /// Adds a deed.
  ///
  /// - Parameter before: the venue it was done to.
  mutating func append(_ deed: Deed, to before: Venue) {
    if count == Self.most { self = Passage(from: before) }
    last = Link(deed, after: last)
  }

  /// A deed and the ones before it.
  private final class Link: Sendable {
    let deed: Deed
    let previous: Link?
    let number: Int

    init(_ deed: Deed, after previous: Link?) {
      self.deed = deed
      self.previous = previous
      self.number = (previous?.number ?? 0) + 1
    }
  }
}
