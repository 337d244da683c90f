import Margin

/// What a trade cost, in the three numbers people use for it. Written over `Term`, so that the same lines compute and
/// explain.
public enum TradeCost {
  /// Value ÷ size, rounded against whoever traded: up for a buy, down for a sale.
  public static func averagePrice<T: Term>(_ side: OrderSide, value: T, size: T) throws -> T {
    try T.quotient(value, size, side == .buy ? .ceiling : .floor)
  }

  /// (average − before) ÷ before for a buy, (before − average) ÷ before for a sale: what the trade paid for its size,
  /// as a share. Above zero when it did worse than the price before; rounded up.
  public static func slippage<T: Term>(_ side: OrderSide, average: T, before: T) throws -> T {
    let worse = try side == .buy ? T.difference(average, before) : T.difference(before, average)
    return try T.quotient(worse, before, .ceiling)
  }

  /// (after − before) ÷ before: how far the trade moved the price. Rounded half to even.
  public static func impact<T: Term>(before: T, after: T) throws -> T {
    try T.quotient(T.difference(after, before), before, .halfEven)
  }
}
