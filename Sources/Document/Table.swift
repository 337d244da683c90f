/// Rows under column titles.
public struct Table: Equatable, Sendable {
  /// Which edge the cells of a column line up on.
  public enum Alignment: Equatable, Sendable {
    /// Words.
    case left
    /// Numbers.
    case right
  }

  /// A column's title and alignment.
  public struct Column: Equatable, Sendable {
    /// The title; may be empty.
    public var title: String
    /// How its cells line up.
    public var alignment: Alignment
    /// Whether the column may be left out where the window is too narrow for all of them.
    public var isDispensable: Bool

    /// A column.
    public init(_ title: String, _ alignment: Alignment = .left, isDispensable: Bool = false) {
      self.title = title
      self.alignment = alignment
      self.isDispensable = isDispensable
    }
  }

  /// The columns, left to right.
  public var columns: [Column]
  /// The rows; a row with fewer cells than columns ends in empty ones.
  public var rows: [[Text]]

  /// A table.
  public init(columns: [Column], rows: [[Text]]) {
    self.columns = columns
    self.rows = rows
  }
}
