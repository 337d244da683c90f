import Margin
import Market

extension Venue {
  /// The market a learner described, with defaults for what was left out.
  func instrument(_ form: Command.MarketForm) throws -> Instrument {
    // Of a market that is listed, what is left out stays as it is.
    let listed = account[form.symbol]?.instrument
    let keepsTiers = form.tiers.isEmpty && form.leverage == nil
    return try Instrument(
      symbol: form.symbol, tick: form.tick ?? listed?.tick ?? Fixed(1, decimals: 2),
      lot: form.lot ?? listed?.lot ?? Fixed(1, decimals: 3),
      tiers: keepsTiers ? listed?.tiers ?? tiers(form) : tiers(form),
      makerFee: form.maker ?? listed?.makerFee ?? Fixed(2, decimals: 4),
      takerFee: form.taker ?? listed?.takerFee ?? Fixed(5, decimals: 4))
  }

  /// The schedule described, its amounts computed so that the margin has no jump.
  private func tiers(_ form: Command.MarketForm) throws -> TierTable {
    let tiers = form.tiers.isEmpty ? [.init(from: .zero, rate: Fixed(1, decimals: 2))] : form.tiers
    var table: [Tier] = []
    for tier in tiers {
      let amount = try table.last.map { try TierTable.amount(after: $0, from: tier.from, rate: tier.rate) } ?? .zero
      table.append(
        Tier(
          from: tier.from, rate: tier.rate, amount: amount,
          leverage: try leverage(tier.rate, form, isFirst: table.isEmpty)))
    }
    switch TierTable.checked(table) {
    case .success(let tiers): return tiers
    case .failure(let findings): throw CommandError(.tiers(findings.all))
    }
  }

  /// The highest leverage of a tier: what the learner allows, or twice maintenance margin, and never less margin than
  /// maintenance.
  private func leverage(_ rate: Fixed, _ form: Command.MarketForm, isFirst: Bool) throws -> Fixed {
    let most = TierTable.highestLeverage
    guard rate.isPositive else { return form.leverage ?? Fixed(100) }
    let limit = try min(Fixed.one.over(rate, rounding: .floor), most)
    // What was asked for holds where the market begins, or is refused; further up it gives way to the rate.
    if let leverage = form.leverage { return isFirst ? leverage : min(leverage, limit) }
    return try max(min(limit / Fixed(2), Fixed(100)), .one)
  }
}
