import Foundation

/// What a market does with a sale or a purchase.
public struct Execution: Equatable, Sendable {
  /// Average price, quote currency per unit; above zero.
  public var price: Double
  /// The mark afterward, quote currency per unit; above zero.
  public var mark: Double

  /// An execution.
  public init(price: Double, mark: Double) {
    (self.price, self.mark) = (price, mark)
  }
}

/// The markets that forced sales go to: an order book, a pool, or a formula.
public protocol Impact: Sendable {
  /// What trading would bring in a market, without doing it.
  ///
  /// - Parameter quantity: units; below zero sells. Zero leaves the mark as it is.
  func quote(_ quantity: Double, in market: Int) -> Execution
  /// Trades, and leaves the market as `quote` said.
  mutating func trade(_ quantity: Double, in market: Int)
  /// Begins a tick: what earlier trades did to prices fades, and the prices from outside are these.
  mutating func begin(_ prices: [Double])
  /// A market's mark, quote currency per unit; above zero.
  func mark(of market: Int) -> Double
}

/// A market that answers by a formula: the net quantity traded lately displaces the price from the one outside.
///
/// With n the net units bought lately (below zero when sold) the mark is `outside × e^x`; x is `n ÷ depth` when linear
/// (Kyle 1985) and `Y σ √(|n| ÷ volume)`, signed like n, under the square-root law (Tóth et al. 2011). Each tick n loses
/// the share `resilience` (after Obizhaeva and Wang 2013). A trade's average price is at the mean of x on its way.
public struct FormulaImpact: Impact, Equatable {
  /// How the displacement follows from the net quantity.
  public enum Law: Equatable, Sendable {
    /// In proportion; `depth` in units moves the price by a factor e.
    case linear(depth: Double)
    /// By its root; `strength` is Yσ, `volume` the units traded in the time σ refers to.
    case squareRoot(strength: Double, volume: Double)
  }

  /// The law in each market.
  public let laws: [Law]
  /// The share of the net quantity that is forgotten each tick, 0…1.
  public let resilience: Double
  private var outside: [Double]
  private var net: [Double]

  /// Markets at prices from outside; one without a law trades at any size without impact, one without a price at the
  /// lowest there is.
  public init(_ laws: [Law], resilience: Double, prices: [Double]) {
    self.laws = laws
    self.resilience = resilience.isNaN ? 0 : min(max(resilience, 0), 1)
    outside = prices.map(Crowd.priceInRange)
    net = prices.map { _ in 0 }
  }

  /// The average price and the mark that a trade would bring, by the law.
  public func quote(_ quantity: Double, in market: Int) -> Execution {
    guard quantity != 0, quantity.isFinite, net.indices.contains(market) else {
      return Execution(price: mark(of: market), mark: mark(of: market))
    }
    let (before, after) = (net[market], net[market] + quantity)
    return Execution(
      price: displaced(market, by: (sum(market, after) - sum(market, before)) / quantity),
      mark: displaced(market, by: displacement(market, after)))
  }

  /// Adds a trade to the net quantity.
  public mutating func trade(_ quantity: Double, in market: Int) {
    if quantity.isFinite, net.indices.contains(market) { net[market] += quantity }
  }

  /// Takes prices from outside and forgets a share of the net quantity.
  public mutating func begin(_ prices: [Double]) {
    for market in net.indices {
      net[market] *= 1 - resilience
      if market < prices.count { outside[market] = Crowd.priceInRange(prices[market]) }
    }
  }

  /// The price from outside, displaced by the net quantity.
  public func mark(of market: Int) -> Double {
    net.indices.contains(market) ? displaced(market, by: displacement(market, net[market])) : Crowd.lowestPrice
  }

  private func displaced(_ market: Int, by share: Double) -> Double {
    Crowd.priceInRange(outside[market] * exp(share))
  }

  private func displacement(_ market: Int, _ net: Double) -> Double {
    switch market < laws.count ? laws[market] : .linear(depth: .infinity) {
    case .linear(let depth): depth > 0 ? net / depth : 0
    case .squareRoot(let strength, let volume):
      volume > 0 ? (net < 0 ? -strength : strength) * (net.magnitude / volume).squareRoot() : 0
    }
  }

  /// The integral of the displacement from zero to a net quantity.
  private func sum(_ market: Int, _ net: Double) -> Double {
    switch market < laws.count ? laws[market] : .linear(depth: .infinity) {
    case .linear: displacement(market, net) * net / 2
    case .squareRoot: displacement(market, net) * net * 2 / 3
    }
  }
}
