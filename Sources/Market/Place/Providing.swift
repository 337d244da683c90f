import Margin

/// Why a share of a pool is gone that the learner didn't take out.
enum SharesReason: String {
  /// The account owed money after a liquidation.
  case debt
  /// The pool is no more.
  case closed
}

extension Venue {
  /// Puts money from the wallet into a market's pool, see `ConstantProductPool.provide`.
  ///
  /// - Parameter amount: quote currency, above zero.
  public mutating func provide(_ symbol: Symbol, _ amount: Fixed, witness: Witness? = nil) throws -> [Event] {
    try change(witness) { try $0.provide(symbol, amount) }
  }

  /// Takes a part of the account's share out of a market's pool, sells the base at the price elsewhere, and puts all of
  /// it into the wallet.
  ///
  /// - Parameter part: above 0 and at most 1.
  public mutating func takeOut(_ symbol: Symbol, part: Fixed, witness: Witness? = nil) throws -> [Event] {
    try change(witness) { try $0.takeOut(symbol, part: part) }
  }

  /// The markets in whose pools the account holds a share, in its order.
  public var provided: [Symbol] { account.slots.filter { $0.liquidity != nil }.map(\.symbol) }
}

extension Floor {
  mutating func provide(_ symbol: Symbol, _ amount: Fixed) throws -> [Event] {
    guard account[symbol] != nil else { throw Refusal.noMarket(symbol) }
    guard var place = places[symbol], var pool = place.pool else { throw MarketRefusal.noPool(symbol) }
    let holding = try MarketRefusal.naming(symbol) {
      let (put, shares) = try pool.provide(amount, at: place.source)
      return try PoolHolding(base: put.base, quote: put.quote, shares: shares)
    }
    var floor = self
    try floor.account.pay(amount, for: holding, in: symbol)
    place.route = .pool(pool)
    floor.places[symbol] = place
    guard let all = floor.account[symbol]?.liquidity else { throw MarketRefusal.noShare(symbol) }
    self = floor
    return [
      Event(
        .lpAdded,
        [
          (.market, .market(symbol)), (.amount, .number(amount, .money)), (.size, .number(holding.base, .size)),
          (.value, .number(holding.quote, .money)), (.price, .number(place.source, .price)),
          (.share, .number(try all.shares.over(pool.shares, rounding: .floor), .rate)),
        ])
    ]
  }

  mutating func takeOut(_ symbol: Symbol, part: Fixed) throws -> [Event] {
    guard let slot = account[symbol] else { throw Refusal.noMarket(symbol) }
    guard let holding = slot.liquidity, var place = places[symbol] else { throw MarketRefusal.noShare(symbol) }
    guard part.isPositive, part <= .one else { throw MarketRefusal.sharePart(part, symbol) }
    let left = try holding.shares.times(.one - part, rounding: .floor)
    let out = try MarketRefusal.naming(symbol) { try place.takeOut(holding.shares - left, symbol, left: left) }
    var floor = self
    try floor.account.receive(out.received, leaving: left, in: symbol)
    floor.places[symbol] = place
    self = floor
    return [out.event]
  }

  /// Takes the account's share out of a pool that is about to go.
  mutating func returnShare(_ symbol: Symbol) throws -> [Event] {
    guard let holding = account[symbol]?.liquidity, var place = places[symbol] else { return [] }
    let out = try MarketRefusal.naming(symbol) {
      try place.takeOut(holding.shares, symbol, left: .zero, reason: .closed)
    }
    places[symbol] = place
    try account.receive(out.received, leaving: .zero, in: symbol)
    return [out.event]
  }
}

extension MarketPlace {
  /// Takes shares out of the pool and sells their base at the price elsewhere.
  ///
  /// - Parameter left: the account's shares that stay.
  mutating func takeOut(
    _ shares: Fixed, _ symbol: Symbol, left: Fixed, reason: SharesReason? = nil
  ) throws -> (received: Fixed, event: Event) {
    guard var pool else { throw MarketRefusal.noPool(symbol) }
    let out = try pool.remove(shares: shares)
    let received = try out.worth(at: source)
    route = .pool(pool)
    let facts: [(FactName, FactValue)] = [
      (.market, .market(symbol)), (.amount, .number(received, .money)), (.size, .number(out.base, .size)),
      (.value, .number(out.quote, .money)), (.price, .number(source, .price)),
      (.share, .number(try left.over(pool.shares, rounding: .floor), .rate)),
    ]
    return (received, Event(.lpRemoved, facts + (reason.map { [(.reason, .word($0.rawValue))] } ?? [])))
  }
}

extension VenueBackstop {
  /// Sells so much of the share that the debt is paid to the cent above it.
  mutating func takeOut(
    _ holding: PoolHolding, of symbol: Symbol, for debt: Fixed
  ) throws -> (received: Fixed, left: Fixed, event: Event)? {
    guard var place = places[symbol], let position = place.position(holding, in: symbol) else { return nil }
    let (value, cent): (Fixed, Fixed) = (try position.value(), Fixed(1, decimals: 2))
    let needed = try debt.rounded(to: cent, .ceiling) + cent
    let taken =
      needed < value ? try holding.shares.share(needed, of: value, rounding: .ceiling) : holding.shares
    let left = try holding.shares - taken
    let out = try place.takeOut(taken, symbol, left: left, reason: .debt)
    places[symbol] = place
    return (out.received, left, out.event)
  }
}
