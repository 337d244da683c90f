import Margin
import Market

/// Makes a command of a verb and the arguments its syntax let through.
///
/// The syntax has already fixed which arguments come in which order, so what is missing here was left out on purpose.
struct CommandBuilder {
  private var arguments: ArraySlice<Argument>

  static func command(_ verb: Verb, _ arguments: [Argument]) -> Command? {
    var builder = CommandBuilder(arguments: arguments[...])
    return builder.command(verb)
  }

  private mutating func command(_ verb: Verb) -> Command? {
    switch verb {
    case .deposit: number().map { .deposit($0) }
    case .withdraw: number().map { .withdraw($0) }
    case .long: trade(.long)
    case .short: trade(.short)
    case .close: close()
    case .leverage: pair { .leverage($0, $1) }
    case .isolate: market().map { .isolate($0, number()) }
    case .pool: market().map { .pool($0) }
    case .price: .price(pairs().map { (symbol: $0.0, price: $0.1) })
    case .move: word("all") ? number().map { .moveAll($0) } : .move(pairs().map { (symbol: $0.0, share: $0.1) })
    case .step: step()
    case .funding: funding()
    case .wait: .wait(count() ?? 1)
    case .latency: latency()
    case .feed: feed()
    case .relay: relay()
    case .relayer: relayer()
    case .account: .account
    case .positions: .positions
    case .thresholds: .thresholds
    case .events: .events(count() ?? 10)
    case .term: .term(words())
    case .terms: .terms(arguments.isEmpty ? nil : words())
    case .show: .show(figures())
    case .explain: figures().first.map { .explain($0, deep: arguments.last?.value == .word("deep")) }
    case .why: .why(svg: svg())
    case .whatif: text().map { .whatIf($0) }
    case .compare: compare()
    case .rescue: .rescue
    case .ladder: ladder()
    case .frontier: frontier()
    case .plot: plot()
    case .orders: .orders
    case .cancel: .cancel(word("all") ? nil : count())
    case .book: book()
    case .depth: pair { .depth($0, $1) }
    case .spread: spread()
    case .supply: supply()
    case .lp: shareOfPool()
    case .guard: guardCommand()
    case .beta: beta()
    case .crowd: crowd()
    case .shock: stress().map { .shock($0, svg: svg()) }
    case .settle: .settle(count(), svg: svg())
    case .solvency: solvency()
    case .calculate: text().map { .calculate($0) }
    case .undo: .undo(count() ?? 1)
    case .redo: .redo(count() ?? 1)
    case .bookmark: text().map { .bookmark($0) } ?? .bookmarks
    case .goto: text().map { .goto($0) }
    case .reset: .reset
    case .rules: text().map { .rules($0) } ?? .showRules
    case .market: defineOrShow()
    case .scenario: text().map { .scenario($0) } ?? .showScenarios
    case .prices: .prices(files())
    case .learn: .lesson(.learn(text(), name: word("as") ? text() : nil))
    case .next: .lesson(.next)
    case .goal: .lesson(.goal)
    case .answer: .lesson(.answer(words()))
    case .hint: .lesson(.hint)
    case .skip: .lesson(.skip)
    case .play: .lesson(.play)
    case .back: .lesson(.back)
    case .restart: .lesson(.restart(lesson: word("lesson")))
    case .where: .lesson(.location)
    case .recap: .lesson(.recap(text()))
    case .leave: .lesson(.leave)
    case .progress: progress()
    case .review: .lesson(.review)
    case .save: .save(text())
    case .load: .load(text())
    case .transcript: word("off") ? .transcript(nil) : text().map { .transcript($0) }
    case .help: .help(text())
    case .set: setting()
    case .quit: .quit
    }
  }

  // MARK: Taking arguments in order

  private mutating func word(_ word: String) -> Bool {
    guard arguments.first?.value == .word(word) else { return false }
    arguments.removeFirst()
    return true
  }

