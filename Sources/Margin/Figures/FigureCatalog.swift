/// What a number measures, which decides how it is shown.
public enum Unit: String, Sendable, Codable, CaseIterable {
  /// Quote currency, such as USDT.
  case money
  /// Quote currency per unit of the base asset.
  case price
  /// Units of the base asset; positive is long.
  case size
  /// A share, shown in percent: 0.004 is 0.4 %.
  case rate
  /// How many times: 20 is 20x.
  case multiple
  /// A bare number.
  case number
}

/// What the catalog says of one figure.
public struct FigureEntry: Sendable {
  /// Whose number it is.
  public enum Scope: Sendable {
    /// The account's shared pool.
    case account
    /// One market's.
    case market
    /// The account's, and one market's.
    case both
  }

  /// One line for lists and completion.
  public let summary: String
  /// The glossary term it belongs to, by slug.
  public let term: String
  /// What it measures.
  public let unit: Unit
  /// Whose number it is.
  public let scope: Scope

  init(_ scope: Scope, _ unit: Unit, term: String, _ summary: String) {
    self.summary = summary
    self.term = term
    self.unit = unit
    self.scope = scope
  }

  /// Whether the figure can be asked of one market.
  public var takesMarket: Bool { scope != .account }
  /// Whether the figure can be asked of the account.
  public var takesAccount: Bool { scope != .market }
}

