import CLineEditor

/// The characters this process's terminal text may use.
public struct Charset: Equatable, Sendable {
  /// Whether text is UTF-8; otherwise only ASCII is safe to show.
  public let isUTF8: Bool

  /// The process's own, chosen at first use: the locale's if that is UTF-8, else UTF-8 without a language if the system
  /// has it, else ASCII. Numbers keep the decimal point whatever the locale.
  public static let current = Charset(isUTF8: le_choose_charset())

  /// UTF-8, whatever the process's locale.
  public static let utf8 = Charset(isUTF8: true)

  /// ASCII, whatever the process's locale.
  public static let ascii = Charset(isUTF8: false)
}

/// How text behaves on a terminal.
public enum TerminalText {
  /// The columns a Unicode scalar takes on a terminal: 0, 1 or 2, or `nil` if it cannot be shown.
  public static func width(of scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7f ? 1 : nil }
    guard Charset.current.isUTF8, !isUnsafe(scalar) else { return nil }
    let width = le_width(scalar.value)
    return width < 0 ? nil : Int(width)
  }

  /// The columns a text takes that is safe to show.
  public static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (width(of: $1) ?? 0) }
  }

  /// Text that is safe to show: control characters as `^X` or `\u{…}`, so no escape sequence survives; characters
  /// outside the charset as `?`.
  public static func safe(_ text: String, in charset: Charset = .current) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7f {
        result.append("^")
        result.append(Unicode.Scalar(UInt8(scalar.value ^ 0x40)))
      } else if scalar.isASCII {
        result.append(scalar)
      } else if isUnsafe(scalar) {
        result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      } else {
        result.append(charset.isUTF8 ? scalar : "?")
      }
    }
    return String(result)
  }

  /// As much of a safe text as fits into that many columns; one that is cut ends in an ellipsis.
  static func cut(_ text: String, to columns: Int, in charset: Charset) -> String {
    guard width(of: text) > columns else { return text }
    let ellipsis = charset.isUTF8 ? "…" : "..."
    let room = columns - width(of: ellipsis)
    guard room > 0 else { return "" }
    var used = 0
    var result = ""
    for character in text {
      let next = width(of: String(character))
      if used + next > room { break }
      used += next
      result.append(character)
    }
    while result.last == " " { result.removeLast() }
    return result + ellipsis
  }

  /// Control characters beyond ASCII, and those that reorder, break or hide text.
  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    case .format: scalar.value != 0x200d
    default: false
    }
  }
}
