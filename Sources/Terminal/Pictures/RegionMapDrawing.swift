import Document

extension Pen {
  mutating func draw(_ map: RegionMap) -> Bool {
    let gutter = gutter(of: map.y, limit: MapRoom.gutter - 1)
    let room = commonRoom - gutter - 1
    let given = (columns: map.cells.map(\.count).max() ?? 0, rows: map.cells.count)
    guard room >= 18, given.columns > 0 else { return false }
    let columns = min(given.columns, room)
    let rows = min(given.rows, MapRoom.rows.upperBound)
    let x = Scale(map.x.range)
    let y = Scale(map.y.range)
    let frame = Frame(
      x: map.x, y: map.y, gutter: gutter,
      column: { x.fraction(within: $0).map { part(at: $0, of: columns) } },
      row: { y.fraction(within: $0).map { part(at: 1 - $0, of: rows) } })

    let cells = (0..<rows).map { row in
      let line = map.cells[given.rows == rows ? row : nearest(row, of: rows, in: given.rows)]
      return (0..<columns).map { column in
        let index = given.columns == columns ? column : nearest(column, of: columns, in: given.columns)
        return index < line.count && map.regions.indices.contains(line[index]) ? line[index] : nil
      }
    }
    let key = MapKey(of: map.regions, on: surface)
    var canvas = Canvas(columns: columns, rows: rows)
    for (row, line) in cells.enumerated() {
      for (column, region) in line.enumerated() {
        guard let region else { continue }
        canvas.put(key.regions[region], Style(map.regions[region].role), row: row, column: column)
      }
    }

    var taken = Array(repeating: Array(repeating: false, count: columns), count: rows)
    let way = segments(
      through: map.path.map { point in
        (
          x: x.fraction(of: point.x).map { centered($0, columns) },
          y: y.fraction(of: point.y).map { centered($0, rows) }
        )
      })
    for segment in way {
      for place in segment.places(columns: columns, rows: rows) {
        canvas.put(key.path, .strong, row: place.row, column: place.column)
        taken[place.row][place.column] = true
      }
    }
    let here = frame.column(map.here.x).flatMap { column in frame.row(map.here.y).map { (row: $0, column: column) } }
    if let here {
      canvas.put(key.here, .strong, row: here.row, column: here.column)
      taken[here.row][here.column] = true
    }
    for (index, region) in map.regions.enumerated() {
      write(surface.cells(of: region.label, .strong), into: index, of: cells, taken: taken, on: &canvas)
    }
    draw(canvas, in: frame)

    var legend = zip(map.regions, key.regions).map { region, character in
      [Cell(scalar: character, width: 1, style: Style(region.role))] + surface.cells(of: " " + region.label)
    }
    legend.append(
      [Cell(scalar: key.here, width: 1, style: .strong)]
        + surface.cells(of: " here" + (here == nil ? Pen.outside : "")))
    if !way.isEmpty {
      legend.append([Cell(scalar: key.path, width: 1, style: .strong)] + surface.cells(of: " the way here"))
    }
    write(legend: legend)
    return true
  }

  /// Which of the cells given lies at the center of one that is drawn.
  private func nearest(_ index: Int, of count: Int, in given: Int) -> Int {
    (2 * index + 1) * given / (2 * count)
  }

  /// A fraction of the whole side as one of the way from the center of the first cell to that of the last.
  private func centered(_ fraction: Double, _ count: Int) -> Double {
    (fraction * Double(count) - 0.5) / Double(max(count - 1, 1))
  }

  /// Writes the name of a region into it where it is widest, unless nowhere is room enough.
  private func write(
    _ name: [Cell], into region: Int, of cells: [[Int?]], taken: [[Bool]], on canvas: inout Canvas
  ) {
    let width = name.width + 2
    guard width > 2 else { return }
    var widest: [(row: Int, run: Range<Int>)] = []
    for (row, line) in cells.enumerated() {
      var start = 0
      for column in 0...line.count {
        if column < line.count, line[column] == region, !taken[row][column] { continue }
        let most = widest.first?.run.count ?? width + 2
        if column - start > most {
          widest.removeAll()
        }
        if column - start >= most {
          widest.append((row, start..<column))
        }
        start = column + 1
      }
    }
    guard !widest.isEmpty else { return }
    let (row, run) = widest[widest.count / 2]
    let space = surface.cells(of: " ")
    canvas.put(space + name + space, row: row, column: run.lowerBound + (run.count - width) / 2)
  }
}
