import Margin
import Market

/// What is done differently when a passage is gone through again.
enum Variation: Sendable {
  /// Nothing.
  case none
  /// Every position has margin of its own.
  case isolated
  /// Other rules are in force from the beginning.
  case rules(VenueTerms)
  /// These guards stand from the beginning, and no others.
  case guards([Guard])
  /// Every mark trails the price elsewhere by so many ticks.
  case latency(Int)

  /// The venue a passage begins with.
  func begin(_ start: Venue) throws -> Venue {
    var venue = start
    switch self {
    case .none: break
    case .isolated:
      for slot in start.account.slots where slot.isOpen && !slot.isIsolated {
        _ = try venue.change { try $0.isolate(slot.symbol, margin: nil) }
      }
    case .rules(let terms): _ = try venue.adopt(terms)
    case .guards(let guards):
      _ = try venue.disarm(nil)
      for armed in guards { _ = try venue.arm(armed) }
    case .latency(let ticks): _ = try venue.carryOut(.latency(nil, ticks))
    }
    return venue
  }

  /// What follows after the last deed, so that all it led to is seen.
  var ending: [Deed] {
    if case .latency(let ticks) = self { [.instruction(.wait(ticks))] } else { [] }
  }

  /// A deed as it is done in the variation; nil for one that has no place in it.
  func deed(_ deed: Deed, on venue: Venue) throws -> Deed? {
    switch (self, deed) {
    case (.isolated, .instruction(.trade(let side, let size, let symbol, let leverage, _, let liquidity))):
      return .instruction(
        .trade(side, size: size, symbol, leverage: leverage, isolated: true, liquidity))
    case (.isolated, .instruction(.order(let side, let size, let symbol, let terms, let leverage, _))):
      return .instruction(.order(side, size: size, symbol, terms, leverage: leverage, isolated: true))
    case (.isolated, .instruction(.isolate)), (.isolated, .instruction(.pool)): return nil
    case (.rules, .rules): return nil
    case (.rules, .instruction(.price(let prices))):
      return .instruction(.price(try venue.fitting(prices)))
    case (.latency, .instruction(.latency)), (.latency, .instruction(.feed)): return nil
    case (.guards, .instruction(.arm)), (.guards, .instruction(.disarm)): return nil
    default: return deed
    }
  }
}

extension Venue {
  /// Prices on the ticks, which may be others under other rules.
  func fitting(_ prices: [(symbol: Symbol, price: Fixed)]) throws -> [(symbol: Symbol, price: Fixed)] {
    try prices.map { symbol, price in
      (symbol, try account[symbol].map { try $0.instrument.onTick(price) } ?? price)
    }
  }
}
