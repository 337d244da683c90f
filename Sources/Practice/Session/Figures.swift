import Margin
import Market

/// A figure asked for, with its value or the reason it has none.
struct FigureResult: Sendable {
  var figure: Figure
  var outcome: Result<Fixed, CommandError>
}

extension Session {
  /// The figures asked for; one of a market without a market is asked of every open position, or every share of a pool.
  func results(of figures: [Figure]) throws -> [FigureResult] {
    var results: [FigureResult] = []
    for figure in figures {
      if figure.market == nil, !figure.kind.entry.takesAccount {
        if figure.kind == .openInterest, let crowd = state.crowd {
          results += crowd.symbols.map { result(of: Figure(figure.kind, $0)) }
          continue
        }
        let markets = markets(of: figure.kind)
        guard !markets.isEmpty else { throw FigureError.marketMissing(figure.kind) }
        results += markets.map { result(of: Figure(figure.kind, $0)) }
      } else {
        results.append(result(of: figure))
      }
    }
    return results
  }

  private func result(of figure: Figure) -> FigureResult {
    do {
      return FigureResult(figure: figure, outcome: .success(try state.value(of: figure)))
    } catch {
      return FigureResult(figure: figure, outcome: .failure(CommandError(CommandError.fact(of: error))))
    }
  }

  /// A figure to explain: one of a market without a market is asked of the only open position.
  func whole(_ figure: Figure) throws -> Figure {
    guard figure.market == nil, !figure.kind.entry.takesAccount else { return figure }
    let markets = markets(of: figure.kind)
    guard markets.count == 1 else { throw FigureError.marketMissing(figure.kind) }
    return Figure(figure.kind, markets[0])
  }

  /// The markets that a figure is asked of when none is named: those in which something is held.
  private func markets(of kind: FigureKind) -> [Symbol] {
    kind.isOfPoolShare ? state.venue.provided : state.venue.account.slots.filter(\.isOpen).map(\.symbol)
  }

  func calculate(_ text: String) throws -> Fixed { try calculate(text, in: state) }

  func calculate(_ text: String, in state: State) throws -> Fixed {
    try Expression.value(of: text, ArgumentReader(account: state.venue.account)) { try state.value(of: $0) }
  }
}
