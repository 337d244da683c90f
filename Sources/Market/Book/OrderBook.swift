import Margin

/// A pair of values, one for buying and one for selling.
struct BothSides<Value> {
  var buy: Value
  var sell: Value

  subscript(side: OrderSide) -> Value {
    get { side == .buy ? buy : sell }
    set { if side == .buy { buy = newValue } else { sell = newValue } }
  }

  /// Changes a side in place, without a copy.
  mutating func change(_ side: OrderSide, _ body: (inout Value) -> Void) {
    switch side {
    case .buy: body(&buy)
    case .sell: body(&sell)
    }
  }
}

extension BothSides: Equatable where Value: Equatable {}
extension BothSides: Sendable where Value: Sendable {}

/// One market's order book: bids below, asks above, and the learner's own orders among them.
///
/// The others' orders follow a profile: they stand on levels at a fixed gap on either side of a price they hold for
/// fair, and what is taken from them comes back over the ticks. They are a crowd, not persons. The learner's orders
/// are kept one by one with their place in the queue: at one price, who came first trades first, and the others have
/// to come back behind.
///
///     var book = try OrderBook(tick: …, lot: …, price: Fixed(60_000), profile: profile, seed: 7)
///     let trade = try book.trade(.sell, size: Fixed(12), limit: nil)   // walks down the bids
///     _ = try book.advance()                                         // some of them are back
///
/// Prices are counted in ticks and sizes in lots, so the book is exact. A value: what throws leaves it as it was.
/// Sources: Obizhaeva and Wang 2013, Optimal trading strategy and supply/demand dynamics, for the way it comes back;
/// see `advance()`.
public struct OrderBook: Equatable, Sendable {
  /// One of the learner's orders that rests in the book.
  struct Resting: Equatable, Sendable, Codable {
    var id: OrderID
    var price: Int
    var lots: Int
    /// The others' lots at the same price that came before it.
    var ahead: Int
    var reducesOnly: Bool
  }

  /// One of the learner's orders that waits for its trigger.
  struct Stop: Equatable, Sendable, Codable {
    var id: OrderID
    var request: OrderRequest
  }

  /// The most lots an order or a level may have.
  static let mostLots = 1_000_000_000_000_000
  /// The most ticks a price may have.
  static let mostTicks = 1_000_000_000_000_000
  /// The most the depth may be of what the profile has.
  public static let mostDepth = Fixed(1_000)
  /// The most orders of the learner's that may wait at once.
  public static let mostOrders = 100

  /// The step prices move in, quote currency.
  public let tick: Fixed
  /// The step sizes move in, units of the base asset.
  public let lot: Fixed
  /// What the book comes back to.
  public internal(set) var profile: DepthProfile
  /// What the noise in the depths is drawn from.
  public let seed: UInt64
  /// The share of the profile's depth that is there at best: 1 as the profile has it, 0.2 after four fifths left.
  public internal(set) var depthShare = Fixed.one

  /// The price the others hold for fair, in ticks.
  var fair: Int
  /// What trades have moved the fair price by and isn't quoted yet, in ticks.
  var drift = Fixed.zero
  /// What the levels come back to, in lots, best price first.
  var targets: BothSides<[Int]>
  /// What the others have on the levels now; never more than the targets.
  var others: BothSides<[Int]>
  /// The learner's resting orders, best price first and at one price the oldest first.
  var own = BothSides<[Resting]>(buy: [], sell: [])
  /// The learner's orders that wait for a trigger, oldest first.
  var stops: [Stop] = []
  /// The position that orders which only reduce may reduce, in lots; above zero for a long one.
  var held = 0
  /// The number of the learner's next order.
  var nextOrder = 1
  /// The price of the last fill, in ticks; the fair price before the first.
  var lastTicks: Int

