import Margin

extension Venue {
  /// A figure's value, of the venue or of the account.
  ///
  /// - Throws: `FigureError` when it has no value now, `ArithmeticError` when it can't be represented.
  public func value(of figure: Figure) throws -> Fixed {
    try term(figure) ?? account.value(of: figure)
  }

  /// A figure's value with its derivation; the same computation as `value(of:)`.
  public func derivation(of figure: Figure) throws -> Derivation {
    try term(figure) ?? account.derivation(of: figure)
  }

  /// The figures that lie around the account; nil for those of the account itself.
  private func term<T: Term>(_ figure: Figure) throws -> T? {
    switch figure.kind {
    case .insuranceFund where figure.market == nil: return .given(figure, fund.balance)
    case .badDebt where figure.market == nil: return .given(figure, fund.badDebt)
    case .uncoveredDebt where figure.market == nil: return .given(figure, fund.uncovered)
    case .markPrice:
      guard let symbol = figure.market, let slot = account[symbol], let place = places[symbol] else { return nil }
      return try place.mark(slot)
    case .indexPrice:
      guard let symbol = figure.market, let place = places[symbol] else { return nil }
      return try place.feed?.index(in: symbol) ?? .given(figure, place.source)
    case .delayedIndex, .fundingPrice, .averageBasis, .basisPrice, .tickPrice:
      guard let symbol = figure.market else { throw FigureError.marketMissing(figure.kind) }
      guard account[symbol] != nil else { throw FigureError.noMarket(symbol) }
      guard let feed = places[symbol]?.feed else { throw FigureError.noFeed(figure) }
      return try feed.part(figure)
    case .sourcePrice:
      guard let symbol = figure.market, let place = places[symbol] else { return nil }
      return .given(figure, place.source)
    case .lastPrice:
      guard let symbol = figure.market, let place = places[symbol], let price = try place.lastPrice else { return nil }
      return .given(figure, price)
    case .priceAge:
      guard let symbol = figure.market, let feed = places[symbol]?.feed else { return nil }
      return .given(figure, Fixed(feed.age))
    case .volatility:
      guard let symbol = figure.market else { throw FigureError.marketMissing(figure.kind) }
      return .given(figure, try volatility(symbol))
    case .sigmasToLiquidation:
      guard let symbol = figure.market else { throw FigureError.marketMissing(figure.kind) }
      let distance: T = try account.term(Figure(.distanceToLiquidation, symbol))
      return try T.quotient(distance, .given(Figure(.volatility, symbol), volatility(symbol)), .halfEven).named(figure)
    case .premium, .fundingRate, .interestRate, .fundingClamp, .fundingCap, .impactIndex, .impactBid, .impactAsk:
      guard let symbol = figure.market else { throw FigureError.marketMissing(figure.kind) }
      guard account[symbol] != nil else { throw FigureError.noMarket(symbol) }
      return try fundingTerm(figure, symbol)
    case .bestBid, .bestAsk, .midPrice, .spread, .depth, .bidDepth, .askDepth, .averageFill, .midBefore,
      .midAfter, .slippage, .impact, .poolBase, .poolQuote:
      guard let symbol = figure.market else { throw FigureError.marketMissing(figure.kind) }
      guard account[symbol] != nil else { throw FigureError.noMarket(symbol) }
      guard let place = places[symbol] else { throw FigureError.noBook(figure) }
      return try place.term(figure)
    case .poolShares, .lpShares, .lpShare, .lpBase, .lpQuote, .lpValue, .lpPutBase, .lpPutQuote, .lpHoldValue,
      .lpEntryPrice, .lpPriceRatio, .lpConstant, .impermanentLoss, .impermanentLossRate, .lpFees:
      guard let symbol = figure.market else { throw FigureError.marketMissing(figure.kind) }
      guard let slot = account[symbol] else { throw FigureError.noMarket(symbol) }
      guard let place = places[symbol], let pool = place.pool else { throw FigureError.noBook(figure) }
      if figure.kind == .poolShares { return .given(figure, pool.shares) }
      guard let holding = slot.liquidity, let position = place.position(holding, in: symbol) else {
        throw FigureError.noPoolShare(symbol)
      }
      return try position.term(figure.kind)
    default: return nil
    }
  }

  private func fundingTerm<T: Term>(_ figure: Figure, _ symbol: Symbol) throws -> T {
    let terms = account.rules.funding
    switch figure.kind {
    case .interestRate: return .given(figure, terms.interest)
    case .fundingClamp: return .given(figure, terms.clamp)
    case .fundingCap:
      guard let cap = terms.cap else { throw FigureError.notInRules(.fundingCap) }
      return .given(figure, cap)
    default: break
    }
    guard let basis = funding[symbol] else { throw FigureError.notYet(figure) }
    switch (figure.kind, basis) {
    case (.premium, _): return try basis.premium(symbol)
    case (.impactIndex, .impact(_, _, let index)): return .given(figure, index)
    case (.impactBid, .impact(let bid, _, _)): return .given(figure, bid)
    case (.impactAsk, .impact(_, let ask, _)): return .given(figure, ask)
    case (.impactIndex, _), (.impactBid, _), (.impactAsk, _): throw FigureError.notYet(figure)
    default: return try basis.rate(symbol, terms)
    }
  }
}
