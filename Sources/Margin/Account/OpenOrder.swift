/// An order that waits in a market and may open a position there, or add to one; the account has to be able to carry it.
public struct OpenOrder: Equatable, Sendable {
  /// The price it trades at, quote currency per unit, above zero.
  public let price: Fixed
  /// Units still to be traded; below zero sells.
  public let quantity: Fixed

  /// An order.
  public init(price: Fixed, quantity: Fixed) {
    self.price = price
    self.quantity = quantity
  }
}

extension Account {
  /// Says which orders wait in a market. A market that isn't listed is left out.
  ///
  /// - Parameter orders: those that only reduce and those that wait for a trigger aren't among them. Of a side the one
  ///   that trades first comes first.
  public mutating func setOrders(_ symbol: Symbol, _ orders: [OpenOrder]) {
    guard let index = index(of: symbol), slots[index].orders != orders else { return }
    slots[index].orders = orders
  }

  /// Whether margin is set aside for any waiting order.
  public var hasOrders: Bool { slots.contains { !$0.orders.isEmpty } }

  /// Holds the waiting orders to the margin that is there.
  ///
  /// - Parameter symbol: the market that asks for more, to name it.
  /// - Throws: `Refusal.orderMargin` when the pool's equity is below its initial margin and the orders' margin together.
  public func checkOrderMargin(_ symbol: Symbol) throws {
    guard hasOrders else { return }
    let (initial, orders): (Fixed, Fixed) = try (initialMargin(.pool), orderMargin())
    guard orders.isPositive else { return }
    let equity: Fixed = try equity(.pool)
    let shortfall = try initial + orders - equity
    guard !shortfall.isPositive else {
      throw Refusal.orderMargin(orders: orders, initial: initial, equity: equity, shortfall: shortfall, symbol)
    }
  }
}
