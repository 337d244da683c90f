/// The name of a fact that an event carries; stable, and used as a key in JSON.
public enum FactName: String, Sendable, Codable, CaseIterable {
  case amount, market, side, size, price, from, fee, realized, position, leverage, rate, equity, requirement, count
  case healthy, unrealized, left, kept, fund, rules, scenario, time
  case kind, share, ratio, reserve, with, beta
  case number, needed, delay, heartbeat, deviation, stale, age
  case value, levels, slippage, middle, impact, order, limit, trigger, reason, spread, depth, unfilled, unsold
  case rounds, notional
}

/// Which way a position profits.
public enum Side: String, Sendable, Codable, CaseIterable {
  /// Profits when the price rises; size above zero.
  case long
  /// Profits when the price falls; size below zero.
  case short

  /// The side of a signed size.
  public init(of size: Fixed) {
    self = size.isNegative ? .short : .long
  }
}

/// What a fact says.
public enum FactValue: Equatable, Sendable {
  /// A number in a unit.
  case number(Fixed, Unit)
  /// A market.
  case market(Symbol)
  /// A word from a fixed list, an identifier or a time.
  case word(String)
  /// Yes or no.
  case flag(Bool)
  /// A whole number of things.
  case count(Int)
}

/// Something that happened, with its facts.
public struct Event: Equatable, Sendable {
  /// What happened.
  public let kind: EventKind
  /// The facts, in the order the catalog lists them; facts that don't apply are left out.
  public let facts: [(FactName, FactValue)]

  /// An event.
  public init(_ kind: EventKind, _ facts: [(FactName, FactValue)]) {
    self.kind = kind
    self.facts = facts
  }

  /// A fact by its name; nil when the event doesn't carry it.
  public subscript(_ name: FactName) -> FactValue? {
    facts.first { $0.0 == name }?.1
  }

  /// A number among the facts.
  public func number(_ name: FactName) -> Fixed? {
    if case .number(let value, _) = self[name] { value } else { nil }
  }

  /// The market it happened in; nil when it concerns the pool.
  public var market: Symbol? {
    if case .market(let symbol) = self[.market] { symbol } else { nil }
  }

  /// Whether two events are alike in every fact.
  public static func == (a: Event, b: Event) -> Bool {
    a.kind == b.kind && a.facts.count == b.facts.count
      && zip(a.facts, b.facts).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
  }
}
