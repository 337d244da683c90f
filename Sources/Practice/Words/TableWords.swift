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
    if account.hasOrders { rows.insert(row(Figure(.orderMargin)), at: 4) }
    if account.slots.contains(where: \.isIsolated) {
      rows.insert(row(Figure(.isolatedMargin)), at: 1)
      rows.insert(row(Figure(.accountValue)), at: 4)
    }
    if !venue.provided.isEmpty, account.countsShares {
      rows.insert(row(Figure(.lpCollateral)), at: 1)
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
