import Document
import Margin
import Market

/// The account, its positions and its thresholds as tables.
struct TableWords {
  private let venue: Venue
  private let account: Account
  private let words: NumberWords

  init(_ venue: Venue) {
    self.venue = venue
    self.account = venue.account
    self.words = NumberWords(venue.account)
  }

  /// The figures of the shared pool.
  var accountTable: Table {
    let kinds: [FigureKind] = [
      .walletBalance, .unrealizedPnL, .equity, .initialMargin, .freeMargin, .maintenanceMargin, .marginRatio,
      .grossNotional, .effectiveLeverage, .realizedPnL, .feesPaid, .fundingReceived, .insuranceFund,
    ]
    var rows = kinds.map { row(Figure($0)) }
    if account.slots.contains(where: \.isIsolated) {
      rows.insert(row(Figure(.isolatedMargin)), at: 1)
      rows.insert(row(Figure(.accountValue)), at: 4)
    }
    return Table(
      columns: [.init("figure"), .init("value", .right), .init("what it is", isDispensable: true)], rows: rows)
  }

  private func row(_ figure: Figure) -> [Text] {
    [Text(figure.description, .strong), Text(short(figure)), Text(figure.kind.entry.summary, .muted)]
  }

  private func short(_ figure: Figure) -> String {
    (try? venue.value(of: figure)).map { words.short($0, figure) } ?? "none"
  }

  var positionsTable: Table {
    let columns: [Table.Column] = [
      .init("market"), .init("side", isDispensable: true), .init("size", .right),
      .init("entry", .right, isDispensable: true), .init("mark", .right, isDispensable: true),
      .init("unrealized", .right), .init("liquidation", .right), .init("margin", isDispensable: true),
    ]
    let rows = account.slots.filter(\.isOpen).map { slot in
      func figure(_ kind: FigureKind) -> String { short(Figure(kind, slot.symbol)) }
      let profit = (try? account.value(of: Figure(.unrealizedPnL, slot.symbol))) ?? .zero
      return [
        Text(slot.symbol.name, .strong), Text(slot.side.rawValue), Text(words.size(slot.size)),
        Text(figure(.entryPrice)), Text(figure(.markPrice)),
        Text(words.signedMoney(profit), profit.isNegative ? .danger : .good), Text(figure(.liquidationPrice)),
        Text(slot.isIsolated ? "isolated" : "pooled"),
      ]
    }
    return Table(columns: columns, rows: rows)
  }

  /// For each position the prices at which something happens, every other price held still.
  var thresholdsTable: Table {
    let columns: [Table.Column] = [
      .init("market"), .init("mark", .right, isDispensable: true),
      .init("margin call", .right, isDispensable: true), .init("liquidation", .right), .init("move", .right),
      .init("bankruptcy", .right, isDispensable: true),
    ]
    let rows = account.slots.filter(\.isOpen).map { slot in
      [
        Text(slot.symbol.name, .strong), Text(words.price(slot.mark, slot.symbol)), both(.marginCall, slot),
        both(.liquidation, slot), Text(moves(slot)), both(.bankruptcy, slot),
      ]
    }
    return Table(columns: columns, rows: rows)
  }

  /// The prices of a level, the one below the mark first.
  private func both(_ level: Level, _ slot: Slot) -> Text {
    guard let prices = try? account.prices(level, of: slot.symbol) else { return "none" }
    if prices.isReached { return Text("reached", .danger) }
    let found = [prices.below, prices.above].compactMap { $0 }.map { words.price($0, slot.symbol) }
    return Text(found.isEmpty ? "none" : found.joined(separator: " and "))
  }

  private func moves(_ slot: Slot) -> String {
    guard let prices = try? account.prices(.liquidation, of: slot.symbol) else { return "none" }
    let found = [prices.below, prices.above].compactMap { $0 }.map { words.change(from: slot.mark, to: $0) }
    return found.isEmpty ? "none" : found.joined(separator: " and ")
  }

  /// The move of all markets together that liquidates, in a sentence.
  var jointMove: Text {
    func move(_ kind: FigureKind) -> String? {
      (try? account.value(of: Figure(kind))).map { words.percent($0, signed: true) }
    }
    do {
      _ = try account.value(of: Figure(.jointFall))
    } catch FigureError.alreadyReached {
      return Text("The pool is at its requirement already.", .danger)
    } catch FigureError.nothingRequired {
      return Text("Nothing is pooled, so no joint move is looked at.")
    } catch {}
    let moves = [move(.jointFall), move(.jointRise)].compactMap { $0 }
    guard !moves.isEmpty else {
      return "No move of all markets together, down to nothing or up to 1,000%, liquidates the pool."
    }
    return Text("All markets moving together liquidate the pool at \(moves.joined(separator: " and ")).")
  }

  /// A market's terms and schedule.
  func market(_ slot: Slot) -> [Block] {
    let instrument = slot.instrument
    let line =
      "\(slot.symbol): mark \(words.price(slot.mark, slot.symbol)) \(words.quote), tick \(words.size(instrument.tick)), "
      + "lot \(words.size(instrument.lot)), fees \(words.percent(instrument.takerFee, decimals: 2...10)) taker and "
      + "\(words.percent(instrument.makerFee, decimals: 2...10)) maker, leverage set to \(words.multiple(slot.leverage))"
    let rows = instrument.tiers.tiers.map {
      [
        Text($0.from.text(decimals: 0...12)), Text(words.percent($0.rate, decimals: 0...10)),
        Text($0.amount.text(decimals: 0...12)), Text(words.multiple($0.leverage)),
      ]
    }
    return [
      .paragraph(Text(line)),
      .table(
        Table(
          columns: [
            .init("notional from", .right), .init("maintenance rate", .right), .init("amount", .right),
            .init("leverage up to", .right),
          ], rows: rows)),
    ]
  }

  var marketsTable: Table {
    Table(
      columns: [
        .init("market"), .init("mark", .right), .init("tick", .right), .init("lot", .right),
        .init("leverage", .right), .init("up to", .right),
      ],
      rows: account.slots.map {
        [
          Text($0.symbol.name, .strong), Text(words.price($0.mark, $0.symbol)), Text(words.size($0.instrument.tick)),
          Text(words.size($0.instrument.lot)), Text(words.multiple($0.leverage)),
          Text(words.multiple($0.instrument.highestLeverage)),
        ]
      })
  }
}
