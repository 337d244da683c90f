import Document

/// A glossary entry: what a term means, where it is seen, and something to try.
public struct GlossaryEntry: Equatable, Sendable {
  /// The name of its file, which links to it.
  public var slug: String
  /// The term as it is written.
  public var name: String
  /// Other names it goes by.
  public var aliases: [String]
  /// The part of the field it belongs to.
  public var group: String
  /// Figures that show it, by name.
  public var figures: [String]
  /// Verbs that cause it or act on it, by name.
  public var verbs: [String]
  /// Events in which it happens, by name.
  public var events: [String]
  /// Terms to read next, by slug.
  public var related: [String]
  /// Where formula and facts come from.
  public var sources: [String]
  /// The definition: the first paragraph.
  public var definition: Text
  /// Everything under the title, the definition included.
  public var body: [Block]
  /// What can be tried; nil where the mechanism is not there yet.
  public var trial: Trial?
  /// The file it was read from.
  public var file: String
  /// Where its parts stand in the file.
  public var places: Places

  /// Numbers of lines, from 1.
  public struct Places: Equatable, Sendable {
    /// The line of the title.
    public var title: Int
    /// The line of the sources.
    public var sources: Int
  }
}

/// Commands to try in an empty account, and what is expected of them.
public struct Trial: Equatable, Sendable {
  /// A line, with its number in the file.
  public struct Line: Equatable, Sendable {
    /// What stands there: a command, or `expect` and what holds.
    public var text: String
    /// The line's number, from 1.
    public var number: Int

    /// What is expected, without the word `expect`; nil for a command.
    public var expectation: String? {
      text.hasPrefix("expect ") ? String(text.dropFirst(7)) : nil
    }
  }

  /// The lines, in order.
  public var lines: [Line]

  /// The commands alone.
  public var commands: [String] { lines.filter { $0.expectation == nil }.map(\.text) }
}
