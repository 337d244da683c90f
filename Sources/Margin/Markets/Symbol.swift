/// A market's name: one to twelve letters, digits and hyphens with at least one letter, in capitals.
///
/// Short enough to be stored in place, so symbols are compared and copied without touching memory elsewhere.
public struct Symbol: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The most characters a name may have.
  public static let longest = 12

  /// The name in capitals.
  public let name: String

  /// The market called `text` in any case; nil when no market can be called that.
  public init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard (1...Self.longest).contains(bytes.count) else { return nil }
    var (hasLetter, hasSmall) = (false, false)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): hasLetter = true
      case UInt8(ascii: "a")...UInt8(ascii: "z"): (hasLetter, hasSmall) = (true, true)
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
      default: return nil
      }
    }
    guard hasLetter, bytes.first != UInt8(ascii: "-") else { return nil }
    self.name = hasSmall ? text.uppercased() : String(text)
  }

  /// The name.
  public var description: String { name }

  /// Alphabetical order.
  public static func < (a: Symbol, b: Symbol) -> Bool { a.name < b.name }
}

extension Symbol: Codable {
  /// Reads a name and holds it to the rules above.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let symbol = Symbol(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a market's name")
    }
    self = symbol
  }

  /// Writes the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
