/// Every number a learner can ask for, by its stable name.
///
/// This enumeration and `FigureKind.entry` are the catalog of figures: help, completion, suggestions, `explain`, JSON
/// and the reference read it, and nothing keeps a second list.
public enum FigureKind: String, CaseIterable, Sendable, Codable {
  // The account's cash, as the ledger has it.
  case deposits
  case withdrawals
  case realizedPnL = "realized_pnl"
  case feesPaid = "fees_paid"
  case fundingReceived = "funding_received"
  case liquidationFees = "liquidation_fees"
  case forfeited
  case debtForgiven = "debt_forgiven"
  case lpPaid = "lp_paid"
  case lpReceived = "lp_received"
  case cash
  case isolatedMargin = "isolated_margin"

  // What the account is worth and what is asked of it.
  case walletBalance = "wallet_balance"
  case collateralValue = "collateral_value"
  case unrealizedPnL = "unrealized_pnl"
  case equity
  case accountValue = "account_value"
  case initialMargin = "initial_margin"
  case maintenanceMargin = "maintenance_margin"
  case closingFee = "closing_fee"
  case requirement
  case orderMargin = "order_margin"
  case freeMargin = "free_margin"
  case withdrawable

  // How close the two are.
  case marginRatio = "margin_ratio"
  case maintenanceOverEquity = "maintenance_over_equity"
  case equityOverMaintenance = "equity_over_maintenance"
  case grossNotional = "gross_notional"
  case netNotional = "net_notional"
  case effectiveLeverage = "effective_leverage"
  case jointFall = "joint_fall"
  case jointRise = "joint_rise"
  case jointFallToMarginCall = "joint_fall_to_margin_call"
  case jointRiseToMarginCall = "joint_rise_to_margin_call"
  case jointFallToBankruptcy = "joint_fall_to_bankruptcy"
  case jointRiseToBankruptcy = "joint_rise_to_bankruptcy"

  // One market and the position in it.
  case markPrice = "mark_price"
  case indexPrice = "index_price"
  case sourcePrice = "source_price"
  case lastPrice = "last_price"
  case priceAge = "price_age"
  case delayedIndex = "delayed_index"
  case fundingPrice = "funding_price"
  case averageBasis = "average_basis"
  case basisPrice = "basis_price"
  case tickPrice = "tick_price"
  case positionSize = "position_size"
  case entryValue = "entry_value"
  case entryPrice = "entry_price"
  case notional
  case leverage
  case orderValue = "order_value"
  case maintenanceRate = "maintenance_rate"
  case maintenanceAmount = "maintenance_amount"
  case takerFee = "taker_fee"
  case makerFee = "maker_fee"
  case liquidationPrice = "liquidation_price"
  case secondLiquidationPrice = "second_liquidation_price"
  case marginCallPrice = "margin_call_price"
  case bankruptcyPrice = "bankruptcy_price"
  case distanceToLiquidation = "distance_to_liquidation"
  case beta
  case volatility
  case sigmasToLiquidation = "sigmas_to_liquidation"

  // The market as a place to trade.
  case bestBid = "best_bid"
  case bestAsk = "best_ask"
  case midPrice = "mid_price"
  case spread
  case depth
  case bidDepth = "bid_depth"
  case askDepth = "ask_depth"
  case averageFill = "average_fill"
  case midBefore = "mid_before"
  case midAfter = "mid_after"
  case slippage
  case impact
  case poolBase = "pool_base"
  case poolQuote = "pool_quote"

  // The account's share of a pool.
  case poolShares = "pool_shares"
  case lpShares = "lp_shares"
  case lpShare = "lp_share"
  case lpBase = "lp_base"
  case lpQuote = "lp_quote"
  case lpValue = "lp_value"
  case lpPutBase = "lp_put_base"
  case lpPutQuote = "lp_put_quote"
  case lpHoldValue = "lp_hold_value"
  case lpEntryPrice = "lp_entry_price"
  case lpPriceRatio = "lp_price_ratio"
  case lpConstant = "lp_constant"
  case impermanentLoss = "impermanent_loss"
  case impermanentLossRate = "impermanent_loss_rate"
  case lpFees = "lp_fees"
  case lpWeight = "lp_weight"
  case lpCollateral = "lp_collateral"

  // What surrounds the account.
  case impactIndex = "impact_index"
  case impactBid = "impact_bid"
  case impactAsk = "impact_ask"
  case premium
  case interestRate = "interest_rate"
  case fundingClamp = "funding_clamp"
  case fundingCap = "funding_cap"
  case fundingRate = "funding_rate"
  case insuranceFund = "insurance_fund"
  case badDebt = "bad_debt"
  case uncoveredDebt = "uncovered_debt"

  // The crowd of other accounts.
  case crowdAccounts = "crowd_accounts"
  case crowdLiquidated = "crowd_liquidated"
  case rounds
  case outsideMove = "outside_move"
  case totalMove = "total_move"
  case amplification
  case crowdBadDebt = "crowd_bad_debt"
  case crowdFund = "crowd_fund"
  case deleveragedLoss = "deleveraged_loss"
  case socializedLoss = "socialized_loss"
  case backlog
  case longestWait = "longest_wait"
  case openInterest = "open_interest"
}

extension FigureKind {
  /// Whether it is a number of the account's share of one market's pool.
  public var isOfPoolShare: Bool {
    switch self {
    case .lpShares, .lpShare, .lpBase, .lpQuote, .lpValue, .lpPutBase, .lpPutQuote, .lpHoldValue, .lpEntryPrice,
      .lpPriceRatio, .lpConstant, .impermanentLoss, .impermanentLossRate, .lpFees, .lpCollateral:
      true
    default: false
    }
  }
}

/// One figure: what is asked, and of which market where that matters.
public struct Figure: Hashable, Sendable {
  /// The number asked for.
  public var kind: FigureKind
  /// The market asked about; nil for the account as a whole.
  public var market: Symbol?

  /// A figure of the account, or of one market.
  public init(_ kind: FigureKind, _ market: Symbol? = nil) {
    self.kind = kind
    self.market = market
  }
}

extension Figure: CustomStringConvertible {
  /// The name as typed: `equity`, `liquidation_price(BTC)`.
  public var description: String {
    if let market { "\(kind.rawValue)(\(market))" } else { kind.rawValue }
  }
}
