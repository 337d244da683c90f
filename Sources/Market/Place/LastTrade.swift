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
  func execution(in instrument: Instrument) throws -> (Execution, LastTrade)? {
    try ForcedTrade(trade: self, rest: .zero, restPrice: after, after: after, events: events).execution(in: instrument)
  }
}

extension ForcedTrade {
  /// What the account is told of a trade in its market, or nil when nothing was traded.
  func execution(in instrument: Instrument) throws -> (Execution, LastTrade)? {
    let rounding = trade.side == .buy ? Rounding.ceiling : .floor
    // The average of a pool is off the ticks; what it is rounded by stays with the venue.
    func part(_ price: Fixed, _ size: Fixed) throws -> Executed {
      Executed(price: max(try price.rounded(to: instrument.tick, rounding), instrument.tick), size: size)
    }
    var parts = try trade.fills.map { try part($0.price, $0.size) }
    if rest.isPositive { parts.append(try part(restPrice, rest)) }
    guard !parts.isEmpty else { return nil }
    var (traded, value) = (FixedSum(), FixedSum())
    for part in parts {
      try traded.add(part.size)
      try value.add(part.size * part.price)
    }
    let last = LastTrade(
      side: trade.side, size: traded.total, value: value.total, before: trade.before, after: after)
    var facts: [(FactName, FactValue)] = [
      (.value, .number(value.total, .money)), (.levels, .count(Set(parts.map(\.price)).count)),
      (.slippage, .number(try last.slippage(), .rate)), (.middle, .number(after, .price)),
      (.impact, .number(try TradeCost.impact(before: trade.before, after: after), .rate)),
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
