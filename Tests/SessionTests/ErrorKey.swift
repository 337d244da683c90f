import Margin
import Market

@testable import Practice

/// The kind of an error, down to the branch that gives it its words. A new case doesn't compile until it has a key here,
/// and the catalogue isn't whole until an entry shows it.
enum ErrorKey {
  static func of(_ fact: CommandError.Fact) -> [String] {
    switch fact {
    case .empty: ["empty"]
    case .tooLong: ["too long"]
    case .tooManyWords: ["too many words"]
    case .unknownVerb(_, let nearest): ["unknown verb, \(near(nearest))"]
    case .mismatch(_, found: nil, _, _): ["word missing"]
    case .mismatch(_, _, expected: [.end], _): ["word too many"]
    case .mismatch(_, _, _, nil): ["word unexpected"]
    case .mismatch(_, _, _, let problem?): ["argument: \(of(problem))"]
    case .refused(let refusal): ["refusal: \(of(refusal))"]
    case .guard(let error): ["guard: \(of(error))"]
    case .feed(let refusal): ["feed: \(of(refusal))"]
    case .relay(let refusal): ["relay: \(of(refusal))"]
    case .market(let refusal): ["market: \(of(refusal))"]
    case .notForWhatIf: ["not for whatif"]
    case .nothingToExplain: ["nothing to explain"]
    case .nothingToCompare: ["nothing to compare"]
    case .impossibleWay: ["impossible way"]
    case .oneMarket: ["one market"]
    case .figure(let error): ["figure: \(of(error))"]
    case .arithmetic(.overflow): ["overflow"]
    case .arithmetic(.divisionByZero): ["division by zero"]
    case .replay(.noPath): ["replay: no path"]
    case .replay(.atEnd): ["replay: at end"]
    case .replay(.positionsOpen): ["replay: positions open"]
    case .replay(.sharesHeld): ["replay: shares held"]
    case .expression(let error): ["calculation: \(of(error))"]
    case .instrument(.tick): ["market: tick"]
    case .instrument(.lot): ["market: lot"]
    case .instrument(.tooFine): ["market: too fine"]
    case .instrument(.fee): ["market: fee"]
    case .tiers(let findings): findings.prefix(1).map { "tiers: \(of($0))" }
    case .file(let problem): ["file: \(of(problem))"]
    case .findings(let findings): findings.map { "finding: \($0.rule.rawValue)" }
    case .nothingTo(let verb): ["nothing to \(verb.rawValue)"]
    case .noBookmark(_, let nearest): ["no bookmark, \(near(nearest))"]
    case .tooManyBookmarks: ["too many bookmarks"]
    case .noTerm(_, let near): ["no term, \(self.near(near.first))"]
    case .notInLesson: ["not in lesson"]
    case .noLesson(_, let nearest): ["no lesson, \(near(nearest))"]
    case .lesson: ["lesson"]
    case .noTopic(_, let nearest): ["no topic, \(near(nearest))"]
    case .noSetting(_, let nearest): ["no setting, \(near(nearest))"]
    case .settingValue(let name, _): ["setting: \(name)"]
    case .damagedSave(let detail): ["save: \(detail)"]
    case .crowd(let problem): ["crowd: \(of(problem))"]
    case .interrupted: ["interrupted"]
    }
  }

  private static func near(_ nearest: String?) -> String { nearest == nil ? "none near" : "one near" }

  private static func of(_ problem: ArgumentProblem) -> String {
    switch problem {
    case .number(let error): "number \(of(error))"
    case .notPositive: "not positive"
    case .negative: "negative"
    case .needsPercent: "needs percent"
    case .notACount: "not a count"
    case .belowOne: "below one"
    case .notASpan: "not a range"
    case .unknown(let kind, let nearest): "unknown \(kind.rawValue), \(near(nearest))"
    case .figureMarket(_, let nearest): "figure's market, \(near(nearest))"
    case .figureTakesNoMarket: "figure takes no market"
    case .figureBracket: "figure's bracket"
    case .malformed: "malformed"
    }
  }

  private static func of(_ error: NumberError) -> String {
    switch error {
    case .empty: "empty"
    case .unexpected(let character): character.isASCII ? "unexpected" : "unexpected, not ASCII"
    case .exponent: "exponent"
    case .grouping: "grouping"
    case .tooManyDecimals: "too many decimals"
    case .tooLarge: "too large"
    case .suffix: "suffix"
    }
  }

  private static func of(_ error: ExpressionError) -> String {
    switch error {
    case .unexpected: "unexpected"
    case .ends: "ends"
    case .unclosed: "unclosed"
    case .tooDeep: "too deep"
    case .number(let error, _): "number \(of(error))"
    case .figure(let problem, _): of(problem)
    }
  }

