import Document
import Margin
import Market

/// A market as a place to trade: its book with the learner's orders in it, its pool or its law.
struct BookWords {
  /// Levels that are shown of a side.
  static let levels = 8
  /// Levels that are shown when the book is opened.
  static let firstLevels = 3

  private let venue: Venue
  private let words: NumberWords

  init(_ venue: Venue) {
    self.venue = venue
    words = NumberWords(venue.account)
  }

  func blocks(_ symbol: Symbol, most: Int) -> [Block] {
    guard let place = venue.places[symbol], let route = place.route else { return [] }
    var blocks: [Block] =
      switch route {
      case .book(let book): (try? self.book(book, symbol, most)) ?? []
      case .pool(let pool):
        [
          .paragraph(
            Text(
              "The pool holds \(words.size(pool.base)) \(symbol) and \(words.money(pool.quote)) \(words.quote); "
                + "the fee is \(words.percent(pool.fee))."))
        ]
      case .law(let law):
        [
          .paragraph(
            Text(
              "An order of a hundredth of a day's volume moves the price by "
                + "\(words.percent(Fixed(Int(law.law.move(law.law.volume / 100) * 1e6), decimals: 6)))."))
        ]
      }
    if let sale = place.sale {
      blocks.append(
        .paragraph(
          Text("On sale: \(words.size(sale.left)) \(symbol) over the next \(sale.ticksLeft) ticks.", .warning)))
    }
    return blocks
  }

  private func book(_ book: OrderBook, _ symbol: Symbol, _ most: Int) throws -> [Block] {
    func short(_ kind: FigureKind) -> String {
      let figure = Figure(kind, symbol)
      return (try? venue.value(of: figure)).map { words.short($0, figure) } ?? "none"
    }
    let (bids, asks) = try (book.levels(.buy, most: most), book.levels(.sell, most: most))
    let owns = (bids + asks).contains { $0.own.isPositive }
    let rows = (0..<max(bids.count, asks.count)).map { index in
      func cells(_ levels: [BookLevel]) -> [Text] {
        guard index < levels.count else { return [Text(""), Text(""), Text("")] }
        let level = levels[index]
        return [
          Text(level.own.isPositive ? words.size(level.own) : "", .strong), Text(words.size(level.size)),
          Text(words.price(level.price, symbol)),
        ]
      }
      let (bid, ask) = (cells(bids), cells(asks))
      return owns ? bid + ask.reversed() : Array(bid.dropFirst() + ask.reversed().dropLast())
    }
    let yours = Table.Column("yours", .right)
    let sides: [Table.Column] = [
      .init("size", .right), .init("bid", .right), .init("ask", .right), .init("size", .right),
    ]
    var blocks: [Block] = [
      .table(Table(columns: owns ? [yours] + sides + [yours] : sides, rows: rows)),
      .paragraph(
        Text(
          "Middle \(short(.midPrice)), spread \(short(.spread)); within 1% of it \(short(.bidDepth)) \(words.quote) are "
            + "bid and \(short(.askDepth)) on offer.")),
    ]
    if book.depthShare != .one {
      blocks.append(
        .paragraph(
          Text("Its depth is \(words.percent(book.depthShare, decimals: 0...2)) of what it was opened with.", .warning))
      )
    }
    return blocks
  }

  /// The orders that wait.
  var orders: [Block] {
    let rows = venue.waitingOrders.map { symbol, order in
      [
        Text("\(order.id)", .strong), Text(symbol.name), Text(order.side.rawValue), Text(words.size(order.size)),
        Text(order.trigger.map { words.price($0, symbol) } ?? ""),
        Text(order.price.map { words.price($0, symbol) } ?? "any"),
        Text(order.trigger == nil ? words.size(order.ahead) : ""), Text(order.reducesOnly ? "reduces" : ""),
      ]
    }
    guard !rows.isEmpty else { return [.paragraph("No order waits. Example: long 0.5 BTC limit 59,000")] }
    return [
      .table(
        Table(
          columns: [
            .init("order", .right), .init("market"), .init("side"), .init("size", .right), .init("stop", .right),
            .init("limit", .right), .init("before it", .right), .init("", isDispensable: true),
          ], rows: rows))
    ]
  }
}
