/// Everything that can happen to an account, by its stable name.
public enum EventKind: String, CaseIterable, Sendable, Codable {
  case deposited
  case withdrawn
  case filled
  case leverageSet = "leverage_set"
  case isolated
  case pooled
  case priceChanged = "price_changed"
  case priceTouched = "price_touched"
  case fundingPaid = "funding_paid"
  case marginCall = "margin_call"
  case marginCallOver = "margin_call_over"
  case liquidationStarted = "liquidation_started"
  case positionReduced = "position_reduced"
  case positionLiquidated = "position_liquidated"
  case liquidationFee = "liquidation_fee"
  case liquidationStopped = "liquidation_stopped"
  case liquidated
  case badDebt = "bad_debt"
  case fundPaid = "fund_paid"
  case fundDepleted = "fund_depleted"
  case marketDefined = "market_defined"
  case rulesChanged = "rules_changed"
  case scenarioLoaded = "scenario_loaded"
  case ticked
  case scenarioEnded = "scenario_ended"
  case betaSet = "beta_set"
  case guardArmed = "guard_armed"
  case guardDisarmed = "guard_disarmed"
  case guardActed = "guard_acted"
  case guardFailed = "guard_failed"
  case feedSet = "feed_set"
  case relaySet = "relay_set"
  case relayerSet = "relayer_set"
  case sourceMoved = "source_moved"
  case priceRelayed = "price_relayed"
  case quorumLost = "quorum_lost"
  case quorumRegained = "quorum_regained"
  case priceStale = "price_stale"
  case priceFresh = "price_fresh"
  case liquidationHeld = "liquidation_held"
  case liquidationHoldOver = "liquidation_hold_over"
  case bookOpened = "book_opened"
  case bookClosed = "book_closed"
  case depthChanged = "depth_changed"
  case spreadChanged = "spread_changed"
  case supplyStarted = "supply_started"
  case supplySold = "supply_sold"
  case lpAdded = "lp_added"
  case lpRemoved = "lp_removed"
  case orderRested = "order_rested"
  case orderArmed = "order_armed"
  case orderTriggered = "order_triggered"
  case orderFilled = "order_filled"
  case orderCanceled = "order_canceled"
  case crowdDrawn = "crowd_drawn"
  case crowdLeft = "crowd_left"
  case shocked
  case crowdLiquidated = "crowd_liquidated"
  case crowdBadDebt = "crowd_bad_debt"
  case crowdDeleveraged = "crowd_deleveraged"
  case autoDeleveraged = "auto_deleveraged"
  case lossSocialized = "loss_socialized"
  case profitForfeited = "profit_forfeited"
  case backlogGrew = "backlog_grew"
  case backlogCleared = "backlog_cleared"