  private static func of(_ refusal: Refusal) -> String {
    switch refusal {
    case .noMarket: "no market"
    case .notPositive: "not positive"
    case .size: "size"
    case .price: "price"
    case .namedTwice: "named twice"
    case .beta: "beta"
    case .priceGone: "price gone"
    case .initialMargin: "initial margin"
    case .liquidatable: "liquidatable"
    case .leverage: "leverage"
    case .tierLeverage: "tier leverage"
    case .noPosition: "no position"
    case .nothingOpen: "nothing open"
    case .moreThanHeld: "more than held"
    case .withdrawal: "withdrawal"
    case .poolShare: "pool share"
    case .freeMargin: "free margin"
    case .orderMargin: "order margin"
    case .isolatedMargin: "isolated margin"
    case .walletGone: "wallet gone"
    case .notIsolated: "not isolated"
    case .termsUnfit: "terms unfit"
    case .stalePrice: "stale price"
    case .tooManyMarkets: "too many markets"
    }
  }

  private static func of(_ refusal: MarketRefusal) -> String {
    switch refusal {
    case .noBook: "no book"
    case .noRoute: "no route"
    case .noPool: "no pool"
    case .noShare: "no share"
    case .sharePart: "share part"
    case .noSpread(_, let isPool): isPool ? "no spread in a pool" : "no spread by the law"
    case .nobody: "nobody"
    case .maker: "maker"
    case .noOrder: "no order"
    case .noOrders: "no orders"
    case .book(.wouldTrade, _): "would trade"
    case .book(.alreadyTriggered, _): "already triggered"
    case .book(.nothingToReduce, _): "nothing to reduce"
    case .book(.tooManyOrders, _): "too many orders"
    case .book(.depth, _): "depth"
    case .book: "out of range"
    case .profile(.spread, _): "spread"
    case .profile(.levels, _): "levels"
    case .profile: "profile"
    case .pool(.beyondReserve, _): "beyond reserve"
    case .pool: "pool"
    case .law: "law"
    case .supply: "supply"
    }
  }

  private static func of(_ problem: CrowdProblem) -> String {
    switch problem {
    case .none: "none"
    case .tooMany: "too many"
    case .outOfRange(let number): "\(number.rawValue)"
    case .notTraded: "not traded"
    case .tooLong: "too long"
    }
  }

  private static func of(_ error: GuardError) -> String {
    switch error {
    case .tooMany: "too many"
    case .share: "share"
    case .ratio: "ratio"
    case .reserve: "reserve"
    case .reached: "reached"
    case .sameMarket: "same market"
    case .none(_, of: 0): "none armed"
    case .none: "number"
    }
  }

  private static func of(_ refusal: FeedRefusal) -> String {
    switch refusal {
    case .price: "price"
    case .delay: "delay"
    case .window: "window"
    case .intervalLeft: "interval"
    }
  }

  private static func of(_ refusal: RelayRefusal) -> String {
    switch refusal {
    case .price: "price"
    case .delay: "delay"
    case .heartbeat: "heartbeat"
    case .deviation: "deviation"
    case .quorum: "quorum"
    case .relayers: "relayers"
    case .staleness: "staleness"
    case .noRelay(nil): "none"
    case .noRelay: "not in market"
    case .noRelayer: "number"
    case .late: "late"
    case .wrong: "wrong"
    }
  }

  private static func of(_ error: FigureError) -> String {
    switch error {
    case .noMarket: "no market"
    case .noPosition: "no position"
    case .marketMissing: "market missing"
    case .marketNotTaken: "market not taken"
    case .pooled: "pooled"
    case .nothingRequired: "nothing required"
    case .equityGone: "equity gone"
    case .unreachable(let figure): "unreachable \(figure.kind.rawValue)"
    case .alreadyReached(let figure): "already reached \(figure.kind.rawValue)"
    case .notInRules: "not in rules"
    case .noFeed: "no feed"
    case .noBook: "no book"
    case .noPoolShare: "no pool share"
    case .notYet: "not yet"
    }
  }

  private static func of(_ finding: TierFinding) -> String {
    switch finding {
    case .empty: "empty"
    case .tooMany: "too many"
    case .gap: "gap"
    case .notAscending: "not ascending"
    case .rate: "rate"
    case .rateFalls: "rate falls"
    case .jump: "jump"
    case .leverage: "leverage"
    case .leverageAboveRate: "leverage above rate"
    case .overflow: "overflow"
    }
  }

  private static func of(_ problem: FileProblem) -> String {
    switch problem {
    case .missing: "missing"
    case .unreadable: "unreadable"
    case .tooLarge: "too large"
    case .notText: "not text"
    case .unwritable: "unwritable"
    case .taken: "taken"
    case .notInKit(let folder, _, let nearest): "not in kit \(folder.rawValue), \(near(nearest))"
    case .noKit: "no kit"
    }
  }
}
