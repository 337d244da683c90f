import Document

/// What stands around a chart or a map: the axes, with the ticks that find a place.
struct Frame {
  var x: Axis
  var y: Axis
  /// The columns left of the vertical axis.
  var gutter: Int
  /// The column of a value on the horizontal axis; nil outside.
  var column: (Double) -> Int?
  /// The row of a value on the vertical axis; nil outside.
  var row: (Double) -> Int?
}

extension Pen {
  /// The columns that the ticks of a vertical axis take, and the space before it.
  func gutter(of axis: Axis, limit: Int) -> Int {
    min(axis.ticks.map { surface.cells(of: $0.words).width }.max() ?? 0, limit) + 1
  }

  /// Draws a picture within its axes, below `head`, which stands above its columns.
  mutating func draw(_ canvas: Canvas, head: Canvas? = nil, in frame: Frame) {
    if !frame.y.label.isEmpty {
      write(surface.cells(of: frame.y.label, .muted))
    }
    for row in 0..<(head?.rows ?? 0) {
      skip(frame.gutter + 1)
      writeLine(head?[row] ?? [])
    }
    let lines = surface.drawsUnicode ? ("│", "┤") : ("|", "+")
    var ticks: [Int: [Cell]] = [:]
    for tick in frame.y.ticks {
      if let row = frame.row(tick.value), ticks[row] == nil {
        ticks[row] = surface.cut(surface.cells(of: tick.words, .muted), to: frame.gutter - 1)
      }
    }
    for row in 0..<canvas.rows {
      if let tick = ticks[row] {
        skip(frame.gutter - 1 - tick.width)
        put(tick)
        skip(1)
        put(lines.1)
      } else {
        skip(frame.gutter)
        put(lines.0)
      }
      writeLine(canvas[row])
    }
    drawFoot(of: frame, columns: canvas.columns)
  }

  private mutating func drawFoot(of frame: Frame, columns: Int) {
    let all = frame.gutter + 1 + columns
    var axis = Canvas(columns: columns, rows: 1)
    for column in 0..<columns {
      axis.put(surface.drawsUnicode ? "─" : "-", row: 0, column: column)
    }
    var words = Canvas(columns: all, rows: 1)
    var hasTicks = false
    for tick in frame.x.ticks {
      guard let column = frame.column(tick.value) else { continue }
      let cells = surface.cells(of: tick.words, .muted)
      let width = cells.width
      guard width <= all else { continue }
      let start = min(max(frame.gutter + 1 + column - width / 2, 0), all - width)
      guard words.isFree(max(start - 1, 0)..<min(start + width + 1, all), row: 0) else { continue }
      words.put(cells, row: 0, column: start)
      axis.put(surface.drawsUnicode ? "┬" : "+", row: 0, column: column)
      hasTicks = true
    }
    skip(frame.gutter)
    put(surface.drawsUnicode ? "└" : "+")
    writeLine(axis[0])
    if hasTicks {
      writeLine(words[0])
    }
    let label = surface.cells(of: frame.x.label, .muted)
    if !label.isEmpty {
      if label.width <= all {
        skip(all - label.width)
        writeLine(label)
      } else {
        write(label)
      }
    }
  }
}
