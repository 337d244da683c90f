import KitFiles
import Margin
import Market
import Yams

/// Reads rule sets.
public enum RulesFile {
  /// The largest rule set read, in bytes.
  public static let limit = 262_144

  /// The venue a file describes, or everything that is wrong with it.
  public static func read(_ text: String, file: String) -> Result<VenueTerms, FindingList> {
    let findings = Findings(file: file)
    guard let root = YAMLMap.root(of: text, findings) else { return .failure(FindingList(all: findings.all)) }
    let rules = ruleSet(root)
    let fees = fees(root)
    let fund = root.number("insurance_fund", .zero...NumberText.limit)
    let listings = listings(root, fees, findings)
    root.finish()
    guard findings.all.isEmpty, let rules, let fund else { return .failure(FindingList(all: findings.all)) }
    return .success(VenueTerms(rules: rules, listings: listings, fund: fund))
  }

  private static func ruleSet(_ root: YAMLMap) -> RuleSet? {
    let (id, title, summary) = (root.text("id", longest: 64), root.text("title"), root.text("summary"))
    let (source, date, quote) = (root.text("source"), root.text("date", longest: 32), root.text("quote", longest: 8))
    let ratio = root.choice("margin_ratio", of: RuleSet.RatioConvention.self)
    let trigger = root.choice("liquidate_when", of: RuleSet.Trigger.self)
    let call = root.percent("margin_call", 100...10_000, required: false)
    let basis = root.map("maintenance_basis")
    let cross = basis?.choice("cross", of: RuleSet.Basis.self)
    let isolated = basis?.choice("isolated", of: RuleSet.Basis.self)
    basis?.finish()
    let initial = root.choice("initial_basis", of: RuleSet.Basis.self)
    let reserves = root.flag("requirement_includes_closing_fee")
    let weight = root.percent("lp_weight", 0...100, required: false)
    let funding = funding(root)
    let liquidation = liquidation(root)
    guard let id, let title, let summary, let source, let date, let quote, let ratio, let trigger, let cross,
      let isolated, let initial, let reserves, let funding, let liquidation
    else { return nil }
    return RuleSet(
      id: id, title: title, summary: summary, source: source, date: date, quote: quote, ratio: ratio, trigger: trigger,
      marginCall: call, crossBasis: cross, isolatedBasis: isolated, initialBasis: initial,
      reservesClosingFee: reserves, lpWeight: weight, funding: funding, liquidation: liquidation)
  }

  private static func funding(_ root: YAMLMap) -> RuleSet.Funding? {
    guard let map = root.map("funding") else { return nil }
    defer { map.finish() }
    let (interest, clamp) = (map.percent("interest", -100...100), map.percent("clamp", 0...100))
    let cap = map.percent("cap", 0...100, required: false)
    let hours = map.number("hours", .one...Fixed(24))
    guard let interest, let clamp, let hours, let whole = Int(hours.description) else { return nil }
    return RuleSet.Funding(interest: interest, clamp: clamp, cap: cap, hours: whole)
  }

  private static func liquidation(_ root: YAMLMap) -> RuleSet.Liquidation? {
    guard let map = root.map("liquidation") else { return nil }
    defer { map.finish() }
    let cancels = map.flag("cancel_orders")
    let (slippage, fee) = (map.percent("slippage", 0...50), map.percent("fee", 0...50))
    var partial: RuleSet.Partial?
    if let inner = map.map("partial", required: false) {
      let above = inner.number("above", .zero...NumberText.limit)
      let (share, stop) = (inner.percent("share", 0...100), inner.percent("stop_at", 100...10_000))
      let order = inner.choice("order", of: RuleSet.Partial.Order.self)
      let steps = inner.number("steps", .one...Fixed(100))
      inner.finish()
      if let above, let share, let stop, let order, let steps, let whole = Int(steps.description) {
        partial = RuleSet.Partial(above: above, share: share, order: order, stopAt: stop, steps: whole)
      }
    }
    let remainder = map.choice("remainder", of: RuleSet.Liquidation.Remainder.self)
    guard let cancels, let slippage, let fee, let remainder else { return nil }
    return RuleSet.Liquidation(
      cancelsOrders: cancels, slippage: slippage, fee: fee, partial: partial, remainder: remainder)
  }

