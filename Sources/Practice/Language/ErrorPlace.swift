import KitFiles
import Margin
import Market

extension CommandError {
  /// An error met while carrying out a command, pointing at the word that led to it.
  init(_ error: any Error, in command: ParsedCommand) {
    if let error = error as? CommandError, error.range != nil {
      self = error
      return
    }
    self.init(Self.fact(of: error))
    switch fact {
    case .refused(let refusal): range = Self.place(of: refusal, in: command)
    case .file, .findings, .damagedSave: range = command.place(of: [.file, .rules, .scenario])
    case .figure, .arithmetic: range = command.place(of: [.figure, .expression])
    case .noBookmark, .tooManyBookmarks: range = command.place(of: [.bookmark, .name])
    case .noTerm: range = command.place(of: [.term])
    case .noTopic: range = command.place(of: [.topic])
    case .noSetting: range = command.place(of: [.setting])
    case .settingValue: range = command.place(of: [.value])
    case .crowd(let problem): range = Self.place(of: problem, in: command)
    case .guard(let error): range = Self.place(of: error, in: command)
    case .feed(let refusal): range = Self.place(of: refusal, in: command)
    case .relay(let refusal): range = Self.place(of: refusal, in: command)
    case .market(let refusal): range = Self.place(of: refusal, in: command)
    case .replay(.positionsOpen), .replay(.sharesHeld): range = command.place(of: [.scenario, .file])
    case .tiers(let findings): range = findings.first.flatMap { Self.place(of: $0, in: command) }
    case .expression(let error):
      guard let whole = command.place(of: [.expression]) else { return }
      let base = whole.lowerBound
      range = error.range.map { base + $0.lowerBound..<base + $0.upperBound } ?? whole.upperBound..<whole.upperBound
    case .instrument(let finding):
      switch finding {
      case .tick: range = command.place(after: "tick")
      case .tooFine: range = command.place(after: "tick") ?? command.place(after: "lot")
      case .lot: range = command.place(after: "lot")
      case .fee(let fee): range = command.arguments.first { $0.value == .number(fee, isPercent: true) }?.range
      }
    default: break
    }
  }

  /// The fact that an error of another module states.
  static func fact(of error: any Error) -> Fact {
    switch error {
    case let error as CommandError: error.fact
    case let error as Refusal: .refused(error)
    case let error as FigureError: .figure(error)
    case let error as ArithmeticError: .arithmetic(error)
    case let error as GuardError: .guard(error)
    case let error as FeedRefusal: .feed(error)
    case let error as RelayRefusal: .relay(error)
    case let error as MarketRefusal: .market(error)
    case let error as CrowdProblem: .crowd(error)
    case let error as ReplayError: .replay(error)
    case let error as ExpressionError: .expression(error)
    case let error as InstrumentFinding: .instrument(error)
    case let error as FileProblem: .file(error)
    case let error as FindingList: .findings(error.all)
    default: .damagedSave(String(describing: error))
    }
  }

  /// The tier's beginning or rate, or the leverage allowed.
  private static func place(of finding: TierFinding, in command: ParsedCommand) -> Range<Int>? {
    func argument(_ kind: ArgumentKind, _ tier: Int) -> Range<Int>? {
      let start = command.arguments.firstIndex { $0.value == .word("tiers") } ?? command.arguments.endIndex
      return command.arguments[start...].filter { $0.kind == kind }.dropFirst(tier).first?.range
    }
    return switch finding {
    case .empty: nil
    case .tooMany: argument(.floor, TierTable.most)
    case .gap: argument(.floor, 0)
    case .notAscending(let tier), .overflow(let tier): argument(.floor, tier)
    case .rate(let tier), .rateFalls(let tier), .jump(let tier, _): argument(.rate, tier)
    case .leverage, .leverageAboveRate: command.place(of: [.leverage])
    }
  }

  private static func place(of problem: CrowdProblem, in command: ParsedCommand) -> Range<Int>? {
    switch problem {
    case .none, .tooLong: nil
    case .tooMany: command.place(of: [.accounts])
    case .outOfRange(let number): command.place(after: number.rawValue)
    case .notTraded(let symbol): command.place(of: [.market], market: symbol)
    }
  }

