/// The insurance fund of a crowd's venue, as `Double`: fees and remainders in, shortfalls out.
public struct CrowdFund: Equatable, Sendable {
  /// What it started with, quote currency.
  public let start: Double
  /// What is left, quote currency; never negative.
  public private(set) var balance: Double
  /// Liquidation fees received.
  public private(set) var fees = 0.0
  /// What was left of liquidated accounts, where the rules give it to the fund.
  public private(set) var remainders = 0.0
  /// Shortfalls paid.
  public private(set) var paid = 0.0

  /// A fund with a starting balance, not negative.
  public init(balance: Double) {
    start = balance.isFinite ? min(max(balance, 0), 1e18) : 0
    self.balance = start
  }

  mutating func receive(fee: Double) {
    fees += fee
    balance += fee
  }

  mutating func receive(remainder: Double) {
    remainders += remainder
    balance += remainder
  }

  /// Pays as much of a shortfall as there is, and returns it.
  mutating func pay(_ shortfall: Double) -> Double {
    let amount = min(shortfall, balance)
    balance -= amount
    paid += amount
    return amount
  }
}
