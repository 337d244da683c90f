/// One cross-margin account on linear perpetual markets: its markets, positions, cash and rules.
///
/// A value: every change is a method that either succeeds and returns the events it caused, or throws and leaves the
/// account as it was. Pooled positions share one equity; an isolated position has a pot of its own. The figures are in
/// `AccountFigures`, trading in `Trading`, liquidation in `Waterfall`.
///
/// It is not a venue: it knows no other account, no order book and no time.
public struct Account: Equatable, Sendable {
  /// The most markets an account lists.
  public static let mostMarkets = 64

  /// The markets, in the order they were listed.
  public internal(set) var slots: [Slot]
  /// The cash flows so far.
  public internal(set) var ledger = Ledger()
  /// Whether a margin call of the pool stands.
  public internal(set) var isCalled = false
  /// Whether a stale price holds the pool's liquidation back.
  public internal(set) var isHeld = false
  /// Whether reaching the requirement liquidates. Off, the account can be looked at beyond its end.
  public var liquidates = true

  private var box: Box<RuleSet>

  /// The rules in force.
  public internal(set) var rules: RuleSet {
    _read { yield box.value }
    set { box = Box(newValue) }
  }

  /// An empty account under `rules` with the given markets, each at a mark price and at a leverage of at most
  /// `startLeverage`. A mark is rounded half up to the tick and is one tick at least; of two markets with one name the
  /// first is listed.
  public init(rules: RuleSet, markets: [(instrument: Instrument, mark: Fixed)], startLeverage: Fixed = Fixed(10)) {
    self.box = Box(rules)
    self.slots = []
    for (instrument, mark) in markets where slots.count < Self.mostMarkets && index(of: instrument.symbol) == nil {
      slots.append(Slot(instrument, mark: mark, leverage: min(startLeverage, instrument.highestLeverage)))
    }
  }

  /// Replaces the slippage that liquidations close with, as a share of the mark.
  public mutating func setSlippage(_ share: Fixed) {
    rules.liquidation.slippage = share
  }

  /// The slot of a market by its index; nil when it isn't listed.
  public func index(of symbol: Symbol) -> Int? {
    for index in slots.indices where slots[index].instrument.symbol == symbol { return index }
    return nil
  }

  /// The slot of a market; nil when it isn't listed.
  public subscript(_ symbol: Symbol) -> Slot? {
    index(of: symbol).map { slots[$0] }
  }

  /// Whether any position is open.
  public var hasPositions: Bool { slots.contains(where: \.isOpen) }

  func slotIndex(_ symbol: Symbol) throws(Refusal) -> Int {
    guard let index = index(of: symbol) else { throw .noMarket(symbol) }
    return index
  }

  /// The pot a slot's position belongs to.
  func pot(of index: Int) -> Pot {
    slots[index].isIsolated ? .isolated(index) : .pool
  }

  /// All pots with a position in them: isolated ones first, since their end leaves the pool's alone.
  var openPots: [Pot] {
    var pots: [Pot] = []
    var pooled = false
    for index in slots.indices where slots[index].isOpen {
      if slots[index].isIsolated { pots.append(.isolated(index)) } else { pooled = true }
    }
    if pooled { pots.append(.pool) }
    return pots
  }

  /// Whether a pot has a position in it.
  func isOpen(_ pot: Pot) -> Bool {
    switch pot {
    case .pool: slots.contains { $0.isOpen && !$0.isIsolated }
    case .isolated(let index): slots[index].isOpen
    }
  }

  /// The indices of the positions in a pot; an isolated position's even when it is closed.
  func members(of pot: Pot) -> [Int] {
    switch pot {
    case .pool: slots.indices.filter { slots[$0].isOpen && !slots[$0].isIsolated }
    case .isolated(let index): [index]
    }
  }
}

/// A shared, immutable value: copying an account copies a reference to its rules, not the rules.
private final class Box<Value: Equatable & Sendable>: Equatable, Sendable {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }

  static func == (a: Box, b: Box) -> Bool { a === b || a.value == b.value }
}
