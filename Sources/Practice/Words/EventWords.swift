import Document
import Margin

/// Events in sentences.
struct EventWords {
  private let account: Account
  private let words: NumberWords

  init(_ account: Account) {
    self.account = account
    self.words = NumberWords(account)
  }

  /// What happened, in one line. Unknown facts are left out rather than guessed.
  func sentence(_ event: Event) -> Text {
    switch event.kind {
    case .deposited: Text("Deposited \(exactMoney(event)).")
    case .withdrawn: Text("Withdrew \(exactMoney(event)).")
    case .filled: filled(event)
    case .leverageSet: Text("\(market(event)) leverage is \(multiple(event, .leverage)).")
    case .isolated: isolated(event)
    case .pooled: Text("\(market(event)) is pooled again; \(money(event, .amount)) went back to the wallet.")
    case .priceChanged: priceChanged(event)
    case .priceTouched: Text("\(market(event)) touched \(price(event, .price)).")
    case .fundingPaid: funding(event)
    case .marginCall:
      Text(
        "Margin call\(of(event)): equity \(money(event, .equity)), requirement \(money(event, .requirement)).", .warning
      )
    case .marginCallOver: Text("The margin call\(of(event)) is over: equity \(money(event, .equity)).", .good)
    case .liquidationStarted:
      Text(
        "Liquidation\(of(event)): equity \(money(event, .equity)) against a requirement of "
          + "\(money(event, .requirement)).", .danger)
    case .positionReduced, .positionLiquidated: liquidated(event)
    case .liquidationFee: Text("Liquidation fee \(money(event, .amount)), to the insurance fund.")
    case .liquidationStopped:
      Text(
        "Liquidation stops: equity \(money(event, .equity)), requirement \(money(event, .requirement)).", .warning)
    case .liquidated: ended(event)
    case .badDebt:
      Text("Bad debt of \(money(event, .amount)): the loss went beyond the money\(of(event)).", .danger)
    case .fundPaid:
      Text("The insurance fund paid \(money(event, .amount)); \(money(event, .fund)) is left in it.")
    case .fundDepleted:
      Text("The insurance fund is dry: \(money(event, .amount)) is left for counterparties to bear.", .danger)
    case .marketDefined: Text("\(market(event)) is listed at \(price(event, .price)).")
    case .rulesChanged: Text("The rules of \(account.rules.title) apply.")
    case .scenarioLoaded: Text("Prices loaded: \(word(event, .scenario)), \(count(event)) steps.")
    case .ticked: Text(word(event, .time), .muted)
    case .betaSet: Text("\(market(event)) moves by \(size(event, .beta))% when all markets move by 1%.")
    case .guardArmed: Text("Armed: \(GuardWords(words).sentence(event)).")
    case .guardDisarmed: Text("Taken back: \(GuardWords(words).sentence(event)).")
    case .guardActed: Text("Guard: \(GuardWords(words).sentence(event)).", .warning)
    case .guardFailed:
      Text("A guard's order was refused, and the guard is gone: \(GuardWords(words).sentence(event)).", .danger)
    case .feedSet, .relaySet, .relayerSet, .sourceMoved, .priceRelayed, .quorumLost, .quorumRegained, .priceStale,
      .priceFresh, .liquidationHeld, .liquidationHoldOver:
      FeedEventWords(words).sentence(event)
    case .bookOpened, .bookClosed, .depthChanged, .spreadChanged, .supplyStarted, .supplySold, .orderRested,
      .orderArmed,
      .orderTriggered, .orderFilled, .orderCanceled:
      MarketEventWords(words).sentence(event)
    case .lpAdded, .lpRemoved: ProviderEventWords(words).sentence(event)
    case .crowdDrawn:
      Text(
        "Drew a crowd of \(count(event)) accounts, yours among them; their insurance fund holds "
          + "\(money(event, .fund)).")
    case .crowdLeft: Text("The crowd of \(count(event)) accounts is gone.")
    case .shocked: Text("Shock from outside: \(market(event)) \(percent(event, .share, signed: true)).")
    case .crowdLiquidated: crowdLiquidated(event)
    case .crowdBadDebt:
      Text("Bad debt in the crowd: \(money(event, .amount)); its fund holds \(money(event, .fund)).", .danger)
    case .crowdDeleveraged:
      Text(
        "Auto-deleveraging closed winners' positions \(count(event)) times; they gave up \(money(event, .amount)).",
        .warning)
    case .autoDeleveraged:
      Text(
        "Auto-deleveraged: \(size(event, .size)) of your \(word(event, .side)) \(market(event)) was closed at "
          + "\(price(event, .price)), realized \(words.signedMoney(event.number(.realized) ?? .zero)).", .danger)
    case .lossSocialized:
      Text(
        "Socialized: \(money(event, .amount)), which is \(percent(event, .share)) of all unrealized profit.", .warning)
    case .profitForfeited:
      Text("Of your unrealized profit \(money(event, .amount)) was taken, \(percent(event, .share)).", .danger)
    case .backlogGrew: Text("Waiting to be liquidated: \(accounts(event)).", .warning)
    case .backlogCleared: Text("Nobody waits to be liquidated any more.", .good)
    case .scenarioEnded: Text("The prices of \(word(event, .scenario)) end here.")
    }
  }

