/// Which way an order trades.
public enum OrderSide: String, Sendable, Codable, CaseIterable {
  /// Takes the base asset for quote currency.
  case buy
  /// Gives the base asset for quote currency.
  case sell

  /// The side it trades with.
  public var opposite: OrderSide { self == .buy ? .sell : .buy }
}
