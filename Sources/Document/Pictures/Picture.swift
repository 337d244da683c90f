/// A picture of numbers, with the words that say the same.
///
/// It says what is shown in the numbers' own units and leaves size, characters and colors to whoever draws it. The
/// points are for drawing only, so they are `Double`; every number that is read off a picture stands in it as words.
public struct Picture: Equatable, Sendable {
  /// What kind of picture it is, with its numbers.
  public enum Content: Equatable, Sendable {
    /// How much of something there is, against marks on the same scale.
    case bar(Bar)
    /// Lines over a common axis.
    case chart(Chart)
    /// Which region each point of a plane lies in.
    case map(RegionMap)
    /// A change, part by part.
    case waterfall(Waterfall)
  }

  /// What it is a picture of, a few words.
  public var title: String
  /// What it shows, in sentences; they stand in for it where pictures don't serve.
  public var words: String
  /// The picture itself.
  public var content: Content

  /// A picture.
  public init(title: String, words: String, content: Content) {
    self.title = title
    self.words = words
    self.content = content
  }

  /// How many cells a picture may take, for what has to be computed cell by cell.
  public struct Size: Equatable, Sendable {
    /// Columns of cells.
    public var columns: Int
    /// Rows of cells.
    public var rows: Int

    /// A size; each side is brought into 8 to 400.
    public init(columns: Int, rows: Int) {
      self.columns = min(max(columns, 8), 400)
      self.rows = min(max(rows, 8), 400)
    }
  }
}
