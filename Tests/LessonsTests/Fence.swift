/// A fenced block of a Markdown document.
struct Fence: Equatable, Sendable {
  /// What stands behind the opening backticks.
  var info: String
  /// The lines between the fences.
  var text: String
  /// Their numbers, from 0.
  var lines: Range<Int>
  /// The headings it stands under: of the second level, and of the third below it.
  var section = "", title = ""

  /// The fenced blocks of a document. One of four backticks may hold others of three.
  static func all(in document: String) -> [Fence] {
    let lines = document.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var fences: [Fence] = []
    var (section, title) = ("", "")
    var open: (ticks: Int, start: Int)?
    for (number, line) in lines.enumerated() {
      let ticks = line.prefix { $0 == "`" }.count
      if let (wanted, start) = open {
        guard ticks == wanted, line.count == ticks else { continue }
        fences.append(
          Fence(
            info: String(lines[start - 1].dropFirst(wanted)), text: lines[start..<number].joined(separator: "\n"),
            lines: start..<number, section: section, title: title))
        open = nil
      } else if ticks >= 3 {
        open = (ticks, number + 1)
      } else if line.hasPrefix("## ") {
        (section, title) = (String(line.dropFirst(3)), "")
      } else if line.hasPrefix("### ") {
        title = String(line.dropFirst(4))
      }
    }
    return fences
  }
}
