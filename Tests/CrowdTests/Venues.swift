import Market

@testable import Crowd
@testable import Margin

/// Markets and rules for crowds in tests.
enum Venues {
  static let tiers = schedule([
    ("0", "0.5%", "0", "100"), ("50k", "1%", "250", "50"), ("1m", "5%", "40,250", "10"),
  ])

  static let names: [Symbol] = ["BTC", "ETH", "SOL", "XRP", "BNB", "DOGE", "ADA", "LINK"]
  static let prices: [Fixed] = ["60,000", "3,000", "150", "0.6", "580", "0.15", "0.45", "14"]

  static func schedule(_ rows: [(from: Fixed, rate: Fixed, amount: Fixed, leverage: Fixed)]) -> TierTable {
    switch TierTable.checked(
      rows.map { Tier(from: $0.from, rate: $0.rate, amount: $0.amount, leverage: $0.leverage) })
    {
    case .success(let table): table
    case .failure(let findings): preconditionFailure("\(findings)")
    }
  }

  static func listings(_ count: Int) -> [VenueTerms.Listing] {
    zip(names, prices).prefix(count).map { name, price in
      do {
        let instrument = try Instrument(
          symbol: name, tick: "0.0001", lot: "0.001", tiers: tiers, makerFee: "0", takerFee: "0.05%")
        return VenueTerms.Listing(instrument, price: price)
      } catch {
        preconditionFailure("\(error)")
      }
    }
  }

  static func ruleSet(_ change: (inout RuleSet) -> Void = { _ in }) -> RuleSet {
    var rules = RuleSet(
      id: "test", title: "Test", summary: "", source: "", date: "2026-11-25", quote: "USDT",
      ratio: .maintenanceOverEquity, trigger: .atOrBelow, marginCall: nil, crossBasis: .mark, isolatedBasis: .mark,
      initialBasis: .mark, reservesClosingFee: false,
      funding: .init(interest: "0.01%", clamp: "0.05%", cap: nil, hours: 8),
      liquidation: .init(cancelsOrders: true, slippage: "0", fee: "0.5%", partial: nil, remainder: .account))
    change(&rules)
    return rules
  }

  static let rules = CrowdRules(ruleSet())

  /// A market where half the open interest, sold at once, takes a share off the price.
  static func impact(_ crowd: Crowd, half share: Double, resilience: Double = 0.1) -> FormulaImpact {
    let laws = zip(crowd.listings, crowd.openInterest).map { listing, sides in
      FormulaImpact.Law.linear(depth: max(sides.long, 1) * listing.instrument.lot.double / 2 / share)
    }
    return FormulaImpact(laws, resilience: resilience, prices: crowd.listings.map(\.price.double))
  }
}

/// A crowd, a market and a path drawn from a seed: how deep the market, how rich the fund, how fast the engine and how
/// hard the crash differ from seed to seed.
struct Crash {
  let crowd: Crowd
  let rules: CrowdRules
  let fund: Double
  let impact: FormulaImpact
  let path: [[Double]]

  init(seed: UInt64, accounts: Int = 60, ticks: Int = 8) {
    var random = SplitMix(seed: seed)
    let markets = 1 + Int(truncatingIfNeeded: random.next() % 8)
    let listings = Venues.listings(markets)
    var plan = CrowdPlan(listings: listings, accounts: accounts, seed: random.next())
    plan.leverage.median = 3 + 20 * random.unit()
    plan.longShare = random.unit()
    plan.sideCorrelation = random.unit()
    plan.positions = 1 + 3 * random.unit()
    var rules = CrowdRules(
      Venues.ruleSet {
        $0.trigger = random.unit() < 0.5 ? .atOrBelow : .below
        $0.liquidation.remainder = random.unit() < 0.5 ? .fund : .account
        $0.reservesClosingFee = random.unit() < 0.3
      })
    rules.capacity = random.unit() < 0.5 ? nil : 1 + Int(truncatingIfNeeded: random.next() % 8)
    self.rules = rules
    crowd = plan.draw(under: rules)
    fund = random.unit() < 0.4 ? 0 : 20_000 * random.unit()
    impact = Venues.impact(crowd, half: 0.3 * random.unit(), resilience: random.unit())
    let fall = (random.unit() - 0.3) * 0.6
    path = (1...max(ticks, 1)).map { tick in
      let progress = min(Double(tick) / (Double(ticks) / 2), 1)
      return listings.map { $0.price.double * (1 - fall * progress) * (1 + 0.03 * random.normal()) }
    }
  }

  func engine(_ search: CrowdEngine.Search = .indexed, _ workers: Workers = Workers(1)) -> CrowdEngine {
    CrowdEngine(crowd, rules, fund: fund, impact: impact, search: search, workers: workers)
  }
}
