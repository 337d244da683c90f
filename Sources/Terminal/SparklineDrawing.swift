import Document

extension Pen {
  mutating func draw(_ sparkline: Sparkline) {
    let words = surface.cells(of: sparkline.words)
    guard surface.form == .text else {
      write(sparkline.label.isEmpty ? words : surface.cells(of: sparkline.label + ": ") + words)
      return
    }
    var line = surface.cells(of: sparkline.label, .strong)
    // A label that leaves no room for a picture goes the way of all text.
    let free = commonRoom - line.width - 1
    guard free >= 8 else {
      write(line)
      write(words)
      return
    }
    if !line.isEmpty {
      line.append(Cell(scalar: " ", width: 1, style: .plain))
    }
    let levels: [Unicode.Scalar] =
      surface.drawsUnicode
      ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : ["_", ".", "-", "=", "*", "#"]
    for level in picture(of: sparkline.points, width: free, levels: levels.count) {
      line.append(Cell(scalar: levels[level], width: 1, style: .plain))
    }
    if line.width + 2 + words.width <= commonRoom {
      line += surface.cells(of: "  ") + words
      write(line)
    } else {
      write(line)
      write(words)
    }
  }
}

/// The points as levels from 0 to `levels - 1`, no more of them than `width`.
///
/// Of the points that share a column the one is drawn that lies farthest from the column before it, so that a crash
/// of a single tick is still to be seen. Points that are no numbers are passed over.
func picture(of points: [Double], width: Int, levels: Int) -> [Int] {
  // Halves, so that the distance of the largest number from the smallest is a number.
  let halves = points.filter(\.isFinite).map { $0 / 2 }
  guard let low = halves.min(), let high = halves.max() else { return [] }
  let columns = min(halves.count, width)
  var previous = halves[0]
  return (0..<columns).map { column in
    let shared = halves[halves.count * column / columns..<halves.count * (column + 1) / columns]
    previous = shared.max { abs($0 - previous) < abs($1 - previous) } ?? previous
    guard high > low else { return levels / 2 }
    return min(Int((previous - low) / (high - low) * Double(levels)), levels - 1)
  }
}
