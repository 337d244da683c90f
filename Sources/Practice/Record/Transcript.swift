import Document

/// A transcript is a script: commands as typed, what was shown as comments.
public enum Transcript {
  /// What every transcript begins with.
  static let firstLine = "# plimsoll transcript"

  /// What stands at the beginning: the commands so far, so that the file replays from an empty account.
  static func beginning(_ record: some Collection<String>, isWhole: Bool) -> String {
    var text = firstLine + "\n"
    if !isWhole { text += "# begun in the middle: what came before is not in this file\n" }
    for command in record { text += command + "\n" }
    return text
  }

  /// A command and what it showed.
  ///
  /// - Parameters:
  ///   - command: as typed; line ends in it would end the command, so they become semicolons.
  ///   - shown: the plain form of the report.
  ///   - failed: whether the command failed; it becomes a comment then, since a script stops where one fails.
  public static func entry(_ command: String, shown: String, failed: Bool = false) -> String {
    let line = command.split(whereSeparator: \.isNewline).joined(separator: "; ")
    let comments = shown.split(separator: "\n", omittingEmptySubsequences: true).map { "# \($0)\n" }.joined()
    return (failed ? "# failed: " : "") + line + "\n" + comments
  }
}
