import Margin
import Market

/// One thing that a crowd leads to for the account, in a form that can be done again without the crowd.
enum CrowdStep: Sendable {
  /// Marks after a round of liquidations.
  case marks([(symbol: Symbol, price: Fixed)])
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
      case .marks(let prices):
        // Other rules may have other ticks.
        let fitting = try prices.map { symbol, price in
          (symbol: symbol, price: try venue.account[symbol].map { try $0.instrument.onTick(price) } ?? price)
        }
        events += try venue.setPrices(fitting, witness: witness)
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
