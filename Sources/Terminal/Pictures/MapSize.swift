import Document

/// How much room a map takes.
enum MapRoom {
  /// The columns left of the cells: ticks of nine characters, a space and the axis.
  static let gutter = 10
  static let columns = 8...100
  static let rows = 8...24
  /// The rows of a window that are left to the title, the axes, the legend, the words and the prompt.
  static let around = 10
}

/// How many cells a map takes in a window, drawn as they are given: one character each.
///
/// A map that is computed in this size is drawn cell by cell. One that is larger than there is room for is thinned out,
/// one that is smaller is drawn as small as it is. In a window too narrow for any map its words stand alone.
///
/// - Parameters:
///   - width: The columns of the window.
///   - rows: The rows of the window, if there is one; its map leaves room for what stands around it.
/// - Returns: At most 100 columns and 24 rows, about four times as many columns as rows.
public func mapSize(width: Int, rows: Int?) -> Picture.Size {
  let width = min(max(width, Surface.widths.lowerBound), Surface.widths.upperBound)
  let columns = min(max(width - MapRoom.gutter - 1, MapRoom.columns.lowerBound), MapRoom.columns.upperBound)
  let free = min(max(rows ?? .max, MapRoom.around), 1_000) - MapRoom.around
  let high = min(max(min(columns / 4, free), MapRoom.rows.lowerBound), MapRoom.rows.upperBound)
  return Picture.Size(columns: columns, rows: high)
}
