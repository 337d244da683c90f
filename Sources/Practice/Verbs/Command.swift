import Margin
import Market

/// What a learner asked for, understood.
enum Command: Sendable {
  case deposit(Fixed)
  case withdraw(Fixed)
  case trade(Side, size: Fixed, Symbol, leverage: Fixed?, isolated: Bool, Liquidity)
  case order(Side, size: Fixed, Symbol, OrderTerms, leverage: Fixed?, isolated: Bool)
  case orders
  case cancel(Int?)
  case book(Symbol, RouteTerms)
  case closeBook(Symbol)
  case depth(Symbol, Fixed)
  case spread(Symbol, BookTerms.Distance)
  case supply(Symbol, SupplyAmount, over: Int)
  case provide(Symbol, Fixed)
  case takeOut(Symbol, part: Fixed)
  case showShares
  case closeAll
  case close(Symbol, Part?)
  case leverage(Symbol, Fixed)
  case isolate(Symbol, Fixed?)
  case pool(Symbol)
  case price([(symbol: Symbol, price: Fixed)])
  case moveAll(Fixed)
  case move([(symbol: Symbol, share: Fixed)])
  case step(Int)
  case stepUntil(EventKind)
  case funding(Symbol, FundingForm)
  case wait(Int)
  case latency(Symbol?, Int)
  case feed(Symbol, MarkRule?)
  case showFeeds
  case relay(Symbol, RelayTerms, relayers: Int)
  case relayOff(Symbol)
  case showRelays
  case relayer(Int, Relayer, Symbol?)
  case account, positions, thresholds
  case events(Int)
  case term(String)
  case terms(String?)
  case show([Figure])
  case explain(Figure, deep: Bool)
  case why(svg: String?)
  case whatIf(String)
  case compare(Comparison)
  case rescue
  case ladder(Symbol, Fixed, Side?)
  case frontier(Symbol, Symbol, Span?, svg: String?)
  case plot(Plot, svg: String?)
  case showCrowd
  case drawCrowd(CrowdForm)
  case endCrowd
  case shock(Stress, svg: String?)
  case settle(Int?, svg: String?)
  case solvency(Stress)
  case capacityCurve(Stress, svg: String?)
  /// What a crowd led to; nobody types it.
  case follow([CrowdStep])
  case guards
  case arm(Guard)
  case disarm(Int?)
  case showBetas
  case betas([(symbol: Symbol, beta: Fixed)])
  case betasFromPath
  case calculate(String)
  case undo(Int), redo(Int)
  case bookmarks
  case bookmark(String)
  case goto(String)
  case reset
  case showRules
  case rules(String)
  case showMarket(Symbol?)
  case define(MarketForm)
  case showScenarios
  case scenario(String)
  case prices([(symbol: Symbol, file: String)])
  case save(String?), load(String?)
  case transcript(String?)
  case lesson(LessonCommand)
  case help(String?)
  case settings
  case set(String, String)
  case adjust(Adjustment)
  case quit

  /// A setting of the venue.
  enum Adjustment: Equatable, Sendable {
    case liquidation(Bool)
    case slippage(Fixed)
    case fund(Fixed)
  }

  /// What the way so far is compared with.
  enum Comparison: Sendable {
    case isolated
    case rules(String)
    case guarded(Guard)
    case unguarded
    case latency([Int])
  }

  /// A crowd as the learner describes it; what is left out gets a default.
  struct CrowdForm: Equatable, Sendable {
    var accounts: Int
    var seed: Int?
    var leverage: Fixed?
    var long: Fixed?
    var capacity: Int?
    var fund: Fixed?
  }

  /// Moves of all markets, or of those named.
  enum Stress: Sendable {
    case all(Fixed)
    case some([(symbol: Symbol, share: Fixed)])
  }

  /// From one move to another, as shares.
  struct Span: Equatable, Sendable {
    var low: Fixed
    var high: Fixed
  }

  /// What is drawn.
  enum Plot: Equatable, Sendable {
    case margin
    case equity(Symbol, Span?)
    case path
  }

  /// How much of a position is meant.
  enum Part: Equatable, Sendable {
    case size(Fixed)
    case share(Fixed)
  }

  /// How a funding rate is given.
  enum FundingForm: Equatable, Sendable {
    case rate(Fixed)
    case premium(Fixed)
    case impact(bid: Fixed, ask: Fixed)
  }

  /// A market as the learner describes it; what is left out gets a default.
  struct MarketForm: Equatable, Sendable {
    var symbol: Symbol
    var price: Fixed
    var tick: Fixed?
    var lot: Fixed?
    var leverage: Fixed?
    var taker: Fixed?
    var maker: Fixed?
    var tiers: [Tier] = []

    /// A tier's beginning and rate.
    struct Tier: Equatable, Sendable {
      var from: Fixed
      var rate: Fixed
    }
  }
}
