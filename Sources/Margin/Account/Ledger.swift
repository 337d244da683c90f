/// The account's cash flows since it was opened. Everything the account holds in cash is their sum, so no money can
/// appear or vanish outside these lines.
public struct Ledger: Equatable, Sendable {
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
  /// Money paid into liquidity pools; never negative.
  public internal(set) var lpPaid = Fixed.zero
  /// Money received out of liquidity pools; never negative.
  public internal(set) var lpReceived = Fixed.zero
}

extension Ledger: Codable {
  /// Reads a ledger. Lines that were added since it was written are zero.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func line(_ key: CodingKeys) throws -> Fixed { try container.decode(Fixed.self, forKey: key) }
    deposits = try line(.deposits)
    withdrawals = try line(.withdrawals)
    realized = try line(.realized)
    fees = try line(.fees)
    funding = try line(.funding)
    liquidationFees = try line(.liquidationFees)
    forfeited = try line(.forfeited)
    forgiven = try line(.forgiven)
    lpPaid = try container.decodeIfPresent(Fixed.self, forKey: .lpPaid) ?? .zero
    lpReceived = try container.decodeIfPresent(Fixed.self, forKey: .lpReceived) ?? .zero
  }
}
