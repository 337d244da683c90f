import Margin

/// The money that stands between a bankrupt account and its counterparties. It can run dry; what it then can't pay is
/// recorded, because somebody bears it.
public struct InsuranceFund: Backstop, Equatable, Sendable, Codable {
  /// What is left, quote currency; never negative.
  public private(set) var balance: Fixed
  /// All bad debt so far, paid by the fund or not.
  public private(set) var badDebt = Fixed.zero
  /// The part of the bad debt the fund could not pay, which falls on counterparties.
  public private(set) var uncovered = Fixed.zero

  /// A fund with a starting balance, not negative.
  public init(balance: Fixed) {
    self.balance = max(balance, .zero)
  }

  /// Adds a liquidation fee or what was left of an account.
  public mutating func receive(_ amount: Fixed) throws {
    balance = try balance + amount
  }

  /// Pays as much of a shortfall as there is.
  public mutating func bear(_ shortfall: Fixed) throws -> [Event] {
    let paid = min(shortfall, balance)
    badDebt = try badDebt + shortfall
    balance = try balance - paid
    uncovered = try uncovered + (shortfall - paid)
    var events: [Event] = []
    if paid.isPositive {
      events.append(Event(.fundPaid, [(.amount, .number(paid, .money)), (.fund, .number(balance, .money))]))
    }
    if paid < shortfall {
      events.append(Event(.fundDepleted, [(.amount, .number(try shortfall - paid, .money))]))
    }
    return events
  }
}
