import Foundation
import Margin

/// What the closes of the steps walked so far say about a market. Statistics are `Double`: they are estimates.
extension Venue {
  /// The fewest returns an estimate is made from.
  public static let fewestReturns = 5

  /// The standard deviation of a day's log return: of the steps walked, close to close, around their mean, times the root
  /// of the steps in a day. As a share, to a millionth.
  ///
  /// - Throws: `FigureError.notYet` with fewer than `fewestReturns` steps walked.
  public func volatility(_ symbol: Symbol) throws -> Fixed {
    let figure = Figure(.volatility, symbol)
    guard account[symbol] != nil else { throw FigureError.noMarket(symbol) }
    guard let returns = returns(symbol), returns.count >= Self.fewestReturns else { throw FigureError.notYet(figure) }
    let mean = returns.reduce(0, +) / Double(returns.count)
    let variance = returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(returns.count - 1)
    let millionths = ((variance * stepsADay).squareRoot() * 1e6).rounded()
    guard millionths.isFinite, millionths >= 1, millionths < 1e12 else { throw FigureError.notYet(figure) }
    return Fixed(Int(millionths), decimals: 6)
  }

  /// The slope of each market's returns on those of the path's first market, over the steps walked, to a hundredth.
  ///
  /// - Throws: `ReplayError.noPath`, or `FigureError.notYet` with too few steps walked.
  public func betasOfPath() throws -> [(symbol: Symbol, beta: Fixed)] {
    guard let path else { throw ReplayError.noPath }
    let first = path.markets[0]
    guard let base = returns(first), base.count >= Self.fewestReturns else {
      throw FigureError.notYet(Figure(.beta, first))
    }
    let mean = base.reduce(0, +) / Double(base.count)
    let spread = base.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard spread > 0 else { throw FigureError.notYet(Figure(.beta, first)) }
    return path.markets.compactMap { symbol in
      guard let other = returns(symbol) else { return nil }
      let common = zip(base, other).reduce(0) { $0 + ($1.0 - mean) * $1.1 }
      let hundredths = (common / spread * 100).rounded()
      guard hundredths.magnitude <= 1_000 else { return nil }
      return (symbol, Fixed(Int(hundredths), decimals: 2))
    }
  }

  /// The log returns of the steps walked; nil for a market the path doesn't move.
  private func returns(_ symbol: Symbol) -> [Double]? {
    guard let path, let index = path.markets.firstIndex(of: symbol) else { return nil }
    let closes = [path.start[index].double] + path.steps[..<cursor].map { $0.bars[index].close.double }
    return zip(closes, closes.dropFirst()).map { log($1 / $0) }
  }

  /// How many steps the path takes in a day; 1 where it doesn't say how long a step is.
  private var stepsADay: Double {
    guard let interval = path?.interval, let unit = interval.last, let length = Int(interval.dropLast()), length > 0
    else { return 1 }
    return switch unit {
    case "m": 1_440 / Double(length)
    case "h": 24 / Double(length)
    case "d": 1 / Double(length)
    default: 1
    }
  }
}
