/// Which region each point of a plane lies in, cell by cell: the two prices of an account, and what becomes of it there.
public struct RegionMap: Equatable, Sendable {
  /// A kind of place.
  public struct Region: Equatable, Sendable {
    /// Its name: `margin call`.
    public var label: String
    /// The part it plays.
    public var role: Text.Role
    /// One ASCII character that stands for it where there is no other; no two regions share one.
    public var letter: Character

    /// A region.
    public init(_ label: String, _ letter: Character, _ role: Text.Role) {
      self.label = label
      self.letter = letter
      self.role = role
    }
  }

  /// The horizontal axis. The cells of a row share it evenly; a cell stands for its center.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// The regions there can be.
  public var regions: [Region]
  /// Row by row from the top, each from the left, the index of the region a cell's center lies in. Rows are equally long.
  public var cells: [[Int]]
  /// The way that was walked, oldest point first; may leave the map.
  public var path: [Chart.Point]
  /// Where the account stands.
  public var here: Chart.Point

  /// A map.
  public init(
    x: Axis, y: Axis, regions: [Region], cells: [[Int]], path: [Chart.Point] = [], here: Chart.Point
  ) {
    self.x = x
    self.y = y
    self.regions = regions
    self.cells = cells
    self.path = path
    self.here = here
  }
}
