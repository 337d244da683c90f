@testable import Margin
@testable import Market

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

  /// An account with BTC at 60,000 and ETH at 3,000 and money in it, and a fund of 100,000.
  static func venue(_ deposit: Fixed = "10,000", _ rules: RuleSet = rules, fund: Fixed = "100,000") throws -> Venue {
    var venue = Venue(
      VenueTerms(
        rules: rules, listings: [.init(bitcoin, price: "60,000"), .init(ether, price: "3,000")], fund: fund))
    _ = try venue.change { try $0.deposit(deposit) }
    return venue
  }
}

extension Venue {
  /// A figure by its name and market.
  func figure(_ kind: FigureKind, _ symbol: Symbol? = nil) throws -> Fixed { try value(of: Figure(kind, symbol)) }

  /// Trades at the mark.
  mutating func trade(_ symbol: Symbol, _ quantity: Fixed, at leverage: Fixed, isolated: Bool = false) throws {
    _ = try change { try $0.trade(symbol, quantity: quantity, leverage: leverage, isolated: isolated) }
  }
}

extension [Event] {
  /// What happened, in order.
  var kinds: [EventKind] { map(\.kind) }

  /// The first event of a kind.
  subscript(_ kind: EventKind) -> Event? { first { $0.kind == kind } }
}
