/// A rectangle of columns and rows that is filled in any order before it is written line by line.
struct Canvas {
  let columns: Int
  let rows: Int
  /// What stands in each column of each row: a character with the marks on it, nothing behind a wide character.
  private var slots: [[[Cell]]]

  private static let blank = [Cell(scalar: " ", width: 1, style: .plain)]

  init(columns: Int, rows: Int) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    slots = Array(repeating: Array(repeating: Canvas.blank, count: self.columns), count: self.rows)
  }

  /// Puts one character of our own, one column wide; one outside is dropped.
  mutating func put(_ scalar: Unicode.Scalar, _ style: Style = .plain, row: Int, column: Int) {
    guard (0..<rows).contains(row), (0..<columns).contains(column) else { return }
    slots[row][column] = [Cell(scalar: scalar, width: 1, style: scalar == " " ? .plain : style)]
  }

  /// Puts words beginning at a column; what doesn't fit is dropped.
  mutating func put(_ cells: some Collection<Cell>, row: Int, column: Int) {
    guard (0..<rows).contains(row), column >= 0 else { return }
    var next = column
    for cell in cells {
      let width = Int(cell.width)
      if width == 0 {
        if next > column {
          slots[row][next - 1 - (slots[row][next - 1].isEmpty ? 1 : 0)].append(cell)
        }
        continue
      }
      guard next + width <= columns else { return }
      slots[row][next] = [cell]
      for behind in next + 1..<next + width {
        slots[row][behind] = []
      }
      next += width
    }
  }

  /// Whether nothing stands in these columns of a row; outside there is no room.
  func isFree(_ range: Range<Int>, row: Int) -> Bool {
    guard (0..<rows).contains(row), range.lowerBound >= 0, range.upperBound <= columns else { return false }
    return slots[row][range].allSatisfy { $0.count == 1 && $0[0].isSpace }
  }

  /// Some of the rows, as a canvas of their own.
  func rows(_ range: Range<Int>) -> Canvas {
    var part = Canvas(columns: columns, rows: range.count)
    part.slots = Array(slots[range])
    return part
  }

  /// A row from left to right.
  subscript(row: Int) -> [Cell] { Array(slots[row].joined()) }
}

extension Surface {
  /// Words cut to so many columns, with an ellipsis where something is missing.
  func cut(_ cells: [Cell], to columns: Int) -> [Cell] {
    guard cells.width > columns else { return cells }
    let ellipsis = self.cells(of: "…")
    var room = columns - ellipsis.width
    guard room > 0 else { return Array(ellipsis.prefix(max(columns, 0))) }
    var end = 0
    while end < cells.count, Int(cells[end].width) <= room {
      room -= Int(cells[end].width)
      end += 1
    }
    return cells[..<end] + ellipsis
  }
}
