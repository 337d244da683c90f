/// How much of something there is, against marks on the same scale: equity against what is required of it.
public struct Bar: Equatable, Sendable {
  /// A place on the scale that means something.
  public struct Mark: Equatable, Sendable {
    /// Its name: `liquidation`.
    public var label: String
    /// Where it is on the scale.
    public var value: Double
    /// The number in words: `303.75`.
    public var words: String
    /// The part it plays.
    public var role: Text.Role

    /// A mark.
    public init(_ label: String, _ value: Double, _ words: String, _ role: Text.Role = .plain) {
      self.label = label
      self.value = value
      self.words = words
      self.role = role
    }
  }

  /// How much there is, with its name, its words and its role; drawn as the filled part, from zero. Below zero nothing is
  /// filled.
  public var filled: Mark
  /// The marks on the scale.
  public var marks: [Mark]
  /// The upper end of the scale; above zero. Whatever lies beyond it is drawn at the end.
  public var full: Double

  /// A bar.
  public init(filled: Mark, marks: [Mark], full: Double) {
    self.filled = filled
    self.marks = marks
    self.full = full
  }
}
