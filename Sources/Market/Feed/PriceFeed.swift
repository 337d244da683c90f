import Margin

/// What a feed sees of the world in a tick.
public struct MarketView: Equatable, Sendable {
  /// The price where the asset is traded for itself, above zero.
  public var source: Fixed
  /// The middle of the venue's own book, above zero.
  public var middle: Fixed
  /// The price of the last trade at the venue, above zero.
  public var last: Fixed
  /// The rate of the last funding payment.
  public var fundingRate: Fixed
  /// The part of the funding interval that is still to run, 0…1.
  public var intervalLeft: Fixed

  /// A view.
  public init(
    source: Fixed, middle: Fixed, last: Fixed, fundingRate: Fixed = .zero, intervalLeft: Fixed = .zero
  ) {
    self.source = source
    self.middle = middle
    self.last = last
    self.fundingRate = fundingRate
    self.intervalLeft = intervalLeft
  }
}

/// One market's three prices, which are three different things: the index comes from elsewhere, the last price is what
/// somebody just traded at here, and the mark is what accounts are judged by.
///
/// The index is the source's price, or what a relay makes of it. The mark follows the venue's rule; it is exact, and
/// on no tick. Before the first tick all prices stood still.
public struct PriceFeed: Equatable, Sendable {
  /// How the mark is made.
  public private(set) var rule: MarkRule
  /// What carries the source's price here; nil when the venue reads it itself.
  public var relay: Relay?
  /// The price of the asset elsewhere, as the venue knows it.
  public private(set) var index: Fixed
  /// The price accounts are judged by.
  public private(set) var mark: Fixed
  /// The price of the last trade here.
  public private(set) var last: Fixed
  /// The rule the mark was made by, which may have been changed since.
  private var made: MarkRule
  /// The funding rate and the part of its interval that the mark was made with.
  private var funding: Funding?

  private struct Funding: Equatable, Sendable, Codable {
    var rate: Fixed
    var intervalLeft: Fixed
  }

  /// Past indexes, the newest last.
  private var indexes: [Fixed]
  /// Past differences between the book's middle and the index, the newest last.
  private var bases: [Fixed]

  /// A feed in which all prices are the same to begin with: the one given, or the one the relay passed on last.
  public init(_ rule: MarkRule, price: Fixed, relay: Relay? = nil) throws {
    if let refusal = rule.refusal { throw refusal }
    guard price.isPositive else { throw FeedRefusal.price(price) }
    (self.rule, made) = (rule, rule)
    self.relay = relay
    let start = relay?.price ?? price
    (index, mark, last) = (start, start, start)
    (indexes, bases) = ([start], [.zero])
  }

  /// Whether the index is too old to act on: see `Relay.isStale`.
  public var isStale: Bool { relay?.isStale ?? false }

  /// Whether it does nothing: the mark is the source's price.
  var isPlain: Bool { relay == nil && (rule == .index || rule == .delayed(ticks: 0)) }

  /// Ticks since the price that the mark is made of was the source's.
  public var age: Int {
    let late = if case .delayed(let ticks) = rule { min(ticks, indexes.count - 1) } else { 0 }
    return late + (relay.map { $0.age + $0.terms.delay } ?? 0)
  }

  /// The same feed with all prices standing at one.
  func restarted(at price: Fixed) throws -> PriceFeed {
    try PriceFeed(
      rule, price: price, relay: relay.map { try Relay($0.terms, relayers: $0.relayers, price: price) })
  }

  /// Changes how the mark is made, from the next tick on.
  public mutating func set(_ rule: MarkRule) throws {
    if let refusal = rule.refusal { throw refusal }
    self.rule = rule
  }

  /// Lets a tick pass, and takes the three prices anew.
  public mutating func advance(_ view: MarketView) throws -> [RelayEvent] {
    for price in [view.source, view.middle, view.last] where !price.isPositive { throw FeedRefusal.price(price) }
    guard (Fixed.zero...Fixed.one).contains(view.intervalLeft) else {
      throw FeedRefusal.intervalLeft(view.intervalLeft)
    }
    var feed = self
    let events = try feed.relay?.advance(source: view.source) ?? []
    feed.index = feed.relay?.price ?? view.source
    feed.last = view.last
    feed.remember(feed.index, basis: try view.middle - feed.index)
    feed.made = rule
    feed.funding = view.fundingRate.isZero ? nil : Funding(rate: view.fundingRate, intervalLeft: view.intervalLeft)
    feed.mark = try feed.mark(in: nil)
    // Funding of −100 % or a basis as large as the index would take two of three to zero; a mark is a price.
    guard feed.mark.isPositive else { throw FeedRefusal.price(feed.mark) }
    self = feed
    return events
  }

