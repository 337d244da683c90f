import Margin
import Market

/// A crowd described by a few distributions, from which it is drawn.
///
///     var plan = CrowdPlan(listings: terms.listings, accounts: 100_000, seed: 7)
///     plan.leverage.median = 10
///     let crowd = plan.draw(under: CrowdRules(terms.rules), Workers(2))
///
/// Open interest is balanced: each contract has a long and a short, so the lots held long and held short in a market
/// are equal in number. The side with more lots is scaled down.
public struct CrowdPlan: Equatable, Sendable {
  /// A lognormal distribution, cut off at both ends: what lies beyond is drawn again.
  public struct Lognormal: Equatable, Sendable {
    /// Half of all draws lie below it.
    public var median: Double
    /// Standard deviation of the logarithm.
    public var spread: Double
    /// No draw lies below it.
    public var least: Double
    /// No draw lies above it.
    public var most: Double

    /// A distribution.
    public init(median: Double, spread: Double, least: Double, most: Double) {
      (self.median, self.spread, self.least, self.most) = (median, spread, least, most)
    }
  }

  /// The markets with the marks the crowd starts at; the first eight count. Earlier ones are more popular.
  public var listings: [VenueTerms.Listing]
  /// How many accounts: 0…1,000,000.
  public var accounts: Int
  /// What an account is worth at the beginning, quote currency.
  public var wallet = Lognormal(median: 2_000, spread: 1.5, least: 50, most: 50_000_000)
  /// Gross notional over equity at the beginning, before open interest is balanced.
  public var leverage = Lognormal(median: 5, spread: 0.7, least: 0.2, most: 50)
  /// The chance that an account is for rising prices, 0…1.
  public var longShare = 0.5
  /// How alike the sides of an account's positions are: 1 all the same, 0 drawn independently.
  public var sideCorrelation = 0.5
  /// The mean number of markets an account holds, 1 or more.
  public var positions = 2.5
  /// Standard deviation of a position's profit or loss as a share of the equity behind it, cut off at ± 60 %.
  public var profitSpread = 0.2
  /// The random numbers' seed.
  public var seed: UInt64

  /// A plan with ordinary distributions.
  public init(listings: [VenueTerms.Listing], accounts: Int, seed: UInt64) {
    (self.listings, self.accounts, self.seed) = (listings, accounts, seed)
  }
}
