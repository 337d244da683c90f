import Margin

/// Why an order is gone that the book alone wouldn't have let go.
enum VenueReason: String {
  /// The account's liquidation cancels its orders.
  case liquidation
  /// The account couldn't carry what it would have traded.
  case refused
  /// The book it waited in is closed.
  case closed
}

extension Event {
  /// What happened to one of the account's orders.
  init(_ symbol: Symbol, _ event: OrderEvent, reason: VenueReason? = nil) {
    let order: [(FactName, FactValue)] = [(.market, .market(symbol)), (.order, .count(event.order.number))]
    func facts(_ side: OrderSide, _ size: Fixed, _ name: FactName, _ price: Fixed) -> [(FactName, FactValue)] {
      order + [(.side, .word(side.rawValue)), (.size, .number(size, .size)), (name, .number(price, .price))]
    }
    switch event {
    case .rested(_, let side, let size, let price): self.init(.orderRested, facts(side, size, .limit, price))
    case .armed(_, let side, let size, let trigger): self.init(.orderArmed, facts(side, size, .trigger, trigger))
    case .triggered(_, let price): self.init(.orderTriggered, order + [(.price, .number(price, .price))])
    case .took(_, let side, let size, let price), .made(_, let side, let size, let price):
      self.init(.orderFilled, facts(side, size, .price, price))
    case .canceled(_, let size, let why):
      self.init(
        .orderCanceled, order + [(.size, .number(size, .size)), (.reason, .word(reason?.rawValue ?? why.rawValue))])
    }
  }
}
