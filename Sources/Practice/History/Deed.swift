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
    case .price, .move, .moveAll, .funding, .follow: true
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
      return try change {
        try $0.trade(
          symbol, quantity: side == .long ? size : -size, leverage: leverage, isolated: isolated, liquidity: liquidity)
      }
    case .closeAll:
      guard account.hasPositions else { throw Refusal.nothingOpen }
      return try change { account in
        var events: [Event] = []
        for slot in account.slots where slot.isOpen { events += try account.close(slot.symbol) }
        return events
      }
    case .close(let symbol, let part):
      return try change {
        switch part {
        case nil: try $0.close(symbol)
        case .size(let size): try $0.close(symbol, quantity: size)
        case .share(let share): try $0.close(symbol, quantity: $0.lots(of: symbol, share: share))
        }
      }
    case .leverage(let symbol, let leverage): return try change { try $0.setLeverage(symbol, leverage) }
    case .isolate(let symbol, let amount): return try change { try $0.isolate(symbol, margin: amount) }
    case .pool(let symbol): return try change { try $0.pool(symbol) }
    case .price(let prices): return try setPrices(prices, witness: witness)
    case .move(let moves): return try movePrices(moves, witness: witness)
    case .moveAll(let share): return try movePrices(account.slots.map { ($0.symbol, share) }, witness: witness)
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
