import Margin

/// The terms of a venue: its rules, its markets with the prices a practice account starts at, and its fund.
public struct VenueTerms: Equatable, Sendable {
  /// A market and the mark it starts at.
  public struct Listing: Equatable, Sendable {
    /// The market's terms.
    public var instrument: Instrument
    /// The starting mark price.
    public var price: Fixed

    /// A listing.
    public init(_ instrument: Instrument, price: Fixed) {
      self.instrument = instrument
      self.price = price
    }
  }

  /// The rules.
  public var rules: RuleSet
  /// The markets.
  public var listings: [Listing]
  /// What the insurance fund starts with.
  public var fund: Fixed

  /// A venue's terms.
  public init(rules: RuleSet, listings: [Listing], fund: Fixed) {
    self.rules = rules
    self.listings = listings
    self.fund = fund
  }
}

/// One account at one venue: prices, fund and price path included.
///
/// Every change goes through `change`, which settles the account afterward, so margin calls and liquidations follow
/// from any cause. A value: a change that throws leaves it as it was.
public struct Venue: Equatable, Sendable {
  /// The learner's account.
  public internal(set) var account: Account
  /// The insurance fund behind it.
  public internal(set) var fund: InsuranceFund
  /// What each market's last funding was computed from.
  public internal(set) var funding: [Symbol: FundingBasis] = [:]
  /// The markets the learner defined, which stay when the rules change.
  public internal(set) var ownMarkets: Set<Symbol> = []
  /// The price path that `step` walks, if any.
  public internal(set) var path: PricePath?
  /// How many steps of the path have been taken.
  public internal(set) var cursor = 0
  /// What acts for the learner when prices get there, in the order it was armed.
  public internal(set) var guards: [Guard] = []
  /// What surrounds markets; one that isn't among them is traded at its mark.
  public internal(set) var places: [Symbol: MarketPlace] = [:]

  /// An empty account at a venue.
  public init(_ terms: VenueTerms) {
    account = Account(rules: terms.rules, markets: terms.listings.map { ($0.instrument, $0.price) })
    fund = InsuranceFund(balance: terms.fund)
  }

  /// Applies a change to the account, lets the guards act, and settles it.
  ///
  /// - Parameter witness: shown the account at every such moment.
  public mutating func change(
    witness: Witness? = nil, _ body: (inout Account) throws -> [Event]
  ) throws -> [Event] {
    try change(liftsCalls: true, witness) { try body(&$0.account) }
  }

  /// Applies a change to the account and the places it trades in, lets the guards act, and settles it.
  mutating func change(
    liftsCalls: Bool = true, _ witness: Witness?, _ body: (inout Floor) throws -> [Event]
  ) throws -> [Event] {
    var floor = Floor(account: account, places: places)
    var guards = guards
    var events = try body(&floor)
    let reached = floor.account
    if !guards.isEmpty { events += try Guard.act(&guards, on: &floor) }
    let judged = floor.account
    var backstop = VenueBackstop(fund: fund, floor)
    events += try floor.account.settle(&backstop, liftsCalls: liftsCalls)
    floor.places = backstop.places
    events += try floor.tellPositions()
    try floor.tellAccount()
    try witness?(Moment(before: account, reached: reached, judged: judged, after: floor.account, events: events))
    (account, places) = (floor.account, floor.places)
    (fund, self.guards) = (backstop.fund, guards)
    return events
  }

  /// Pays funding on a market once.
  public mutating func payFunding(
    _ symbol: Symbol, _ basis: FundingBasis, witness: Witness? = nil
  ) throws -> [Event] {
    guard let slot = account[symbol] else { throw Refusal.noMarket(symbol) }
    let rate: Fixed = try basis.rate(symbol, account.rules.funding)
    let events = try change(witness: witness) { try $0.payFunding(symbol, rate: rate, price: slot.mark) }
    funding[symbol] = basis
    return events
  }

  /// Puts other rules in force. Positions, prices and cash stay; a mark is rounded half up to the new tick; the fund is
  /// the new venue's.
  ///
  /// - Throws: `Refusal.noMarket` when a position is open in a market the new venue doesn't list.
  public mutating func adopt(_ terms: VenueTerms, witness: Witness? = nil) throws -> [Event] {
    var venue = self
    venue.fund = InsuranceFund(balance: terms.fund)
    let own = ownMarkets
    let event = Event(.rulesChanged, [(.rules, .word(terms.rules.id))])
    let events = try venue.change(witness) {
      // A share of the pool of a market that is listed no more would be of nothing.
      let listed = own.union(terms.listings.map(\.instrument.symbol))
      var events: [Event] = []
      for slot in $0.account.slots where !listed.contains(slot.symbol) {
        events += try $0.returnShare(slot.symbol)
      }
      try $0.account.adopt(terms.rules, terms.listings.map { ($0.instrument, $0.price) }, keeping: own)
      return try events + [event] + $0.refit()
    }
    for (symbol, var place) in venue.places {
      guard let instrument = venue.account[symbol]?.instrument else {
        venue.places[symbol] = nil
        continue
      }
      place.source = try instrument.onTick(place.source)
      venue.places[symbol] = place
    }
    self = venue
    return events
  }

  /// Lists a market of the learner's own, or gives a listed one other terms.
  public mutating func define(
    _ instrument: Instrument, price: Fixed, witness: Witness? = nil
  ) throws -> [Event] {
    let event = Event(
      .marketDefined, [(.market, .market(instrument.symbol)), (.price, .number(price, .price))])
    var venue = self
    try venue.places[instrument.symbol]?.restart(at: price)
    let events = try venue.change(witness) {
      try $0.account.list(instrument, mark: price)
      try $0.account.follow($0.places[instrument.symbol], in: instrument.symbol)
      return try [event] + $0.refit(at: price, instrument.symbol)
    }
    venue.ownMarkets.insert(instrument.symbol)
    self = venue
    return events
  }

  /// Turns liquidation on or off.
  public mutating func setLiquidation(_ isOn: Bool, witness: Witness? = nil) throws -> [Event] {
    try change(witness: witness) {
      $0.liquidates = isOn
      return []
    }
  }

  /// Replaces the slippage that liquidations close with, as a share of the mark.
  public mutating func setSlippage(_ share: Fixed, witness: Witness? = nil) throws -> [Event] {
    try change(witness: witness) {
      $0.setSlippage(share)
      return []
    }
  }

  /// Replaces the insurance fund by one with this balance.
  public mutating func setFund(_ balance: Fixed) {
    fund = InsuranceFund(balance: balance)
  }
}