  /// What the catalog says of the event: a line, the glossary term, and the facts it carries.
  public var entry: (summary: String, term: String, facts: [FactName]) {
    switch self {
    case .deposited: ("money came in", "wallet-balance", [.amount])
    case .withdrawn: ("money went out", "wallet-balance", [.amount])
    case .filled:
      (
        "an order was filled", "position",
        [.market, .side, .size, .price, .fee, .realized, .position] + Self.tradeFacts
      )
    case .leverageSet: ("a market's leverage was set", "leverage", [.market, .leverage])
    case .isolated: ("a position got margin of its own", "isolated-margin", [.market, .amount])
    case .pooled: ("a position's margin went back to the pool", "cross-margin", [.market, .amount])
    case .priceChanged: ("a mark price changed", "mark-price", [.market, .price, .from])
    case .priceTouched:
      ("something happened at a price touched within a step", "extreme-market-events", [.market, .price])
    case .fundingPaid: ("funding was exchanged", "funding", [.market, .rate, .amount])
    case .marginCall: ("equity came near the requirement", "margin-call", [.market, .equity, .requirement])
    case .marginCallOver: ("equity rose out of the margin call", "margin-call", [.market, .equity, .requirement])
    case .liquidationStarted:
      ("equity reached the requirement", "liquidation", [.market, .equity, .requirement])
    case .positionReduced:
      (
        "liquidation closed part of a position", "partial-liquidation",
        [.market, .side, .size, .price, .realized, .healthy, .unrealized] + Self.tradeFacts
      )
    case .positionLiquidated:
      (
        "liquidation closed a position", "liquidation",
        [.market, .side, .size, .price, .realized, .healthy, .unrealized] + Self.tradeFacts
      )
    case .liquidationFee: ("a liquidation fee was taken", "liquidation-fee", [.market, .amount])
    case .liquidationStopped:
      ("equity rose above the target, so liquidation stopped", "partial-liquidation", [.market, .equity, .requirement])
    case .liquidated:
      ("everything in the pool or the isolated position is closed", "liquidation", [.market, .left, .kept])
    case .badDebt: ("a loss went beyond the account's money", "bad-debt", [.market, .amount])
    case .fundPaid: ("the insurance fund paid a shortfall", "insurance-fund", [.amount, .fund])
    case .fundDepleted: ("the insurance fund ran dry", "insurance-fund", [.amount])
    case .marketDefined: ("a market was defined", "maintenance-margin", [.market, .price])
    case .rulesChanged: ("another rule set applies", "margin-ratios", [.rules])
    case .scenarioLoaded: ("a price path was loaded", "extreme-market-events", [.scenario, .count])
    case .ticked: ("a step of the price path was taken", "extreme-market-events", [.time])
    case .scenarioEnded: ("the price path is at its end", "extreme-market-events", [.scenario])
    case .betaSet: ("a market's beta was set", "beta", [.market, .beta])
    case .guardArmed: ("a guard was armed", "risk-mitigation-frameworks", Self.guardFacts)
    case .guardDisarmed: ("a guard was taken back", "risk-mitigation-frameworks", Self.guardFacts)
    case .guardActed: ("a guard acted", "risk-mitigation-frameworks", Self.guardFacts)
    case .guardFailed:
      ("what a guard was to do was refused, and it is gone", "risk-mitigation-frameworks", Self.guardFacts)
    case .feedSet: ("how a mark follows the price elsewhere was set", "mark-price", [.market, .kind, .count])
    case .relaySet:
      (
        "relayers were set to carry a price", "cross-chain-data-relays",
        [.market, .kind, .needed, .count, .delay, .heartbeat, .deviation, .stale]
      )
    case .relayerSet:
      ("how a relayer behaves was set", "cross-chain-relayer-risk", [.market, .number, .kind, .count, .share])
    case .sourceMoved: ("a price elsewhere changed, and the mark follows", "index-price", [.market, .price, .from])
    case .priceRelayed:
      ("relayers passed a price on", "cross-chain-data-relays", [.market, .price, .from, .count, .kind])
    case .quorumLost:
      ("too few relayers report, so no price arrives", "cross-chain-relayer-risk", [.market, .count, .needed])
    case .quorumRegained: ("enough relayers report again", "cross-chain-relayer-risk", [.market, .count])
    case .priceStale: ("a price is too old to decide by", "staleness", [.market, .age])
    case .priceFresh: ("a price is recent again", "staleness", [.market])
    case .liquidationHeld:
      (
        "equity reached the requirement by a price too old to liquidate by", "staleness",
        [.market, .equity, .requirement, .with]
      )
    case .liquidationHoldOver:
      (
        "a liquidation is held back by a stale price no longer", "staleness", [.market, .kind, .equity, .requirement]
      )
    case .bookOpened: ("a market got a book, a pool or a law to trade by", "order-book", [.market, .kind, .price])
    case .bookClosed: ("a market is traded at its mark again", "order-book", [.market])
    case .depthChanged:
      ("what stands in a market left or came", "depth", [.market, .share, .depth, .kind, .size, .value])
    case .spreadChanged: ("the others quote closer together or farther apart", "spread", [.market, .spread])
    case .supplyStarted: ("an amount came to market to be sold over ticks", "supply-shocks", [.market, .size, .count])
    case .supplySold:
      ("a part of an amount on sale was sold", "supply-shocks", [.market, .size, .price, .unsold] + Self.tradeFacts)
    case .lpAdded:
      ("two amounts were put into a pool", "liquidity-pool-risks", [.market, .amount, .size, .value, .price, .share])
    case .lpRemoved:
      (
        "a share of a pool was taken out and sold", "liquidity-pool-risks",
        [.market, .amount, .size, .value, .price, .share, .reason]
      )
    case .orderRested: ("an order waits in the book", "limit-order", Self.orderFacts)
    case .orderArmed: ("an order waits for its trigger", "stop-order", Self.orderFacts)
    case .orderTriggered: ("a price set a stop order off", "stop-order", [.market, .order, .price])
    case .orderFilled: ("somebody traded with an order that rested", "limit-order", Self.orderFacts)
    case .orderCanceled:
      ("an order, or part of it, is gone without a trade", "limit-order", [.market, .order, .size, .reason])
    case .crowdDrawn: ("a crowd of accounts was drawn", "margin-liquidation-spirals", [.count, .fund])
    case .crowdLeft: ("the crowd left", "margin-liquidation-spirals", [.count])
    case .shocked: ("a price was moved from outside", "margin-liquidation-spirals", [.market, .share])
    case .crowdLiquidated:
      ("accounts of the crowd were liquidated", "margin-liquidation-spirals", [.count, .rounds, .notional])
    case .crowdBadDebt: ("losses of the crowd went beyond its accounts' money", "bad-debt", [.amount, .fund])
    case .crowdDeleveraged:
      ("positions of winners were closed against bankrupt accounts", "auto-deleveraging", [.count, .amount])
    case .autoDeleveraged:
      (
        "a winning position of yours was closed against a bankrupt account", "auto-deleveraging",
        [.market, .side, .size, .price, .realized]
      )
    case .lossSocialized: ("a loss was shared among the accounts in profit", "socialized-loss", [.amount, .share])
    case .profitForfeited:
      ("part of your profit was taken for a shared loss", "socialized-loss", [.amount, .share])
    case .backlogGrew: ("accounts wait to be liquidated", "liquidation-engine-stressing", [.count])
    case .backlogCleared: ("no account waits to be liquidated any more", "liquidation-engine-stressing", [.count])
    }
  }

  /// Whether it only says that a price is another one now. Thousands of steps have thousands of these.
  public var isOnlyOfPrice: Bool { [.priceChanged, .sourceMoved, .priceRelayed].contains(self) }

  /// What a market adds to a trade: the levels taken, the exact value, and the prices around it.
  private static let tradeFacts: [FactName] = [.value, .levels, .slippage, .middle, .impact, .unfilled]
  private static let orderFacts: [FactName] = [.market, .order, .side, .size, .price, .limit, .trigger]
  private static let guardFacts: [FactName] = [.kind, .market, .price, .share, .amount, .ratio, .reserve, .with]
}
