import Document
import Margin
import Market

/// The learner's shares of liquidity pools: what they are worth, what holding would have been, and what makes the
/// difference.
struct ProviderWords {
  private let venue: Venue
  private let words: NumberWords

  init(_ venue: Venue) {
    self.venue = venue
    words = NumberWords(venue.account)
  }

  /// A column for each pool in which a share is held.
  var blocks: [Block] {
    let symbols = venue.provided
    guard !symbols.isEmpty else {
      return [.paragraph("No share of a pool is held. Example: book ETH amm 3m; lp add ETH 6,000")]
    }
    let columns = [Table.Column("")] + symbols.map { Table.Column($0.name, .right) }
    return [
      .table(Table(columns: columns, rows: rows(symbols))),
      .paragraph(
        Text(
          "Impermanent loss is against holding, at the price elsewhere, and 2√r ÷ (1 + r) − 1 is what a change of the price "
            + "by r costs without fees.", .muted)),
    ]
  }

  private func rows(_ symbols: [Symbol]) -> [[Text]] {
    func row(_ name: String, _ cell: (Symbol) -> Text) -> [Text] { [Text(name, .strong)] + symbols.map(cell) }
    var rows = [
      row("part of the pool") { Text(short(.lpShare, $0)) },
      row("put in") { Text(pair(.lpPutBase, .lpPutQuote, $0)) },
      row("stands for") { Text(pair(.lpBase, .lpQuote, $0)) },
      row("worth now") { Text(short(.lpValue, $0)) },
      row("worth if held") { Text(short(.lpHoldValue, $0)) },
      row("impermanent loss") { signed(.impermanentLoss, $0) },
      row("of what was held") { Text(lossShare($0)) },
      row("by the formula") { Text(formula($0)) },
      row("fees kept") { signed(.lpFees, $0) },
    ]
    if venue.account.countsShares {
      rows.append(row("as collateral") { Text(short(.lpCollateral, $0)) })
    }
    return rows
  }

  private func value(_ kind: FigureKind, _ symbol: Symbol) -> Fixed? { try? venue.value(of: Figure(kind, symbol)) }

  private func short(_ kind: FigureKind, _ symbol: Symbol) -> String {
    value(kind, symbol).map { words.short($0, Figure(kind, symbol)) } ?? "none"
  }

  private func pair(_ base: FigureKind, _ quote: FigureKind, _ symbol: Symbol) -> String {
    let units = value(base, symbol).map { $0.text(decimals: 0...6) } ?? "none"
    return "\(units) and \(short(quote, symbol))"
  }

  private func signed(_ kind: FigureKind, _ symbol: Symbol) -> Text {
    guard let value = value(kind, symbol) else { return Text("none") }
    return Text(words.signedMoney(value), value.isNegative ? .danger : .good)
  }

  /// Impermanent loss over what holding would be worth, as it was measured.
  private func lossShare(_ symbol: Symbol) -> String {
    guard let loss = value(.impermanentLoss, symbol), let held = value(.lpHoldValue, symbol),
      let share = try? loss.over(held, rounding: .halfEven)
    else { return "none" }
    return words.percent(share)
  }

  private func formula(_ symbol: Symbol) -> String {
    guard let ratio = value(.lpPriceRatio, symbol) else { return "none" }
    return "\(short(.impermanentLossRate, symbol)) at r = \(ratio.text(decimals: 0...4))"
  }
}

/// What happens to the learner's shares of pools, in sentences.
struct ProviderEventWords {
  private let words: NumberWords

  init(_ words: NumberWords) {
    self.words = words
  }

  func sentence(_ event: Event) -> Text {
    let market = event.market?.name ?? ""
    let amounts =
      "\(words.size(event.number(.size) ?? .zero)) \(market) and \(words.money(event.number(.value) ?? .zero)) \(words.quote)"
    let amount = "\(words.money(event.number(.amount) ?? .zero)) \(words.quote)"
    let price = words.price(event.number(.price) ?? .zero, event.market)
    let share = event.number(.share) ?? .zero
    guard event.kind == .lpRemoved else {
      return Text(
        "Put \(amounts) into the pool for \(amount), \(market) bought at \(price): \(words.percent(share)) of it is yours."
      )
    }
    let left = share.isZero ? "; none of it is yours now." : "; \(words.percent(share)) of it stays yours."
    let taken = "\(amounts) out of the pool for \(amount), \(market) sold at \(price)\(left)"
    switch event[.reason] {
    case .word("debt"): return Text("To pay what the account owes, the venue took \(taken)", .danger)
    case .word("closed"): return Text("The pool is no more: you get \(taken)", .warning)
    default: return Text("Took \(taken)")
    }
  }
}
