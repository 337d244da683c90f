import Margin

/// A book as it is kept in a file, checked again when it is read.
public struct SavedBook: Codable, Sendable {
  private var tick: Fixed
  private var lot: Fixed
  private var profile: DepthProfile
  private var seed: UInt64
  private var depth: Fixed
  private var fair: Int
  private var drift: Fixed
  private var bids: [Int]
  private var asks: [Int]
  private var ownBids: [OrderBook.Resting]
  private var ownAsks: [OrderBook.Resting]
  private var stops: [OrderBook.Stop]
  private var position: Int
  private var nextOrder: Int
  private var last: Int

  /// A book to be kept.
  public init(_ book: OrderBook) {
    (tick, lot, profile, seed) = (book.tick, book.lot, book.profile, book.seed)
    (depth, fair, drift) = (book.depthShare, book.fair, book.drift)
    (bids, asks) = (book.others.buy, book.others.sell)
    (ownBids, ownAsks, stops) = (book.own.buy, book.own.sell, book.stops)
    (position, nextOrder, last) = (book.held, book.nextOrder, book.lastTicks)
  }

  /// The book that was kept.
  ///
  /// - Throws: `SaveDamage` when it is impossible.
  public func book() throws -> OrderBook {
    guard tick.isPositive, lot.isPositive, tick.significantDecimals + lot.significantDecimals <= Fixed.decimals,
      profile.findings().isEmpty, !depth.isNegative, depth <= OrderBook.mostDepth, drift.magnitude <= Fixed(Int.max),
      var book = try? OrderBook(tick: tick, lot: lot, price: tick, profile: profile, seed: seed),
      let targets = try? OrderBook.targets(profile, lot: lot, seed: seed, share: depth)
    else { throw SaveDamage(detail: "the order book is impossible") }
    (book.depthShare, book.targets, book.fair, book.drift) = (depth, targets, fair, drift)
    book.others = BothSides(buy: bids, sell: asks)
    book.own = BothSides(buy: ownBids, sell: ownAsks)
    (book.stops, book.held, book.nextOrder, book.lastTicks) = (stops, position, nextOrder, last)
    if let complaint = book.complaint { throw SaveDamage(detail: "in the order book, \(complaint)") }
    return book
  }
}