  private mutating func number() -> Fixed? {
    guard case .number(let value, _) = arguments.first?.value else { return nil }
    arguments.removeFirst()
    return value
  }

  private mutating func count() -> Int? {
    guard case .count(let value) = arguments.first?.value else { return nil }
    arguments.removeFirst()
    return value
  }

  private mutating func counts() -> [Int] {
    var counts: [Int] = []
    while let count = count() { counts.append(count) }
    return counts
  }

  private mutating func market() -> Symbol? {
    guard case .market(let symbol) = arguments.first?.value else { return nil }
    arguments.removeFirst()
    return symbol
  }

  private mutating func text() -> String? {
    guard case .text(let text) = arguments.first?.value else { return nil }
    arguments.removeFirst()
    return text
  }

  private mutating func pair(_ make: (Symbol, Fixed) -> Command) -> Command? {
    guard let symbol = market(), let value = number() else { return nil }
    return make(symbol, value)
  }

  private mutating func pairs() -> [(Symbol, Fixed)] {
    var pairs: [(Symbol, Fixed)] = []
    while let symbol = market(), let value = number() { pairs.append((symbol, value)) }
    return pairs
  }

  private mutating func figures() -> [Figure] {
    arguments.compactMap { if case .figure(let figure) = $0.value { figure } else { nil } }
  }

  /// All that is left, as one text.
  private mutating func words() -> String {
    var words: [String] = []
    while let word = text() { words.append(word) }
    return words.joined(separator: " ")
  }

  private mutating func files() -> [(symbol: Symbol, file: String)] {
    var files: [(symbol: Symbol, file: String)] = []
    while let symbol = market(), let file = text() { files.append((symbol, file)) }
    return files
  }

  // MARK: Verbs with forms of their own

  private mutating func trade(_ side: Side) -> Command? {
    guard let size = number(), let symbol = market() else { return nil }
    var leverage: Fixed?
    var isolated = false
    var liquidity = Liquidity.taker
    var terms = OrderTerms()
    while !arguments.isEmpty {
      if word("at") {
        leverage = number()
      } else if word("isolated") {
        isolated = true
      } else if word("maker") {
        liquidity = .maker
      } else if word("limit") {
        terms.limit = number()
      } else if word("post") {
        terms.isPostOnly = true
      } else if word("ioc") {
        terms.isImmediate = true
      } else if word("stop") {
        terms.trigger = number()
      } else if word("reduce") {
        terms.reducesOnly = true
      } else {
        return nil
      }
    }
    guard terms == OrderTerms() else {
      return .order(side, size: size, symbol, terms, leverage: leverage, isolated: isolated)
    }
    return .trade(side, size: size, symbol, leverage: leverage, isolated: isolated, liquidity)
  }

  private mutating func book() -> Command? {
    guard let symbol = market() else { return nil }
    if word("off") { return .closeBook(symbol) }
    if word("amm") { return number().map { .book(symbol, .pool($0)) } }
    if word("law") {
      var (volatility, volume): (Fixed?, Fixed?)
      while !arguments.isEmpty {
        if word("volatility") {
          volatility = number()
        } else if word("volume") {
          volume = number()
        } else {
          return nil
        }
      }
      return .book(symbol, .law(volatility: volatility, volume: volume))
    }
    var terms = BookTerms()
    while !arguments.isEmpty {
      if word("depth") {
        terms.depth = number()
      } else if word("spread") {
        terms.spread = distance()
      } else if word("levels") {
        terms.levels = count()
      } else if word("seed") {
        terms.seed = count()
      } else {
        return nil
      }
    }
    return .book(symbol, .book(terms))
  }

  private mutating func distance() -> BookTerms.Distance? {
    guard case .number(let value, let isPercent) = arguments.first?.value else { return nil }
    arguments.removeFirst()
    return isPercent ? .share(value) : .price(value)
  }

  private mutating func spread() -> Command? {
    guard let symbol = market(), let distance = distance() else { return nil }
    return .spread(symbol, distance)
  }

