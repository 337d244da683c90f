import Margin

/// What a provider of a constant-product pool loses against holding the two assets.
public enum ImpermanentLoss {
  /// 2√r ÷ (1 + r) − 1 for a price that is r times what it was when the assets were put in, fees aside: 0 at r = 1 and
  /// below zero otherwise. Rounded down, so that the loss is never told too small.
  ///
  /// Source: Pintail 2019, Uniswap: A good deal for liquidity providers?
  ///
  /// - Throws: `PoolRefusal.amount` for a ratio that isn't above zero.
  public static func share<T: Term>(priceRatio ratio: T) throws -> T {
    guard ratio.value.isPositive else { throw PoolRefusal.amount(ratio.value) }
    let root = try T.product(.constant(Fixed(2)), .root(ratio, .floor), .floor)
    return try T.difference(T.quotient(root, .sum(.constant(.one), ratio), .floor), .constant(.one))
  }

  /// What shares are worth against what was put in for them, both at the pool's price now, as a share of the latter:
  /// fees included, so it may be above zero. Rounded down.
  public static func measured(_ put: PoolAmounts, shares: Fixed, in pool: ConstantProductPool) throws -> Fixed {
    let price = try pool.price
    let held = try put.worth(at: price)
    return try (pool.amounts(of: shares).worth(at: price) - held).over(held, rounding: .floor)
  }
}
