/// What stands before the line, in stretches of text that each have a look.
public struct Prompt: Equatable, Sendable, ExpressibleByStringLiteral {
  /// A stretch of text.
  public struct Span: Equatable, Sendable {
    /// The words. Characters that are not one column wide are not drawn as they are.
    public var text: String
    /// The parameters of the terminal's “select graphic rendition”, such as `1;32`; `nil` for the terminal's own look.
    public var style: String?

    /// A stretch of `text`; a `style` of anything but digits and semicolons counts as none.
    public init(_ text: String, style: String? = nil) {
      self.text = text
      self.style = style
    }
  }

  /// The stretches, in reading order.
  public var spans: [Span]

  /// A prompt of the given stretches.
  public init(_ spans: [Span]) {
    self.spans = spans
  }

  /// A prompt without any look.
  public init(stringLiteral value: String) {
    self.init([Span(value)])
  }

  /// The words alone, safe to show.
  public func plain(in charset: Charset = .current) -> String {
    Self.narrow(spans.map(\.text).joined(), in: charset)
  }

  /// The prompt with its looks as literals between `\u{1}` marks.
  ///
  /// The editor loses a literal at the end and garbles two side by side. So each change of look is one literal, stuck to
  /// the character after it, and the last character always has the terminal's own look.
  func marked(in charset: Charset = .current) -> String {
    var characters: [(Character, String?)] = []
    for span in spans {
      let style = span.style.flatMap { Self.isStyle($0) ? $0 : nil }
      characters += Self.narrow(span.text, in: charset).map { ($0, style) }
    }
    if let last = characters.indices.last { characters[last].1 = nil }
    var result = ""
    var current: String?
    for (character, style) in characters {
      if style != current {
        result += "\u{1}\u{1B}[0" + (style.map { ";" + $0 } ?? "") + "m\u{1}"
        current = style
      }
      result.append(character)
    }
    return result
  }

  private static func isStyle(_ style: String) -> Bool {
    !style.isEmpty && style.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x3b }
  }

  /// Only characters one column wide, which is all that the editor places right.
  private static func narrow(_ text: String, in charset: Charset) -> String {
    String(
      String.UnicodeScalarView(
        TerminalText.safe(text, in: charset).unicodeScalars.compactMap { scalar in
          switch TerminalText.width(of: scalar) {
          case 1: scalar
          case 0: nil
          default: "?"
          }
        }))
  }
}
