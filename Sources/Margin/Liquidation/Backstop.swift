/// What stands behind a liquidated account: it receives fees and remainders and pays shortfalls.
public protocol Backstop {
  /// Takes in money, quote currency, above zero.
  mutating func receive(_ amount: Fixed) throws
  /// Takes the account's waiting orders out of markets, before anything there is closed.
  mutating func cancelOrders(in markets: [Symbol]) throws -> [Event]
  /// Takes over what a liquidation closes, and says at which prices; nil where the rules' slippage decides.
  ///
  /// - Parameter quantity: what is traded for the account; below zero sells.
  mutating func execute(_ symbol: Symbol, _ quantity: Fixed) throws -> Execution?
  /// Takes as much of the account's share out of a market's liquidity pool, and sells it, as a debt needs, or all of it;
  /// nil where there is no pool.
  ///
  /// - Parameter debt: quote currency, above zero.
  /// - Returns: quote currency received, the shares left, and what there is to tell.
  mutating func takeOut(
    _ holding: PoolHolding, of symbol: Symbol, for debt: Fixed
  ) throws -> (received: Fixed, left: Fixed, event: Event)?
  /// Bears a shortfall, quote currency, above zero, and tells what became of it.
  mutating func bear(_ shortfall: Fixed) throws -> [Event]
}

extension Backstop {
  /// No orders wait anywhere.
  public mutating func cancelOrders(in markets: [Symbol]) throws -> [Event] { [] }
  /// Nothing is traded anywhere: the rules' slippage decides.
  public mutating func execute(_ symbol: Symbol, _ quantity: Fixed) throws -> Execution? { nil }
  /// There is no pool anywhere.
  public mutating func takeOut(
    _ holding: PoolHolding, of symbol: Symbol, for debt: Fixed
  ) throws -> (received: Fixed, left: Fixed, event: Event)? { nil }
}
