import Margin

/// Amounts of a pool's two assets.
public struct PoolAmounts: Equatable, Sendable, Codable {
  /// Units of the base asset.
  public var base: Fixed
  /// Quote currency.
  public var quote: Fixed

  /// Amounts.
  public init(base: Fixed, quote: Fixed) {
    self.base = base
    self.quote = quote
  }

  /// What they are worth at a price, quote currency, rounded down.
  public func worth(at price: Fixed) throws(ArithmeticError) -> Fixed {
    try base.times(price, rounding: .floor) + quote
  }
}

extension ConstantProductPool {
  /// What a number of shares stands for now: their part of either reserve, rounded down.
  public func amounts(of shares: Fixed) throws -> PoolAmounts {
    guard shares.isPositive, shares <= self.shares else { throw PoolRefusal.shares(shares, of: self.shares) }
    return PoolAmounts(
      base: try base.share(shares, of: self.shares, rounding: .floor),
      quote: try quote.share(shares, of: self.shares, rounding: .floor))
  }

  /// What a number of shares is worth in quote currency at the pool's own price: twice their quote currency.
  public func worth(of shares: Fixed) throws -> Fixed { try Fixed(2) * amounts(of: shares).quote }

  /// Puts in base and the quote currency that belongs with it at the pool's price, rounded up.
  ///
  /// - Returns: what was put in, and the shares received for it, rounded down.
  public mutating func add(base amount: Fixed) throws -> (put: PoolAmounts, shares: Fixed) {
    guard amount.isPositive else { throw PoolRefusal.amount(amount) }
    let paid = try quote.share(amount, of: base, rounding: .ceiling)
    let minted = try shares.share(amount, of: base, rounding: .floor)
    let sums = try (base + amount, quote + paid, shares + minted)
    guard minted.isPositive else { throw PoolRefusal.amount(amount) }
    guard sums.0 <= Self.mostReserve, sums.1 <= Self.mostReserve else { throw PoolRefusal.reserve(amount) }
    (base, quote, shares) = sums
    return (PoolAmounts(base: amount, quote: paid), minted)
  }

  /// Takes out what a number of shares stands for. Somebody's shares always stay.
  public mutating func remove(shares amount: Fixed) throws -> PoolAmounts {
    let out = try amounts(of: amount)
    guard amount < shares, out.base < base, out.quote < quote else { throw PoolRefusal.shares(amount, of: shares) }
    (base, quote, shares) = try (base - out.base, quote - out.quote, shares - amount)
    return out
  }
}
