import Document

extension Pen {
  mutating func draw(_ bar: Bar) -> Bool {
    let room = commonRoom
    guard room >= 20, bar.full > 0, bar.full.isFinite else { return false }
    write(words(of: bar.filled))
    let scale = Scale(0, bar.full)
    let filled = scale.fraction(clamping: bar.filled.value) ?? 0
    writeLine(strip(filled: filled, Style(bar.filled.role), columns: room))
    let flags = bar.marks.compactMap { mark in
      scale.fraction(clamping: mark.value).map {
        Flag(column: part(at: $0, of: room), point: point(of: mark.value, upTo: bar.full), mark: mark)
      }
    }
    let unplaced = bar.marks.filter { scale.fraction(of: $0.value) == nil }
    if let foot = hung(flags, columns: room) {
      for row in 0..<foot.rows {
        writeLine(foot[row])
      }
      write(legend: unplaced.map(words(of:)))
    } else {
      drawNumbers(of: flags, columns: room)
      write(
        legend: flags.enumerated().map { index, flag in
          surface.cells(of: String(index + 1) + " ", Style(flag.mark.role)) + words(of: flag.mark)
        } + unplaced.map(words(of:)))
    }
    return true
  }

  private func words(of mark: Bar.Mark) -> [Cell] {
    surface.cells(of: mark.label + " ") + surface.cells(of: mark.words, Style(mark.role))
  }

  /// The bar itself, filled to an eighth of a column where there is Unicode.
  private func strip(filled: Double, _ style: Style, columns: Int) -> [Cell] {
    var canvas = Canvas(columns: columns, rows: 1)
    let (full, empty): (Unicode.Scalar, Unicode.Scalar) = surface.drawsUnicode ? ("█", "░") : ("#", ".")
    let eighths = Int((filled * Double(columns * 8)).rounded())
    let parts: [Unicode.Scalar] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let whole = surface.drawsUnicode ? eighths / 8 : (eighths + 4) / 8
    for column in 0..<columns {
      canvas.put(column < whole ? full : empty, column < whole ? style : .muted, row: 0, column: column)
    }
    // Something is never drawn as nothing.
    if surface.drawsUnicode, eighths % 8 > 0 {
      canvas.put(parts[eighths % 8 - 1], style, row: 0, column: whole)
    } else if whole == 0, filled > 0 {
      canvas.put(surface.drawsUnicode ? "▏" : full, style, row: 0, column: 0)
    }
    return canvas[0]
  }

  /// A mark with the column it stands under.
  private struct Flag {
    var column: Int
    var point: Unicode.Scalar
    var mark: Bar.Mark
  }

  /// What points at a mark, or to where it would be beyond the end.
  private func point(of value: Double, upTo full: Double) -> Unicode.Scalar {
    switch (value > full, value < 0) {
    case (true, _): surface.drawsUnicode ? "▶" : ">"
    case (_, true): surface.drawsUnicode ? "◀" : "<"
    case (false, false): surface.drawsUnicode ? "▲" : "^"
    }
  }

  /// What stands in one column hangs there as one block, to the right of the column or to its left.
  private struct Block {
    var column: Int
    var point: Cell
    var words: [[Cell]]
    var isRight: Bool

    /// The column its words begin at, in one of its rows.
    func start(of words: [Cell]) -> Int { isRight ? column : column + 1 - words.width }
  }

  /// The marks with their words hung under them, as far down as they need to keep clear of each other; nil if they can't.
  private func hung(_ flags: [Flag], columns: Int) -> Canvas? {
    guard !flags.isEmpty else { return Canvas(columns: columns, rows: 0) }
    let blocks = Dictionary(grouping: flags, by: \.column).map { column, flags -> Block in
      let words = flags.map { self.words(of: $0.mark) }
      let width = words.map(\.width).max() ?? 0
      return Block(
        column: column, point: Cell(scalar: flags[0].point, width: 1, style: Style(flags[0].mark.role)), words: words,
        isRight: column + width <= columns)
    }
    // From the outer ones to the inner ones, so that none hangs in the way of the next.
    let toRight = blocks.filter(\.isRight).sorted { $0.column > $1.column }
    let toLeft = blocks.filter { !$0.isRight }.sorted { $0.column < $1.column }
    let tries = [toRight + toLeft, toLeft + toRight].compactMap { hung($0, columns: columns, rows: flags.count + 1) }
    return tries.min { $0.rows < $1.rows }
  }

  private func hung(_ blocks: [Block], columns: Int, rows: Int) -> Canvas? {
    var canvas = Canvas(columns: columns, rows: min(rows, 12))
    var used = 0
    for block in blocks {
      let fit = (1..<canvas.rows).first { first in
        block.words.enumerated().allSatisfy { index, words in
          let start = block.start(of: words)
          let room = max(start - 2, 0)..<min(start + words.width + 2, columns)
          return start >= 0 && canvas.isFree(room, row: first + index)
        } && (1..<first).allSatisfy { canvas.isFree(max(block.column - 1, 0)..<block.column + 1, row: $0) }
      }
      guard let fit else { return nil }
      canvas.put([block.point], row: 0, column: block.column)
      for row in 1..<fit {
        canvas.put(surface.drawsUnicode ? "│" : "|", .muted, row: row, column: block.column)
      }
      for (index, words) in block.words.enumerated() {
        canvas.put(words, row: fit + index, column: block.start(of: words))
      }
      used = max(used, fit + block.words.count)
    }
    return canvas.rows(0..<used)
  }

  /// The marks as numbers under the bar, on as many lines as they need.
  private mutating func drawNumbers(of flags: [Flag], columns: Int) {
    var lines: [Canvas] = []
    for (index, flag) in flags.enumerated() {
      let cells = surface.cells(of: String(index + 1), Style(flag.mark.role))
      let start = min(flag.column, columns - cells.width)
      let room = max(start - 1, 0)..<min(start + cells.width + 1, columns)
      let line = lines.firstIndex { $0.isFree(room, row: 0) } ?? lines.count
      if line == lines.count {
        lines.append(Canvas(columns: columns, rows: 1))
      }
      lines[line].put(cells, row: 0, column: start)
    }
    for line in lines {
      writeLine(line[0])
    }
  }
}
