/// Something that went wrong, with the place and the way out.
public struct Diagnostic: Equatable, Sendable {
  /// Where in a text the trouble stands.
  public struct Place: Equatable, Sendable {
    /// The file's name; nil for a line typed at the prompt.
    public var file: String?
    /// The line's number, from 1; nil for a line typed at the prompt.
    public var line: Int?
    /// The line itself.
    public var source: String
    /// The offending characters of `source`, as offsets of Unicode scalars; may be empty (at the end, say).
    public var range: Range<Int>

    /// A place in a text.
    public init(file: String? = nil, line: Int? = nil, source: String, range: Range<Int>) {
      self.file = file
      self.line = line
      self.source = source
      self.range = range
    }
  }

  /// What is wrong, as one sentence.
  public var message: String
  /// The place; nil when it lies in no text.
  public var place: Place?
  /// What was expected, a suggestion, an example: a line each.
  public var notes: [Text]

  /// A diagnostic.
  public init(_ message: String, at place: Place? = nil, notes: [Text] = []) {
    self.message = message
    self.place = place
    self.notes = notes
  }
}
