extension HandIn {
  /// The largest hand-in read, in bytes.
  public static let limit = 1_048_576
  /// The most lines that are typed again.
  static let mostLines = 10_000

  /// Why a text is no hand-in.
  public enum Problem: Error, Equatable, Sendable {
    /// It doesn't begin as one.
    case noHandIn
    /// A line of the head is missing or doesn't read.
    case head(String)
    /// It has too many lines.
    case tooLong
  }

  /// A text with the line ends of this house, whatever editor or mail it went through.
  static func withPlainLineEnds(_ text: String) -> String {
    text.utf8.contains(13) ? String(decoding: text.utf8.filter { $0 != 13 }, as: UTF8.self) : text
  }

  /// The hand-in a text holds. An unfinished last line, as a kill may leave it, is passed over.
  public init(_ text: String) throws(Problem) {
    var lines = Self.withPlainLineEnds(text).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first?.trimmingPrefix("\u{FEFF}") == Self.firstLine[...] else { throw .noHandIn }
    // What stands behind the last line end was never finished.
    lines.removeLast()
    func head(_ key: String) -> String? {
      lines.dropFirst().prefix(4).first { $0.hasPrefix("# \(key):") }
        .map { String($0.dropFirst(key.count + 3)).trimmingSpaces }
    }
    guard let lesson = head("lesson"), LessonFile.isName(lesson) else { throw .head("lesson") }
    guard let version = head("version"), version.utf8.count <= 32 else { throw .head("version") }
    guard let seed = head("seed").flatMap({ UInt64($0) }) else { throw .head("seed") }
    self.lesson = lesson
    self.version = version
    self.seed = seed
    name = Self.name(head("name") ?? "")
    self.lines = lines.dropFirst().filter { !$0.hasPrefix("#") && !$0.isEmpty }.map { String($0.prefix(4_096)) }
    guard self.lines.count <= Self.mostLines else { throw .tooLong }
  }
}
