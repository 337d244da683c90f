/// What a YAML file may not have, looked for before it is parsed: the parser recurses into nested values and compares
/// keys whole, so a short file could overflow its stack or keep it busy for years.
enum YAMLBounds {
  /// How deep lists and mappings in brackets may nest.
  static let deepest = 64
  /// How far a line may be indented, dashes included.
  static let farthest = 200

  /// The first thing that is too much, with its place.
  static func problem(in text: String) -> (place: (line: Int, column: Int), message: String, cure: String)? {
    var (line, column, depth) = (1, 0, 0)
    var (indenting, opens) = (true, true)
    var comment = false
    var before: UInt8 = 10
    for byte in text.utf8 {
      column += 1
      defer { before = byte }
      if byte == 10 {
        (line, column, indenting, opens, comment) = (line + 1, 0, true, true, false)
        continue
      }
      if comment { continue }
      if byte == UInt8(ascii: "#"), before == 32 || before == 10 {
        comment = true
        continue
      }
      if indenting, ![32, UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":")].contains(byte) { indenting = false }
      if indenting, column > farthest {
        return ((line, column), "The line is indented too far.", "Indent by at most \(farthest) characters.")
      }
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > deepest {
          return ((line, column), "The brackets are nested too deep.", "Use at most \(deepest) within each other.")
        }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "*") where opens && (before == 32 || before == 10 || isMark(before)):
        return ((line, column), "References to other values are not read.", "Write the value out, or put it in quotes.")
      default: break
      }
      // A value can begin after these; spaces don't change that.
      if byte != 32 { opens = isMark(byte) }
    }
    return nil
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    [":", "-", "?", "[", "{", ",", ">", "|", "&", "!"].contains(Unicode.Scalar(byte))
  }
}
