/// What changed a pot's equity and its requirement over a time, part by part. The parts sum to the whole, exactly.
///
/// Prices act on what is held: a move from p₀ to p₁ brings size × (p₁ − p₀). Whoever trades at the mark neither gains nor
/// loses by it but for the fee, so that gains and losses of positions are those of prices alone, whether realized
/// since or not.
public struct PotChange: Equatable, Sendable {
  /// One market's part.
  public struct Position: Equatable, Sendable {
    /// The market.
    public let symbol: Symbol
    /// What its price moves brought, quote currency; negative is a loss.
    public internal(set) var prices = Fixed.zero
    /// What liquidations lost on it by closing away from the mark; zero or negative.
    public internal(set) var slippage = Fixed.zero
    /// What its price moves did to the share of its liquidity pool that counts as collateral; negative is a loss.
    public internal(set) var shares = Fixed.zero
    /// By how much its requirement grew.
    public internal(set) var requirement = Fixed.zero

    /// What the position did to the distance between equity and requirement.
    public func cushion() throws(ArithmeticError) -> Fixed {
      try prices + slippage + shares - requirement
    }
  }

  /// The markets' parts, in the account's order; those in which nothing happened are left out.
  public internal(set) var positions: [Position] = []
  /// Money put in.
  public internal(set) var deposits = Fixed.zero
  /// Money taken out; negative.
  public internal(set) var withdrawals = Fixed.zero
  /// Trading fees; negative.
  public internal(set) var fees = Fixed.zero
  /// Funding received less funding paid.
  public internal(set) var funding = Fixed.zero
  /// Liquidation fees; negative.
  public internal(set) var liquidationFees = Fixed.zero
  /// What the venue kept after a liquidation; negative.
  public internal(set) var forfeited = Fixed.zero
  /// Losses beyond the account's money that others bore.
  public internal(set) var forgiven = Fixed.zero
  /// Money that came out of liquidity pools less money that went into them, with what the shares counted for as collateral
  /// where they came and went.
  public internal(set) var pools = Fixed.zero
  /// What went to isolated positions and came back from them; for an isolated position its margin put in and taken out.
  public internal(set) var moved = Fixed.zero
  /// What was required at the beginning.
  public internal(set) var requirementBefore = Fixed.zero
  /// What is required at the end.
  public internal(set) var requirementAfter = Fixed.zero
  /// The pot's equity at the beginning.
  public internal(set) var before = Fixed.zero
  /// The pot's equity at the end.
  public internal(set) var after = Fixed.zero

  private let market: Symbol?

  /// Nothing yet.
  ///
  /// - Parameter market: the isolated position that is looked at; nil for the pool.
  public init(_ market: Symbol?, from account: Account) throws {
    self.market = market
    before = try Self.equity(market, account)
    after = before
    requirementBefore = try Self.requirement(market, account)
    requirementAfter = requirementBefore
  }

  /// All parts together: `after − before`.
  public func total() throws(ArithmeticError) -> Fixed {
    var sum = FixedSum()
    for position in positions {
      try sum.add(position.prices)
      try sum.add(position.slippage)
      try sum.add(position.shares)
    }
    for part in [deposits, withdrawals, fees, funding, liquidationFees, forfeited, forgiven, pools, moved] {
      try sum.add(part)
    }
    return sum.total
  }

  /// Adds what lies between two moments: first the prices changed, then everything else happened at the new prices.
  ///
  /// - Parameters:
  ///   - start: the account before.
  ///   - end: the account after.
  ///   - events: what happened between them.
  public mutating func add(from start: Account, to end: Account, _ events: [Event]) throws {
    var known = FixedSum()
    for slot in end.slots {
      guard let old = start[slot.symbol], isInPot(old) || isInPot(slot) else { continue }
      let index = position(slot.symbol)
      if isInPot(old), old.isOpen {
        let brought = try old.size * (slot.mark - old.mark)
        positions[index].prices = try positions[index].prices + brought
        try known.add(brought)
      }
      for event in events where event.market == slot.symbol {
        guard let lost = try Self.slippage(event, mark: slot.mark) else { continue }
        positions[index].slippage = try positions[index].slippage + lost
        try known.add(lost)
      }
      let (was, now) = try (Self.requirement(of: old, start, market), Self.requirement(of: slot, end, market))
      positions[index].requirement = try positions[index].requirement + (now - was)
    }
    if market == nil {
      try addLedger(start.ledger, end.ledger, &known)
      try addShares(start, end, &known)
    }
    let equity = try Self.equity(market, end)
    // What is left of the change went to isolated positions, or for one of them came from the pool.
    moved = try moved + (equity - after - known.total)
    after = equity
    requirementAfter = try Self.requirement(market, end)
    positions.removeAll { $0.prices.isZero && $0.slippage.isZero && $0.shares.isZero && $0.requirement.isZero }
  }

