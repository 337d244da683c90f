import Margin

extension ConstantProductPool: LiquidationVenue {
  /// Quote currency for one unit of base at the margin, without the fee: quote ÷ base, rounded half to even.
  public var price: Fixed { get throws { try quote / base } }

  /// Swaps. The fee is in the average price; a limit is held against what the last unit fetches or costs, fee included.
  ///
  /// - Throws: `PoolRefusal.beyondReserve` for a buy without a limit of all there is or more.
  public mutating func trade(_ side: OrderSide, size: Fixed, limit: Fixed?) throws -> Trade {
    guard size.isPositive else { throw PoolRefusal.amount(size) }
    let filled = try limit.map { min(size, try most(side, within: $0).rounded(to: lot, .floor)) } ?? size
    var pool = self
    let value = try pool.swap(side, filled)
    let before = try price
    let fills =
      filled.isZero
      ? [] : [Fill(price: try TradeCost.averagePrice(side, value: value, size: filled), size: filled)]
    let trade = Trade(
      side: side, requested: size, filled: filled, value: value, fills: fills, before: before, after: try pool.price)
    self = pool
    return trade
  }

  /// A pool stays as it is until somebody trades.
  public mutating func advance() throws -> [OrderEvent] { [] }

  /// Somebody with a market elsewhere trades for as long as it pays: sells here while a unit fetches more than there,
  /// fee included, or buys while it costs less. This is what moves a pool's price, and what its providers lose by.
  ///
  /// - Parameter price: the price elsewhere, above zero.
  /// - Returns: nil when nothing is to be gained.
  public mutating func arbitrage(to price: Fixed) throws -> Trade? {
    guard price.isPositive else { throw PoolRefusal.amount(price) }
    for side in OrderSide.allCases {
      let trade = try trade(side, size: Self.mostReserve, limit: price)
      if trade.filled.isPositive { return trade }
    }
    return nil
  }

  /// Moves a swap's amounts, and returns the quote currency paid or received.
  private mutating func swap(_ side: OrderSide, _ size: Fixed) throws -> Fixed {
    guard size.isPositive else { return .zero }
    switch side {
    case .sell:
      let out = try PoolSwap.output(for: size, reserveIn: base, reserveOut: quote, fee: fee)
      base = try base + size
      quote = try quote - out
      return out
    case .buy:
      let paid = try PoolSwap.input(for: size, reserveIn: quote, reserveOut: base, fee: fee)
      quote = try quote + paid
      base = try base - size
      return paid
    }
  }

  /// The largest swap whose last unit is no worse than the limit, rounded down; zero when there is none.
  ///
  /// A unit more of x sold fetches k·Q·B ÷ (B + k·x)² with k = 1 − fee, which meets the limit L at
  /// x = (√(B·Q·k ÷ L) − B) ÷ k. A unit more of x bought costs B·Q ÷ (k·(B − x)²), so x = B − √(B·Q ÷ (k·L)).
  private func most(_ side: OrderSide, within limit: Fixed) throws -> Fixed {
    let kept = try Fixed.one - fee
    switch side {
    case .sell:
      // No limit to speak of, or one so far away that it takes more than the pool could.
      guard limit.isPositive, let ratio = try? quote.share(kept, of: limit, rounding: .floor) else {
        return Self.mostReserve
      }
      let room = try Self.root(base, ratio, .floor) - base
      return room.isPositive ? try room.over(kept, rounding: .floor) : .zero
    case .buy:
      // A limit so low that the ratio can't be computed buys nothing.
      guard limit.isPositive, let ratio = try? quote.over(limit.times(kept, rounding: .floor), rounding: .ceiling)
      else { return .zero }
      return max(try base - Self.root(base, ratio, .ceiling), .zero)
    }
  }
}
