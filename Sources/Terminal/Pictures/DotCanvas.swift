/// Lines made of dots: eight dots a character where there is Unicode, one character a dot where there isn't.
struct DotCanvas {
  private let columns: Int
  private let rows: Int
  private let dots: (columns: Int, rows: Int)
  private var drawn: [Dots?]

  /// What stands in one character.
  private struct Dots {
    var braille: UInt32
    var letter: Unicode.Scalar
    var style: Style
  }

  /// The bit of each dot of a braille character, row by row: they are numbered down the columns, the lowest two last.
  private static let bits: [UInt32] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

  /// How the lines are told apart: dots drawn and left out in turn, or characters.
  private static let dashes = [[1, 0], [3, 3], [1, 3], [6, 2, 1, 2]]
  private static let letters: [Unicode.Scalar] = ["*", "o", "+", "x", "#", "%", "=", "&"]

  init(columns: Int, rows: Int, unicode: Bool) {
    self.columns = columns
    self.rows = rows
    dots = unicode ? (2, 4) : (1, 1)
    drawn = Array(repeating: nil, count: columns * rows)
  }

  /// The column of characters at a fraction of the width.
  func column(at fraction: Double) -> Int {
    Int((fraction * Double(columns * dots.columns - 1)).rounded()) / dots.columns
  }

  /// The row of characters at a fraction of the height, which is counted from below.
  func row(at fraction: Double) -> Int {
    Int(((1 - fraction) * Double(rows * dots.rows - 1)).rounded()) / dots.rows
  }

  /// Draws the line with this number over those drawn before.
  mutating func draw(_ segments: [Segment], line number: Int, _ style: Style) {
    let dashes = DotCanvas.dashes[number % DotCanvas.dashes.count]
    let letter = DotCanvas.letters[number % DotCanvas.letters.count]
    let period = dashes.reduce(0, +)
    var walked = -1
    var last: (column: Int, row: Int)?
    for segment in segments {
      for place in segment.places(columns: columns * dots.columns, rows: rows * dots.rows) {
        if let last, last == place { continue }
        last = place
        walked += 1
        if dots.columns == 1 || isDrawn(walked % period, dashes) {
          put(letter, style, place)
        }
      }
    }
  }

  private func isDrawn(_ place: Int, _ dashes: [Int]) -> Bool {
    var end = 0
    for (index, length) in dashes.enumerated() {
      end += length
      if place < end {
        return index.isMultiple(of: 2)
      }
    }
    return true
  }

  private mutating func put(_ letter: Unicode.Scalar, _ style: Style, _ place: (column: Int, row: Int)) {
    let index = place.row / dots.rows * columns + place.column / dots.columns
    let bit = DotCanvas.bits[place.row % dots.rows * 2 + place.column % dots.columns]
    drawn[index] = Dots(braille: (drawn[index]?.braille ?? 0) | bit, letter: letter, style: style)
  }

  /// Puts what was drawn onto a canvas of the same size.
  func copy(to canvas: inout Canvas) {
    for (index, cell) in drawn.enumerated() {
      guard let cell else { continue }
      let scalar = dots.columns == 1 ? cell.letter : Unicode.Scalar(0x2800 + cell.braille) ?? cell.letter
      canvas.put(scalar, cell.style, row: index / columns, column: index % columns)
    }
  }

  /// A piece of the line with this number, for the legend.
  static func sample(line number: Int, _ style: Style, unicode: Bool) -> [Cell] {
    var dots = DotCanvas(columns: unicode ? 6 : 3, rows: 1, unicode: unicode)
    dots.draw([Segment(from: (0, 0.5), to: (1, 0.5))], line: number, style)
    var canvas = Canvas(columns: dots.columns, rows: 1)
    dots.copy(to: &canvas)
    return canvas[0]
  }
}