  private static func fees(_ root: YAMLMap) -> (maker: Fixed, taker: Fixed)? {
    guard let map = root.map("fees") else { return nil }
    defer { map.finish() }
    let (maker, taker) = (map.percent("maker", 0...10), map.percent("taker", 0...10))
    guard let maker, let taker else { return nil }
    return (maker, taker)
  }

  private static func listings(
    _ root: YAMLMap, _ fees: (maker: Fixed, taker: Fixed)?, _ findings: Findings
  ) -> [VenueTerms.Listing] {
    guard let markets = root.map("markets") else { return [] }
    if markets.names.isEmpty || markets.names.count > Account.mostMarkets {
      findings.add(
        .value, markets.place, "A rule set lists 1 to \(Account.mostMarkets) markets.", "Add or remove markets.")
      return []
    }
    var listings: [VenueTerms.Listing] = []
    for name in markets.names {
      guard let map = markets.map(name) else { continue }
      if let listing = listing(name, map, fees, findings) { listings.append(listing) }
      map.finish()
    }
    return listings
  }

  private static func listing(
    _ name: String, _ map: YAMLMap, _ fees: (maker: Fixed, taker: Fixed)?, _ findings: Findings
  ) -> VenueTerms.Listing? {
    let step = Fixed.ulp...Fixed(1_000_000)
    let (price, tick, lot) = (
      map.number("price", Fixed.ulp...Fixed(1_000_000_000)), map.number("tick", step), map.number("lot", step)
    )
    let tiers = tiers(map, findings)
    guard let symbol = Symbol(name), !ArgumentReader.reserved.contains(symbol.name) else {
      findings.add(
        .market, map.place, "A market can't be called `\(name)`.",
        "Use up to \(Symbol.longest) letters, digits and hyphens; "
          + "\(ArgumentReader.reservedWords) mean something else.")
      return nil
    }
    guard let price, let tick, let lot, let tiers, let fees else { return nil }
    guard price.isMultiple(of: tick) else {
      findings.add(.market, map.place(of: "price"), "The price is not on the tick.", "Make it a multiple of \(tick).")
      return nil
    }
    do throws(InstrumentFinding) {
      return VenueTerms.Listing(
        try Instrument(symbol: symbol, tick: tick, lot: lot, tiers: tiers, makerFee: fees.maker, takerFee: fees.taker),
        price: price)
    } catch {
      findings.add(
        .market, map.place(of: "tick"), "Tick and lot have more than 12 decimals together.",
        "Give one of them fewer decimals, so that size times price is exact.")
      return nil
    }
  }

  private static func tiers(_ map: YAMLMap, _ findings: Findings) -> TierTable? {
    guard let nodes = map.list("tiers") else { return nil }
    var tiers: [Tier] = []
    var places: [YAMLMap] = []
    for node in nodes.prefix(TierTable.most + 1) {
      guard let row = YAMLMap(node, findings) else { return nil }
      let from = row.number("from", .zero...NumberText.limit)
      let rate = row.percent("rate", 0...100)
      let amount = row.number("amount", -NumberText.limit...NumberText.limit)
      let leverage = row.number("leverage", .one...TierTable.highestLeverage, [.multiple])
      row.finish()
      guard let from, let rate, let amount, let leverage else { return nil }
      tiers.append(Tier(from: from, rate: rate, amount: amount, leverage: leverage))
      places.append(row)
    }
    switch TierTable.checked(tiers) {
    case .success(let table): return table
    case .failure(let problems):
      for problem in problems.all {
        TierWords.report(problem, places, at: map.place(of: "tiers"), findings)
      }
      return nil
    }
  }
}
