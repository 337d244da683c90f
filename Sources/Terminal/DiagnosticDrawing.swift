import Document

extension Pen {
  /// Draws what is wrong, the line it stands in with a caret under the place, and the notes.
  ///
  /// A column is the number of Unicode scalars before the place, plus one, whatever width they have on the screen. The
  /// plain form says it in words instead of drawing a caret.
  mutating func draw(_ diagnostic: Diagnostic) {
    var message = CellMaker(on: surface)
    if let place = diagnostic.place {
      message.appendVerbatim(place.prefix, tab: 1)
    }
    message.append("error:", .danger)
    message.append(" ")
    message.append(diagnostic.message)
    nest("", "  ") { $0.write(message.made()) }
    guard diagnostic.place != nil || !diagnostic.notes.isEmpty else { return }
    nest("  ", "  ") { pen in
      if let place = diagnostic.place {
        pen.draw(place)
      }
      for note in diagnostic.notes {
        pen.write(pen.surface.cells(of: note))
      }
    }
  }

  private mutating func draw(_ place: Diagnostic.Place) {
    let excerpt = Excerpt(of: place, on: surface, width: commonRoom)
    writeLine(excerpt.cells)
    if surface.form == .text {
      skip(excerpt.caret)
      put(surface.cells(of: "^" + String(repeating: "~", count: excerpt.length - 1), .danger))
      endLine()
      return
    }
    var words = CellMaker(on: surface)
    words.append("at column \(place.column)")
    let named = place.named
    if !named.isEmpty {
      words.append(named.contains(" ") ? ", at the words " : ", at the word ")
      words.appendVerbatim(named, tab: 1)
    } else if place.isAtEnd {
      words.append(", at the end")
    }
    write(words.made())
  }
}

/// As much of a source line as fits, with the place in sight.
struct Excerpt {
  /// The visible part of the line.
  private(set) var cells: [Cell] = []
  /// The columns before the caret.
  private(set) var caret = 0
  /// The columns marked, at least one.
  private(set) var length = 1

  init(of place: Diagnostic.Place, on surface: Surface, width: Int) {
    var maker = CellMaker(on: surface)
    let range = place.clamped
    var from = 0
    var to = 0
    for (offset, scalar) in place.source.unicodeScalars.enumerated() {
      if offset == range.lowerBound {
        from = maker.cells.count
      }
      if offset == range.upperBound {
        to = maker.cells.count
      }
      maker.appendVerbatim(scalar, .plain, tab: 4)
    }
    let count = place.source.unicodeScalars.count
    if range.lowerBound == count {
      from = maker.cells.count
    }
    if range.upperBound == count {
      to = maker.cells.count
    }
    cells = maker.made()
    show(from..<to, width: width, dots: surface.drawsUnicode ? ["…"] : [".", ".", "."])
  }

  /// Cuts the line down to the width, leaving a third of it for what stands before the place.
  private mutating func show(_ range: Range<Int>, width: Int, dots: [Unicode.Scalar]) {
    let dots = width < 12 ? [] : dots.map { Cell(scalar: $0, width: 1, style: .muted) }
    var shown = 0..<cells.count
    // One column is kept for a caret behind the last character.
    if cells.width + 1 > width {
      var before = 0
      var start = range.lowerBound
      while start > 0, before + Int(cells[start - 1].width) <= width / 3 {
        start -= 1
        before += Int(cells[start].width)
      }
      if start <= dots.count {
        start = 0
      }
      let head = start > 0 ? dots.count : 0
      var used = cells[start..<range.lowerBound].width
      var end = range.lowerBound
      while end < cells.count, head + used + Int(cells[end].width) + max(dots.count, 1) <= width {
        used += Int(cells[end].width)
        end += 1
      }
      shown = start..<end
    }
    let head = shown.lowerBound > 0 ? dots : []
    let tail = shown.upperBound < cells.count ? dots : []
    caret = head.count + cells[shown.lowerBound..<range.lowerBound].width
    length = max(cells[range.clamped(to: shown)].width, 1)
    cells = head + cells[shown] + tail
  }
}

extension Diagnostic.Place {
  /// The range, brought into the source.
  fileprivate var clamped: Range<Int> {
    range.clamped(to: 0..<source.unicodeScalars.count)
  }

  /// From 1, in Unicode scalars.
  fileprivate var column: Int { clamped.lowerBound + 1 }

  fileprivate var isAtEnd: Bool { clamped.lowerBound == source.unicodeScalars.count }

  /// The marked characters, if they are few enough to be said.
  fileprivate var named: String {
    let range = clamped
    guard range.count <= 60 else { return "" }
    var words = ""
    words.unicodeScalars.append(contentsOf: source.unicodeScalars.dropFirst(range.lowerBound).prefix(range.count))
    return words
  }

  /// `file:line:column: `, as far as it is known.
  fileprivate var prefix: String {
    switch (file, line) {
    case (let file?, let line?): "\(file):\(line):\(column): "
    case (let file?, nil): "\(file): "
    case (nil, let line?): "line \(line), column \(column): "
    case (nil, nil): ""
    }
  }
}
