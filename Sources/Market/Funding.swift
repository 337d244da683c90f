import Margin

/// What the last funding payment of a market was computed from.
public enum FundingBasis: Equatable, Sendable, Codable {
  /// The rate itself was given.
  case rate(Fixed)
  /// The premium of the perpetual over the index was given.
  case premium(Fixed)
  /// The prices at which a stated amount could be sold and bought, and the index.
  case impact(bid: Fixed, ask: Fixed, index: Fixed)
}

extension FundingBasis {
  /// The premium: (max(0, impact bid − index) − max(0, index − impact ask)) ÷ index.
  ///
  /// Source: Hyperliquid docs, Funding (mirror uooooo/HyperUX@51ec6bc). Rounded half to even at the twelfth decimal.
  func premium<T: Term>(_ symbol: Symbol) throws -> T {
    switch self {
    case .rate: throw FigureError.notYet(Figure(.premium, symbol))
    case .premium(let value): return .given(Figure(.premium, symbol), value)
    case .impact(let bid, let ask, let index):
      let index = T.given(Figure(.impactIndex, symbol), index)
      let bid = T.given(Figure(.impactBid, symbol), bid)
      let ask = T.given(Figure(.impactAsk, symbol), ask)
      let zero = T.constant(.zero)
      let above = try T.maximum(zero, T.difference(bid, index))
      let below = try T.maximum(zero, T.difference(index, ask))
      return try T.quotient(T.difference(above, below), index, .halfEven).named(Figure(.premium, symbol))
    }
  }

  /// The rate: premium + clamp(interest − premium, ±clamp), and within ±cap where the rules have one.
  func rate<T: Term>(_ symbol: Symbol, _ terms: RuleSet.Funding) throws -> T {
    let figure = Figure(.fundingRate, symbol)
    if case .rate(let value) = self { return .given(figure, value) }
    let premium: T = try premium(symbol)
    let clamp = T.given(Figure(.fundingClamp, symbol), terms.clamp)
    let zero = T.constant(.zero)
    let pull = try T.difference(.given(Figure(.interestRate, symbol), terms.interest), premium)
    let clamped = try T.maximum(T.minimum(pull, clamp), T.difference(zero, clamp))
    var rate = try T.sum(premium, clamped)
    if let cap = terms.cap {
      let cap = T.given(Figure(.fundingCap, symbol), cap)
      rate = try T.maximum(T.minimum(rate, cap), T.difference(zero, cap))
    }
    return rate.named(figure)
  }
}
