/// What happened to a crowd over all ticks so far. Money is in quote currency.
public struct CrowdFigures: Equatable, Sendable {
  /// Ticks so far.
  public internal(set) var ticks = 0
  /// Rounds of liquidations.
  public private(set) var rounds = 0
  /// The most rounds a tick took until quiet.
  public private(set) var mostRounds = 0
  /// Accounts liquidated.
  public private(set) var liquidated = 0
  /// What they held, at the marks of their rounds.
  public private(set) var notional = 0.0
  /// Losses beyond their money.
  public private(set) var badDebt = 0.0
  /// What the fund paid of it.
  public private(set) var paid = 0.0
  /// What deleveraged winners gave up against the mark; a price better than the mark isn't set against it.
  public private(set) var deleveraged = 0.0
  /// Closings of a winner's position, whole or in part.
  public private(set) var deleverages = 0
  /// What was taken from accounts with unrealized profit.
  public private(set) var socialized = 0.0
  /// Accounts waiting now.
  public private(set) var backlog = 0
  /// The most accounts that waited at the end of a tick.
  public private(set) var longestBacklog = 0
  /// Accounts that a better price saved while they waited.
  public private(set) var saved = 0
  /// The most ticks an account waited.
  public private(set) var longestWait = 0
  private var waited = 0
  private var outside = Extent()
  private var marked = Extent()

  /// Nothing has happened.
  public init() {}

  /// The mean wait of the accounts liquidated, in ticks.
  public var meanWait: Double { liquidated == 0 ? 0 : Double(waited) / Double(liquidated) }

  /// How far marks fell below the beginning at most, as a share of it: of all markets, weighed by their open interest.
  public var fall: Double { 1 - marked.lowest }
  /// How far prices from outside fell, measured in the same way: the shock.
  public var outsideFall: Double { 1 - outside.lowest }
  /// How far marks rose above the beginning at most.
  public var rise: Double { marked.highest - 1 }
  /// How far prices from outside rose.
  public var outsideRise: Double { outside.highest - 1 }
  /// The fall of the marks beyond the shock's; below zero when buying held them up.
  public var fallBeyond: Double { fall - outsideFall }
  /// The move of the marks over the move from outside, of falls or of rises, whichever was larger outside; nil as long
  /// as nothing moved outside. 1 says that liquidations moved nothing.
  public var amplification: Double? {
    if outsideFall >= outsideRise { return outsideFall > 0 ? fall / outsideFall : nil }
    return rise / outsideRise
  }

  mutating func add(_ tick: CrowdTick) {
    rounds += tick.rounds.count
    mostRounds = max(mostRounds, tick.rounds.count)
    liquidated += tick.liquidated
    notional += tick.notional
    badDebt += tick.badDebt
    paid += tick.paid
    deleveraged += tick.deleverages.reduce(0) { $0 + max($1.cost, 0) }
    deleverages += tick.deleverages.count
    socialized += tick.socialized
    backlog = tick.backlog
    longestBacklog = max(longestBacklog, tick.backlog)
    saved += tick.saved
    longestWait = max(longestWait, tick.longestWait)
    waited += tick.waited
    outside.reach(tick.outside)
    marked.reach(tick.marked)
  }
}
