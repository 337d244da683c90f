/// What is wrong with a market's terms.
public enum InstrumentFinding: Error, Equatable, Sendable {
  /// The tick isn't above zero, or above a million.
  case tick(Fixed)
  /// The lot isn't above zero, or above a million.
  case lot(Fixed)
  /// Tick and lot have more than twelve decimals together, so notionals would not be exact.
  case tooFine(tick: Fixed, lot: Fixed)
  /// A fee rate outside 0…10 %.
  case fee(Fixed)
}

/// A linear perpetual market's terms: settled in the quote currency, profit = size × price difference.
public final class Instrument: Sendable {
  /// The market's name.
  public let symbol: Symbol
  /// The step prices move in, in quote currency.
  public let tick: Fixed
  /// The step sizes move in, in units of the base asset.
  public let lot: Fixed
  /// The maintenance schedule.
  public let tiers: TierTable
  /// Fee rate of an order that rests in the book.
  public let makerFee: Fixed
  /// Fee rate of an order that takes liquidity.
  public let takerFee: Fixed
  /// How many decimals a price is shown with.
  public let priceDecimals: Int
  /// How many decimals a size is shown with.
  public let sizeDecimals: Int

  /// A market's terms, or the first thing wrong with them.
  ///
  /// Tick and lot may have twelve decimals between them, so that size × price is exact.
  public init(
    symbol: Symbol, tick: Fixed, lot: Fixed, tiers: TierTable, makerFee: Fixed, takerFee: Fixed
  ) throws(InstrumentFinding) {
    let largest = Fixed(1_000_000)
    guard tick.isPositive, tick <= largest else { throw .tick(tick) }
    guard lot.isPositive, lot <= largest else { throw .lot(lot) }
    guard tick.significantDecimals + lot.significantDecimals <= Fixed.decimals else {
      throw .tooFine(tick: tick, lot: lot)
    }
    for fee in [makerFee, takerFee] where fee.isNegative || fee > Fixed(1, decimals: 1) { throw .fee(fee) }
    self.symbol = symbol
    self.tick = tick
    self.lot = lot
    self.tiers = tiers
    self.makerFee = makerFee
    self.takerFee = takerFee
    self.priceDecimals = tick.significantDecimals
    self.sizeDecimals = lot.significantDecimals
  }

  /// The highest leverage any position in the market may have.
  public var highestLeverage: Fixed { tiers.tiers[0].leverage }

  /// A price on the market's ticks: rounded half up, and one tick at least.
  public func onTick(_ price: Fixed) throws(ArithmeticError) -> Fixed {
    try max(price.rounded(to: tick, .halfUp), tick)
  }
}

extension Instrument: Equatable {
  /// Whether all terms are equal.
  public static func == (a: Instrument, b: Instrument) -> Bool {
    a === b
      || (a.symbol == b.symbol && a.tick == b.tick && a.lot == b.lot && a.tiers == b.tiers && a.makerFee == b.makerFee
        && a.takerFee == b.takerFee)
  }
}

/// An instrument's terms as they are stored, checked again when they are read.
public struct InstrumentTerms: Codable, Sendable {
  var symbol: Symbol
  var tick: Fixed
  var lot: Fixed
  var tiers: TierTable
  var makerFee: Fixed
  var takerFee: Fixed

  /// The terms of an instrument.
  public init(_ instrument: Instrument) {
    symbol = instrument.symbol
    tick = instrument.tick
    lot = instrument.lot
    tiers = instrument.tiers
    makerFee = instrument.makerFee
    takerFee = instrument.takerFee
  }

  /// The instrument with these terms.
  public func instrument() throws(InstrumentFinding) -> Instrument {
    try Instrument(symbol: symbol, tick: tick, lot: lot, tiers: tiers, makerFee: makerFee, takerFee: takerFee)
  }
}
