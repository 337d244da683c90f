/// What differs between venues: how margin is measured, when liquidation begins and how it goes.
///
/// The figures' formulas are the same for all; a rule set says which ratio is printed, what is required, and what
/// happens below the requirement. The kit's rule sets name their source and date.
public struct RuleSet: Equatable, Sendable, Codable {
  /// Which margin ratio a venue prints.
  public enum RatioConvention: String, Sendable, Codable, CaseIterable {
    /// Requirement over equity: danger is high, 100 % liquidates.
    case maintenanceOverEquity = "maintenance_over_equity"
    /// Equity over requirement: danger is low, 100 % liquidates.
    case equityOverMaintenance = "equity_over_maintenance"
  }

  /// Which comparison begins a liquidation.
  public enum Trigger: String, Sendable, Codable, CaseIterable {
    /// Equity at the requirement or below it.
    case atOrBelow = "at_or_below"
    /// Equity below the requirement.
    case below
  }

  /// The price a position's notional is taken at for margin.
  public enum Basis: String, Sendable, Codable, CaseIterable {
    /// The mark price.
    case mark
    /// The average entry price.
    case entry
  }

  /// How the rate of a funding payment follows from the premium.
  public struct Funding: Equatable, Sendable, Codable {
    /// The interest part per interval.
    public var interest: Fixed
    /// The most that interest may pull the rate from the premium.
    public var clamp: Fixed
    /// The largest rate either way; nil for none.
    public var cap: Fixed?
    /// The interval, in hours.
    public var hours: Int

    /// Funding terms.
    public init(interest: Fixed, clamp: Fixed, cap: Fixed?, hours: Int) {
      self.interest = interest
      self.clamp = clamp
      self.cap = cap
      self.hours = hours
    }
  }

  /// Reducing positions step by step before closing all of them.
  public struct Partial: Equatable, Sendable, Codable {
    /// Which position is reduced first.
    public enum Order: String, Sendable, Codable, CaseIterable {
      /// The one with the most maintenance margin.
      case largestMaintenance = "largest_maintenance"
      /// The one with the largest unrealized loss.
      case largestLoss = "largest_loss"
      /// The one with the largest notional.
      case largestNotional = "largest_notional"
    }

    /// Only positions with a notional above this are reduced in part.
    public var above: Fixed
    /// The share of the position closed at a step.
    public var share: Fixed
    /// Which position goes first.
    public var order: Order
    /// Equity over requirement above which reducing stops.
    public var stopAt: Fixed
    /// The most steps before everything is closed.
    public var steps: Int

    /// Terms of partial liquidation.
    public init(above: Fixed, share: Fixed, order: Order, stopAt: Fixed, steps: Int) {
      self.above = above
      self.share = share
      self.order = order
      self.stopAt = stopAt
      self.steps = steps
    }
  }

  /// How a liquidation goes.
  public struct Liquidation: Equatable, Sendable, Codable {
    /// Who keeps what is left after a full close.
    public enum Remainder: String, Sendable, Codable, CaseIterable {
      /// The account.
      case account
      /// The insurance fund.
      case fund
    }

    /// Whether resting orders are canceled first.
    public var cancelsOrders: Bool
    /// Positions close at the mark less this share of it (longs) or plus it (shorts).
    public var slippage: Fixed
    /// Share of the notional closed, paid to the insurance fund out of what is left.
    public var fee: Fixed
    /// Reducing before closing; nil when everything is closed at once.
    public var partial: Partial?
    /// Who keeps what is left.
    public var remainder: Remainder

    /// Terms of liquidation.
    public init(cancelsOrders: Bool, slippage: Fixed, fee: Fixed, partial: Partial?, remainder: Remainder) {
      self.cancelsOrders = cancelsOrders
      self.slippage = slippage
      self.fee = fee
      self.partial = partial
      self.remainder = remainder
    }
  }

  /// The name it is chosen by.
  public var id: String
  /// The venue or purpose.
  public var title: String
  /// What is peculiar about it, in a sentence.
  public var summary: String
  /// Where the rules were read.
  public var source: String
  /// When they were read, as `2026-11-20`.
  public var date: String
  /// The currency of money and prices.
  public var quote: String
  /// Which ratio is printed.
  public var ratio: RatioConvention
  /// Which comparison liquidates.
  public var trigger: Trigger
  /// Equity over requirement at or below which a margin call is raised; nil for none.
  public var marginCall: Fixed?
  /// Basis of maintenance margin for pooled positions.
  public var crossBasis: Basis
  /// Basis of maintenance margin for isolated positions.
  public var isolatedBasis: Basis
  /// Basis of initial margin.
  public var initialBasis: Basis
  /// Whether the requirement holds the taker fee of closing besides maintenance margin.
  public var reservesClosingFee: Bool
  /// The share of a liquidity pool share's worth, fees aside, that counts as collateral; nil where it doesn't count.
  public var lpWeight: Fixed?
  /// Funding terms.
  public var funding: Funding
  /// Liquidation terms.
  public var liquidation: Liquidation

  /// A rule set.
  public init(
    id: String, title: String, summary: String, source: String, date: String, quote: String,
    ratio: RatioConvention, trigger: Trigger, marginCall: Fixed?, crossBasis: Basis, isolatedBasis: Basis,
    initialBasis: Basis, reservesClosingFee: Bool, lpWeight: Fixed? = nil, funding: Funding, liquidation: Liquidation
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.source = source
    self.date = date
    self.quote = quote
    self.ratio = ratio
    self.trigger = trigger
    self.marginCall = marginCall
    self.crossBasis = crossBasis
    self.isolatedBasis = isolatedBasis
    self.initialBasis = initialBasis
    self.reservesClosingFee = reservesClosingFee
    self.lpWeight = lpWeight
    self.funding = funding
    self.liquidation = liquidation
  }

  /// Rules that ask for nothing, for where no account is at hand.
  public static let none = RuleSet(
    id: "none", title: "none", summary: "", source: "", date: "", quote: "", ratio: .maintenanceOverEquity,
    trigger: .atOrBelow, marginCall: nil, crossBasis: .mark, isolatedBasis: .mark, initialBasis: .mark,
    reservesClosingFee: false, funding: Funding(interest: .zero, clamp: .zero, cap: nil, hours: 8),
    liquidation: Liquidation(cancelsOrders: false, slippage: .zero, fee: .zero, partial: nil, remainder: .account))
}
