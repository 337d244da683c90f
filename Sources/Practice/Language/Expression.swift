import Margin

/// Why a calculation doesn't read, with the place inside it in UTF-8 bytes.
public enum ExpressionError: Error, Equatable, Sendable {
  /// Something else was expected here.
  case unexpected(Range<Int>)
  /// The calculation ends too early.
  case ends
  /// A bracket is not closed.
  case unclosed(Range<Int>)
  /// Brackets within brackets beyond what is read.
  case tooDeep(Range<Int>)
  /// A number that isn't one.
  case number(NumberError, Range<Int>)
  /// A figure that isn't one.
  case figure(ArgumentProblem, Range<Int>)
}

/// A calculator over figures: `+ - * /`, brackets, percentages, exact decimals.
struct Expression {
  /// How deep brackets and signs may nest.
  static let deepest = 64

  private let bytes: [UInt8]
  private let reader: ArgumentReader
  private let figure: (Figure) throws -> Fixed
  private var index = 0
  private var depth = 0

  /// The value of `text`; `figure` supplies the figures.
  static func value(
    of text: String, _ reader: ArgumentReader, figure: (Figure) throws -> Fixed
  ) throws -> Fixed {
    try withoutActuallyEscaping(figure) { figure in
      var expression = Expression(bytes: Array(text.utf8), reader: reader, figure: figure)
      let value = try expression.sum()
      guard expression.peek() == nil else { throw ExpressionError.unexpected(expression.wordRange()) }
      return value
    }
  }

  private init(bytes: [UInt8], reader: ArgumentReader, figure: @escaping (Figure) throws -> Fixed) {
    self.bytes = bytes
    self.reader = reader
    self.figure = figure
  }

  private mutating func sum() throws -> Fixed {
    var value = try product()
    while let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      index += 1
      let next = try product()
      value = sign == UInt8(ascii: "+") ? try value + next : try value - next
    }
    return value
  }

  private mutating func product() throws -> Fixed {
    var value = try factor()
    while let sign = peek() {
      if sign == UInt8(ascii: "*") {
        index += 1
        value = try value * factor()
      } else if sign == UInt8(ascii: "/") {
        index += 1
        value = try value / factor()
      } else if take("×") {
        value = try value * factor()
      } else if take("÷") {
        value = try value / factor()
      } else {
        break
      }
    }
    return value
  }

  private mutating func factor() throws -> Fixed {
    guard let next = peek() else { throw ExpressionError.ends }
    guard depth < Self.deepest else { throw ExpressionError.tooDeep(index..<index + 1) }
    switch next {
    case UInt8(ascii: "-"):
      index += 1
      depth += 1
      defer { depth -= 1 }
      return try -factor()
    case UInt8(ascii: "("):
      let open = index
      index += 1
      depth += 1
      defer { depth -= 1 }
      let value = try sum()
      guard peek() == UInt8(ascii: ")") else {
        if peek() == nil { throw ExpressionError.unclosed(open..<open + 1) }
        throw ExpressionError.unexpected(wordRange())
      }
      index += 1
      return value
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
      let range = wordRange()
      index = range.upperBound
      do throws(NumberError) {
        return try NumberText.parse(bytes[range]).value
      } catch {
        throw ExpressionError.number(error, range)
      }
    default: return try figureValue()
    }
  }

  private mutating func figureValue() throws -> Fixed {
    var range = wordRange()
    if range.upperBound < bytes.count, bytes[range.upperBound] == UInt8(ascii: "(") {
      guard let close = bytes[range.upperBound...].firstIndex(of: UInt8(ascii: ")")) else {
        throw ExpressionError.figure(.figureBracket, range.lowerBound..<range.upperBound + 1)
      }
      range = range.lowerBound..<close + 1
    }
    guard Self.isWordByte(bytes[range.lowerBound]) else { throw ExpressionError.unexpected(range) }
    index = range.upperBound
    let found: Figure
    do throws(ArgumentProblem) {
      found = try reader.figure(String(decoding: bytes[range], as: UTF8.self))
    } catch {
      throw ExpressionError.figure(error, range)
    }
    return try figure(found)
  }

  /// The next byte that is not a space.
  private mutating func peek() -> UInt8? {
    while index < bytes.count, CommandText.isSpace(bytes[index]) { index += 1 }
    return index < bytes.count ? bytes[index] : nil
  }

  private mutating func take(_ symbol: String) -> Bool {
    guard bytes[index...].starts(with: symbol.utf8) else { return false }
    index += symbol.utf8.count
    return true
  }

  /// The run of letters, digits and number signs from here, one byte at least.
  private func wordRange() -> Range<Int> {
    var end = index
    while end < bytes.count, Self.isWordByte(bytes[end]) { end += 1 }
    return index..<max(end, min(index + 1, bytes.count))
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ","),
      UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
