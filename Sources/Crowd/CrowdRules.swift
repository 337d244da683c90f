import Margin

/// The part of a venue's rules that a crowd's liquidations follow, as `Double`.
///
/// Accounts of a crowd are liquidated whole: partial steps of a rule set are not taken. Maintenance is measured at the
/// mark.
public struct CrowdRules: Equatable, Sendable {
  /// Whether equity at the requirement liquidates, or only equity below it.
  public var liquidatesAtRequirement: Bool
  /// Liquidation fee, as a share of the notional closed.
  public var fee: Double
  /// Whether the insurance fund keeps what is left of a liquidated account.
  public var fundKeepsRemainder: Bool
  /// Whether the requirement holds the taker fee of closing besides maintenance margin.
  public var reservesClosingFee: Bool
  /// How many accounts the engine can liquidate in a tick; nil for any number.
  public var capacity: Int?
  /// For how many ticks a ranking of winners for auto-deleveraging is used before it is made anew; 1 or more.
  public var rankingTicks: Int

  /// The rules of a venue, with the engine's capacity, which no rule set states.
  public init(_ rules: RuleSet, capacity: Int? = nil, rankingTicks: Int = 10) {
    liquidatesAtRequirement = rules.trigger == .atOrBelow
    fee = rules.liquidation.fee.double
    fundKeepsRemainder = rules.liquidation.remainder == .fund
    reservesClosingFee = rules.reservesClosingFee
    self.capacity = capacity.map { max($0, 0) }
    self.rankingTicks = max(rankingTicks, 1)
  }
}
