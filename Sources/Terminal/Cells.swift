import Document

/// One character ready to be drawn: it is safe to send, its width is known.
struct Cell {
  var scalar: Unicode.Scalar
  var width: UInt8
  var style: Style

  /// Whether a line may break here.
  var isSpace: Bool { scalar == " " }
}

/// Turns words from anywhere into cells.
///
/// This is the one gate between data and the terminal: a control character comes out as a visible escape.
struct CellMaker {
  private(set) var cells: [Cell] = []
  private let charset: Surface.Charset
  private let isSpoken: Bool
  /// A spoken symbol wants a space before whatever word follows.
  private var wantsSpace = false

  init(on surface: Surface) {
    charset = surface.charset
    isSpoken = surface.form == .plain
  }

  /// Takes the cells made so far.
  consuming func made() -> [Cell] { cells }

  mutating func append(_ text: Text, quotingCode: Bool = false) {
    for span in text.spans {
      let style = Style(span.role)
      let quotes = quotingCode && style == .code
      if quotes {
        append("`", style)
      }
      append(span.words, style)
      if quotes {
        append("`", style)
      }
    }
  }

  /// Appends words; tabs and line ends in them become spaces.
  mutating func append(_ words: String, _ style: Style = .plain) {
    if cells.isEmpty {
      cells.reserveCapacity(words.utf8.count)
    }
    for scalar in words.unicodeScalars {
      switch scalar.value {
      case 0x20...0x7E: put(scalar, style)
      case 0x09, 0x0A: put(" ", style)
      // What is to be typed is never put into other words.
      default: appendOther(scalar, style, isSpoken: isSpoken && style != .code)
      }
    }
  }

  /// Appends text that must stay recognizable character by character; a tab becomes `tab` spaces.
  mutating func appendVerbatim(_ words: String, _ style: Style = .plain, tab: Int) {
    for scalar in words.unicodeScalars {
      appendVerbatim(scalar, style, tab: tab)
    }
  }

  /// Appends one scalar that must stay recognizable; a tab becomes `tab` spaces.
  mutating func appendVerbatim(_ scalar: Unicode.Scalar, _ style: Style, tab: Int) {
    switch scalar.value {
    case 0x20...0x7E: put(scalar, style)
    case 0x09:
      for _ in 0..<tab {
        put(" ", style)
      }
    default: appendOther(scalar, style, isSpoken: false)
    }
  }

  private mutating func appendOther(_ scalar: Unicode.Scalar, _ style: Style, isSpoken: Bool) {
    if isSpoken, let symbol = SpokenSymbol(scalar) {
      append(symbol, style)
    } else if scalar.value == 0xA0 || !isShowable(scalar) {
      appendHidden(scalar, style)
    } else if charset == .unicode {
      put(scalar, style, width: UInt8(displayWidth(of: scalar)))
    } else if let spelling = asciiSpelling(of: scalar) {
      append(spelling, style)
    } else if scalar.properties.generalCategory == .spaceSeparator {
      put(" ", style)
    } else if displayWidth(of: scalar) > 0 {
      put("?", style)
    }
  }

  private mutating func appendHidden(_ scalar: Unicode.Scalar, _ style: Style) {
    if scalar.value == 0xA0 {
      put(charset == .unicode ? scalar : " ", style)
      return
    }
    append("\\u{", style)
    for digit in String(scalar.value, radix: 16, uppercase: true).unicodeScalars {
      put(digit, style)
    }
    append("}", style)
  }

  private mutating func append(_ symbol: SpokenSymbol, _ style: Style) {
    switch symbol {
    case .mark(let mark): append(mark, style)
    case .comma:
      while cells.last?.isSpace == true {
        cells.removeLast()
      }
      append(",", style)
      wantsSpace = true
    case .words(let words):
      if let last = cells.last, !last.isSpace, last.scalar != "(" {
        put(" ", style)
      }
      append(words, style)
      wantsSpace = true
    }
  }

  private mutating func append(_ ascii: StaticString, _ style: Style) {
    ascii.withUTF8Buffer { bytes in
      for byte in bytes {
        put(Unicode.Scalar(byte), style)
      }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar, _ style: Style, width: UInt8 = 1) {
    if wantsSpace {
      wantsSpace = false
      switch scalar {
      case " ", ",", ".", ";", ":", ")", "!", "?": break
      default: cells.append(Cell(scalar: " ", width: 1, style: style))
      }
    }
    cells.append(Cell(scalar: scalar, width: width, style: style))
  }
}

extension Surface {
  /// The cells of a text; code is quoted where there is no color to tell it by.
  func cells(of text: Text, quotingCode: Bool = false) -> [Cell] {
    var maker = CellMaker(on: self)
    maker.append(text, quotingCode: quotingCode && quotesCode)
    return maker.made()
  }

  /// The cells of words that play no part of their own.
  func cells(of words: String, _ style: Style = .plain) -> [Cell] {
    var maker = CellMaker(on: self)
    maker.append(words, style)
    return maker.made()
  }

  var quotesCode: Bool { !color && form == .text }
}

extension Collection<Cell> {
  /// The columns the cells take.
  var width: Int {
    reduce(0) { $0 + Int($1.width) }
  }
}