  /// Events without the middle of a long run of reductions, which all say the same, and how many were left out before
  /// each of them.
  static func condensed(_ events: [Event]) -> [(event: Event, leftOut: Int)] {
    var shown: [(event: Event, leftOut: Int)] = []
    var run: [Event] = []
    func endRun() {
      if run.count <= 4 {
        shown += run.map { ($0, 0) }
      } else {
        shown += run.prefix(2).map { ($0, 0) }
        shown.append((run[run.count - 1], run.count - 3))
      }
      run = []
    }
    for event in events {
      if event.kind == .positionReduced {
        run.append(event)
      } else {
        endRun()
        shown.append((event, 0))
      }
    }
    endRun()
    return shown
  }

  /// What stands for reductions that are left out.
  static func leftOut(_ count: Int) -> Text { Text("… and \(count) reductions more like it, then:", .muted) }

  /// The market and the price of a price change.
  func price(_ event: Event) -> String { "\(market(event)) at \(price(event, .price))" }

  private func filled(_ event: Event) -> Text {
    let bought = event[.side] == .word("buy")
    var line =
      "\(bought ? "Bought" : "Sold") \(size(event, .size)) \(market(event)) at \(price(event, .price))"
      + "\(MarketEventWords(words).average(event)), "
      + "fee \(plainMoney(event, .fee))"
    if let realized = event.number(.realized), !realized.isZero {
      line += ", realized \(words.signedMoney(realized))"
    }
    if let position = event.number(.position) {
      line +=
        position.isZero
        ? "; no position left." : "; now \(Side(of: position).rawValue) \(words.size(position.magnitude))."
    }
    return Text(line + MarketEventWords(words).cost(event))
  }

  private func isolated(_ event: Event) -> Text {
    guard let amount = event.number(.amount), amount.isPositive else {
      return Text("\(market(event)) is isolated; the next position there gets margin of its own.")
    }
    return Text("\(market(event)) is isolated with \(money(event, .amount)) of its own.")
  }

  private func priceChanged(_ event: Event) -> Text {
    guard let to = event.number(.price), let from = event.number(.from) else { return Text("") }
    var text = Text("\(market(event)) \(price(event, .from)) to \(price(event, .price))")
    if from != to { text.append(" (\(words.change(from: from, to: to)))", from < to ? .good : .danger) }
    return text
  }

  private func funding(_ event: Event) -> Text {
    guard let amount = event.number(.amount), let rate = event.number(.rate) else { return Text("") }
    let verb = amount.isNegative ? "Paid" : "Received"
    return Text(
      "\(verb) \(words.money(amount.magnitude)) \(words.quote) of funding on \(market(event)) at "
        + "\(words.percent(rate, decimals: 2...10)).")
  }

  private func liquidated(_ event: Event) -> Text {
    let part = event.kind == .positionReduced ? "Reduced" : "Closed"
    var text = Text(
      "\(part) \(word(event, .side)) \(size(event, .size)) \(market(event)) at \(price(event, .price))"
        + "\(MarketEventWords(words).average(event)), "
        + "realized \(words.signedMoney(event.number(.realized) ?? .zero))")
    if event[.healthy] == .flag(true), let unrealized = event.number(.unrealized) {
      text.append("; healthy, it was up \(words.money(unrealized)), and went with the rest", .warning)
    }
    text.append(".\(MarketEventWords(words).cost(event))")
    return text
  }

  private func ended(_ event: Event) -> Text {
    let left = event.number(.left) ?? .zero
    let kept = event.number(.kept) ?? .zero
    let what = event.market.map { "\($0) is liquidated" } ?? "The pool is liquidated"
    if kept.isPositive { return Text("\(what); \(words.money(kept)) left over goes to the insurance fund.", .danger) }
    return Text("\(what); \(words.money(left)) \(words.quote) is left.", .danger)
  }

  private func crowdLiquidated(_ event: Event) -> Text {
    guard case .count(let rounds) = event[.rounds] else { return Text("") }
    return Text(
      "Liquidated in the crowd: \(accounts(event)) with positions of \(money(event, .notional)), in \(rounds) "
        + "round\(rounds == 1 ? "" : "s").", .warning)
  }

  // MARK: Facts in words

  private func accounts(_ event: Event) -> String {
    "\(count(event)) account\(event[.count] == .count(1) ? "" : "s")"
  }
  private func percent(_ event: Event, _ fact: FactName, signed: Bool = false) -> String {
    words.percent(event.number(fact) ?? .zero, signed: signed)
  }

  private func of(_ event: Event) -> String { event.market.map { " of \($0)" } ?? "" }
  private func market(_ event: Event) -> String { event.market?.name ?? "" }
  private func plainMoney(_ event: Event, _ fact: FactName) -> String { words.money(event.number(fact) ?? .zero) }
  private func exactMoney(_ event: Event) -> String {
    "\(words.exact(event.number(.amount) ?? .zero, .money, nil)) \(words.quote)"
  }
  private func money(_ event: Event, _ fact: FactName) -> String { "\(plainMoney(event, fact)) \(words.quote)" }
  private func price(_ event: Event, _ fact: FactName) -> String {
    words.price(event.number(fact) ?? .zero, event.market)
  }
  private func size(_ event: Event, _ fact: FactName) -> String { words.size(event.number(fact) ?? .zero) }
  private func multiple(_ event: Event, _ fact: FactName) -> String { words.multiple(event.number(fact) ?? .zero) }
  private func word(_ event: Event, _ fact: FactName) -> String {
    if case .word(let word) = event[fact] { word } else { "" }
  }
  private func count(_ event: Event) -> String {
    if case .count(let count) = event[.count] { Fixed(count).text(decimals: 0...0) } else { "" }
  }
}
