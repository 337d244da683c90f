import Margin

/// The name of one of the learner's orders in a book: 1, 2, 3 … in the order they came.
public struct OrderID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The number.
  public let number: Int

  /// The order of that number.
  public init(_ number: Int) { self.number = number }

  /// The number in digits.
  public var description: String { String(number) }

  /// Which came first.
  public static func < (a: OrderID, b: OrderID) -> Bool { a.number < b.number }

  /// Reads the number.
  public init(from decoder: any Decoder) throws {
    number = try decoder.singleValueContainer().decode(Int.self)
  }

  /// Writes the number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(number)
  }
}

/// An order as it is given.
public struct OrderRequest: Equatable, Sendable, Codable {
  /// What the order does with the price it finds.
  public enum Kind: Equatable, Sendable, Codable {
    /// Trades at once at any price; what finds no other side is canceled. Sure to trade, not at which price.
    case market
    /// Trades at this price or better; what doesn't trade at once rests. Sure of the price, not to trade.
    case limit(Fixed)
    /// Rests at this price; refused where it would trade at once.
    case postOnly(Fixed)
    /// Trades at once at this price or better; what doesn't is canceled.
    case immediateOrCancel(Fixed)
  }

  /// Which way.
  public var side: OrderSide
  /// Units of the base asset, whole lots.
  public var size: Fixed
  /// What it does with the price.
  public var kind: Kind
  /// Whether it may only make the position smaller.
  public var reducesOnly: Bool
  /// For a stop order, the price that sets it off: at or below it for a sale, at or above it for a buy.
  public var trigger: Fixed?

  /// An order.
  public init(
    _ side: OrderSide, _ size: Fixed, _ kind: Kind = .market, reducesOnly: Bool = false, trigger: Fixed? = nil
  ) {
    self.side = side
    self.size = size
    self.kind = kind
    self.reducesOnly = reducesOnly
    self.trigger = trigger
  }

  /// The limit price; nil for a market order.
  public var limit: Fixed? {
    switch kind {
    case .market: nil
    case .limit(let price), .postOnly(let price), .immediateOrCancel(let price): price
    }
  }
}