  private static func place(of error: GuardError, in command: ParsedCommand) -> Range<Int>? {
    switch error {
    case .tooMany: nil
    case .share: command.place(of: [.rate])
    case .ratio: command.place(after: "at")
    case .reserve: command.place(after: "from")
    case .reached: command.place(of: [.price])
    case .sameMarket: command.place(after: "with")
    case .none: command.place(of: [.count])
    }
  }

  private static func place(of refusal: FeedRefusal, in command: ParsedCommand) -> Range<Int>? {
    switch refusal {
    case .window: command.place(after: "median")
    case .delay: command.place(of: [.ticks])
    case .price, .intervalLeft: nil
    }
  }

  private static func place(of refusal: RelayRefusal, in command: ParsedCommand) -> Range<Int>? {
    switch refusal {
    case .delay: command.place(after: "delay")
    case .heartbeat: command.place(after: "heartbeat")
    case .deviation: command.place(after: "deviation")
    case .quorum, .noRelayer: command.place(of: [.count])
    case .relayers: command.place(after: "of")
    case .staleness: command.place(after: "stale")
    case .noRelay: command.place(of: [.market])
    case .late: command.place(after: "late")
    case .wrong: command.place(after: "wrong")
    case .price: nil
    }
  }

  private static func place(of refusal: MarketRefusal, in command: ParsedCommand) -> Range<Int>? {
    switch refusal {
    case .noBook, .noRoute, .nobody, .noPool, .noShare, .noSpread: command.place(of: [.market])
    case .sharePart: command.place(of: [.rate])
    case .maker: command.arguments.first { $0.value == .word("maker") }?.range
    case .noOrder: command.place(of: [.count])
    case .noOrders: nil
    case .book(.wouldTrade, _): command.place(after: "limit")
    case .book(.alreadyTriggered, _): command.place(after: "stop")
    case .book(.nothingToReduce, _): command.arguments.first { $0.value == .word("reduce") }?.range
    case .book(.depth, _): command.place(of: [.move])
    case .book, .pool, .law: command.place(of: [.size, .amount, .part, .price, .move, .market])
    case .profile(.spread, _): command.place(after: "spread") ?? command.place(of: [.rate, .price, .market])
    case .profile(.levels, _): command.place(after: "levels")
    case .profile: command.place(after: "depth") ?? command.place(of: [.market])
    case .supply: command.place(of: [.part])
    }
  }

  private static func place(of refusal: Refusal, in command: ParsedCommand) -> Range<Int>? {
    switch refusal {
    case .noMarket(let symbol), .noPosition(let symbol), .notIsolated(let symbol), .termsUnfit(let symbol):
      command.place(of: [.market, .newMarket, .scenario, .rules], market: symbol)
    case .notPositive, .withdrawal, .poolShare, .freeMargin, .isolatedMargin:
      command.place(of: [.amount, .size, .market])
    case .size, .moreThanHeld: command.place(of: [.size, .part])
    case .namedTwice: command.arguments.last { $0.kind == .market }?.range
    case .stalePrice(let symbol), .walletGone(_, _, let symbol): command.place(of: [.market], market: symbol)
    case .price(_, _, let symbol): command.place(of: [.price], market: symbol)
    case .priceGone(let symbol): command.place(of: [.move, .price], market: symbol)
    case .initialMargin, .orderMargin, .liquidatable: command.place(of: [.size, .amount, .leverage, .market])
    case .leverage, .tierLeverage: command.place(of: [.leverage, .size])
    case .beta: command.place(of: [.number])
    case .tooManyMarkets: command.place(of: [.newMarket])
    case .nothingOpen: nil
    }
  }
}

extension ExpressionError {
  /// The place in the calculation; nil when it lies at its end.
  var range: Range<Int>? {
    switch self {
    case .ends: nil
    case .unexpected(let range), .unclosed(let range), .tooDeep(let range), .number(_, let range),
      .figure(_, let range):
      range
    }
  }
}
