@testable import Margin
@testable import Market

/// Venues drawn at random: markets with fine and coarse steps, flat and steep schedules, and rules of every kind.
struct RandomVenue {
  var random: SplitMix
  /// The amount of money everything else is in proportion to.
  let wealth: Int

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
    wealth = [100, 1_000, 10_000, 100_000, 1_000_000][random.below(5)] * (1 + random.below(9))
  }

  mutating func venue() throws -> Venue {
    var listings: [VenueTerms.Listing] = []
    for number in 0...random.below(8) { listings.append(try listing(number)) }
    return Venue(VenueTerms(rules: rules(), listings: listings, fund: Fixed(random.chance(30) ? 0 : wealth / 2)))
  }

  /// A share from `least` to `most` in steps of 0.01 %.
  mutating func share(_ least: Int, _ most: Int) -> Fixed {
    Fixed(least + random.below(most - least + 1), decimals: 4)
  }

  mutating func rules() -> RuleSet {
    RuleSet(
      id: "random", title: "", summary: "", source: "", date: "", quote: "USDT",
      ratio: random.chance(50) ? .maintenanceOverEquity : .equityOverMaintenance,
      trigger: random.chance(50) ? .atOrBelow : .below,
      marginCall: random.chance(25) ? nil : share(10_000, 30_000),
      crossBasis: random.chance(25) ? .entry : .mark, isolatedBasis: random.chance(25) ? .entry : .mark,
      initialBasis: random.chance(25) ? .entry : .mark, reservesClosingFee: random.chance(50),
      funding: .init(interest: "0.01%", clamp: "0.05%", cap: nil, hours: 8),
      liquidation: .init(
        cancelsOrders: true, slippage: share(0, 300), fee: share(0, 200), partial: random.chance(50) ? partial() : nil,
        remainder: random.chance(50) ? .account : .fund))
  }

  private mutating func partial() -> RuleSet.Partial {
    .init(
      above: Fixed(random.chance(50) ? 0 : wealth / 2), share: random.chance(10) ? .one : share(500, 6_000),
      order: RuleSet.Partial.Order.allCases[random.below(3)], stopAt: share(10_000, 13_000),
      steps: 1 + random.below(10))
  }

  private mutating func listing(_ number: Int) throws -> VenueTerms.Listing {
    let tickDecimals = random.below(5)
    let tick = Fixed([1, 2, 5][random.below(3)], decimals: tickDecimals)
    let ticks =
      random.chance(10) ? 5 + random.below(50) : 100 + random.below([1_000, 30_000, 500_000][random.below(3)])
    let price = try Fixed(ticks) * tick
    var lotDecimals = random.below(2)
    while lotDecimals < 8, try price * Fixed(1, decimals: lotDecimals) > Fixed(wealth) / Fixed(50) { lotDecimals += 1 }
    lotDecimals = min(lotDecimals + random.below(2), 12 - tickDecimals)
    let fee = random.chance(10) ? share(0, 1_000) : share(0, 10)
    let lot = Fixed(random.chance(50) ? 1 : 5, decimals: lotDecimals)
    let instrument = try Instrument(
      symbol: Symbol(stringLiteral: "M\(number)"), tick: tick, lot: lot, tiers: tiers(), makerFee: .zero,
      takerFee: fee)
    return .init(instrument, price: price)
  }

  private mutating func tiers() throws -> TierTable {
    var rate = random.chance(15) ? share(500, 10_000) : share(10, 400)
    var tiers = [Tier(from: .zero, rate: rate, amount: .zero, leverage: leverage(rate))]
    for _ in 0..<random.below(7) {
      let last = tiers[tiers.count - 1]
      let first = Fixed(wealth * (20 + random.below(200)) / 100)
      let next = try (last.from * share(11_000, 40_000)).rounded(to: .one, .ceiling)
      let from = last.from.isZero ? first : next
      rate = try min(rate * share(10_000, 35_000) + share(0, 5), .one)
      let amount = try TierTable.amount(after: last, from: from, rate: rate)
      tiers.append(Tier(from: from, rate: rate, amount: amount, leverage: leverage(rate)))
    }
    return try TierTable.checked(tiers).get()
  }

  /// A leverage that the rate allows.
  private mutating func leverage(_ rate: Fixed) -> Fixed {
    guard rate.isPositive, let most = try? Fixed.one.over(rate, rounding: .floor) else { return Fixed(100) }
    let leverage = random.chance(10) ? most : (try? most.rounded(to: .one, .floor)) ?? .one
    return min(leverage, Fixed(125))
  }
}