  /// A full book around a price.
  ///
  /// - Throws: `ProfileFinding`, the first one; `BookRefusal.price` for a price that isn't above zero and on the ticks.
  public init(tick: Fixed, lot: Fixed, price: Fixed, profile: DepthProfile, seed: UInt64) throws {
    if let finding = profile.findings().first { throw finding }
    self.tick = tick
    self.lot = lot
    self.profile = profile
    self.seed = seed
    targets = try Self.targets(profile, lot: lot, seed: seed, share: .one)
    others = targets
    fair = 1
    lastTicks = 1
    fair = try ticks(price)
    lastTicks = fair
    clearImpossibleLevels()
  }

  /// A full book in a market's own ticks and lots.
  public init(_ instrument: Instrument, price: Fixed, profile: DepthProfile, seed: UInt64) throws {
    try self.init(tick: instrument.tick, lot: instrument.lot, price: price, profile: profile, seed: seed)
  }

  static func targets(
    _ profile: DepthProfile, lot: Fixed, seed: UInt64, share: Fixed
  ) throws(ProfileFinding) -> BothSides<[Int]> {
    BothSides(
      buy: try profile.lots(.buy, lot: lot, seed: seed, share: share),
      sell: try profile.lots(.sell, lot: lot, seed: seed, share: share))
  }
}

extension OrderBook {
  /// The price of a level of the others', in ticks. With an odd spread the middle is half a tick below the fair price.
  func levelPrice(_ side: OrderSide, _ level: Int) -> Int {
    let bid = fair - (profile.spread + 1) / 2
    return side == .buy ? bid - level * profile.gap : bid + profile.spread + level * profile.gap
  }

  /// The level that stands at a price; nil when none does.
  func level(_ side: OrderSide, at price: Int) -> Int? {
    let distance = side == .buy ? levelPrice(.buy, 0) - price : price - levelPrice(.sell, 0)
    guard distance >= 0, distance % profile.gap == 0, distance / profile.gap < profile.levels else { return nil }
    return distance / profile.gap
  }

  /// The best level on which the others have something.
  func firstLevel(_ side: OrderSide, from level: Int = 0) -> Int? {
    others[side][level...].firstIndex { $0 > 0 }
  }

  /// The best price of a side, in ticks; nil when the side is empty.
  func best(_ side: OrderSide) -> Int? {
    let level = firstLevel(side).map { levelPrice(side, $0) }
    guard let order = own[side].first?.price else { return level }
    guard let level else { return order }
    return side == .buy ? max(level, order) : min(level, order)
  }

  /// Nobody bids nothing: levels below one tick don't exist while the price is that low.
  mutating func clearImpossibleLevels() {
    let possible = possibleLevels
    for level in others.buy.indices.dropFirst(possible) { others.buy[level] = 0 }
  }

  /// How many of the bids' levels lie above zero.
  var possibleLevels: Int {
    let first = levelPrice(.buy, 0)
    return first < 1 ? 0 : min((first - 1) / profile.gap + 1, profile.levels)
  }

  /// A price in ticks.
  func ticks(_ price: Fixed) throws(BookRefusal) -> Int {
    guard price.isPositive, price.isMultiple(of: tick) else { throw .price(price, tick: tick) }
    guard let ticks = price.steps(of: tick), ticks <= Self.mostTicks else { throw .outOfRange(price) }
    return ticks
  }

  /// A size in lots.
  func lots(_ size: Fixed) throws(BookRefusal) -> Int {
    guard size.isPositive, size.isMultiple(of: lot) else { throw .size(size, lot: lot) }
    guard let lots = size.steps(of: lot), lots <= Self.mostLots else { throw .outOfRange(size) }
    return lots
  }

  /// Ticks as a price.
  func price(_ ticks: Int) throws(ArithmeticError) -> Fixed { try tick * Fixed(ticks) }

  /// Lots as a size.
  func size(_ lots: Int) throws(ArithmeticError) -> Fixed { try lot * Fixed(lots) }
}
