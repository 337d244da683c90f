/// Why a text is not a number this program takes.
public enum NumberError: Error, Equatable, Sendable {
  /// There is nothing to read.
  case empty
  /// A character that doesn't belong in a number.
  case unexpected(Character)
  /// Scientific notation, `1e5`.
  case exponent
  /// A comma that doesn't stand between groups of three digits.
  case grouping
  /// More decimals than twelve.
  case tooManyDecimals
  /// Beyond ±10¹⁵.
  case tooLarge
  /// A suffix that doesn't fit what is asked for: `20x` where money is expected.
  case suffix(Character)
}

/// Numbers as people write them: `60000`, `60,000`, `60_000`, `60k`, `1.5m`, `-5%`, `20x`.
public enum NumberText {
  /// What may stand behind the digits besides `k` and `m`.
  public struct Suffixes: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int
    /// A set of the given bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// `5%`, one hundredth.
    public static let percent = Suffixes(rawValue: 1)
    /// `20x`, a multiple.
    public static let multiple = Suffixes(rawValue: 2)
    /// `k` and `m` for thousands and millions.
    public static let thousands = Suffixes(rawValue: 4)
  }

  /// A number read and what stood behind it.
  public struct Parsed: Equatable, Sendable {
    /// The value; a percentage is already divided by one hundred.
    public var value: Fixed
    /// Whether it was written with a percent sign.
    public var isPercent: Bool
  }

  /// The largest magnitude taken from outside. Products of two such numbers may still overflow, and then throw.
  public static let limit = Fixed(1_000_000_000_000_000)

  /// Reads a whole text as one number. Exact: nothing is rounded.
  public static func parse(
    _ text: some Collection<UInt8>, allowing suffixes: Suffixes = [.percent, .multiple, .thousands]
  ) throws(NumberError) -> Parsed {
    try parse(text, allowing: suffixes, limit: limit.units)
  }

  /// The same up to any magnitude: what was computed here and stored may lie beyond what is taken from outside.
  static func parse(
    _ text: some Collection<UInt8>, allowing suffixes: Suffixes, limit: Int128
  ) throws(NumberError) -> Parsed {
    guard let first = text.first else { throw .empty }
    var index = text.startIndex
    // A minus sign pasted from a document means the same as a typed hyphen.
    let minus = "\u{2212}".utf8
    let isPasted = text.starts(with: minus)
    let negative = first == UInt8(ascii: "-") || isPasted
    if isPasted {
      text.formIndex(&index, offsetBy: minus.count)
    } else if negative || first == UInt8(ascii: "+") {
      text.formIndex(after: &index)
    }

    var digits = Digits()
    var scaleUp = 0
    var isPercent = false
    var ended = false
    while index < text.endIndex {
      let byte = text[index]
      if ended { throw .unexpected(character(at: index, of: text)) }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): try digits.append(byte - 48)
      case UInt8(ascii: "."): try digits.point()
      case UInt8(ascii: ","): try digits.comma()
      case UInt8(ascii: "_"): try digits.underscore()
      case UInt8(ascii: "k"), UInt8(ascii: "K"):
        guard suffixes.contains(.thousands) else { throw .suffix("k") }
        (scaleUp, ended) = (3, true)
      case UInt8(ascii: "m"), UInt8(ascii: "M"):
        guard suffixes.contains(.thousands) else { throw .suffix("m") }
        (scaleUp, ended) = (6, true)
      case UInt8(ascii: "%"):
        guard suffixes.contains(.percent) else { throw .suffix("%") }
        (scaleUp, isPercent, ended) = (-2, true, true)
      case UInt8(ascii: "x"), UInt8(ascii: "X"):
        guard suffixes.contains(.multiple) else { throw .suffix("x") }
        ended = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        if digits.isEmpty { fallthrough }
        throw .exponent
      default: throw .unexpected(character(at: index, of: text))
      }
      text.formIndex(after: &index)
    }
    let magnitude = try digits.value(scaleUp: scaleUp, limit: limit)
    return Parsed(value: negative ? -magnitude : magnitude, isPercent: isPercent)
  }

  private static func character<Text: Collection<UInt8>>(at index: Text.Index, of text: Text) -> Character {
    String(decoding: text[index...].prefix(4), as: UTF8.self).first ?? "?"
  }
}

/// Digits gathered so far, with the rules of grouping.
private struct Digits {
  private var units: Int128 = 0
  private var count = 0
  private var decimals: Int?
  private var groupDigits: Int?
  private var grouped = false
  private var endsInDigit = false
  private var endsInUnderscore = false

  var isEmpty: Bool { count == 0 }

  mutating func append(_ digit: UInt8) throws(NumberError) {
    count += 1
    (endsInDigit, endsInUnderscore) = (true, false)
    if let places = decimals {
      if places >= Fixed.decimals {
        if digit != 0 { throw .tooManyDecimals }
        return
      }
      decimals = places + 1
    } else if let group = groupDigits {
      if group == 3 { throw .grouping }
      groupDigits = group + 1
    }
    let (shifted, isTooLong) = units.multipliedReportingOverflow(by: 10)
    let (sum, isTooLarge) = shifted.addingReportingOverflow(Int128(digit))
    if isTooLong || isTooLarge { throw .tooLarge }
    units = sum
  }

  mutating func point() throws(NumberError) {
    guard decimals == nil else { throw .unexpected(".") }
    try closeGroup()
    endsInDigit = false
    decimals = 0
  }

  mutating func comma() throws(NumberError) {
    guard decimals == nil, count > 0, grouped || count <= 3 else { throw .grouping }
    try closeGroup()
    grouped = true
    endsInDigit = false
    groupDigits = 0
  }

  /// An underscore stands between two digits.
  mutating func underscore() throws(NumberError) {
    guard endsInDigit else { throw .unexpected("_") }
    (endsInDigit, endsInUnderscore) = (false, true)
  }

  private func closeGroup() throws(NumberError) {
    if endsInUnderscore { throw .unexpected("_") }
    if let group = groupDigits, group != 3 { throw .grouping }
  }

  func value(scaleUp: Int, limit: Int128) throws(NumberError) -> Fixed {
    guard count > 0 else { throw .empty }
    if endsInUnderscore { throw .unexpected("_") }
    if decimals == nil { try closeGroup() }
    let exponent = Fixed.decimals - (decimals ?? 0) + scaleUp
    if exponent < 0 {
      let divisor = Fixed.powerOfTen(-exponent)
      guard units % divisor == 0 else { throw .tooManyDecimals }
      return Fixed(units: units / divisor)
    }
    let (product, overflow) = units.multipliedReportingOverflow(by: Fixed.powerOfTen(exponent))
    guard !overflow, product <= limit else { throw .tooLarge }
    return Fixed(units: product)
  }
}
