import Margin

/// Why a supply sale refuses to begin.
public enum SupplyRefusal: Error, Equatable, Sendable {
  /// The amount isn't above zero, or no whole number of lots.
  case amount(Fixed, lot: Fixed)
  /// There aren't between 1 and 10,000 ticks to sell in.
  case ticks(Int)
}

/// One tick of a supply sale.
public struct SupplyStep: Equatable, Sendable {
  /// What was sold, and what it did to the price.
  public let trade: Trade
  /// Units still to be sold.
  public let left: Fixed
  /// What the tick after the sale did to the learner's resting orders.
  public let events: [OrderEvent]
  /// The price at the end of the tick.
  public let price: Fixed
}

/// An amount that comes to market all of a sudden, an unlock, and is sold in equal parts over some ticks.
///
/// What a tick finds no buyer for is spread over the ticks that are left; what the last one can't sell stays unsold.
public struct SupplySale: Equatable, Sendable {
  /// The step parts are taken in, units of the base asset.
  public let lot: Fixed
  /// Units still to be sold.
  public private(set) var left: Fixed
  /// Ticks still to sell in.
  public private(set) var ticksLeft: Int

  /// The most ticks a sale may take.
  public static let mostTicks = 10_000

  /// A sale that hasn't begun.
  ///
  /// - Parameters:
  ///   - amount: units of the base asset, whole lots.
  ///   - ticks: how many ticks it is spread over.
  ///   - lot: the market's lot.
  public init(_ amount: Fixed, over ticks: Int, lot: Fixed) throws(SupplyRefusal) {
    guard lot.isPositive, amount.isPositive, amount.isMultiple(of: lot) else { throw .amount(amount, lot: lot) }
    guard (1...Self.mostTicks).contains(ticks) else { throw .ticks(ticks) }
    self.lot = lot
    left = amount
    ticksLeft = ticks
  }

  /// Sells this tick's part, what is left over the ticks that are left, rounded up to a lot; then lets the venue's
  /// tick pass.
  ///
  /// - Returns: nil when the sale is over.
  public mutating func advance(on venue: inout some LiquidationVenue) throws -> SupplyStep? {
    guard ticksLeft > 0, left.isPositive else { return nil }
    var after = venue
    let part = min(try left.over(Fixed(ticksLeft), rounding: .ceiling).rounded(to: lot, .ceiling), left)
    let trade = try after.trade(.sell, size: part, limit: nil)
    let rest = try left - trade.filled
    let events = try after.advance()
    let step = SupplyStep(trade: trade, left: rest, events: events, price: try after.price)
    (venue, left, ticksLeft) = (after, rest, ticksLeft - 1)
    return step
  }

  /// All the ticks that are left, one after another: the path the price takes when nothing else happens.
  public mutating func run(on venue: inout some LiquidationVenue) throws -> [SupplyStep] {
    var (sale, after) = (self, venue)
    var steps: [SupplyStep] = []
    while let step = try sale.advance(on: &after) { steps.append(step) }
    (self, venue) = (sale, after)
    return steps
  }
}

extension SupplySale: Codable {
  private enum Key: CodingKey {
    case lot, left, ticksLeft
  }

  /// Reads a sale and checks it. One that is over has no ticks left, or nothing to sell.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    lot = try container.decode(Fixed.self, forKey: .lot)
    left = try container.decode(Fixed.self, forKey: .left)
    ticksLeft = try container.decode(Int.self, forKey: .ticksLeft)
    guard lot.isPositive, !left.isNegative, left.isMultiple(of: lot), (0...Self.mostTicks).contains(ticksLeft) else {
      throw DecodingError.dataCorruptedError(forKey: .left, in: container, debugDescription: "an impossible sale")
    }
  }

  /// Writes the sale.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(lot, forKey: .lot)
    try container.encode(left, forKey: .left)
    try container.encode(ticksLeft, forKey: .ticksLeft)
  }
}