  private mutating func supply() -> Command? {
    guard let symbol = market(), case .number(let value, let isPercent) = arguments.first?.value else { return nil }
    arguments.removeFirst()
    return .supply(symbol, isPercent ? .share(value) : .size(value), over: word("over") ? count() ?? 1 : 1)
  }

  private mutating func shareOfPool() -> Command? {
    if word("add") { return pair { .provide($0, $1) } }
    guard word("remove"), let symbol = market() else { return .showShares }
    return .takeOut(symbol, part: word("all") ? .one : number() ?? .one)
  }

  private mutating func close() -> Command? {
    if word("all") { return .closeAll }
    guard let symbol = market() else { return nil }
    guard case .number(let value, let isPercent) = arguments.first?.value else { return .close(symbol, nil) }
    return .close(symbol, isPercent ? .share(value) : .size(value))
  }

  private mutating func step() -> Command? {
    guard word("until") else { return .step(count() ?? 1) }
    guard case .event(let event) = arguments.first?.value else { return nil }
    return .stepUntil(event)
  }

  private mutating func funding() -> Command? {
    guard let symbol = market() else { return nil }
    if word("premium") { return number().map { .funding(symbol, .premium($0)) } }
    if word("impact") {
      guard let bid = number(), let ask = number() else { return nil }
      return .funding(symbol, .impact(bid: bid, ask: ask))
    }
    return number().map { .funding(symbol, .rate($0)) }
  }

  private mutating func defineOrShow() -> Command? {
    guard let symbol = market() else { return .showMarket(nil) }
    guard word("price") else { return .showMarket(symbol) }
    guard let price = number() else { return nil }
    var form = Command.MarketForm(symbol: symbol, price: price)
    while !arguments.isEmpty {
      if word("tick") {
        form.tick = number()
      } else if word("lot") {
        form.lot = number()
      } else if word("leverage") {
        form.leverage = number()
      } else if word("taker") {
        form.taker = number()
      } else if word("maker") {
        form.maker = number()
      } else if word("tiers") {
        while let from = number(), let rate = number() { form.tiers.append(.init(from: from, rate: rate)) }
      } else {
        return nil
      }
    }
    return .define(form)
  }

  /// The file behind `--svg`, where there is one.
  private mutating func svg() -> String? { word("--svg") ? text() : nil }

  private mutating func span() -> Command.Span? {
    guard case .span(let low, let high) = arguments.first?.value else { return nil }
    arguments.removeFirst()
    return Command.Span(low: low, high: high)
  }

  private mutating func compare() -> Command? {
    if word("isolated") { return .compare(.isolated) }
    if word("unguarded") { return .compare(.unguarded) }
    if word("rules") { return text().map { .compare(.rules($0)) } }
    if word("latency") { return .compare(.latency(counts())) }
    return word("guard") ? newGuard().map { .compare(.guarded($0)) } : nil
  }

  private mutating func latency() -> Command? {
    if arguments.isEmpty { return .showFeeds }
    let symbol = market()
    return count().map { .latency(symbol, $0) }
  }

  private mutating func feed() -> Command? {
    guard let symbol = market() else { return .showFeeds }
    if word("index") { return .feed(symbol, .index) }
    if word("delayed") { return count().map { .feed(symbol, .delayed(ticks: $0)) } }
    if word("median") { return count().map { .feed(symbol, .median(window: $0)) } }
    return word("off") ? .feed(symbol, nil) : nil
  }

  private mutating func relay() -> Command? {
    guard let symbol = market() else { return .showRelays }
    if word("off") { return .relayOff(symbol) }
    guard let quorum = count(), word("of"), let relayers = count() else { return nil }
    var terms = RelayTerms(delay: 0, heartbeat: 60, deviation: .zero, quorum: quorum)
    while !arguments.isEmpty {
      if word("delay"), let ticks = count() {
        terms.delay = ticks
      } else if word("heartbeat"), let ticks = count() {
        terms.heartbeat = ticks
      } else if word("deviation"), let share = number() {
        terms.deviation = share
      } else if word("stale"), let age = count() {
        terms.staleAfter = age
      } else {
        return nil
      }
    }
    return .relay(symbol, terms, relayers: relayers)
  }

