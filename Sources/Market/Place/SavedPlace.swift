import Margin

/// What surrounds a market as it is kept in a file; the feed checks itself when it is read.
struct SavedPlace: Codable, Sendable {
  private var source: Fixed
  private var feed: PriceFeed?

  /// A place to be kept.
  init(_ place: MarketPlace) {
    source = place.source
    feed = place.feed
  }

  /// The place that was kept.
  ///
  /// - Throws: `SaveDamage` when it is impossible.
  func place(in instrument: Instrument) throws -> MarketPlace {
    guard source.isPositive, source.isMultiple(of: instrument.tick) else {
      throw SaveDamage(detail: "a price elsewhere is off its tick")
    }
    return MarketPlace(source: source, feed: feed)
  }
}
