/// One axis of a picture: what is measured along it, and what is written beside it.
public struct Axis: Equatable, Sendable {
  /// A place on the axis with its words.
  public struct Tick: Equatable, Sendable {
    /// Where it is.
    public var value: Double
    /// What is written there: `48,000`.
    public var words: String

    /// A tick.
    public init(_ value: Double, _ words: String) {
      self.value = value
      self.words = words
    }
  }

  /// What is measured, with its unit: `BTC price, USDT`.
  public var label: String
  /// The ends of the axis; finite, the lower one below the upper one.
  public var range: ClosedRange<Double>
  /// Places that are named, in any order. Those that don't fit are left out when drawn, the later ones first.
  public var ticks: [Tick]

  /// An axis.
  public init(_ label: String, _ range: ClosedRange<Double>, ticks: [Tick]) {
    self.label = label
    self.range = range
    self.ticks = ticks
  }
}
