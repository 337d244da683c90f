import Margin

/// What an order took from a market, as far as its cost needs it.
public struct LastTrade: Equatable, Sendable, Codable {
  /// Which way.
  public let side: OrderSide
  /// Units traded, above zero.
  public let size: Fixed
  /// Quote currency paid or received for them.
  public let value: Fixed
  /// The price before, the middle of a book.
  public let before: Fixed
  /// The price afterward.
  public let after: Fixed
}

extension Trade {
  /// What the account is told of a trade in its market, or nil when nothing was traded.
  ///
  /// - Parameter size: what has to be traded; what found no other side goes at the last price given. Nil to trade no more
  ///   than there was.
  func execution(of size: Fixed? = nil, in instrument: Instrument) throws -> (Execution, LastTrade)? {
    let rounding = side == .buy ? Rounding.ceiling : .floor
    // The average of a pool is off the ticks; what it is rounded by stays with the venue.
    var parts = try fills.map {
      Executed(price: max(try $0.price.rounded(to: instrument.tick, rounding), instrument.tick), size: $0.size)
    }
    let rest = try (size ?? filled) - filled
    if rest.isPositive {
      let price = try parts.last?.price ?? instrument.onTick(before)
      parts.append(Executed(price: price, size: rest))
    }
    guard !parts.isEmpty else { return nil }
    var (traded, value) = (FixedSum(), FixedSum())
    for part in parts {
      try traded.add(part.size)
      try value.add(part.size * part.price)
    }
    let last = LastTrade(side: side, size: traded.total, value: value.total, before: before, after: after)
    var facts: [(FactName, FactValue)] = [
      (.value, .number(value.total, .money)), (.levels, .count(Set(parts.map(\.price)).count)),
      (.slippage, .number(try last.slippage(), .rate)), (.middle, .number(after, .price)),
      (.impact, .number(try impact(), .rate)),
    ]
    if rest.isPositive { facts.append((.unfilled, .number(rest, .size))) }
    return (Execution(parts, facts: facts), last)
  }
}

extension LastTrade {
  /// How much worse than the price before the average was, as a share of it.
  public func slippage() throws -> Fixed {
    try TradeCost.slippage(side, average: TradeCost.averagePrice(side, value: value, size: size), before: before)
  }
}
