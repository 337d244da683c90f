import Document

/// Writes lines of cells, each behind what it is nested in.
struct Pen {
  let surface: Surface
  /// What has been written: UTF-8.
  var bytes: [UInt8] = []
  /// What every line begins with: indentation, guides.
  private(set) var margin = Margin()
  /// What the next line begins with instead, such as a list's mark.
  private(set) var opening: Margin?

  /// The beginning of a line, with its columns.
  struct Margin {
    var bytes: [UInt8] = []
    var width = 0

    /// Appends characters of our own, each one column wide.
    func adding(_ text: String) -> Margin {
      Margin(bytes: bytes + Array(text.utf8), width: width + text.unicodeScalars.count)
    }
  }

  init(on surface: Surface) {
    self.surface = surface
  }

  /// The columns left on the next line.
  var firstRoom: Int { surface.width - (opening ?? margin).width }
  /// The columns left on the lines after that.
  var room: Int { surface.width - margin.width }
  /// The columns left on any line.
  var commonRoom: Int { min(firstRoom, room) }

  /// Draws something nested: behind `first` on its first line and `rest` on all others.
  ///
  /// Nesting takes at most half of the width (three quarters on a line with many marks), then it adds nothing more.
  mutating func nest(_ first: String, _ rest: String, _ draw: (inout Pen) -> Void) {
    let outer = margin
    let mark = (opening ?? margin).adding(first)
    if mark.width <= surface.width * 3 / 4 {
      opening = mark
    }
    let inner = margin.adding(rest)
    if inner.width <= surface.width / 2 {
      margin = inner
    }
    draw(&self)
    if opening != nil {
      // Nothing was drawn; the mark stands alone.
      endLine()
    }
    margin = outer
  }

  /// Writes text, wrapped.
  mutating func write(_ cells: [Cell]) {
    for line in wrapped(cells, first: firstRoom, rest: room) {
      put(cells[line])
      endLine()
    }
  }

  /// Writes a line without breaking it.
  mutating func writeLine(_ cells: some Collection<Cell>) {
    put(cells)
    endLine()
  }

  /// Ends the line, without white space at its end.
  mutating func endLine() {
    begin()
    while bytes.last == UInt8(ascii: " ") {
      bytes.removeLast()
    }
    bytes.append(UInt8(ascii: "\n"))
    isInLine = false
  }

  private var isInLine = false

  /// Writes what the line begins with, once.
  private mutating func begin() {
    guard !isInLine else { return }
    isInLine = true
    bytes.append(contentsOf: (opening ?? margin).bytes)
    opening = nil
  }

  /// Writes cells onto the line, and leaves no style on behind them.
  mutating func put(_ cells: some Collection<Cell>) {
    begin()
    var style = Style.plain
    for cell in cells {
      if cell.style != style, surface.color {
        if style != .plain {
          bytes.append(Style.reset)
        }
        style = cell.style
        bytes.append(style.sequence)
      }
      if cell.scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: cell.scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(cell.scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    if style != .plain {
      bytes.append(Style.reset)
    }
  }

  /// Writes characters of our own, each one column wide.
  mutating func put(_ text: String) {
    begin()
    bytes.append(contentsOf: text.utf8)
  }

  /// Leaves columns empty.
  mutating func skip(_ columns: Int) {
    guard columns > 0 else { return }
    begin()
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: columns))
  }
}
