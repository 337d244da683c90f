import Margin

/// A price on its way from a source chain to the venue's: relayers report it, and the venue knows only what they do.
///
/// Each tick the venue's chain has from every relayer that isn't silent a report of the source price `delay` ticks ago.
/// With a quorum of reports their median is taken; it becomes the venue's price when it differs from the last one by
/// the deviation threshold or more, or when the heartbeat is due. Without a quorum nothing is passed on, and the price
/// grows old. Before the first tick the source price stood still.
///
/// It goes as in Chainlink's data feeds (docs.chain.link: deviation threshold, heartbeat, a minimum number of responses,
/// the median), but for an even number of reports, where those take the upper of the two in the middle.
public struct Relay: Equatable, Sendable {
  /// The most relayers.
  public static let mostRelayers = 31

  /// When prices are passed on.
  public private(set) var terms: RelayTerms
  /// How each relayer behaves; the first one is number 1.
  public private(set) var relayers: [Relayer]
  /// The price as the venue knows it.
  public private(set) var price: Fixed
  /// Ticks since the venue got that price; it was `terms.delay` old by then.
  public private(set) var age = 0
  /// What each relayer reported in the last tick; nil for nothing.
  public private(set) var reports: [Fixed?]
  /// Whether enough relayers reported in the last tick.
  public private(set) var hasQuorum = true

  /// The reports that the price is the median of; none before the first one is passed on.
  private var passed: [Fixed] = []
  /// The source's prices, the newest last: as far back as any relayer may look.
  private var history: [Fixed]

  /// A relay whose venue knows the source's price to begin with.
  public init(_ terms: RelayTerms, relayers: [Relayer], price: Fixed) throws {
    if let refusal = Self.refusal(terms, relayers) { throw refusal }
    guard price.isPositive else { throw RelayRefusal.price(price) }
    self.terms = terms
    self.relayers = relayers
    self.price = price
    reports = Array(repeating: nil, count: relayers.count)
    history = [price]
  }

  /// Whether the price is older than the venue accepts, so that nothing may be decided by it.
  public var isStale: Bool { terms.staleAfter.map { age > $0 } ?? false }

  /// The price as the venue knows it: the median of the reports it was passed on with.
  func passedOn<T: Term>() throws -> T {
    guard let first = passed.first else { return .constant(price) }
    return try T.median(.constant(first), passed.dropFirst().map { T.constant($0) })
  }

  /// Lets a tick pass.
  ///
  /// - Parameter source: the price on the source chain now, above zero.
  public mutating func advance(source: Fixed) throws -> [RelayEvent] {
    guard source.isPositive else { throw RelayRefusal.price(source) }
    var relay = self
    let events = try relay.take(source)
    self = relay
    return events
  }

  /// Changes how a relayer behaves.
  ///
  /// - Parameter number: 1 for the first.
  public mutating func set(relayer number: Int, _ behavior: Relayer) throws {
    guard number >= 1, number <= relayers.count else {
      throw RelayRefusal.noRelayer(number, of: relayers.count)
    }
    if let refusal = behavior.refusal { throw refusal }
    relayers[number - 1] = behavior
  }

  /// Changes the terms. The price passed on last stays.
  public mutating func set(_ terms: RelayTerms) throws {
    if let refusal = terms.refusal(relayers: relayers.count) { throw refusal }
    self.terms = terms
  }

  private mutating func take(_ source: Fixed) throws -> [RelayEvent] {
    history.append(source)
    if history.count > 2 * RelayTerms.mostDelay + 1 { history.removeFirst() }
    let (wasStale, hadQuorum) = (isStale, hasQuorum)
    age = min(age + 1, RelayTerms.mostTicks + 1)
    reports = try relayers.map { try report($0) }
    let answers = reports.compactMap { $0 }
    hasQuorum = answers.count >= terms.quorum
    var events: [RelayEvent] = []
    if hadQuorum, !hasQuorum { events.append(.quorumLost(reports: answers.count, needed: terms.quorum)) }
    if hasQuorum, !hadQuorum { events.append(.quorumRegained(reports: answers.count)) }
    if hasQuorum, let first = answers.first {
      let median = try Fixed.median(first, Array(answers.dropFirst()))
      if let reason = try reason(median) {
        events.append(.relayed(price: median, from: price, reports: answers.count, reason))
        passed = answers
        price = try passedOn()
        age = 0
      }
    }
    if isStale, !wasStale { events.append(.stale(age: age)) }
    if wasStale, !isStale { events.append(.fresh) }
    return events
  }

  /// What a relayer has to say in this tick.
  private func report(_ relayer: Relayer) throws -> Fixed? {
    switch relayer {
    case .honest: past(terms.delay)
    case .late(let ticks): past(terms.delay + ticks)
    case .silent: nil
    case .wrong(let share): max(try past(terms.delay) * (.one + share), .ulp)
    }
  }

  /// The source's price a number of ticks ago.
  private func past(_ ticks: Int) -> Fixed { history[max(history.count - 1 - ticks, 0)] }

  private func reason(_ median: Fixed) throws -> RelayReason? {
    // Both sides are whole units, so rounding the product up leaves the comparison exact.
    let threshold = try price.times(terms.deviation, rounding: .ceiling)
    if try (median - price).magnitude >= threshold { return .deviation }
    return age >= terms.heartbeat ? .heartbeat : nil
  }

  private static func refusal(_ terms: RelayTerms, _ relayers: [Relayer]) -> RelayRefusal? {
    terms.refusal(relayers: relayers.count) ?? relayers.lazy.compactMap(\.refusal).first
  }
}

extension Relay: Codable {
  private enum Key: CodingKey {
    case terms, relayers, price, age, reports, hasQuorum, passed, history
  }

  /// Reads a relay and checks it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    terms = try container.decode(RelayTerms.self, forKey: .terms)
    relayers = try container.decode([Relayer].self, forKey: .relayers)
    price = try container.decode(Fixed.self, forKey: .price)
    age = try container.decode(Int.self, forKey: .age)
    reports = try container.decode([Fixed?].self, forKey: .reports)
    hasQuorum = try container.decode(Bool.self, forKey: .hasQuorum)
    passed = try container.decodeIfPresent([Fixed].self, forKey: .passed) ?? []
    history = try container.decode([Fixed].self, forKey: .history)
    guard Self.refusal(terms, relayers) == nil, price.isPositive, (0...RelayTerms.mostTicks + 1).contains(age),
      reports.count == relayers.count, (1...2 * RelayTerms.mostDelay + 1).contains(history.count),
      (history + passed + reports.compactMap { $0 }).allSatisfy(\.isPositive), passed.count <= Relay.mostRelayers,
      try passed.isEmpty || Fixed.median(passed[0], Array(passed.dropFirst())) == price
    else {
      throw DecodingError.dataCorruptedError(forKey: .terms, in: container, debugDescription: "an impossible relay")
    }
  }

  /// Writes the relay.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(terms, forKey: .terms)
    try container.encode(relayers, forKey: .relayers)
    try container.encode(price, forKey: .price)
    try container.encode(age, forKey: .age)
    try container.encode(reports, forKey: .reports)
    try container.encode(hasQuorum, forKey: .hasQuorum)
    if !passed.isEmpty { try container.encode(passed, forKey: .passed) }
    try container.encode(history, forKey: .history)
  }
}
