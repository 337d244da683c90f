/// A statement and the statements it rests on, such as a figure and the parts it was computed from.
public struct Tree: Equatable, Sendable {
  /// The statement: one line, then any lines that belong under it before its children.
  public var lines: [Text]
  /// What it rests on.
  public var children: [Tree]

  /// A statement with its grounds.
  public init(_ lines: [Text], _ children: [Tree] = []) {
    self.lines = lines
    self.children = children
  }
}
