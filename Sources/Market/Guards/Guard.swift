import Margin

/// Something that acts for the learner when prices get there: a rule set beforehand, carried out without asking.
///
/// Guards act at the very prices at which the account is judged, before it is judged, in the order they were armed. They
/// trade as the learner does, through the market's book where there is one, for the taker fee; where prices jump, they act
/// behind the jump. Where the jump takes the pool to its requirement, it is too late for a trade: liquidation comes first,
/// and only a top-up acts.
public enum Guard: Equatable, Sendable, Codable {
  /// Closes the market's position at this mark or beyond it: below for a long, above for a short.
  case stop(Symbol, Fixed)
  /// Closes this share of every pooled position while the margin ratio is at this or worse.
  case reduce(share: Fixed, ratio: Fixed)
  /// Deposits this amount while the margin ratio is at this or worse, from a reserve outside the account, as long as it
  /// lasts.
  case topUp(amount: Fixed, ratio: Fixed, reserve: Fixed)
  /// Holds against a market's position one in another market, worth this share of its notional.
  case hedge(Symbol, share: Fixed, with: Symbol)
  /// Gives the market's position its initial margin and takes it out of the pool when the margin ratio is at this or
  /// worse.
  case isolate(Symbol, ratio: Fixed)

  /// The word it is armed by.
  public var word: String {
    switch self {
    case .stop: "stop"
    case .reduce: "reduce"
    case .topUp: "topup"
    case .hedge: "hedge"
    case .isolate: "isolate"
    }
  }

  /// The market it watches; nil for the pool.
  public var market: Symbol? {
    switch self {
    case .stop(let symbol, _), .hedge(let symbol, _, _), .isolate(let symbol, _): symbol
    case .reduce, .topUp: nil
    }
  }
}

/// Why a guard can't be armed.
public enum GuardError: Error, Equatable, Sendable {
  /// As many as can be armed are.
  case tooMany(most: Int)
  /// A share to close or to hedge is not above 0% and at most 100%.
  case share(Fixed)
  /// A margin ratio at which the account would be liquidated already, or none at all.
  case ratio(Fixed)
  /// A reserve too small for one top-up.
  case reserve(Fixed, amount: Fixed)
  /// A stop whose price is reached already.
  case reached(Fixed, mark: Fixed)
  /// A hedge in the market it is against.
  case sameMarket(Symbol)
  /// There is no guard of that number.
  case none(Int, of: Int)
}

extension Venue {
  /// The most guards that can be armed.
  public static let mostGuards = 16

  /// Arms a guard. It acts at once where prices are there already.
  public mutating func arm(_ new: Guard, witness: Witness? = nil) throws -> [Event] {
    var venue = self
    try venue.add(new)
    let armed = Event(.guardArmed, new.facts)
    let events = try venue.change(witness: witness) { _ in [armed] }
    self = venue
    return events
  }

  /// Takes a guard back by its number, counted from 1; all of them without a number.
  public mutating func disarm(_ number: Int?) throws -> [Event] {
    guard let number else {
      let events = guards.map { Event(.guardDisarmed, $0.facts) }
      guards = []
      return events
    }
    guard guards.indices.contains(number - 1) else { throw GuardError.none(number, of: guards.count) }
    return [Event(.guardDisarmed, guards.remove(at: number - 1).facts)]
  }

  /// Adds a guard that makes sense, without letting it act yet.
  mutating func add(_ new: Guard) throws {
    guard guards.count < Self.mostGuards else { throw GuardError.tooMany(most: Self.mostGuards) }
    switch new {
    case .stop(let symbol, let price):
      guard let slot = account[symbol] else { throw Refusal.noMarket(symbol) }
      let tick = slot.instrument.tick
      guard price.isPositive else { throw Refusal.priceGone(symbol) }
      guard price.isMultiple(of: tick) else { throw Refusal.price(price, tick: tick, symbol) }
      guard !slot.isOpen || (slot.side == .long ? slot.mark > price : slot.mark < price) else {
        throw GuardError.reached(price, mark: slot.mark)
      }
    case .reduce(let share, let ratio):
      try checkShare(share)
      try checkRatio(ratio)
    case .topUp(let amount, let ratio, let reserve):
      try checkRatio(ratio)
      guard amount.isPositive, reserve >= amount else { throw GuardError.reserve(reserve, amount: amount) }
    case .hedge(let symbol, let share, let other):
      try checkShare(share)
      guard account[symbol] != nil else { throw Refusal.noMarket(symbol) }
      guard account[other] != nil else { throw Refusal.noMarket(other) }
      guard symbol != other else { throw GuardError.sameMarket(symbol) }
    case .isolate(let symbol, let ratio):
      try checkRatio(ratio)
      guard account[symbol] != nil else { throw Refusal.noMarket(symbol) }
    }
    guards.append(new)
  }

  private func checkShare(_ share: Fixed) throws(GuardError) {
    guard share.isPositive, share <= .one else { throw .share(share) }
  }

  /// A ratio on the safe side of 100%, whichever way the rules count.
  private func checkRatio(_ ratio: Fixed) throws(GuardError) {
    let isSafe =
      switch account.rules.ratio {
      case .maintenanceOverEquity: ratio.isPositive && ratio < .one
      case .equityOverMaintenance: ratio > .one
      }
    guard isSafe else { throw .ratio(ratio) }
  }
}
