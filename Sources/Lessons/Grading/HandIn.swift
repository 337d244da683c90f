/// What a learner hands in: the lines typed in a lesson, under a head that says which lesson with which numbers.
///
/// Lines behind `#` are what was shown, and nobody's claim: grading types the others again.
public struct HandIn: Equatable, Sendable {
  /// How every hand-in begins.
  public static let firstLine = "# plimsoll hand-in"

  /// The lesson, by id.
  public var lesson: String
  /// The version of the lesson's text.
  public var version: String
  /// What its numbers were drawn from.
  public var seed: UInt64
  /// Who took it; empty when no name was given.
  public var name: String
  /// The lines typed.
  public var lines: [String]

  /// A name as it stands in a hand-in, on one line and of a length that is read; numbers are drawn from it as it is
  /// there, so that grading draws the same.
  static func name(_ name: String) -> String {
    String(name.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingSpaces.prefix(100)).trimmingSpaces
  }

  /// The head of a hand-in, with the lines typed so far.
  public static func beginning(of player: Player) -> String {
    let name = Self.name(player.name ?? "")
    let head = """
      \(firstLine)
      # lesson: \(player.lesson.id)
      # version: \(player.lesson.version)
      # seed: \(player.seed)
      # name: \(name)

      """
    return head + player.record.map(Self.line).joined()
  }

  /// A line as it stands in a hand-in: an empty one goes on, and is written as the command that does.
  public static func line(_ typed: String) -> String {
    let text = typed.split(whereSeparator: \.isNewline).joined(separator: "; ").trimmingSpaces
    // A comment that was typed must not look like what was shown.
    return (text.isEmpty || text.hasPrefix("#") ? "next" : text) + "\n"
  }
}
