import Crowd
import Margin

extension State {
  /// A figure's value, of the crowd, the venue or the account.
  func value(of figure: Figure) throws -> Fixed { try crowdTerm(figure) ?? venue.value(of: figure) }

  /// A figure's value with its derivation; the same computation as `value(of:)`.
  func derivation(of figure: Figure) throws -> Derivation { try crowdTerm(figure) ?? venue.derivation(of: figure) }

  /// The figures of the crowd; nil for all others.
  private func crowdTerm<T: Term>(_ figure: Figure) throws -> T? {
    guard figure.kind.isOfCrowd else { return nil }
    if figure.kind == .openInterest {
      guard let symbol = figure.market else { throw FigureError.marketMissing(figure.kind) }
      guard venue.account[symbol] != nil else { throw FigureError.noMarket(symbol) }
      guard let crowd, let index = crowd.symbols.firstIndex(of: symbol) else { throw FigureError.notYet(figure) }
      return .given(figure, .nearest(crowd.vitals.units[index], decimals: 6))
    }
    guard figure.market == nil else { throw FigureError.marketNotTaken(figure.kind) }
    guard let crowd else { throw FigureError.notYet(figure) }
    let (vitals, figures) = (crowd.vitals, crowd.vitals.figures)
    switch figure.kind {
    case .crowdAccounts: return .given(figure, Fixed(crowd.plan.accounts))
    case .crowdLiquidated: return .given(figure, Fixed(figures.liquidated))
    case .rounds: return .given(figure, Fixed(vitals.rounds))
    case .crowdBadDebt: return .given(figure, .money(figures.badDebt))
    case .crowdFund: return .given(figure, .money(vitals.fund))
    case .deleveragedLoss: return .given(figure, .money(figures.deleveraged))
    case .socializedLoss: return .given(figure, .money(figures.socialized))
    case .backlog: return .given(figure, Fixed(figures.backlog))
    case .longestWait: return .given(figure, Fixed(figures.longestWait))
    case .outsideMove: return .given(figure, figures.outsideMove)
    case .totalMove: return .given(figure, figures.totalMove)
    default:
      guard !figures.outsideMove.isZero else { throw FigureError.notYet(figure) }
      return try T.quotient(
        .given(Figure(.totalMove), figures.totalMove), .given(Figure(.outsideMove), figures.outsideMove), .halfEven
      ).named(figure)
    }
  }
}

extension CrowdFigures {
  /// The fall from outside, or the rise where that was larger.
  var outsideMove: Fixed { .share(max(outsideFall, outsideRise)) }
  /// The fall of the marks, or their rise where prices rose more outside than they fell.
  var totalMove: Fixed { .share(outsideFall >= outsideRise ? fall : rise) }
}

extension FigureKind {
  /// Whether it is a figure of the crowd.
  var isOfCrowd: Bool {
    switch self {
    case .crowdAccounts, .crowdLiquidated, .rounds, .outsideMove, .totalMove, .amplification, .crowdBadDebt, .crowdFund,
      .deleveragedLoss, .socializedLoss, .backlog, .longestWait, .openInterest:
      true
    default: false
    }
  }
}
