/// What a document is drawn on.
///
/// The terminal itself is never asked: whoever knows it says so here, and a test can be any of them.
public struct Surface: Sendable, Equatable {
  /// Which characters are at hand.
  public enum Charset: String, Sendable, CaseIterable {
    /// All of Unicode.
    case unicode
    /// ASCII alone; what we draw ourselves is spelled in it, other characters from data become `?`.
    case ascii
  }

  /// For which reader.
  public enum Form: String, Sendable, CaseIterable {
    /// For eyes: aligned columns, guides, pictures.
    case text
    /// For ears and for line tools: words only, one fact after the other.
    case plain
  }

  /// What stands between blocks.
  public enum Spacing: String, Sendable, CaseIterable {
    /// A blank line, as in prose.
    case airy
    /// Nothing, as in a report of a few lines; only a heading keeps its blank line.
    case close
  }

  /// The widths a surface can have, in columns.
  public static let widths = 20...400

  private var columns: Int

  /// The columns of a line, held within ``widths``.
  public var width: Int {
    get { columns }
    set { columns = min(max(newValue, Surface.widths.lowerBound), Surface.widths.upperBound) }
  }
  /// Whether colors and other styles are used.
  public var color: Bool
  /// Which characters are at hand.
  public var charset: Charset
  /// For which reader.
  public var form: Form
  /// What stands between blocks.
  public var spacing: Spacing

  /// A surface; `width` is brought into ``widths``.
  public init(
    width: Int = 80, color: Bool = false, charset: Charset = .unicode, form: Form = .text, spacing: Spacing = .airy
  ) {
    self.columns = 0
    self.color = color
    self.charset = charset
    self.form = form
    self.spacing = spacing
    self.width = width
  }

  /// Whether lines and pictures may use Unicode's drawing characters.
  var drawsUnicode: Bool { charset == .unicode && form == .text }
}
