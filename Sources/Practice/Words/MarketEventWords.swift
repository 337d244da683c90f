import Document
import Margin
import Market

/// What happens in a market's book, pool or law, in sentences.
struct MarketEventWords {
  private let words: NumberWords

  init(_ words: NumberWords) {
    self.words = words
  }

  func sentence(_ event: Event) -> Text {
    let market = event.market?.name ?? ""
    switch event.kind {
    case .bookOpened:
      let kind =
        switch event[.kind] {
        case .word("amm"): "in a constant-product pool"
        case .word("law"): "by the square-root law"
        default: "in an order book"
        }
      return Text("\(market) trades \(kind) around \(price(event, .price)).")
    case .bookClosed: return Text("\(market) is traded at its mark again.")
    case .depthChanged:
      let share = event.number(.share) ?? .zero
      let holds =
        switch event[.kind] {
        case .word("amm"):
          "the pool holds \((event.number(.size) ?? .zero).text(decimals: 0...6)) \(market) and \(words.money(event.number(.value) ?? .zero)) \(words.quote)."
        case .word("law"): "\(size(event, .size)) \(market) are traded in a day."
        default: "the book holds \(percent(event, .depth)) of what it was opened with."
        }
      return Text(
        "\(market) depth \(words.percent(share, decimals: 0...2, signed: true)): \(holds)",
        share.isNegative ? .warning : .good)
    case .spreadChanged: return Text("\(market) bid and ask are quoted \(price(event, .spread)) apart.")
    case .supplyStarted:
      let ticks = if case .count(let count) = event[.count] { count } else { 1 }
      return Text(
        "\(size(event, .size)) \(market) come to market, to be sold "
          + (ticks == 1 ? "with the next tick." : "over the next \(ticks) ticks."), .warning)
    case .supplySold:
      return Text(
        "Others sold \(size(event, .size)) \(market) at \(price(event, .price))\(average(event)); "
          + "\(size(event, .unsold)) left to sell.\(cost(event))")
    case .orderRested:
      return Text(
        "Order \(order(event)) rests: \(side(event)) \(size(event, .size)) \(market) at \(price(event, .limit)).")
    case .orderArmed:
      return Text(
        "Order \(order(event)) waits: \(side(event)) \(size(event, .size)) \(market) when the mark gets to "
          + "\(price(event, .trigger)).")
    case .orderTriggered: return Text("Order \(order(event)) is set off by a mark of \(price(event, .price)).")
    case .orderFilled:
      return Text(
        "Somebody traded with order \(order(event)): \(size(event, .size)) \(market) at \(price(event, .price)).")
    default: return canceled(event, market)
    }
  }

  /// Behind the price of a trade that has an average.
  func average(_ event: Event) -> String {
    guard case .count(let levels) = event[.levels], levels > 1 else { return "" }
    return " on average over \(levels) prices"
  }

  /// What a trade cost in its market and what it did to the price; nothing for one at the mark.
  func cost(_ event: Event) -> String {
    guard event[.slippage] != nil else { return "" }
    let impact = event.number(.impact) ?? .zero
    var cost = " Slippage \(percent(event, .slippage)); the middle "
    cost +=
      impact.isZero
      ? "stays." : "went \(words.percent(impact, signed: true)) to \(price(event, .middle))."
    if event[.unfilled] != nil {
      cost += " For \(size(event, .unfilled)) of it nobody was left, and the price went on without them."
    }
    return cost
  }

  private func canceled(_ event: Event, _ market: String) -> Text {
    let what =
      event[.order] == nil
      ? "\(size(event, .size)) \(market)" : "Order \(order(event)), \(size(event, .size)) \(market),"
    let why =
      switch event[.reason] {
      case .word("asked"): "is taken back."
      case .word("nothing_left"):
        "found nobody to trade with and \(event[.order] == nil ? "wasn't traded" : "is canceled")."
      case .word("self_trade"): "is canceled, since it would have traded with another order of yours."
      case .word("nothing_to_reduce"): "is canceled: there is nothing for it to reduce."
      case .word("would_trade"): "is canceled: it was only to rest, and would have traded at once."
      case .word("liquidation"): "is canceled by the liquidation."
      case .word("refused"): "is canceled: the account can't carry it."
      default: "is canceled with the book."
      }
    return Text("\(what) \(why)", .warning)
  }

  // MARK: Facts in words

  private func order(_ event: Event) -> String {
    if case .count(let number) = event[.order] { "\(number)" } else { "" }
  }
  private func side(_ event: Event) -> String {
    if case .word(let side) = event[.side] { side } else { "" }
  }
  private func size(_ event: Event, _ fact: FactName) -> String { words.size(event.number(fact) ?? .zero) }
  private func price(_ event: Event, _ fact: FactName) -> String {
    words.price(event.number(fact) ?? .zero, event.market)
  }
  private func percent(_ event: Event, _ fact: FactName) -> String {
    words.percent(event.number(fact) ?? .zero, decimals: 2...2)
  }
}
