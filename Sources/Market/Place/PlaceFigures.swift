import Margin

extension MarketPlace {
  /// A figure of the market as a place to trade; nil for any other.
  ///
  /// - Throws: `FigureError.noBook` where the market has nothing that has one, `FigureError.notYet` before the first
  ///   trade and while a side of the book is empty.
  func term<T: Term>(_ figure: Figure) throws -> T? {
    func of(_ kind: FigureKind) throws -> T {
      guard let term: T = try term(Figure(kind, figure.market)) else { throw FigureError.noBook(figure) }
      return term
    }
    switch figure.kind {
    case .bestBid, .bestAsk, .bidDepth, .askDepth:
      guard let book else { throw FigureError.noBook(figure) }
      return .given(figure, try value(figure, book))
    case .depth: return try T.sum(of(.bidDepth), of(.askDepth)).named(figure)
    case .spread: return try T.difference(of(.bestAsk), of(.bestBid)).named(figure)
    case .midPrice:
      guard let route else { throw FigureError.noBook(figure) }
      guard let book, try book.bestBid != nil, try book.bestAsk != nil else { return .given(figure, try route.price) }
      return try T.quotient(T.sum(of(.bestBid), of(.bestAsk)), .constant(Fixed(2)), .halfEven).named(figure)
    case .poolBase, .poolQuote:
      guard case .pool(let pool) = route else { throw FigureError.noBook(figure) }
      return .given(figure, figure.kind == .poolBase ? pool.base : pool.quote)
    case .averageFill, .midBefore, .midAfter, .slippage, .impact:
      guard route != nil else { throw FigureError.noBook(figure) }
      guard let last else { throw FigureError.notYet(figure) }
      switch figure.kind {
      case .midBefore: return .given(figure, last.before)
      case .midAfter: return .given(figure, last.after)
      case .averageFill:
        return .given(figure, try TradeCost.averagePrice(last.side, value: last.value, size: last.size))
      case .slippage:
        return try TradeCost.slippage(last.side, average: of(.averageFill), before: of(.midBefore)).named(figure)
      default: return try TradeCost.impact(before: of(.midBefore), after: of(.midAfter)).named(figure)
      }
    default: return nil
    }
  }

  /// The account's mark by the feed's rule, on the tick; given where there is no feed, and where other rules have put
  /// another one in its place since.
  func mark<T: Term>(_ slot: Slot) throws -> T {
    let figure = Figure(.markPrice, slot.symbol)
    guard let feed else { return .given(figure, slot.mark) }
    let exact: T = try feed.mark(in: slot.symbol)
    let tick = slot.instrument.tick
    var mark = exact.value.isMultiple(of: tick) ? exact : try T.rounded(exact, to: tick, .halfUp)
    if mark.value < tick { mark = T.maximum(mark, .constant(tick)) }
    return mark.value == slot.mark ? mark.named(figure) : .given(figure, slot.mark)
  }

  private func value(_ figure: Figure, _ book: OrderBook) throws -> Fixed {
    switch figure.kind {
    case .bidDepth: return try book.worth(.buy, within: OrderBook.near)
    case .askDepth: return try book.worth(.sell, within: OrderBook.near)
    default:
      guard let best = try figure.kind == .bestBid ? book.bestBid : book.bestAsk else {
        throw FigureError.notYet(figure)
      }
      return best
    }
  }
}

extension OrderBook {
  /// How far from the middle depth is counted.
  public static let near = Fixed(1, decimals: 2)

  /// What stands on a side within a share of the middle, in quote currency: Σ size × price.
  public func worth(_ side: OrderSide, within share: Fixed) throws -> Fixed {
    let middle = try price
    let reach = try middle * share
    var worth = Fixed.zero
    for level in try levels(side) {
      guard try (level.price - middle).magnitude <= reach else { break }
      worth = try worth + level.size * level.price
    }
    return worth
  }
}
