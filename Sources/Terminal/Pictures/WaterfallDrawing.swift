import Document

extension Pen {
  mutating func draw(_ waterfall: Waterfall) -> Bool {
    let gap = 2
    let labels = waterfall.items.map { surface.cells(of: $0.label) }
    let words = waterfall.items.map { surface.cells(of: $0.words, Style($0.role)) }
    let labelRoom = min(labels.map(\.width).max() ?? 0, max(commonRoom / 3, 8))
    let wordRoom = words.map(\.width).max() ?? 0
    // One column more for the line at zero.
    let columns = commonRoom - labelRoom - wordRoom - 2 * gap - 1
    guard columns >= 8, !waterfall.items.isEmpty else { return false }
    let values = (waterfall.items.map(\.from) + waterfall.items.map(\.to)).filter(\.isFinite)
    let scale = Scale(min(values.min() ?? 0, 0), max(values.max() ?? 0, 0))
    for (index, item) in waterfall.items.enumerated() {
      let lines = labelRoom < 2 ? [labels[index].indices] : wrapped(labels[index], first: labelRoom, rest: labelRoom)
      let label = lines.first.map { labels[index][$0] } ?? []
      put(label)
      skip(labelRoom - label.width + gap)
      put(bar(of: item, on: scale, columns: columns))
      skip(gap + wordRoom - words[index].width)
      writeLine(words[index])
      for line in lines.dropFirst() {
        writeLine(labels[index][line])
      }
    }
    return true
  }

  /// One bar on the common scale, with the line at zero.
  private func bar(of item: Waterfall.Item, on scale: Scale, columns: Int) -> [Cell] {
    var canvas = Canvas(columns: columns + 1, rows: 1)
    let edge = { (value: Double) in
      scale.fraction(clamping: value).map { Int(($0 * Double(columns)).rounded()) }
    }
    let zero = edge(0) ?? 0
    if let from = edge(item.from), let to = edge(item.to) {
      // A change too small for a column still takes one, on the side of zero it lies on.
      var range = min(from, to)..<max(from, to)
      if range.isEmpty, item.from != item.to {
        range = to < zero || to == zero && min(item.from, item.to) < 0 || to == columns ? to - 1..<to : to..<to + 1
      }
      let style = Style(item.role)
      let (fill, head) = characters(of: item)
      for column in range {
        canvas.put(fill, style, row: 0, column: column < zero ? column : column + 1)
      }
      if let head, range.count > 1 {
        let column = item.to < item.from ? range.lowerBound : range.upperBound - 1
        canvas.put(head, style, row: 0, column: column < zero ? column : column + 1)
      }
    }
    canvas.put(surface.drawsUnicode ? "│" : "|", .muted, row: 0, column: zero)
    return canvas[0]
  }

  /// What a bar is made of, and where it leads: what is there, from zero; a rise; a fall.
  private func characters(of item: Waterfall.Item) -> (Unicode.Scalar, Unicode.Scalar?) {
    switch (item.from == 0, item.to < item.from) {
    case (true, _): surface.drawsUnicode ? ("█", nil) : ("#", nil)
    case (false, true): surface.drawsUnicode ? ("░", "◀") : ("-", "<")
    case (false, false): surface.drawsUnicode ? ("▓", "▶") : ("+", ">")
    }
  }
}
