import Document

extension Pen {
  mutating func draw(_ chart: Chart) -> Bool {
    let gutter = gutter(of: chart.y, limit: commonRoom / 3)
    let columns = commonRoom - gutter - 1
    guard columns >= 18 else { return false }
    // With what stands above and below it, such a chart of 80 columns fits a window of 24 rows.
    let rows = min(max(commonRoom / 5, 8), 24)
    var dots = DotCanvas(columns: columns, rows: rows, unicode: surface.drawsUnicode)
    let x = Scale(chart.x.range)
    let y = Scale(chart.y.range)
    let places = dots
    let frame = Frame(
      x: chart.x, y: chart.y, gutter: gutter,
      column: { x.fraction(within: $0).map(places.column(at:)) },
      row: { y.fraction(within: $0).map(places.row(at:)) })

    var canvas = Canvas(columns: columns, rows: rows)
    if let zero = frame.row(0), zero < rows - 1 {
      for column in 0..<columns {
        canvas.put(surface.drawsUnicode ? "┄" : ".", .muted, row: zero, column: column)
      }
    }
    let head = draw(chart.marks, onto: &canvas, in: frame)
    for (number, line) in chart.lines.enumerated().reversed() {
      let points = line.points.map { (x: x.fraction(of: $0.x), y: y.fraction(of: $0.y)) }
      dots.draw(segments(through: points), line: number, Style(line.role))
    }
    dots.copy(to: &canvas)
    draw(canvas, head: head, in: frame)

    write(
      legend: chart.lines.enumerated().map { number, line in
        DotCanvas.sample(line: number, Style(line.role), unicode: surface.drawsUnicode)
          + surface.cells(of: " " + line.label)
      })
    write(
      legend: chart.marks.enumerated().map { number, mark in
        let isOutside = frame.column(mark.x) == nil
        return surface.cells(of: String(number + 1), Style(mark.role))
          + surface.cells(of: " " + mark.label + (isOutside ? Pen.outside : ""))
      })
    return true
  }

  /// Draws the marks as lines from top to bottom, and gives their numbers, to stand above them.
  private func draw(_ marks: [Chart.Mark], onto canvas: inout Canvas, in frame: Frame) -> Canvas? {
    let deepest = 3
    var numbers = Canvas(columns: canvas.columns, rows: deepest)
    var used = 0
    for (index, mark) in marks.enumerated() {
      guard let column = frame.column(mark.x) else { continue }
      for row in 0..<canvas.rows {
        canvas.put(surface.drawsUnicode ? "╎" : ":", Style(mark.role), row: row, column: column)
      }
      let cells = surface.cells(of: String(index + 1), Style(mark.role))
      let start = min(max(column - (cells.width - 1) / 2, 0), canvas.columns - cells.width)
      let room = max(start - 1, 0)..<min(start + cells.width + 1, canvas.columns)
      // The lowest row is the first to be used.
      if let row = (0..<deepest).first(where: { numbers.isFree(room, row: deepest - 1 - $0) }) {
        numbers.put(cells, row: deepest - 1 - row, column: start)
        used = max(used, row + 1)
      }
    }
    return used == 0 ? nil : numbers.rows(deepest - used..<deepest)
  }
}
