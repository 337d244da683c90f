@testable import Margin

extension Classroom {
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