  private mutating func addLedger(_ start: Ledger, _ end: Ledger, _ known: inout FixedSum) throws {
    func change(_ part: inout Fixed, _ amount: Fixed) throws {
      part = try part + amount
      try known.add(amount)
    }
    try change(&deposits, end.deposits - start.deposits)
    try change(&withdrawals, start.withdrawals - end.withdrawals)
    try change(&fees, start.fees - end.fees)
    try change(&funding, end.funding - start.funding)
    try change(&liquidationFees, start.liquidationFees - end.liquidationFees)
    try change(&forfeited, start.forfeited - end.forfeited)
    try change(&forgiven, end.forgiven - start.forgiven)
  }

  /// Prices first act on the shares as they were held and counted; what came, went or counts differently does so at the
  /// new prices.
  private mutating func addShares(_ start: Account, _ end: Account, _ known: inout FixedSum) throws {
    var rest = try end.ledger.lpReceived - start.ledger.lpReceived - (end.ledger.lpPaid - start.ledger.lpPaid)
    for slot in end.slots {
      guard let old = start[slot.symbol] else { continue }
      let brought = try start.brought(to: old, at: slot.mark)
      if !brought.isZero {
        let index = position(slot.symbol)
        positions[index].shares = try positions[index].shares + brought
        try known.add(brought)
      }
      rest = try rest + slot.sharesWorth(end.rules) - old.sharesWorth(start.rules) - brought
    }
    pools = try pools + rest
    try known.add(rest)
  }

  private mutating func position(_ symbol: Symbol) -> Int {
    if let index = positions.firstIndex(where: { $0.symbol == symbol }) { return index }
    positions.append(Position(symbol: symbol))
    return positions.count - 1
  }

  private func isInPot(_ slot: Slot) -> Bool { market == nil ? !slot.isIsolated : slot.symbol == market }

  private static func equity(_ market: Symbol?, _ account: Account) throws -> Fixed {
    guard let market else { return try account.equity(.pool) }
    return try account.index(of: market).map { try account.equity(.isolated($0)) } ?? .zero
  }

  private static func requirement(_ market: Symbol?, _ account: Account) throws -> Fixed {
    guard let market else { return try account.requirement(.pool) }
    return try account[market].map { try requirement(of: $0, account, market) } ?? .zero
  }

  private static func requirement(of slot: Slot, _ account: Account, _ market: Symbol?) throws -> Fixed {
    guard slot.isOpen, market != nil || !slot.isIsolated else { return .zero }
    return try slot.requirement(account.rules)
  }

  /// What a trade lost by happening away from the mark; nil for other events.
  private static func slippage(_ event: Event, mark: Fixed) throws -> Fixed? {
    guard [.filled, .positionLiquidated, .positionReduced].contains(event.kind), let size = event.number(.size),
      let price = event.number(.price), case .word(let side) = event[.side]
    else { return nil }
    let gained = try (event.number(.value) ?? size * price) - size * mark
    // A liquidation's side is the position's, which it sells when it is long.
    return side == Side.long.rawValue || side == "sell" ? gained : -gained
  }
}

extension Account {
  /// What a market's price brings to the share of its liquidity pool that counts as collateral, as it is held now.
  ///
  /// - Parameter price: where the market's mark goes.
  public func brought(to slot: Slot, at price: Fixed) throws -> Fixed {
    try slot.at(price).sharesWorth(rules) - slot.sharesWorth(rules)
  }
}
