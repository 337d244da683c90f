import Crowd
import Document
import Margin
import Market

/// What the answers to questions add to a report's JSON object; keys that don't apply are left out.
struct AnswerJSON: Encodable {
  /// A way that was not taken, or the one that was.
  struct Way: Encodable {
    var name: String
    var liquidated: [String]
    var figures: [String: String]
  }

  /// One market's part of a story.
  struct Part: Encodable {
    var market: String
    var prices: String
    var slippage: String
    var shares: String
    var requirement: String
  }

  /// How an account came to its end.
  struct Told: Encodable {
    var ending: String
    var market: String?
    var began: Int
    var ended: Int
    var equityBefore: String
    var equityAfter: String
    var requirementAfter: String
    var parts: [Part]
    var deposits: String
    var withdrawals: String
    var fees: String
    var funding: String
    var pools: String

    enum CodingKeys: String, CodingKey {
      case ending, market, began, ended, parts, deposits, withdrawals, fees, funding, pools
      case equityBefore = "equity_before"
      case equityAfter = "equity_after"
      case requirementAfter = "requirement_after"
    }
  }

  /// Something that would have helped, with the least of it at once and at the last moment.
  struct Remedy: Encodable {
    var action: String
    var market: String?
    var amount: String?
    var lastTick: Int?
    var lastAmount: String?

    enum CodingKeys: String, CodingKey {
      case action, market, amount
      case lastTick = "last_tick"
      case lastAmount = "last_amount"
    }
  }

  /// A rung of the ladder.
  struct Step: Encodable {
    var leverage: String
    var returnOnEquity: String
    var toLiquidation: String?
    var toRuin: String?
    var liquidated: Bool

    enum CodingKeys: String, CodingKey {
      case leverage, liquidated
      case returnOnEquity = "return_on_equity"
      case toLiquidation = "to_liquidation"
      case toRuin = "to_ruin"
    }
  }

  /// What stands at one price of a book.
  struct Level: Encodable {
    var price: String
    var size: String
    var own: String
  }

  /// The best levels of a book.
  struct Standing: Encodable {
    var market: String
    var bids: [Level]
    var asks: [Level]
  }

  /// An order that waits.
  struct Order: Encodable {
    var order: Int
    var market: String
    var side: String
    var size: String
    var limit: String?
    var trigger: String?
    var ahead: String
    var reduces: Bool
  }

  /// A picture in words.
  struct Drawn: Encodable {
    var title: String
    var words: String
  }

  /// A round of liquidations, or new prices from outside, which have the number zero.
  struct Round: Encodable {
    var tick: Int
    var round: Int
    var marks: [String: String]
    var accounts: Int
    var notional: String
    var fund: String
  }

  /// How a crowd stands.
  struct Gathering: Encodable {
    var accounts: Int
    var open: Int
    var near: Int
    var waiting: Int
    var liquidated: Int
    var leverages: [String: String]
    var fund: String
  }

  /// What stands behind bankrupt accounts.
  struct Cover: Encodable {
    var bankrupt: Int
    var shortfall: String
    var fund: String
    var surplus: String
  }

  /// The bad debt at a capacity; no capacity stands for any number.
  struct Point: Encodable {
    var capacity: Int?
    var badDebt: String

    enum CodingKeys: String, CodingKey {
      case capacity
      case badDebt = "bad_debt"
    }
  }

  var ways: [Way]?
  var why: Told?
  var rescue: [Remedy]?
  var ladder: [Step]?
  var picture: Drawn?
  var feeds: [FeedJSON]?
  var book: Standing?
  var orders: [Order]?
  var shares: [ProviderJSON]?
  var rounds: [Round]?
  var crowd: Gathering?
  var solvency: Cover?
  var capacities: [Point]?

  init(_ answer: Report.Answer, _ venue: Venue) {
    switch answer {
    case .book(let symbol): book = venue.places[symbol]?.book.flatMap { try? Standing($0, symbol) }
    case .orders: orders = venue.waitingOrders.map { Order($0.order, $0.symbol) }
    case .shares: shares = venue.provided.map { ProviderJSON(venue, $0) }
    case .whatIf(let way): ways = [Way(way)]
    case .compared(let all): ways = all.map(Way.init)
    case .story(let story, let isolated, let drawn, _):
      why = Told(story)
      ways = isolated.map { [Way($0)] }
      picture = Drawn(title: drawn.title, words: drawn.words)
    case .rescue(let found): rescue = found?.lines.map(Remedy.init) ?? []
    case .ladder(_, _, _, let rungs): ladder = rungs.map(Step.init)
    case .feeds, .relays: feeds = venue.account.slots.map { FeedJSON(venue, $0.symbol) }
    case .picture(let drawn, _): picture = Drawn(title: drawn.title, words: drawn.words)
    case .spiral(let spiral, let drawn, _):
      rounds = spiral.rounds.map { Round($0, spiral.symbols) }
      picture = Drawn(title: drawn.title, words: drawn.words)
    case .crowd(let view): crowd = Gathering(view)
    case .solvency(let found, _): solvency = Cover(found)
    case .capacityCurve(let curve, let drawn, _):
      capacities = curve.points.map { Point(capacity: $0.capacity, badDebt: Fixed.money($0.badDebt).description) }
      picture = Drawn(title: drawn.title, words: drawn.words)
    default: break
    }
  }
}

