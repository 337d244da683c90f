import Document

/// Writes the elements of an SVG; every word from outside and every number goes through here.
struct SVGWriter {
  private var lines: [String] = []
  private var depth = 0

  /// All that was written, line by line.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// What an attribute holds.
  enum Value: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    case words(String)
    case number(Double)

    init(stringLiteral value: String) { self = .words(value) }
    init(floatLiteral value: Double) { self = .number(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
  }

  typealias Attributes = KeyValuePairs<String, Value>

  /// An element that holds nothing.
  mutating func element(_ name: String, _ attributes: Attributes) {
    line(tag(name, attributes) + "/>")
  }

  /// An element that holds words.
  mutating func element(_ name: String, _ attributes: Attributes, words: String) {
    line(tag(name, attributes) + ">" + SVGWriter.escaped(words) + "</" + name + ">")
  }

  /// An element that holds others.
  mutating func element(_ name: String, _ attributes: Attributes, _ write: (inout SVGWriter) -> Void) {
    line(tag(name, attributes) + ">")
    depth += 1
    write(&self)
    depth -= 1
    line("</" + name + ">")
  }

  /// All that another writer wrote, which stood on its own.
  mutating func append(_ other: SVGWriter) {
    for line in other.lines {
      self.line(line)
    }
  }

  /// The rules for how the classes look: our own text, which stands as it is.
  mutating func style(_ rules: [Substring]) {
    element("style", [:]) { writer in
      for rule in rules {
        writer.line(String(rule))
      }
    }
  }

  private mutating func line(_ line: String) {
    lines.append(String(repeating: "  ", count: depth) + line)
  }

  private func tag(_ name: String, _ attributes: Attributes) -> String {
    attributes.reduce("<" + name) { tag, attribute in
      switch attribute.value {
      case .words(let words): tag + " " + attribute.key + "=\"" + SVGWriter.escaped(words) + "\""
      case .number(let number): tag + " " + attribute.key + "=\"" + SVGWriter.digits(number) + "\""
      }
    }
  }

  /// A place or a length with one decimal at most, the same everywhere.
  static func digits(_ number: Double) -> String {
    guard number.isFinite else { return "0" }
    let tenths = Int((min(max(number, -1e6), 1e6) * 10).rounded())
    let whole = String(abs(tenths) / 10)
    let rest = abs(tenths) % 10
    return (tenths < 0 ? "-" : "") + whole + (rest == 0 ? "" : "." + String(rest))
  }

  private static func escaped(_ words: String) -> String {
    let special = words.utf8.first { byte in
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
      default: false
      }
    }
    guard special != nil else { return words }
    var text = ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
