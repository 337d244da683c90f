/// Lines over a common axis: equity and requirement against a price, or over time.
public struct Chart: Equatable, Sendable {
  /// A point of a line.
  public struct Point: Equatable, Sendable {
    /// Where along the horizontal axis.
    public var x: Double
    /// Where along the vertical axis.
    public var y: Double

    /// A point.
    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// One line, through its points in order.
  public struct Line: Equatable, Sendable {
    /// Its name, for the legend.
    public var label: String
    /// Its points, from left to right; straight between them.
    public var points: [Point]
    /// The part it plays.
    public var role: Text.Role

    /// A line.
    public init(_ label: String, _ points: [Point], _ role: Text.Role = .plain) {
      self.label = label
      self.points = points
      self.role = role
    }
  }

  /// A place along the horizontal axis that means something: a threshold, or something that happened.
  public struct Mark: Equatable, Sendable {
    /// Its name, with its number: `liquidation 48,091.7`.
    public var label: String
    /// Where it is.
    public var x: Double
    /// The part it plays.
    public var role: Text.Role

    /// A mark.
    public init(_ label: String, at x: Double, _ role: Text.Role = .plain) {
      self.label = label
      self.x = x
      self.role = role
    }
  }

  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// The lines; the first is drawn on top.
  public var lines: [Line]
  /// What is marked, from left to right.
  public var marks: [Mark]

  /// A chart.
  public init(x: Axis, y: Axis, lines: [Line], marks: [Mark] = []) {
    self.x = x
    self.y = y
    self.lines = lines
    self.marks = marks
  }
}
