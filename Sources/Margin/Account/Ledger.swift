/// The account's cash flows since it was opened. Everything the account holds in cash is their sum, so no money can
/// appear or vanish outside these lines.
public struct Ledger: Equatable, Sendable, Codable {
  /// Money put in; never negative.
  public internal(set) var deposits = Fixed.zero
  /// Money taken out; never negative.
  public internal(set) var withdrawals = Fixed.zero
  /// Profit and loss of closed positions, before fees.
  public internal(set) var realized = Fixed.zero
  /// Trading fees paid; never negative.
  public internal(set) var fees = Fixed.zero
  /// Funding received less funding paid.
  public internal(set) var funding = Fixed.zero
  /// Liquidation fees paid; never negative.
  public internal(set) var liquidationFees = Fixed.zero
  /// What the venue kept after full liquidations; never negative.
  public internal(set) var forfeited = Fixed.zero
  /// Losses beyond the account's money, which others bore; never negative.
  public internal(set) var forgiven = Fixed.zero
}
