import Margin
import Market

/// The learner's share of one market's pool as `lp` answers it in JSON.
struct ProviderJSON: Encodable {
  var market: String
  var figures: [String: String] = [:]

  init(_ venue: Venue, _ symbol: Symbol) {
    market = symbol.name
    for kind in FigureKind.allCases where kind.isOfPoolShare {
      if let value = try? venue.value(of: Figure(kind, symbol)) { figures[kind.rawValue] = value.description }
    }
  }
}