  /// The mark by the rule it was made by; exact, and on no tick.
  ///
  /// - Parameter market: what its parts are named after; nil where nobody looks.
  public func mark<T: Term>(in market: Symbol?) throws -> T {
    switch made {
    case .index: try index(in: market)
    case .delayed: delayedIndex(in: market)
    case .median: try T.median(fundingPrice(in: market), [basisPrice(in: market), tickPrice(in: market)])
    }
  }

  /// The index: the median of what the relayers reported when a price was passed on, or what the venue reads itself.
  public func index<T: Term>(in market: Symbol?) throws -> T {
    guard let relay else { return .given(Figure(.indexPrice, market), index) }
    let price: T = try relay.passedOn()
    return price.named(Figure(.indexPrice, market))
  }

  /// One of the prices that the mark was made of.
  ///
  /// - Throws: `FigureError.noFeed` where it wasn't made of such a price.
  func part<T: Term>(_ figure: Figure) throws -> T {
    switch (made, figure.kind) {
    case (.delayed, .delayedIndex): return delayedIndex(in: figure.market)
    case (.median, .fundingPrice): return try fundingPrice(in: figure.market)
    case (.median, .averageBasis): return try averageBasis(in: figure.market)
    case (.median, .basisPrice): return try basisPrice(in: figure.market)
    case (.median, .tickPrice): return tickPrice(in: figure.market)
    default: throw FigureError.noFeed(figure)
    }
  }

  private func delayedIndex<T: Term>(in market: Symbol?) -> T {
    let ticks = if case .delayed(let ticks) = made { ticks } else { 0 }
    return .given(Figure(.delayedIndex, market), indexes[max(indexes.count - 1 - ticks, 0)])
  }

  private func fundingPrice<T: Term>(in market: Symbol?) throws -> T {
    let index: T = try index(in: market)
    let (rate, left): (T, T) = (.constant(funding?.rate ?? .zero), .constant(funding?.intervalLeft ?? .zero))
    return try MarkFormula.fundingPrice(index: index, rate: rate, intervalLeft: left)
      .named(Figure(.fundingPrice, market))
  }

  private func averageBasis<T: Term>(in market: Symbol?) throws -> T {
    let window = if case .median(let window) = made { window } else { 1 }
    let average: T = try MarkFormula.averageBasis(bases.suffix(window))
    return average.named(Figure(.averageBasis, market))
  }

  /// Price 2: index + average basis.
  private func basisPrice<T: Term>(in market: Symbol?) throws -> T {
    try T.sum(index(in: market), averageBasis(in: market)).named(Figure(.basisPrice, market))
  }

  private func tickPrice<T: Term>(in market: Symbol?) -> T { .given(Figure(.tickPrice, market), last) }

  private mutating func remember(_ index: Fixed, basis: Fixed) {
    // Under a rule that looks back less than another might, what another would need is forgotten: a changed rule
    // begins with what there is.
    indexes.append(index)
    bases.append(basis)
    if indexes.count > rule.memory { indexes.removeFirst(indexes.count - rule.memory) }
    if bases.count > rule.memory { bases.removeFirst(bases.count - rule.memory) }
  }
}

extension PriceFeed: Codable {
  private enum Key: CodingKey {
    case rule, made, funding, relay, index, mark, last, indexes, bases
  }

  /// Reads a feed and checks it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    rule = try container.decode(MarkRule.self, forKey: .rule)
    made = try container.decodeIfPresent(MarkRule.self, forKey: .made) ?? rule
    funding = try container.decodeIfPresent(Funding.self, forKey: .funding)
    relay = try container.decodeIfPresent(Relay.self, forKey: .relay)
    index = try container.decode(Fixed.self, forKey: .index)
    mark = try container.decode(Fixed.self, forKey: .mark)
    last = try container.decode(Fixed.self, forKey: .last)
    indexes = try container.decode([Fixed].self, forKey: .indexes)
    bases = try container.decode([Fixed].self, forKey: .bases)
    let lengths = 1...MarkRule.mostTicks + 1
    guard rule.refusal == nil, made.refusal == nil, index.isPositive, mark.isPositive, last.isPositive,
      lengths.contains(indexes.count), lengths.contains(bases.count), indexes.allSatisfy(\.isPositive)
    else {
      throw DecodingError.dataCorruptedError(forKey: .rule, in: container, debugDescription: "an impossible feed")
    }
  }

  /// Writes the feed.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(rule, forKey: .rule)
    if made != rule { try container.encode(made, forKey: .made) }
    try container.encodeIfPresent(funding, forKey: .funding)
    try container.encodeIfPresent(relay, forKey: .relay)
    try container.encode(index, forKey: .index)
    try container.encode(mark, forKey: .mark)
    try container.encode(last, forKey: .last)
    try container.encode(indexes, forKey: .indexes)
    try container.encode(bases, forKey: .bases)
  }
}
