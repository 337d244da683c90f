/// What can be shown to a person: a sequence of blocks, free of width, color and character set.
///
/// A document says what something *is* (a gain, a danger, a figure's name); how that looks is decided by whoever draws
/// it. Nothing here reads or writes anything.
public struct Document: Equatable, Sendable {
  /// The blocks, first one first.
  public var blocks: [Block]

  /// A document of the given blocks.
  public init(_ blocks: [Block] = []) {
    self.blocks = blocks
  }
}

/// One piece of a document that stands on lines of its own.
public enum Block: Equatable, Sendable {
  /// A title; level 1 is the largest.
  case heading(Text, level: Int)
  /// Running text, wrapped to the width.
  case paragraph(Text)
  /// Items, numbered from 1 when `ordered`.
  case list([[Block]], ordered: Bool)
  /// Blocks set apart as somebody's words.
  case quote([Block])
  /// Lines kept exactly as they are.
  case code([String])
  /// Rows under column titles.
  case table(Table)
  /// A statement and the statements it rests on.
  case tree(Tree)
  /// Numbers over time in one line, with the words that say the same.
  case sparkline(Sparkline)
  /// Numbers drawn, with the words that say the same.
  case picture(Picture)
  /// An empty line, where blocks stand close and a pause helps the reader.
  case gap
  /// Something that went wrong, pointing at the place.
  case diagnostic(Diagnostic)
}
