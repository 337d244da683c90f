import Margin

/// What makes a saved account impossible.
public struct SaveDamage: Error, Equatable, Sendable {
  /// What is wrong, as part of a sentence.
  public var detail: String

  /// Damage.
  public init(detail: String) {
    self.detail = detail
  }
}

/// A venue as it is kept in a file, checked again when it is read.
public struct SavedVenue: Codable, Sendable {
  private var account: SavedAccount
  private var fund: InsuranceFund
  private var funding: [Symbol: FundingBasis]
  private var ownMarkets: Set<Symbol>
  private var path: SavedPath?
  private var cursor: Int
  private var guards: [Guard]?
  private var places: [Symbol: SavedPlace]?

  private struct SavedPath: Codable {
    var id: String
    var title: String
    var source: String
    var interval: String
    var markets: [Symbol]
    var startTime: String
    var start: [Fixed]
    var steps: [PricePath.Step]
  }

  /// A venue to be kept.
  public init(_ venue: Venue) {
    account = SavedAccount(venue.account)
    fund = venue.fund
    funding = venue.funding
    ownMarkets = venue.ownMarkets
    path = venue.path.map {
      SavedPath(
        id: $0.id, title: $0.title, source: $0.source, interval: $0.interval, markets: $0.markets,
        startTime: $0.startTime, start: $0.start, steps: $0.steps)
    }
    cursor = venue.cursor
    guards = venue.guards.isEmpty ? nil : venue.guards
    places = venue.places.isEmpty ? nil : venue.places.mapValues { SavedPlace($0) }
  }

  /// The venue that was kept.
  ///
  /// - Throws: `SaveDamage` when it is impossible.
  public func venue() throws -> Venue {
    let account = try account.account()
    var venue = Venue(VenueTerms(rules: account.rules, listings: [], fund: .zero))
    venue.account = account
    guard !fund.balance.isNegative, !fund.badDebt.isNegative, !fund.uncovered.isNegative,
      fund.uncovered <= fund.badDebt
    else {
      throw SaveDamage(detail: "the insurance fund is below zero")
    }
    venue.fund = fund
    venue.funding = funding.filter { account[$0.key] != nil }
    venue.ownMarkets = ownMarkets.filter { account[$0] != nil }
    if let path {
      venue.path = try self.path(path, account)
      guard (0...path.steps.count).contains(cursor) else { throw SaveDamage(detail: "the step is not on the path") }
      venue.cursor = cursor
    }
    for (symbol, saved) in places ?? [:] {
      guard let slot = account[symbol] else { throw SaveDamage(detail: "a market place is of no market") }
      let place = try saved.place(slot)
      venue.places[symbol] = place
      try venue.account.follow(place, in: symbol)
    }
    guard venue.provided.allSatisfy({ venue.places[$0] != nil }) else {
      throw SaveDamage(detail: "a share is of no pool")
    }
    for armed in guards ?? [] {
      do { try venue.add(armed) } catch { throw SaveDamage(detail: "a guard is impossible") }
    }
    return venue
  }

  private func path(_ saved: SavedPath, _ account: Account) throws -> PricePath {
    let markets = saved.markets.count
    guard (1...8).contains(markets), saved.start.count == markets, saved.steps.count <= PricePath.mostSteps,
      saved.start.allSatisfy(\.isPositive), saved.markets.allSatisfy({ account[$0] != nil }),
      saved.steps.allSatisfy({ step in
        step.bars.count == markets
          && step.bars.allSatisfy { $0.low.isPositive && $0.low <= $0.close && $0.close <= $0.high }
      })
    else { throw SaveDamage(detail: "the price path is impossible") }
    return PricePath(
      id: saved.id, title: saved.title, source: saved.source, interval: saved.interval, markets: saved.markets,
      startTime: saved.startTime, start: saved.start, steps: saved.steps)
  }
}
