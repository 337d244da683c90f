import Document
import Margin
import Market

/// Two ways side by side: what is and what would be, or what was and what would have been.
struct AlternativeWords {
  private let venue: Venue
  private let words: NumberWords

  init(_ venue: Venue) {
    self.venue = venue
    self.words = NumberWords(venue.account)
  }

  // MARK: What if

  func whatIf(_ then: Alternative) -> [Block] {
    let account = then.venue.account
    let held = account.slots.filter { $0.isOpen || venue.account[$0.symbol]?.isOpen == true }.map(\.symbol)
    var figures: [Figure] = [
      Figure(.equity), Figure(.initialMargin), Figure(.freeMargin), Figure(.maintenanceMargin), Figure(.marginRatio),
      Figure(.effectiveLeverage),
    ]
    if account.slots.contains(where: { $0.isOpen && $0.isIsolated }) { figures.insert(Figure(.accountValue), at: 1) }
    for symbol in held {
      figures += [Figure(.positionSize, symbol), Figure(.unrealizedPnL, symbol), Figure(.liquidationPrice, symbol)]
    }
    let rows = figures.map { figure in
      let (now, later) = (try? venue.value(of: figure), try? then.venue.value(of: figure))
      return [
        Text(figure.description, .strong), Text(short(now, figure)), Text(short(later, figure)),
        Text(change(now, later, figure), .muted),
      ]
    }
    var blocks: [Block] = []
    let sentences = EventWords(account)
    for (event, leftOut) in EventWords.condensed(then.events.map(\.event)) where event.kind != .ticked {
      if leftOut > 0 { blocks.append(.paragraph(EventWords.leftOut(leftOut))) }
      blocks.append(.paragraph(sentences.sentence(event)))
    }
    return [.paragraph("This would happen:")] + blocks + [
      .table(
        Table(
          columns: [
            .init("figure"), .init("now", .right), .init("then", .right), .init("change", .right, isDispensable: true),
          ], rows: rows)),
      .paragraph("Nothing was changed."),
    ]
  }

  private func short(_ value: Fixed?, _ figure: Figure) -> String { value.map { words.short($0, figure) } ?? "none" }

  private func change(_ now: Fixed?, _ then: Fixed?, _ figure: Figure) -> String {
    guard let now, let then, let change = try? then - now else { return "" }
    return change.isZero ? "" : (change.isPositive ? "+" : "") + words.short(change, figure)
  }

  // MARK: Compare

  func compared(_ ways: [Alternative]) -> [Block] {
    let table = ways.count > 2 ? wayByWay(ways) : sideBySide(ways)
    var blocks: [Block] = [.table(table)]
    if let verdict = verdict(ways) { blocks.append(.paragraph(verdict)) }
    for way in ways { blocks += refused(way) }
    return blocks
  }

  /// Many ways, a line each, with what they differ in most.
  private func wayByWay(_ ways: [Alternative]) -> Table {
    let figures = [Figure(.accountValue), Figure(.realizedPnL), Figure(.badDebt)]
    let rows = ways.map { way in
      [Text(way.name, .strong)] + figures.map { Text(short(try? way.venue.value(of: $0), $0)) } + [ended(way)]
    }
    return Table(
      columns: [.init("")] + figures.map { .init($0.description, .right) } + [.init("liquidated", .right)], rows: rows)
  }

  private func sideBySide(_ ways: [Alternative]) -> Table {
    let figures: [Figure] = [
      Figure(.accountValue), Figure(.deposits), Figure(.realizedPnL), Figure(.feesPaid), Figure(.liquidationFees),
      Figure(.badDebt),
    ]
    var rows = figures.map { figure in
      [Text(figure.description, .strong)] + ways.map { Text(short(try? $0.venue.value(of: figure), figure)) }
    }
    rows.append([Text("liquidated", .strong)] + ways.map { ended($0) })
    rows.append([Text("still open", .strong)] + ways.map { Text(open($0)) })
    return Table(columns: [.init("")] + ways.map { .init($0.name, .right) }, rows: rows)
  }

  private func ended(_ way: Alternative) -> Text {
    guard !way.liquidations.isEmpty else { return Text("never", .good) }
    let each = way.liquidations.prefix(4).map { "\($0.event.market?.name ?? "pool") \(Self.time($0.tick, $0.time))" }
    let more = way.liquidations.count > 4 ? ", and \(way.liquidations.count - 4) more" : ""
    return Text(each.joined(separator: ", ") + more, .danger)
  }

