/// What stands behind a liquidated account: it receives fees and remainders and pays shortfalls.
public protocol Backstop {
  /// Takes in money, quote currency, above zero.
  mutating func receive(_ amount: Fixed) throws
  /// Bears a shortfall, quote currency, above zero, and tells what became of it.
  mutating func bear(_ shortfall: Fixed) throws -> [Event]
}
