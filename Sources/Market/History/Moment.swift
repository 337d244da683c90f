import Margin

/// One settlement: what the account was, what prices and orders made of it, and what became of it.
public struct Moment: Sendable {
  /// The account as the settlement before left it.
  public let before: Account
  /// The account at the new prices, or after the order, and before anything answers to them.
  public let reached: Account
  /// The account that equity and requirement are judged by: the same, after the guards have acted.
  public let judged: Account
  /// The account afterward.
  public let after: Account
  /// What happened, the change itself included.
  public let events: [Event]
}

/// Is shown every settlement; what it throws stops the change.
public typealias Witness = (Moment) throws -> Void