extension AnswerJSON.Way {
  init(_ way: Alternative) {
    name = way.name
    liquidated = way.liquidations.map { $0.event.market?.name ?? "pool" }
    let kinds: [FigureKind] = [
      .accountValue, .equity, .requirement, .marginRatio, .realizedPnL, .feesPaid, .liquidationFees, .badDebt,
    ]
    figures = [:]
    for kind in kinds {
      if let value = try? way.venue.value(of: Figure(kind)) { figures[kind.rawValue] = value.description }
    }
  }
}

extension AnswerJSON.Standing {
  init(_ book: OrderBook, _ symbol: Symbol) throws {
    func levels(_ side: OrderSide) throws -> [AnswerJSON.Level] {
      try book.levels(side, most: BookWords.levels).map {
        .init(price: $0.price.description, size: $0.size.description, own: $0.own.description)
      }
    }
    (market, bids, asks) = try (symbol.name, levels(.buy), levels(.sell))
  }
}

extension AnswerJSON.Order {
  init(_ waiting: WaitingOrder, _ symbol: Symbol) {
    order = waiting.id.number
    (market, side, size) = (symbol.name, waiting.side.rawValue, waiting.size.description)
    (limit, trigger) = (waiting.price?.description, waiting.trigger?.description)
    (ahead, reduces) = (waiting.ahead.description, waiting.reducesOnly)
  }
}

extension AnswerJSON.Told {
  init(_ story: Story) {
    let change = story.change
    ending = story.isLiquidation ? "liquidation" : "margin_call"
    market = story.market?.name
    (began, ended) = (story.began.tick, story.ended.tick)
    (equityBefore, equityAfter) = (change.before.description, change.after.description)
    requirementAfter = change.requirementAfter.description
    parts = change.positions.map {
      .init(
        market: $0.symbol.name, prices: $0.prices.description, slippage: $0.slippage.description,
        shares: $0.shares.description, requirement: $0.requirement.description)
    }
    (deposits, withdrawals) = (change.deposits.description, change.withdrawals.description)
    (fees, funding) = (change.fees.description, change.funding.description)
    pools = change.pools.description
  }
}

extension AnswerJSON.Remedy {
  init(_ line: Rescue.Line) {
    switch line.action {
    case .deposit: action = "deposit"
    case .margin(let symbol): (action, market) = ("isolate", symbol.name)
    case .reduce(let symbol): (action, market) = ("close", symbol.name)
    case .hedge(let symbol, let side): (action, market) = (side.rawValue, symbol.name)
    }
    amount = line.first?.amount.description
    lastTick = line.last?.when.tick
    lastAmount = line.last?.amount.description
  }
}

extension AnswerJSON.Step {
  init(_ rung: Rung) {
    leverage = rung.leverage.description
    returnOnEquity = rung.returnOnEquity.description
    toLiquidation = rung.toLiquidation?.description
    toRuin = rung.toRuin?.description
    liquidated = rung.isLiquidated
  }
}

extension AnswerJSON.Round {
  init(_ round: Spiral.Round, _ symbols: [Symbol]) {
    (tick, self.round, accounts) = (round.tick, round.number, round.accounts)
    marks = Dictionary(
      zip(symbols, round.marks).map { ($0.name, Fixed.nearest($1, decimals: 6).description) }
    ) { $1 }
    (notional, fund) = (Fixed.money(round.notional).description, Fixed.money(round.fund).description)
  }
}

extension AnswerJSON.Gathering {
  init(_ view: CrowdView) {
    let census = view.census
    accounts = view.scene.plan.accounts
    (open, near, waiting, liquidated) = (census.open, census.near, census.waiting, census.liquidated)
    leverages = [:]
    for percent in [10, 50, 90] {
      if let leverage = census.leverage(at: Double(percent) / 100) {
        leverages["\(percent)"] = Fixed.nearest(leverage, decimals: 2).description
      }
    }
    fund = Fixed.money(view.scene.vitals.fund).description
  }
}

extension AnswerJSON.Cover {
  init(_ solvency: Solvency) {
    bankrupt = solvency.bankrupt
    shortfall = Fixed.money(solvency.shortfall).description
    (fund, surplus) = (Fixed.money(solvency.fund).description, Fixed.money(solvency.surplus).description)
  }
}
