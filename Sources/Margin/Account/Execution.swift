/// A part of an order that was traded at one price.
public struct Executed: Equatable, Sendable {
  /// The price, quote currency per unit.
  public var price: Fixed
  /// Units, above zero.
  public var size: Fixed

  /// A part.
  public init(price: Fixed, size: Fixed) {
    self.price = price
    self.size = size
  }
}

/// What a market gave for an order: the parts, and what there is to tell of it.
public struct Execution: Sendable {
  /// The parts, together the order.
  public var fills: [Executed]
  /// Facts for the event about the order, behind its own.
  public var facts: [(FactName, FactValue)]
  /// What happened before it, because of it.
  public var events: [Event]

  /// What a market gave.
  public init(_ fills: [Executed], facts: [(FactName, FactValue)] = [], events: [Event] = []) {
    self.fills = fills
    self.facts = facts
    self.events = events
  }
}
