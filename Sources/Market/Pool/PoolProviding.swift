import Margin

extension ConstantProductPool {
  /// Puts quote currency in, part of it exchanged for base at the price elsewhere, so that the two amounts stand in the
  /// pool's own proportion: half and half where both prices are the same.
  ///
  /// The base is amount ÷ (price elsewhere + pool price), rounded down; what its purchase leaves goes in as it is. Of the
  /// shares that the two amounts would bring, as parts of either reserve, the lower number is received, rounded down, as
  /// in `UniswapV2Pair.mint`: what is over stays with all providers.
  ///
  /// - Parameters:
  ///   - amount: quote currency, above zero.
  ///   - price: the price elsewhere, above zero.
  /// - Returns: what was put in, and the shares received for it.
  public mutating func provide(_ amount: Fixed, at price: Fixed) throws -> (put: PoolAmounts, shares: Fixed) {
    guard amount.isPositive, price.isPositive else { throw PoolRefusal.amount(amount) }
    let bought = try amount.over(price + self.price, rounding: .floor)
    let put = PoolAmounts(base: bought, quote: try amount - bought.times(price, rounding: .ceiling))
    guard put.base.isPositive, put.quote.isPositive else { throw PoolRefusal.amount(amount) }
    let minted = try min(
      shares.share(put.base, of: base, rounding: .floor), shares.share(put.quote, of: quote, rounding: .floor))
    guard minted.isPositive else { throw PoolRefusal.amount(amount) }
    let sums = try (base + put.base, quote + put.quote, shares + minted)
    guard sums.0 <= Self.mostReserve, sums.1 <= Self.mostReserve else { throw PoolRefusal.reserve(amount) }
    (base, quote, shares) = sums
    return (put, minted)
  }

  /// Lets the other providers come or go: what they hold is multiplied, at the pool's price, and so are their shares.
  ///
  /// - Parameters:
  ///   - own: shares that stay as they are, and so become another part of the whole.
  ///   - factor: above zero; 0.2 when four fifths of it leave.
  public mutating func scaleOthers(keeping own: Fixed, by factor: Fixed) throws {
    let others = try shares - own
    guard factor.isPositive, others.isPositive else { throw PoolRefusal.shares(others, of: shares) }
    guard factor > .one else {
      let leaving = try others.times(.one - factor, rounding: .floor)
      if leaving.isPositive { _ = try remove(shares: leaving) }
      return
    }
    let coming = try others.times(factor - .one, rounding: .floor)
    let put = PoolAmounts(
      base: try base.share(coming, of: shares, rounding: .ceiling),
      quote: try quote.share(coming, of: shares, rounding: .ceiling))
    let sums = try (base + put.base, quote + put.quote, shares + coming)
    guard sums.0 <= Self.mostReserve, sums.1 <= Self.mostReserve else { throw PoolRefusal.reserve(max(sums.0, sums.1)) }
    (base, quote, shares) = sums
  }
}
