import Margin

/// What surrounds a market as it is kept in a file, checked again when it is read; the feed checks itself.
public struct SavedPlace: Codable, Sendable {
  private var source: Fixed
  private var feed: PriceFeed?
  private var book: SavedBook?
  private var pool: ConstantProductPool?
  private var law: SquareRootMarket?
  private var sale: SupplySale?
  private var last: LastTrade?
  private var traded: Bool?

  /// A place to be kept.
  public init(_ place: MarketPlace) {
    source = place.source
    feed = place.feed
    switch place.route {
    case .book(let book): self.book = SavedBook(book)
    case .pool(let pool): self.pool = pool
    case .law(let law): self.law = law
    case nil: break
    }
    (sale, last, traded) = (place.sale, place.last, place.hasTraded)
  }

  /// The place that was kept, in a market that the account holds this much in.
  ///
  /// - Throws: `SaveDamage` when it is impossible.
  func place(_ slot: Slot) throws -> MarketPlace {
    let place = try place(in: slot.instrument)
    guard try place.book.map({ try $0.position == slot.size }) ?? true,
      slot.liquidity.map({ held in place.pool.map { held.shares < $0.shares } ?? false }) ?? true
    else { throw Self.damage(slot.symbol) }
    return place
  }

  /// The place that was kept, whatever the account held in its market.
  ///
  /// - Throws: `SaveDamage` when it is impossible.
  public func place(in instrument: Instrument) throws -> MarketPlace {
    guard source.isPositive, source.isMultiple(of: instrument.tick) else {
      throw SaveDamage(detail: "a price elsewhere is off its tick")
    }
    var place = MarketPlace(source: source)
    place.feed = feed
    place.route = try book.map { .book(try $0.book()) } ?? pool.map { .pool($0) } ?? law.map { .law($0) }
    (place.sale, place.last, place.hasTraded) = (sale, last, traded ?? false)
    guard place.route?.fits(instrument) ?? true, sale == nil || place.route != nil,
      sale.map({ $0.lot == instrument.lot }) ?? true,
      last.map({ $0.size.isPositive && !$0.value.isNegative && $0.before.isPositive && $0.after.isPositive }) ?? true
    else { throw Self.damage(instrument.symbol) }
    return place
  }

  private static func damage(_ symbol: Symbol) -> SaveDamage {
    SaveDamage(detail: "what surrounds \(symbol) is impossible")
  }
}
