import Margin

/// A pool of two assets that anybody can swap with: what it holds of one times what it holds of the other stays the
/// same, or grows by the fee.
///
///     var pool = try ConstantProductPool(base: Fixed(100), quote: Fixed(6_000_000), fee: Fixed(3, decimals: 3))
///     let trade = try pool.trade(.sell, size: Fixed(10), limit: nil)   // 543,966.2… for 10, not 600,000
///
/// A pool doesn't come back by itself: it takes somebody who trades it to the price elsewhere, see `arbitrage(to:)`.
/// A value: what throws leaves it as it was. Formulas: `PoolSwap`.
public struct ConstantProductPool: Equatable, Sendable {
  /// What the pool holds of the base asset, units.
  public internal(set) var base: Fixed
  /// What the pool holds of the quote currency.
  public internal(set) var quote: Fixed
  /// The share of what goes in that the pool keeps.
  public let fee: Fixed
  /// The step in which a trade is cut by its limit, units of the base asset, so that a position sold here stays one of
  /// whole lots.
  public let lot: Fixed
  /// How many shares the providers hold, all together.
  public internal(set) var shares: Fixed

  /// The largest reserve a pool begins with.
  public static let mostReserve = Fixed(1_000_000_000_000_000)

  /// A pool with its reserves.
  ///
  /// - Parameters:
  ///   - base: units of the base asset.
  ///   - quote: quote currency; quote ÷ base is the price.
  ///   - fee: from 0 up to but without 1, in millionths.
  ///   - lot: the market's lot; the smallest step when nothing is said.
  ///   - shares: the providers' shares; √base × √quote, rounded down, when nil.
  public init(base: Fixed, quote: Fixed, fee: Fixed, lot: Fixed = .ulp, shares: Fixed? = nil) throws {
    for reserve in [base, quote] where !reserve.isPositive || reserve > Self.mostReserve {
      throw PoolRefusal.reserve(reserve)
    }
    guard !fee.isNegative, fee < .one, fee.isMultiple(of: Fixed(1, decimals: 6)) else { throw PoolRefusal.fee(fee) }
    guard lot.isPositive else { throw PoolRefusal.amount(lot) }
    self.base = base
    self.quote = quote
    self.fee = fee
    self.lot = lot
    self.shares = try shares ?? Self.root(base, quote, .floor)
    guard self.shares.isPositive else { throw PoolRefusal.amount(self.shares) }
  }

  /// √a × √b, whose product needn't fit. Each root and their product are rounded as told.
  static func root(_ a: Fixed, _ b: Fixed, _ rounding: Rounding) throws(ArithmeticError) -> Fixed {
    guard let first = a.squareRoot(rounding: rounding), let second = b.squareRoot(rounding: rounding) else {
      return .zero
    }
    return try first.times(second, rounding: rounding)
  }
}

extension ConstantProductPool: Codable {
  private enum Key: CodingKey {
    case base, quote, fee, lot, shares
  }

  /// Reads a pool and checks it. Reserves may have grown beyond what a pool begins with, but not without end.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let (base, quote) = (
      try container.decode(Fixed.self, forKey: .base), try container.decode(Fixed.self, forKey: .quote)
    )
    do {
      try self.init(
        base: min(base, Self.mostReserve), quote: min(quote, Self.mostReserve),
        fee: container.decode(Fixed.self, forKey: .fee), lot: container.decode(Fixed.self, forKey: .lot),
        shares: container.decode(Fixed.self, forKey: .shares))
    } catch let refusal as PoolRefusal {
      throw DecodingError.dataCorruptedError(
        forKey: .base, in: container, debugDescription: "an impossible pool: \(refusal)")
    }
    self.base = base
    self.quote = quote
  }

  /// Writes the pool.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(base, forKey: .base)
    try container.encode(quote, forKey: .quote)
    try container.encode(fee, forKey: .fee)
    try container.encode(lot, forKey: .lot)
    try container.encode(shares, forKey: .shares)
  }
}