extension RandomVenue {
  /// One thing a learner, a market or the clock may do.
  mutating func command(_ venue: Venue) -> (inout Venue) throws -> [Event] {
    let slots = venue.account.slots
    let open = slots.filter(\.isOpen)
    // Most of what can be done concerns a position.
    let slot = open.isEmpty || random.chance(60) ? slots[random.below(slots.count)] : open[random.below(open.count)]
    let symbol = slot.symbol
    switch random.below(21) {
    case 0...6:
      let quantity = quantity(slot)
      let leverage = random.chance(35) ? leverage(slot) : nil
      let isolated = random.chance(20)
      return { venue in
        try venue.change { try $0.trade(symbol, quantity: quantity, leverage: leverage, isolated: isolated) }
      }
    case 7...8:
      let quantity = random.chance(50) ? nil : quantity(slot).magnitude
      return { venue in try venue.change { try $0.close(symbol, quantity: quantity) } }
    case 9:
      let amount = Fixed(random.below(wealth), decimals: random.below(3))
      return { venue in try venue.change { try $0.deposit(amount) } }
    case 10:
      let amount = Fixed(random.below(wealth), decimals: random.below(3))
      return { venue in
        try venue.change {
          let most: Fixed = try $0.withdrawable()
          return try $0.withdraw(amount > most && amount < Fixed(500) ? most : amount)
        }
      }
    case 11...13:
      let size = [200, 1_500, 7_500][random.below(3)]
      let moves = venue.account.slots.map { ($0.symbol, share(-size, size)) }
      let kept = random.chance(50) ? moves : [moves[random.below(moves.count)]]
      return { venue in try venue.change { try $0.moveMarks(kept) } }
    case 14:
      let rate = share(-300, 300)
      return { venue in try venue.payFunding(symbol, .rate(rate)) }
    case 15:
      let margin = random.chance(50) ? nil : Fixed(1 + random.below(wealth))
      return { venue in try venue.change { try $0.isolate(symbol, margin: margin) } }
    case 16: return { venue in try venue.change { try $0.pool(symbol) } }
    case 17...18:
      let leverage = leverage(slot)
      return { venue in try venue.change { try $0.setLeverage(symbol, leverage) } }
    case 19:
      let rules = rules()
      let markets = slots.map { ($0.instrument, $0.mark) }
      return { venue in
        try venue.change {
          try $0.adopt(rules, markets, keeping: [])
          return []
        }
      }
    default:
      // Something impossible, which has to leave everything as it was.
      let most = Fixed(units: .max)
      return { venue in
        try venue.change {
          _ = try $0.deposit(.one)
          return try $0.setMarks([(symbol, most.rounded(to: slot.instrument.tick, .floor)), (symbol, .zero)])
        }
      }
    }
  }

  /// A leverage the market allows, and sometimes a little more.
  private mutating func leverage(_ slot: Slot) -> Fixed {
    let most = try? slot.instrument.highestLeverage.rounded(to: .one, .floor)
    return Fixed(1 + random.below(Int((most ?? .one).units / Fixed.scale) + (random.chance(5) ? 2 : 0)))
  }

  private mutating func quantity(_ slot: Slot) -> Fixed {
    let value = Fixed(1 + wealth * random.below([100, 400, 1_500][random.below(3)]) / 100)
    let lot = slot.instrument.lot
    let size = (try? (value / slot.mark).rounded(to: lot, .ceiling)) ?? lot
    return random.chance(50) ? size : -size
  }
}
