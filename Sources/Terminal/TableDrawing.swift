import Document

extension Pen {
  /// The columns between two columns of a table.
  private static let gap = 2
  /// How narrow a column of words may become before a table is drawn row by row.
  private static let narrowest = 16

  mutating func draw(_ table: Table) {
    let count = table.columns.count
    guard count > 0 else { return }
    let titles = table.columns.map { surface.cells(of: $0.title, .strong) }
    let rows = table.rows.map { row in
      (0..<count).map { $0 < row.count ? surface.cells(of: row[$0]) : [] }
    }
    if surface.form == .text, let widths = widths(table, titles: titles, rows: rows) {
      drawGrid(table, titles: titles, rows: rows, widths: widths)
    } else if surface.form == .text, let narrower = table.withoutDispensable {
      draw(narrower)
    } else {
      drawRecords(titles: titles, rows: rows)
    }
  }

  /// The width of each column; nil if the table doesn't fit.
  ///
  /// The widest column of words gives way first. Numbers are never broken.
  private func widths(_ table: Table, titles: [[Cell]], rows: [[[Cell]]]) -> [Int]? {
    var widths = titles.map(\.width)
    for row in rows {
      for column in widths.indices {
        widths[column] = max(widths[column], row[column].width)
      }
    }
    let excess = widths.reduce(Pen.gap * (widths.count - 1), +) - commonRoom
    guard excess > 0 else { return widths }
    let words = table.columns.indices.filter { table.columns[$0].alignment == .left }
    guard let widest = words.max(by: { widths[$0] < widths[$1] }) else { return nil }
    widths[widest] -= excess
    return widths[widest] >= max(Pen.narrowest, titles[widest].width) ? widths : nil
  }

  private mutating func drawGrid(_ table: Table, titles: [[Cell]], rows: [[[Cell]]], widths: [Int]) {
    drawRow(titles, table: table, widths: widths)
    let rule = surface.drawsUnicode ? "─" : "-"
    for (column, width) in widths.enumerated() {
      if column > 0 {
        skip(Pen.gap)
      }
      put(String(repeating: rule, count: width))
    }
    endLine()
    for row in rows {
      drawRow(row, table: table, widths: widths)
    }
  }

  private mutating func drawRow(_ row: [[Cell]], table: Table, widths: [Int]) {
    let wrappedCells = zip(row, widths).map { cells, width in
      width < 2 ? [cells.indices] : wrapped(cells, first: width, rest: width)
    }
    for line in 0..<(wrappedCells.map(\.count).max() ?? 0) {
      var empty = 0
      for (column, width) in widths.enumerated() {
        let lines = wrappedCells[column]
        let cells = line < lines.count ? row[column][lines[line]] : []
        let free = width - cells.width
        let isRight = table.columns[column].alignment == .right
        // Space is written only when something follows it, so that styles never cover the end of a line.
        if !cells.isEmpty {
          skip(empty + (isRight ? free : 0))
          put(cells)
          empty = isRight ? 0 : free
        } else {
          empty += width
        }
        empty += Pen.gap
      }
      endLine()
    }
  }

  /// One row after the other, as `title: value`: each on its own line for eyes, all in one sentence for ears.
  private mutating func drawRecords(titles: [[Cell]], rows: [[[Cell]]]) {
    for (index, row) in rows.enumerated() {
      let facts = zip(titles, row).filter { !$1.isEmpty }.map { title, cells in
        title.isEmpty ? cells : title + surface.cells(of: ": ") + cells
      }
      if surface.form == .plain {
        write(Array(facts.joined(separator: surface.cells(of: "; "))))
      } else {
        if index > 0 {
          endLine()
        }
        for fact in facts {
          nest("", "  ") { $0.write(fact) }
        }
      }
    }
  }
}

extension Table {
  /// The table without the columns that can be spared; nil when there are none.
  fileprivate var withoutDispensable: Table? {
    let kept = columns.indices.filter { !columns[$0].isDispensable }
    guard kept.count < columns.count, !kept.isEmpty else { return nil }
    return Table(
      columns: kept.map { columns[$0] },
      rows: rows.map { row in kept.filter { row.indices.contains($0) }.map { row[$0] } })
  }
}
