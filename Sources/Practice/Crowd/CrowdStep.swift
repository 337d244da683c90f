import Margin
import Market

/// One thing that a crowd leads to for the account, in a form that can be done again without the crowd.
enum CrowdStep: Sendable {
  /// A tick begins with prices: elsewhere, where a market has a place, else marks.
  case begin([(symbol: Symbol, price: Fixed)])
  /// A round of liquidations: what was traded in markets with a route, below zero for sold, and marks of the others.
  case round(trades: [(symbol: Symbol, quantity: Fixed)], marks: [(symbol: Symbol, price: Fixed)])
  /// A winning position is taken to close a bankrupt account's.
  case deleveraged(Symbol, size: Fixed, price: Fixed)
  /// A share of all profit is taken for a loss that nobody else bears.
  case forfeited(Fixed)
}

extension Venue {
  /// Goes along with what a crowd led to.
  mutating func follow(_ steps: [CrowdStep], witness: Witness?) throws -> [Event] {
    var venue = self
    var events: [Event] = []
    for step in steps {
      switch step {
      case .begin(let prices): events += try venue.setPrices(venue.fitting(prices), witness: witness)
      case .round(let trades, let marks):
        let trades = try trades.map { symbol, quantity in
          let lot = venue.account[symbol]?.instrument.lot
          return (symbol: symbol, quantity: try lot.map { try quantity.rounded(to: $0, .towardZero) } ?? quantity)
        }
        events += try venue.force(trades, marks: venue.fitting(marks), witness: witness)
      case .deleveraged(let symbol, let size, let price):
        events += try venue.change(witness: witness) { try $0.deleverage(symbol, quantity: size, price: price) }
      case .forfeited(let share):
        events += try venue.change(witness: witness) { account in
          guard account.slots.contains(where: { $0.isOpen && !$0.isIsolated }),
            try account.value(of: Figure(.unrealizedPnL)).isPositive
          else { return [] }
          let taken = try account.forfeitProfit(share)
          return [Event(.profitForfeited, [(.amount, .number(taken, .money)), (.share, .number(share, .rate))])]
        }
      }
    }
    self = venue
    return events
  }
}
