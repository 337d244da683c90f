import Margin
import Market

/// One thing that was done to a venue, in a form that can be done again without looking anything up.
enum Deed: Sendable {
  /// An instruction that needs nothing but the venue.
  case instruction(Command)
  /// So many steps along the path.
  case steps(Int)
  /// A path was taken.
  case path(PricePath)
  /// Other rules were put in force.
  case rules(VenueTerms)

  /// Whether prices, and not the learner, do it.
  var isOfPrices: Bool {
    switch self {
    case .steps, .path: true
    case .instruction(let command): command.isOfPrices
    case .rules: false
    }
  }
}

extension Command {
  /// Whether prices, and not the learner, do it.
  var isOfPrices: Bool {
    switch self {
    case .price, .move, .moveAll, .wait, .funding, .follow: true
    default: false
    }
  }
}

extension Venue {
  /// Carries out an instruction that needs nothing but the venue.
  ///
  /// - Parameter witness: shown the account whenever it is settled.
  mutating func carryOut(_ command: Command, witness: Witness? = nil) throws -> [Event] {
    func change(_ body: (inout Account) throws -> [Event]) throws -> [Event] {
      try self.change(witness: witness, body)
    }
    switch command {
    case .deposit(let amount): return try change { try $0.deposit(amount) }
    case .withdraw(let amount): return try change { try $0.withdraw(amount) }
    case .trade(let side, let size, let symbol, let leverage, let isolated, let liquidity):
      return try order(
        symbol, quantity: side == .long ? size : -size, leverage: leverage, isolated: isolated, liquidity: liquidity,
        witness: witness)
    case .order(let side, let size, let symbol, let terms, let leverage, let isolated):
      return try order(
        symbol, quantity: side == .long ? size : -size, terms, leverage: leverage, isolated: isolated, witness: witness)
    case .cancel(let number): return try cancel(number, witness: witness)
    case .book(let symbol, let terms): return try open(symbol, terms, witness: witness)
    case .closeBook(let symbol): return try close(symbol, witness: witness)
    case .depth(let symbol, let share): return try changeDepth(symbol, by: share, witness: witness)
    case .spread(let symbol, let distance): return try setSpread(symbol, distance, witness: witness)
    case .supply(let symbol, let amount, let ticks): return try sell(symbol, amount, over: ticks, witness: witness)
    case .provide(let symbol, let amount): return try provide(symbol, amount, witness: witness)
    case .takeOut(let symbol, let part): return try takeOut(symbol, part: part, witness: witness)
    case .closeAll: return try closeAll(witness: witness)
    case .close(let symbol, let part):
      return try close(symbol, witness: witness) {
        switch part {
        case nil: nil
        case .size(let size): size
        case .share(let share): try $0.lots(of: symbol, share: share)
        }
      }
    case .leverage(let symbol, let leverage): return try change { try $0.setLeverage(symbol, leverage) }
    case .isolate(let symbol, let amount): return try change { try $0.isolate(symbol, margin: amount) }
    case .pool(let symbol): return try change { try $0.pool(symbol) }
    case .price(let prices): return try setPrices(prices, witness: witness)
    case .move(let moves): return try movePrices(moves, witness: witness)
    case .moveAll(let share): return try movePrices(account.slots.map { ($0.symbol, share) }, witness: witness)
    case .wait(let ticks):
      var events: [Event] = []
      for _ in 0..<ticks { events += try wait(witness: witness) }
      return events
    case .latency(let symbol, let ticks):
      return try setMarkRule(ticks == 0 ? .index : .delayed(ticks: ticks), in: symbol, witness: witness)
    case .feed(let symbol, let rule?): return try setMarkRule(rule, in: symbol, witness: witness)
    case .feed(let symbol, nil): return try removeFeed(of: symbol, witness: witness)
    case .relay(let symbol, let terms, let relayers):
      return try setRelay(terms, relayers: relayers, in: symbol, witness: witness)
    case .relayOff(let symbol): return try removeRelay(of: symbol, witness: witness)
    case .relayer(let number, let behavior, let symbol):
      return try setRelayer(number, behavior, in: symbol, witness: witness)
    case .follow(let steps): return try follow(steps, witness: witness)
    case .funding(let symbol, let form): return try payFunding(symbol, basis(form, symbol), witness: witness)
    case .define(let form): return try define(instrument(form), price: form.price, witness: witness)
    case .betas(let betas): return try change { try $0.setBetas(betas) }
    case .arm(let armed): return try arm(armed, witness: witness)
    case .disarm(let number): return try disarm(number)
    case .adjust(.liquidation(let isOn)): return try setLiquidation(isOn, witness: witness)
    case .adjust(.slippage(let share)): return try setSlippage(share, witness: witness)
    case .adjust(.fund(let balance)):
      setFund(balance)
      return []
    default: return []
    }
  }

  private func basis(_ form: Command.FundingForm, _ symbol: Symbol) throws -> FundingBasis {
    switch form {
    case .rate(let rate): .rate(rate)
    case .premium(let premium): .premium(premium)
    case .impact(let bid, let ask):
      .impact(bid: bid, ask: ask, index: try value(of: Figure(.indexPrice, symbol)))
    }
  }
}
