import Margin

/// Prices over time: real ones from a scenario or a file, step by step.
public final class PricePath: Sendable {
  /// One market's prices within a step.
  public struct Bar: Equatable, Sendable, Codable {
    /// Highest price.
    public var high: Fixed
    /// Lowest price.
    public var low: Fixed
    /// Last price.
    public var close: Fixed

    /// A bar; `low ≤ close ≤ high` and all above zero.
    public init(high: Fixed, low: Fixed, close: Fixed) {
      self.high = high
      self.low = low
      self.close = close
    }
  }

  /// One step: the time at its end and a bar for each market of the path.
  public struct Step: Equatable, Sendable, Codable {
    /// When the step ends, as written in the source.
    public var time: String
    /// A bar per market, in the path's order.
    public var bars: [Bar]

    /// A step.
    public init(time: String, bars: [Bar]) {
      self.time = time
      self.bars = bars
    }
  }

  /// The most steps a path may have.
  public static let mostSteps = 20_000

  /// The name it was loaded by.
  public let id: String
  /// What it is.
  public let title: String
  /// Where the prices come from.
  public let source: String
  /// How long a step is, such as `1h`.
  public let interval: String
  /// The markets that move.
  public let markets: [Symbol]
  /// When the path begins.
  public let startTime: String
  /// The markets' prices at the beginning.
  public let start: [Fixed]
  /// The steps, oldest first.
  public let steps: [Step]

  /// A path. Every step has a bar for each market.
  public init(
    id: String, title: String, source: String, interval: String, markets: [Symbol], startTime: String,
    start: [Fixed], steps: [Step]
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.interval = interval
    self.markets = markets
    self.startTime = startTime
    self.start = start
    self.steps = steps
  }
}

extension PricePath: Equatable {
  /// Whether both hold the same prices under the same name.
  public static func == (a: PricePath, b: PricePath) -> Bool {
    a === b
      || (a.id == b.id && a.markets == b.markets && a.startTime == b.startTime && a.start == b.start
        && a.steps == b.steps)
  }
}
