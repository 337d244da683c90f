import Document

extension Pen {
  /// Writes what the characters of a picture stand for, as many entries on a line as there is room for.
  mutating func write(legend entries: [[Cell]]) {
    let gap = surface.cells(of: "   ")
    var line: [Cell] = []
    for entry in entries where !entry.isEmpty {
      if line.isEmpty {
        line = entry
      } else if line.width + gap.width + entry.width <= commonRoom {
        line += gap + entry
      } else {
        write(line)
        line = entry
      }
    }
    if !line.isEmpty {
      write(line)
    }
  }

  /// What is said of something that lies beyond the ends of an axis.
  static let outside = " (outside the picture)"
}
