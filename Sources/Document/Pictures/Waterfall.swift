/// A change, part by part: each bar begins where the one before it ends.
public struct Waterfall: Equatable, Sendable {
  /// One bar.
  public struct Item: Equatable, Sendable {
    /// Its name: `BTC`.
    public var label: String
    /// Where it begins.
    public var from: Double
    /// Where it ends.
    public var to: Double
    /// The number in words: `-12,048.00`.
    public var words: String
    /// The part it plays.
    public var role: Text.Role

    /// A bar.
    public init(_ label: String, from: Double, to: Double, _ words: String, _ role: Text.Role = .plain) {
      self.label = label
      self.from = from
      self.to = to
      self.words = words
      self.role = role
    }
  }

  /// The bars, first one first: usually what was, the parts, and what is.
  public var items: [Item]

  /// A waterfall.
  public init(_ items: [Item]) {
    self.items = items
  }
}
