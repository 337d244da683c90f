import Margin

/// Why a market that follows the square-root law refuses an instruction. The market is as it was.
public enum SquareRootRefusal: Error, Equatable, Sendable {
  /// The size isn't above zero, or no whole number of lots.
  case size(Fixed, lot: Fixed)
  /// The price isn't above zero.
  case price(Fixed)
  /// The permanence isn't between 0 and 1.
  case permanence(Fixed)
}

/// A market without a book: what is traded moves the price by the square-root law.
///
/// Everything traded within a tick counts as one order, buys against sells, so a sale in ten parts costs what it costs
/// in one. With the tick a share of the move stays and the rest is forgotten. The law is trusted as far as a price of
/// one tick below and of twice the price above; what would go beyond stays unfilled.
public struct SquareRootMarket: Equatable, Sendable {
  /// The step prices move in, quote currency.
  public let tick: Fixed
  /// The step sizes move in, units of the base asset.
  public let lot: Fixed
  /// The law.
  public private(set) var law: SquareRootLaw
  /// The share of a tick's move that stays.
  public let permanence: Fixed
  /// The price the tick began with.
  public private(set) var anchor: Fixed
  /// Units bought less units sold within the tick.
  public private(set) var flow = Fixed.zero

  /// A market at a price, rounded half up to its tick.
  public init(_ instrument: Instrument, price: Fixed, law: SquareRootLaw, permanence: Fixed) throws {
    guard price.isPositive else { throw SquareRootRefusal.price(price) }
    guard (Fixed.zero...Fixed.one).contains(permanence) else { throw SquareRootRefusal.permanence(permanence) }
    tick = instrument.tick
    lot = instrument.lot
    self.law = law
    self.permanence = permanence
    anchor = try instrument.onTick(price)
  }

  /// Puts the market at another price; what was traded within the tick is forgotten.
  public mutating func move(to price: Fixed) throws {
    guard price.isPositive else { throw SquareRootRefusal.price(price) }
    anchor = try onTick(price)
    flow = .zero
  }

  /// Multiplies the volume of a day. What was traded within the tick counts as the same part of it, so that the price
  /// stays, to what a lot moves.
  ///
  /// - Returns: false, with nothing changed, where there is no law with such a volume.
  public mutating func scaleVolume(by factor: Fixed) throws -> Bool {
    guard
      let scaled = SquareRootLaw(
        coefficient: law.coefficient, volatility: law.volatility, volume: law.volume * factor.double)
    else { return false }
    flow = try flow.times(factor, rounding: .halfEven).rounded(to: lot, .towardZero)
    law = scaled
    return true
  }

  private func onTick(_ price: Fixed) throws(ArithmeticError) -> Fixed {
    try max(price.rounded(to: tick, .halfUp), tick)
  }

  /// The anchor moved by a share, which is taken into −1…1, on the tick.
  private func moved(_ share: Double) throws(ArithmeticError) -> Fixed {
    let share = Fixed(share: min(max(share, -1), 1)) ?? .zero
    return try onTick(anchor * (.one + share))
  }
}

extension SquareRootMarket: LiquidationVenue {
  /// The price after what was traded within the tick, rounded half up to the market's tick.
  public var price: Fixed { get throws { try moved(law.move(flow.double)) } }

  /// Trades at the average over the law's way from the flow before to the flow after, rounded half up to the tick. A
  /// limit is taken to the nearest tick that is no worse, and no part of the way goes beyond it.
  public mutating func trade(_ side: OrderSide, size: Fixed, limit: Fixed?) throws -> Trade {
    guard size.isPositive, size.isMultiple(of: lot) else { throw SquareRootRefusal.size(size, lot: lot) }
    let before = try price
    let worst = try worst(side, limit)
    let filled = try min(size, most(side, within: worst))
    guard filled.isPositive else {
      return Trade(side: side, requested: size, filled: .zero, value: .zero, fills: [], before: before, after: before)
    }
    var market = self
    market.flow = try side == .buy ? flow + filled : flow - filled
    let share = law.averageMove(from: flow.double, to: market.flow.double)
    // What floating point loses, and the tick, never take the average beyond the limit.
    let average = try side == .buy ? min(moved(share), worst) : max(moved(share), worst)
    let trade = Trade(
      side: side, requested: size, filled: filled, value: try average * filled,
      fills: [Fill(price: average, size: filled)], before: before, after: try market.price)
    self = market
    return trade
  }

  /// Lets a tick pass: a share `permanence` of the move stays.
  public mutating func advance() throws -> [OrderEvent] {
    let price = try price
    anchor = try onTick(anchor + permanence * (price - anchor))
    flow = .zero
    return []
  }

  /// The worst price to trade at, on the ticks: the limit, and never beyond what the law is trusted with.
  private func worst(_ side: OrderSide, _ limit: Fixed?) throws -> Fixed {
    switch side {
    case .buy:
      let farthest = try Fixed(2) * anchor
      return try limit.map { min(try $0.rounded(to: tick, .floor), farthest) } ?? farthest
    case .sell: return try limit.map { max(try $0.rounded(to: tick, .ceiling), tick) } ?? tick
    }
  }

  /// The most whole lots that keep the price from going beyond the worst.
  private func most(_ side: OrderSide, within worst: Fixed) throws -> Fixed {
    // Far more than anybody asks for, and what an infinite room comes to.
    let unbounded = 1_000_000_000_000_000
    guard law.coefficient * law.volatility > 0 else {
      let isWithin = side == .buy ? anchor <= worst : anchor >= worst
      return isWithin ? try lot * Fixed(unbounded) : .zero
    }
    let share = try (worst / anchor - .one).double
    let room = law.quantity(moving: share) - flow.double
    let lots = (side == .buy ? room : -room) / lot.double
    guard lots >= 1 else { return .zero }
    // A whole number of lots may come out a little smaller than it is.
    return try lot * Fixed(lots < 1e15 ? Int(lots + 1e-6) : unbounded)
  }
}

extension SquareRootMarket: Codable {
  private enum Key: CodingKey {
    case tick, lot, law, permanence, anchor, flow
  }

  /// Reads a market and checks it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    tick = try container.decode(Fixed.self, forKey: .tick)
    lot = try container.decode(Fixed.self, forKey: .lot)
    law = try container.decode(SquareRootLaw.self, forKey: .law)
    permanence = try container.decode(Fixed.self, forKey: .permanence)
    anchor = try container.decode(Fixed.self, forKey: .anchor)
    flow = try container.decode(Fixed.self, forKey: .flow)
    guard tick.isPositive, lot.isPositive, anchor.isPositive, anchor.isMultiple(of: tick),
      flow.isMultiple(of: lot), (Fixed.zero...Fixed.one).contains(permanence)
    else {
      throw DecodingError.dataCorruptedError(forKey: .anchor, in: container, debugDescription: "an impossible market")
    }
  }

  /// Writes the market.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(tick, forKey: .tick)
    try container.encode(lot, forKey: .lot)
    try container.encode(law, forKey: .law)
    try container.encode(permanence, forKey: .permanence)
    try container.encode(anchor, forKey: .anchor)
    try container.encode(flow, forKey: .flow)
  }
}
