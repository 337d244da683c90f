import Margin

/// How a market's book is to look; what is left out follows from the price.
public struct BookTerms: Equatable, Sendable {
  /// A distance between two prices.
  public enum Distance: Equatable, Sendable {
    /// As a share of the price.
    case share(Fixed)
    /// In quote currency.
    case price(Fixed)
  }

  /// Units on each level.
  public var depth: Fixed?
  /// What lies between the best bid and the best ask.
  public var spread: Distance?
  /// Levels on either side.
  public var levels: Int?
  /// What the levels' sizes are drawn from; nil for levels that are all alike.
  public var seed: Int?

  /// Terms of which everything is left out.
  public init() {}

  /// Whether nothing is said.
  public var isPlain: Bool { self == BookTerms() }

  /// How far levels may be off in a book with a seed.
  public static let noise = Fixed(3, decimals: 1)
  /// What comes back with a tick, of what is missing.
  public static let recovery = Fixed(2, decimals: 1)
  /// What stays of a trade's move of the price.
  public static let permanence = Fixed(5, decimals: 1)
  /// The quote currency on each level, about.
  static let levelWorth = Fixed(25_000)

  /// The profile for a market at a price: 40 levels a side, 0.05% apart, the best bid and ask 0.02% apart, and on each
  /// about 25,000 of quote currency, rounded to one digit.
  func profile(_ instrument: Instrument, at price: Fixed) throws -> DepthProfile {
    let depth = try depth ?? Self.round(Self.levelWorth / price, to: instrument.lot)
    guard depth.isMultiple(of: instrument.lot) else {
      throw Refusal.size(depth, lot: instrument.lot, instrument.symbol)
    }
    return DepthProfile(
      spread: try ticks(spread ?? .share(Fixed(2, decimals: 4)), instrument, at: price),
      gap: try ticks(.share(Fixed(5, decimals: 4)), instrument, at: price), levels: levels ?? 40, depth: depth,
      noise: seed == nil ? .zero : Self.noise, recovery: Self.recovery, permanence: Self.permanence)
  }

  private func ticks(_ distance: Distance, _ instrument: Instrument, at price: Fixed) throws -> Int {
    try distance.ticks(instrument, at: price)
  }

  /// An amount with one digit that isn't zero, on the lot and one lot at least.
  private static func round(_ amount: Fixed, to lot: Fixed) throws -> Fixed {
    var step = lot
    while try step * Fixed(10) <= amount { step = try step * Fixed(10) }
    return max(try amount.rounded(to: step, .halfUp), lot)
  }
}

extension BookTerms.Distance {
  /// The distance in ticks, one at least. A share is rounded to an even number of them, so that the middle of a spread
  /// stands on the tick.
  func ticks(_ instrument: Instrument, at price: Fixed) throws -> Int {
    switch self {
    case .share(let share):
      let pair = try instrument.tick * Fixed(2)
      let pairs = try (price * share).rounded(to: pair, .halfUp).steps(of: pair) ?? .max
      return pairs > DepthProfile.widest ? DepthProfile.widest + 1 : max(2 * pairs, 1)
    case .price(let price):
      guard price.isMultiple(of: instrument.tick) else {
        throw Refusal.price(price, tick: instrument.tick, instrument.symbol)
      }
      return price.steps(of: instrument.tick) ?? .max
    }
  }
}

/// What a market is given to trade by.
public enum RouteTerms: Equatable, Sendable {
  /// An order book.
  case book(BookTerms)
  /// A constant-product pool with this much quote currency, and base worth as much.
  case pool(Fixed)
  /// The square-root law: volatility of a day, and a day's volume in units of the base asset; nil for what is usual.
  case law(volatility: Fixed?, volume: Fixed?)
}

extension RouteTerms {
  /// The fee of a pool.
  static let poolFee = Fixed(3, decimals: 3)
  /// The volatility of a day that a law has when none is said.
  static let volatility = Fixed(4, decimals: 2)
  /// The quote currency that changes hands in a day when no volume is said.
  static let dayWorth = Fixed(10_000_000)

  /// A route at a price.
  func route(_ instrument: Instrument, at price: Fixed) throws -> LiquidationRoute {
    switch self {
    case .book(let terms):
      let profile = try terms.profile(instrument, at: price)
      return .book(
        try OrderBook(instrument, price: price, profile: profile, seed: UInt64(max(terms.seed ?? 0, 0))))
    case .pool(let quote):
      return .pool(
        try ConstantProductPool(
          base: quote.over(price, rounding: .halfEven), quote: quote, fee: Self.poolFee, lot: instrument.lot))
    case .law(let volatility, let volume):
      let volume = try volume ?? Self.dayWorth / price
      guard
        let law = SquareRootLaw(
          coefficient: 1, volatility: (volatility ?? Self.volatility).double, volume: volume.double)
      else { throw MarketRefusal.law(instrument.symbol) }
      return .law(try SquareRootMarket(instrument, price: price, law: law, permanence: BookTerms.permanence))
    }
  }

  var word: String {
    switch self {
    case .book: "book"
    case .pool: Self.poolWord
    case .law: Self.lawWord
    }
  }

  /// The word for a pool.
  static let poolWord = "amm"
  /// The word for a law.
  static let lawWord = "law"
}
