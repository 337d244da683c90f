import CLineEditor

/// A terminal's screen as far as a line editor uses one: it takes a program's output and tells what a person would see.
struct Screen {
  private(set) var columns: Int
  private(set) var rows: Int
  private(set) var row = 0
  private(set) var column = 0
  /// Lines that left at the top, so that rows can be told apart after scrolling.
  private(set) var scrolled: [String] = []
  /// Switched on by the program, such as 2004 for marked pastes.
  private(set) var modes: Set<Int> = []
  private(set) var bells = 0
  /// What no screen should ever be sent.
  private(set) var strays: [String] = []

  private var cells: [[Character]]
  /// The cursor is behind the last column: the next character goes to the next row.
  private var isPastEdge = false
  private var pending: [UInt8] = []
  private var escape: [UInt8]?

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows from top to bottom without the blanks at their ends, and without blank rows at the bottom.
  var lines: [String] {
    var lines = cells.map { Self.trimmed(String($0.filter { $0 != "\0" })) }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Everything, with what scrolled off.
  var text: String {
    (scrolled + lines).joined(separator: "\n")
  }

  /// The cursor's row, counted from the very first line.
  var line: Int {
    scrolled.count + row
  }

  /// The cursor's row up to the cursor, blanks and all.
  var beforeCursor: String {
    String(cells[row].prefix(isPastEdge ? columns : column).filter { $0 != "\0" })
  }

  /// The cursor's row from the cursor on.
  var afterCursor: String {
    isPastEdge ? "" : Self.trimmed(String(cells[row][column...].filter { $0 != "\0" }))
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Another size; what is on the rows that stay, stays as it is.
  mutating func resize(columns: Int, rows: Int) {
    while row >= rows { scroll() }
    cells = (0..<rows).map { index in
      let old = index < cells.count ? cells[index] : []
      return (0..<columns).map { $0 < old.count ? old[$0] : " " }
    }
    self.columns = columns
    self.rows = rows
    column = min(column, columns - 1)
    isPastEdge = false
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { feed(byte) }
  }

  private mutating func feed(_ byte: UInt8) {
    if let sequence = escape {
      escape = sequence + [byte]
      endEscape()
    } else if byte == 0x1b {
      escape = []
    } else if byte < 0x20 || byte == 0x7f {
      control(byte)
    } else if byte < 0x80 {
      put(Character(Unicode.Scalar(byte)), width: 1)
    } else {
      pending.append(byte)
      let length = pending[0] >= 0xf0 ? 4 : pending[0] >= 0xe0 ? 3 : 2
      guard pending.count >= length else { return }
      let text = String(decoding: pending, as: UTF8.self)
      pending = []
      for scalar in text.unicodeScalars { put(Character(scalar), width: Int(le_width(scalar.value))) }
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08:
      column = max(column - 1, 0)
      isPastEdge = false
    case 0x09: column = min((column / 8 + 1) * 8, columns - 1)
    case 0x0a:
      isPastEdge = false
      lineFeed()
    case 0x0d:
      column = 0
      isPastEdge = false
    default: strays.append("control \(byte)")
    }
  }

  private mutating func put(_ character: Character, width: Int) {
    guard width > 0 else { return }
    if isPastEdge || column + width > columns {
      column = 0
      isPastEdge = false
      lineFeed()
    }
    cells[row][column] = character
    for filler in 1..<max(width, 1) where column + filler < columns { cells[row][column + filler] = "\0" }
    column += width
    if column >= columns {
      column = columns - 1
      isPastEdge = true
    }
  }

  private mutating func lineFeed() {
    if row + 1 < rows { row += 1 } else { scrollUp() }
  }

  private mutating func scrollUp() {
    scrolled.append(Self.trimmed(String(cells.removeFirst().filter { $0 != "\0" })))
    cells.append(Array(repeating: " ", count: columns))
  }

  private mutating func scroll() {
    scrollUp()
    row -= 1
  }

  // MARK: Escape sequences

  private mutating func endEscape() {
    guard let sequence = escape, let first = sequence.first else { return }
    switch first {
    case UInt8(ascii: "["):
      guard let last = sequence.dropFirst().last, (0x40...0x7e).contains(last) else { return }
      escape = nil
      let body = String(decoding: sequence.dropFirst().dropLast(), as: UTF8.self)
      apply(Character(Unicode.Scalar(last)), body)
    case UInt8(ascii: "]"):
      guard sequence.last == 0x07 || sequence.suffix(2) == [0x1b, 0x5c] else { return }
      escape = nil
      strays.append("operating system command")
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      if sequence.count == 2 { escape = nil }
    default:
      escape = nil
      if ![0x37, 0x38, 0x3d, 0x3e].contains(first) { strays.append("escape \(first)") }
    }
  }

  private mutating func apply(_ action: Character, _ body: String) {
    let isPrivate = body.first == "?"
    let numbers = body.drop { $0 == "?" }.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let count = max(numbers.first ?? 1, 1)
    if !"mhl".contains(action) { isPastEdge = false }
    switch action {
    case "A": row = max(row - count, 0)
    case "B": row = min(row + count, rows - 1)
    case "C": column = min(column + count, columns - 1)
    case "D": column = max(column - count, 0)
    case "G": column = min(count, columns) - 1
    case "d": row = min(count, rows) - 1
    case "H":
      row = min(count, rows) - 1
      column = min(max(numbers.dropFirst().first ?? 1, 1), columns) - 1
    case "J": eraseDisplay(numbers.first ?? 0)
    case "K": eraseLine(numbers.first ?? 0)
    case "P":
      cells[row].removeSubrange(column..<min(column + count, columns))
      while cells[row].count < columns { cells[row].append(" ") }
    case "@":
      cells[row].insert(contentsOf: Array(repeating: " ", count: min(count, columns - column)), at: column)
      cells[row].removeLast(cells[row].count - columns)
    case "X": for index in column..<min(column + count, columns) { cells[row][index] = " " }
    case "h" where isPrivate: modes.formUnion(numbers)
    case "l" where isPrivate: modes.subtract(numbers)
    case "m", "h", "l": break
    default: strays.append("sequence \(body)\(action)")
    }
  }

  private mutating func eraseLine(_ part: Int) {
    let range = part == 0 ? column..<columns : part == 1 ? 0..<(column + 1) : 0..<columns
    for index in range { cells[row][index] = " " }
  }

  private mutating func eraseDisplay(_ part: Int) {
    if part == 0 { eraseLine(0) }
    let range = part == 0 ? (row + 1)..<rows : part == 1 ? 0..<row : 0..<rows
    for index in range { cells[index] = Array(repeating: " ", count: columns) }
  }
}