extension FigureKind {
  /// The figure's entry in the catalog.
  public var entry: FigureEntry {
    switch self {
    case .deposits: .init(.account, .money, term: "wallet-balance", "all money put in")
    case .withdrawals: .init(.account, .money, term: "wallet-balance", "all money taken out")
    case .realizedPnL: .init(.account, .money, term: "realized-pnl", "profit and loss of what has been closed")
    case .feesPaid: .init(.account, .money, term: "market-order", "trading fees paid")
    case .fundingReceived: .init(.account, .money, term: "funding", "funding received less funding paid")
    case .liquidationFees: .init(.account, .money, term: "liquidation-fee", "fees taken at liquidations")
    case .forfeited: .init(.account, .money, term: "insurance-fund", "what the venue kept after liquidations")
    case .debtForgiven:
      .init(.account, .money, term: "bad-debt", "losses beyond the account's money, borne by others")
    case .lpPaid: .init(.account, .money, term: "liquidity-pool-risks", "money paid into liquidity pools")
    case .lpReceived: .init(.account, .money, term: "liquidity-pool-risks", "money received out of liquidity pools")
    case .cash: .init(.account, .money, term: "wallet-balance", "all money in the account, isolated margin included")
    case .isolatedMargin:
      .init(.both, .money, term: "isolated-margin", "money set apart for isolated positions")
    case .walletBalance: .init(.account, .money, term: "wallet-balance", "cash in the shared pool")
    case .collateralValue: .init(.account, .money, term: "collateral", "what the pool's assets count for as margin")
    case .unrealizedPnL:
      .init(.both, .money, term: "unrealized-pnl", "profit and loss at the mark, of the pool or of one position")
    case .equity: .init(.both, .money, term: "equity", "collateral plus unrealized profit and loss")
    case .accountValue: .init(.account, .money, term: "equity", "the pool's equity plus that of isolated positions")
    case .initialMargin:
      .init(.both, .money, term: "initial-margin", "equity needed to add, in the pool or for one position")
    case .maintenanceMargin:
      .init(.both, .money, term: "maintenance-margin", "equity below which liquidation begins")
    case .closingFee: .init(.both, .money, term: "liquidation-fee", "taker fee to close, where the rules reserve it")
    case .requirement:
      .init(.both, .money, term: "maintenance-margin", "what equity is compared with: maintenance margin, closing fee")
    case .orderMargin:
      .init(.both, .money, term: "limit-order", "margin set aside for waiting orders that would add")
    case .freeMargin: .init(.account, .money, term: "free-margin", "equity less initial margin")
    case .withdrawable: .init(.account, .money, term: "free-margin", "what may be taken out now")
    case .marginRatio: .init(.both, .rate, term: "margin-ratios", "the ratio this rule set prints")
    case .maintenanceOverEquity:
      .init(.both, .rate, term: "margin-ratios", "requirement over equity; 100 % is liquidation, high is bad")
    case .equityOverMaintenance:
      .init(.both, .rate, term: "margin-ratios", "equity over requirement; 100 % is liquidation, low is bad")
    case .grossNotional: .init(.account, .money, term: "notional", "sum of all positions' notionals")
    case .netNotional: .init(.account, .money, term: "notional", "longs' notional less shorts'")
    case .effectiveLeverage: .init(.account, .multiple, term: "effective-leverage", "gross notional over account value")
    case .jointFall:
      .init(.account, .rate, term: "liquidation-threshold-clarity", "fall of all markets together that liquidates")
    case .jointRise:
      .init(.account, .rate, term: "liquidation-threshold-clarity", "rise of all markets together that liquidates")
    case .jointFallToMarginCall:
      .init(.account, .rate, term: "margin-call", "fall of all markets together that raises a margin call")
    case .jointRiseToMarginCall:
      .init(.account, .rate, term: "margin-call", "rise of all markets together that raises a margin call")
    case .jointFallToBankruptcy:
      .init(.account, .rate, term: "bankruptcy-price", "fall of all markets together after which equity is gone")
    case .jointRiseToBankruptcy:
      .init(.account, .rate, term: "bankruptcy-price", "rise of all markets together after which equity is gone")
    case .markPrice: .init(.market, .price, term: "mark-price", "the price accounts are valued at")
    case .indexPrice:
      .init(.market, .price, term: "index-price", "the price of the asset itself elsewhere, as the venue knows it")
    case .sourcePrice:
      .init(.market, .price, term: "oracle", "the price of the asset itself elsewhere, as it is")
    case .lastPrice: .init(.market, .price, term: "last-price", "the price of the last trade at the venue")
    case .priceAge:
      .init(.market, .number, term: "staleness", "ticks since the price that the mark is made of was true elsewhere")
    case .delayedIndex:
      .init(.market, .price, term: "mark-to-market-latency", "the index of as many ticks ago as the mark trails it by")
    case .fundingPrice:
      .init(.market, .price, term: "mark-price", "the index with the funding still due, of a mark that is a median")
    case .averageBasis:
      .init(.market, .price, term: "basis", "what the market was traded above the index, averaged over the window")
    case .basisPrice:
      .init(.market, .price, term: "mark-price", "the index with the average basis, of a mark that is a median")
    case .tickPrice:
      .init(.market, .price, term: "mark-price", "what the market was traded at when its mark was made")
    case .positionSize: .init(.market, .size, term: "position", "units held; negative is short")
    case .entryValue: .init(.market, .money, term: "position", "what the position was opened for, at its entry prices")
    case .entryPrice: .init(.market, .price, term: "position", "average price the position was opened at")
    case .notional: .init(.market, .money, term: "notional", "size times mark price")
    case .orderValue:
      .init(.market, .money, term: "limit-order", "what waiting orders that would add are worth at their limits")
    case .leverage: .init(.market, .multiple, term: "leverage", "leverage set for the market")
    case .maintenanceRate: .init(.market, .rate, term: "maintenance-margin", "rate of the tier the position is in")
    case .maintenanceAmount:
      .init(.market, .money, term: "maintenance-margin", "amount of the tier, which keeps the margin continuous")
    case .takerFee: .init(.market, .rate, term: "market-order", "fee rate of an order that takes liquidity")
    case .makerFee: .init(.market, .rate, term: "limit-order", "fee rate of an order that rested in the book")
    case .liquidationPrice:
      .init(.market, .price, term: "liquidation-price", "mark price that liquidates, all others held still")
    case .secondLiquidationPrice:
      .init(.market, .price, term: "liquidation-price", "the second such price, where there are two")
    case .marginCallPrice: .init(.market, .price, term: "margin-call", "mark price that raises a margin call")
    case .bankruptcyPrice: .init(.market, .price, term: "bankruptcy-price", "mark price at which equity is gone")
    case .distanceToLiquidation:
      .init(.market, .rate, term: "liquidation-price", "move of the mark to the liquidation price")
    case .beta: .init(.market, .number, term: "beta", "percent the market moves when all together move by one")
    case .volatility:
      .init(.market, .rate, term: "volatility", "standard deviation of a day's returns on the path walked")
    case .sigmasToLiquidation:
      .init(.market, .number, term: "volatility", "distance to liquidation over a day's volatility")
    case .bestBid: .init(.market, .price, term: "order-book", "highest price somebody buys at")
    case .bestAsk: .init(.market, .price, term: "order-book", "lowest price somebody sells at")
    case .midPrice: .init(.market, .price, term: "order-book", "halfway between best bid and best ask")
    case .spread: .init(.market, .price, term: "spread", "best ask less best bid")
    case .depth: .init(.market, .money, term: "depth", "what stands within 1% of the middle, both sides")
    case .bidDepth: .init(.market, .money, term: "depth", "what is bid for within 1% of the middle")
    case .askDepth: .init(.market, .money, term: "depth", "what is on offer within 1% of the middle")
    case .averageFill:
      .init(.market, .price, term: "slippage-and-market-impact", "average price of your last order there")
    case .midBefore:
      .init(.market, .price, term: "slippage-and-market-impact", "middle before your last order there")
    case .midAfter: .init(.market, .price, term: "slippage-and-market-impact", "middle right after it")
    case .slippage:
      .init(.market, .rate, term: "slippage-and-market-impact", "how much worse than the middle your last order did")
    case .impact:
      .init(.market, .rate, term: "slippage-and-market-impact", "how far your last order moved the middle")
    case .poolBase: .init(.market, .size, term: "liquidity-pool-risks", "units in the market's pool")
    case .poolQuote: .init(.market, .money, term: "liquidity-pool-risks", "quote currency in the market's pool")
    case .poolShares:
      .init(
        .market, .number, term: "liquidity-pool-risks", "shares of the market's pool that all providers hold together")
    case .lpShares: .init(.market, .number, term: "liquidity-pool-risks", "your shares of the market's pool")
    case .lpShare: .init(.market, .rate, term: "liquidity-pool-risks", "your part of the market's pool")
    case .lpBase: .init(.market, .size, term: "liquidity-pool-risks", "units that your part of the pool stands for now")
    case .lpQuote:
      .init(.market, .money, term: "liquidity-pool-risks", "quote currency that your part of the pool stands for")
    case .lpValue:
      .init(.market, .money, term: "liquidity-pool-risks", "what your part of the pool brings, taken out now")
    case .lpPutBase: .init(.market, .size, term: "liquidity-pool-risks", "units put into the pool for your part of it")
    case .lpPutQuote:
      .init(.market, .money, term: "liquidity-pool-risks", "quote currency put into the pool for your part of it")
    case .lpHoldValue:
      .init(
        .market, .money, term: "liquidity-pool-risks", "what the two amounts would be worth now, held instead of put in"
      )
    case .lpEntryPrice:
      .init(.market, .price, term: "liquidity-pool-risks", "price at which the two amounts were put in")
    case .lpPriceRatio:
      .init(.market, .number, term: "liquidity-pool-risks", "price now over the price at which it was put in")
    case .lpConstant:
      .init(
        .market, .number, term: "liquidity-pool-risks",
        "base times quote of what was put in, which prices leave as it is")
    case .impermanentLoss:
      .init(
        .market, .money, term: "liquidity-pool-risks",
        "your part without fees, less the two amounts held; negative is a loss")
    case .impermanentLossRate:
      .init(
        .market, .rate, term: "liquidity-pool-risks",
        "2√r ÷ (1 + r) − 1, what a change of the price by r costs a provider")
    case .lpFees:
      .init(.market, .money, term: "liquidity-pool-risks", "what your part of the pool is worth by the fees kept in it")
    case .lpWeight:
      .init(
        .account, .rate, term: "liquidity-pool-risks", "the share of a pool share's worth that counts as collateral")
    case .lpCollateral: .init(.both, .money, term: "liquidity-pool-risks", "what pool shares count for as collateral")
    case .impactIndex: .init(.market, .price, term: "funding", "index price at the last funding")
    case .impactBid: .init(.market, .price, term: "funding", "price a large sale would get, of the last funding")
    case .impactAsk: .init(.market, .price, term: "funding", "price a large buy would pay, of the last funding")
    case .premium: .init(.market, .rate, term: "funding", "premium of the last funding over the index")
    case .interestRate: .init(.market, .rate, term: "funding", "interest part of the funding rate")
    case .fundingClamp: .init(.market, .rate, term: "funding", "most that interest may pull the rate from the premium")
    case .fundingCap: .init(.market, .rate, term: "funding", "largest funding rate the rules allow")
    case .fundingRate: .init(.market, .rate, term: "funding", "last funding rate; longs pay a positive one")
    case .insuranceFund: .init(.account, .money, term: "insurance-fund", "what stands behind bankrupt accounts")
    case .badDebt: .init(.account, .money, term: "bad-debt", "losses no account could pay, so far")
    case .uncoveredDebt: .init(.account, .money, term: "bad-debt", "bad debt the insurance fund could not pay")
    case .crowdAccounts:
      .init(.account, .number, term: "margin-liquidation-spirals", "accounts of the crowd, yours among them")
    case .crowdLiquidated:
      .init(.account, .number, term: "margin-liquidation-spirals", "accounts of the crowd liquidated so far")
    case .rounds:
      .init(.account, .number, term: "margin-liquidation-spirals", "rounds of liquidations at the last shock or tick")
    case .outsideMove:
      .init(.account, .rate, term: "margin-liquidation-spirals", "how far shocks moved prices at most")
    case .totalMove:
      .init(.account, .rate, term: "margin-liquidation-spirals", "how far marks moved in all, forced sales included")
    case .amplification:
      .init(.account, .multiple, term: "margin-liquidation-spirals", "total move over the move from outside")
    case .crowdBadDebt: .init(.account, .money, term: "bad-debt", "the crowd's losses beyond its accounts' money")
    case .crowdFund: .init(.account, .money, term: "insurance-fund", "what stands behind the crowd's bankrupt accounts")
    case .deleveragedLoss:
      .init(.account, .money, term: "auto-deleveraging", "what deleveraged winners gave up against the mark")
    case .socializedLoss: .init(.account, .money, term: "socialized-loss", "what was taken from accounts in profit")
    case .backlog:
      .init(.account, .number, term: "liquidation-engine-stressing", "accounts that wait to be liquidated")
    case .longestWait:
      .init(.account, .number, term: "liquidation-engine-stressing", "the most ticks a liquidated account had waited")
    case .openInterest:
      .init(.market, .size, term: "open-interest", "units the crowd holds long, which are as many as it holds short")
    }
  }
}