  private func open(_ way: Alternative) -> String {
    let open = way.venue.account.slots.filter(\.isOpen).map {
      "\($0.side.rawValue) \(words.size($0.size.magnitude)) \($0.symbol)"
    }
    return open.isEmpty ? "nothing" : open.joined(separator: ", ")
  }

  private func verdict(_ ways: [Alternative]) -> Text? {
    guard ways.count == 2, let was = try? ways[0].venue.value(of: Figure(.accountValue)),
      let would = try? ways[1].venue.value(of: Figure(.accountValue)), let gap = try? would - was
    else { return nil }
    let paid = paidMore(ways)
    if gap.isZero, paid.isEmpty { return Text("Both ways end with the same account value\(owedMore(ways)).") }
    return Text(
      "The way \(ways[1].name) ends with \(words.money(gap.magnitude)) \(words.quote) "
        + "\(gap.isNegative ? "less" : "more")\(paid).", gap.isNegative ? .danger : .good)
  }

  /// What the other way left to others to bear beyond the first, as the end of a sentence.
  private func owedMore(_ ways: [Alternative]) -> String {
    guard let was = try? ways[0].venue.value(of: Figure(.badDebt)),
      let would = try? ways[1].venue.value(of: Figure(.badDebt)), let more = try? would - was, !more.isZero
    else { return "" }
    return "; the way \(ways[1].name) leaves \(words.money(more.magnitude)) \(words.quote) "
      + "\(more.isNegative ? "less" : "more") bad debt to others"
  }

  /// What the other way took in deposits beyond the first, as the end of a sentence.
  private func paidMore(_ ways: [Alternative]) -> String {
    guard let was = try? ways[0].venue.value(of: Figure(.deposits)),
      let would = try? ways[1].venue.value(of: Figure(.deposits)), let more = try? would - was, !more.isZero
    else { return "" }
    return ", after \(words.money(more.magnitude)) \(more.isNegative ? "less" : "more") in deposits"
  }

  /// Instructions the other way did without.
  private func refused(_ way: Alternative) -> [Block] {
    way.refused.prefix(3).map { refused in
      let (message, _) = CommandError(CommandError.fact(of: refused.error)).words(way.venue.account)
      return .paragraph(
        Text("On the way \(way.name) \(refused.command.words(words)) was refused: \(message)", .warning))
    }
  }

  /// A time on a price path, or how often prices had changed.
  static func time(_ tick: Int, _ time: String) -> String { time.isEmpty ? "at change \(tick)" : "at \(time)" }
}

extension Command {
  /// The instruction as part of a sentence.
  fileprivate func words(_ words: NumberWords) -> String {
    switch self {
    case .trade(let side, let size, let symbol, _, _, _): "\(side.rawValue) \(words.size(size)) \(symbol)"
    case .order(let side, let size, let symbol, _, _, _): "\(side.rawValue) \(words.size(size)) \(symbol)"
    case .cancel: "cancel"
    case .book(let symbol, _), .closeBook(let symbol): "book \(symbol)"
    case .depth(let symbol, _): "depth \(symbol)"
    case .spread(let symbol, _): "spread \(symbol)"
    case .supply(let symbol, _, _): "supply \(symbol)"
    case .provide(let symbol, let amount): "lp add \(symbol) \(words.money(amount))"
    case .takeOut(let symbol, _): "lp remove \(symbol)"
    case .close(let symbol, _): "close \(symbol)"
    case .closeAll: "close all"
    case .deposit(let amount): "deposit \(words.money(amount))"
    case .withdraw(let amount): "withdraw \(words.money(amount))"
    case .leverage(let symbol, let leverage): "leverage \(symbol) \(words.multiple(leverage))"
    case .isolate(let symbol, _): "isolate \(symbol)"
    case .pool(let symbol): "pool \(symbol)"
    case .price: "price"
    case .move, .moveAll: "move"
    case .define(let form): "market \(form.symbol)"
    case .arm: "guard"
    case .relayer(let number, _, _): "relayer \(number)"
    case .relayOff(let symbol): "relay \(symbol) off"
    default: "an instruction"
    }
  }
}
