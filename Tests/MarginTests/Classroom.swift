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

  /// An account with BTC at 60,000 and ETH at 3,000 and money in it.
  static func account(_ deposit: Fixed = "10,000", _ rules: RuleSet = rules) throws -> Account {
    var account = Account(rules: rules, markets: [(bitcoin, "60,000"), (ether, "3,000")])
    _ = try account.deposit(deposit)
    return account
  }
}

/// Keeps what it is given and pays what it is asked, as far as that reaches.
struct Purse: Backstop {
  var balance: Fixed = "100,000"

  mutating func receive(_ amount: Fixed) throws { balance = try balance + amount }

  mutating func bear(_ shortfall: Fixed) throws -> [Event] {
    let paid = min(shortfall, balance)
    balance = try balance - paid
    return [Event(.fundPaid, [(.amount, .number(paid, .money))])]
  }
}

extension Account {
  /// A figure by its name and market.
  func figure(_ kind: FigureKind, _ symbol: Symbol? = nil) throws -> Fixed { try value(of: Figure(kind, symbol)) }

  /// Sets one mark and settles.
  mutating func price(_ symbol: Symbol, _ price: Fixed, _ purse: inout Purse) throws -> [Event] {
    try setMarks([(symbol, price)]) + settle(&purse)
  }
}

extension [Event] {
  /// What happened, without the prices that led to it.
  var kinds: [EventKind] { map(\.kind).filter { $0 != .priceChanged } }

  /// The first event of a kind.
  subscript(_ kind: EventKind) -> Event? { first { $0.kind == kind } }
}