  private mutating func relayer() -> Command? {
    guard let number = count(), let behavior = behavior() else { return nil }
    return .relayer(number, behavior, market())
  }

  private mutating func behavior() -> Relayer? {
    if word("honest") { return .honest }
    if word("silent") { return .silent }
    if word("late") { return count().map { .late(ticks: $0) } }
    return word("wrong") ? number().map { .wrong(by: $0) } : nil
  }

  private mutating func ladder() -> Command? {
    guard let symbol = market(), let move = number() else { return nil }
    return .ladder(symbol, move, word("long") ? .long : word("short") ? .short : nil)
  }

  private mutating func frontier() -> Command? {
    guard let first = market(), let second = market() else { return nil }
    let span = span()
    return .frontier(first, second, span, svg: svg())
  }

  private mutating func plot() -> Command? {
    if word("margin") { return .plot(.margin, svg: svg()) }
    if word("path") { return .plot(.path, svg: svg()) }
    guard word("equity"), let symbol = market() else { return nil }
    let span = span()
    return .plot(.equity(symbol, span), svg: svg())
  }

  private mutating func guardCommand() -> Command? {
    if arguments.isEmpty { return .guards }
    if word("off") { return .disarm(count()) }
    return newGuard().map { .arm($0) }
  }

  private mutating func newGuard() -> Guard? {
    if word("stop") {
      guard let symbol = market(), let price = number() else { return nil }
      return .stop(symbol, price)
    }
    if word("reduce") {
      guard let share = number(), word("at"), let ratio = number() else { return nil }
      return .reduce(share: share, ratio: ratio)
    }
    if word("topup") {
      guard let amount = number(), word("at"), let ratio = number(), word("from"), let reserve = number() else {
        return nil
      }
      return .topUp(amount: amount, ratio: ratio, reserve: reserve)
    }
    if word("hedge") {
      guard let symbol = market(), let share = number(), word("with"), let other = market() else { return nil }
      return .hedge(symbol, share: share, with: other)
    }
    guard word("isolate"), let symbol = market(), word("at"), let ratio = number() else { return nil }
    return .isolate(symbol, ratio: ratio)
  }

  private mutating func beta() -> Command? {
    if word("path") { return .betasFromPath }
    return arguments.isEmpty ? .showBetas : .betas(pairs().map { (symbol: $0.0, beta: $0.1) })
  }

  private mutating func crowd() -> Command? {
    if word("off") { return .endCrowd }
    guard let accounts = count() else { return .showCrowd }
    var form = Command.CrowdForm(accounts: accounts)
    while !arguments.isEmpty {
      if word("seed") {
        form.seed = count()
      } else if word("leverage") {
        form.leverage = number()
      } else if word("long") {
        form.long = number()
      } else if word("capacity") {
        form.capacity = count()
      } else if word("fund") {
        form.fund = number()
      } else {
        return nil
      }
    }
    return .drawCrowd(form)
  }

  private mutating func stress() -> Command.Stress? {
    word("all") ? number().map { .all($0) } : .some(pairs().map { (symbol: $0.0, share: $0.1) })
  }

  private mutating func solvency() -> Command? {
    if word("under") { return stress().map { .solvency($0) } }
    return word("capacity") ? stress().map { .capacityCurve($0, svg: svg()) } : nil
  }

  private mutating func progress() -> Command? {
    if word("export") { return text().map { .lesson(.exportProgress($0)) } }
    if word("import") { return text().map { .lesson(.importProgress($0)) } }
    if word("forget") { return text().map { .lesson(.forget($0)) } }
    return .lesson(.progress)
  }

  private mutating func setting() -> Command? {
    guard let name = text() else { return .settings }
    return text().map { .set(name.lowercased(), $0) }
  }
}
