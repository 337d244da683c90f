/// A run of words, each stretch with the part it plays.
public struct Text: Equatable, Sendable, ExpressibleByStringInterpolation {
  /// A stretch of text with one role.
  public struct Span: Equatable, Sendable {
    /// The words as they are; whoever draws them makes control characters visible.
    public var words: String
    /// The part they play.
    public var role: Role

    /// A stretch of `words` in `role`.
    public init(_ words: String, _ role: Role = .plain) {
      self.words = words
      self.role = role
    }
  }

  /// The part a stretch of text plays. Never conveyed by color alone: the words say it too.
  public enum Role: Equatable, Sendable {
    /// Ordinary words.
    case plain
    /// Strongly stressed.
    case strong
    /// Stressed.
    case emphasis
    /// Something to type.
    case code
    /// Secondary.
    case muted
    /// A gain or a safe state.
    case good
    /// Something to watch.
    case warning
    /// A loss or a broken limit.
    case danger
    /// A term with a glossary entry, by its slug.
    case term(String)
  }

  /// The stretches, in reading order.
  public var spans: [Span]

  /// Text of the given stretches.
  public init(_ spans: [Span]) {
    self.spans = spans
  }

  /// One stretch of `words` in `role`.
  public init(_ words: String, _ role: Role = .plain) {
    self.spans = [Span(words, role)]
  }

  /// Ordinary words.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// The words alone.
  public var words: String {
    spans.count == 1 ? spans[0].words : spans.map(\.words).joined()
  }

  /// Appends words in a role.
  public mutating func append(_ words: String, _ role: Role = .plain) {
    spans.append(Span(words, role))
  }
}
