import Margin
import Market

/// Markets where the account's own market places stand: sales go into its book, pool or law, marks follow its feed, and
/// the rest answers by a formula.
///
/// What a place does in a tick and to a sale is the place's own code, which the account's venue uses too; so the crowd and
/// the account see the same prices.
public struct PlacedImpact: Impact, Equatable {
  private var formula: FormulaImpact
  private let instruments: [Instrument]
  /// The place of each market; nil for the formula.
  private var places: [MarketPlace?]
  /// The prices from outside that the places stand at.
  private var outside: [Double]

  /// Markets without places yet.
  public init(_ formula: FormulaImpact, _ instruments: [Instrument], prices: [Double]) {
    (self.formula, self.instruments, outside) = (formula, instruments, prices)
    places = instruments.map { _ in nil }
  }

  /// Puts places around the markets, one for each, which stand at these prices from outside.
  public mutating func enter(_ places: [MarketPlace?], at prices: [Double]) {
    guard places.count == instruments.count, prices.count == instruments.count else { return }
    (self.places, outside) = (places, prices)
  }

  /// What a place's price elsewhere becomes when the price from outside goes from one to another; nil when it stands still.
  ///
  /// The same share is added to either. They differ, since what is traded in the place moves its price elsewhere too.
  public static func elsewhere(
    _ place: MarketPlace, _ instrument: Instrument, from old: Double, to new: Double
  ) -> Fixed? {
    new == old || !(old > 0) ? nil : instrument.price(nearest: place.source.double * (new / old))
  }

  /// The average price and the mark that a trade would bring in the place, or by the formula.
  public func quote(_ quantity: Double, in market: Int) -> Execution {
    guard var place = place(market) else { return formula.quote(quantity, in: market) }
    guard place.route != nil else {
      return Execution(price: formula.quote(quantity, in: market).price, mark: mark(of: market))
    }
    let instrument = instruments[market]
    let size = instrument.size(nearest: quantity)
    guard let trade = try? place.force(size, instrument), let value = try? trade.value else {
      return Execution(price: mark(of: market), mark: mark(of: market))
    }
    return Execution(
      price: Crowd.priceInRange(value.double / size.magnitude.double), mark: place.mark.double)
  }

  /// Trades in the place, or by the formula.
  public mutating func trade(_ quantity: Double, in market: Int) {
    guard place(market)?.route != nil else { return formula.trade(quantity, in: market) }
    let instrument = instruments[market]
    _ = try? places[market]?.force(instrument.size(nearest: quantity), instrument)
  }

  /// Lets a tick pass in every place, at its price elsewhere after what happened outside.
  public mutating func begin(_ prices: [Double]) {
    formula.begin(prices)
    for (market, instrument) in instruments.enumerated() where market < prices.count {
      if let place = places[market] {
        let price = Self.elsewhere(place, instrument, from: outside[market], to: prices[market])
        try? places[market]?.pass(instrument, to: price)
      }
      outside[market] = prices[market]
    }
  }

  /// The place's mark, or the formula's.
  public func mark(of market: Int) -> Double {
    place(market)?.mark.double ?? formula.mark(of: market)
  }

  private func place(_ market: Int) -> MarketPlace? {
    places.indices.contains(market) ? places[market] : nil
  }
}

extension CrowdEngine {
  /// Puts the account's market places around the markets, where these can have any.
  ///
  /// - Parameter prices: the prices from outside that they stand at.
  public mutating func enter(_ places: [MarketPlace?], at prices: [Double]) {
    guard var placed = impact as? PlacedImpact else { return }
    placed.enter(places, at: prices)
    impact = placed
  }
}
