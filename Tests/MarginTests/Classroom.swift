@testable import Margin

/// Plain terms with round numbers, so that an expectation can be worked out by hand.
enum Classroom {
  static let tiers: TierTable = schedule([("0", "0.5%", "0", "100"), ("1m", "1%", "5000", "50")])

  static func schedule(_ rows: [(from: Fixed, rate: Fixed, amount: Fixed, leverage: Fixed)]) -> TierTable {
    switch TierTable.checked(
      rows.map { Tier(from: $0.from, rate: $0.rate, amount: $0.amount, leverage: $0.leverage) })
    {
    case .success(let table): table
    case .failure(let findings): preconditionFailure("\(findings)")
    }
  }

  static func market(
    _ symbol: Symbol, tick: Fixed, lot: Fixed, tiers: TierTable = tiers, fee: Fixed = "0.05%"
  ) -> Instrument {
    do {
      return try Instrument(symbol: symbol, tick: tick, lot: lot, tiers: tiers, makerFee: "0", takerFee: fee)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  static let rules = RuleSet(
    id: "classroom", title: "Classroom", summary: "", source: "", date: "2026-11-23", quote: "USDT",
    ratio: .maintenanceOverEquity, trigger: .atOrBelow, marginCall: "125%", crossBasis: .mark, isolatedBasis: .mark,
    initialBasis: .mark, reservesClosingFee: false,
    funding: .init(interest: "0.01%", clamp: "0.05%", cap: nil, hours: 8),
    liquidation: .init(cancelsOrders: true, slippage: "0.1%", fee: "0.5%", partial: nil, remainder: .account))

  static func rules(_ change: (inout RuleSet) -> Void) -> RuleSet {
    var copy = rules
    change(&copy)
    return copy
  }

  static let bitcoin = market("BTC", tick: "0.1", lot: "0.001")
  static let ether = market("ETH", tick: "0.01", lot: "0.01")
}
