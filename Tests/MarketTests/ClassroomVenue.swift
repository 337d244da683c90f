@testable import Margin
@testable import Market

extension Classroom {
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
