import Foundation
import Testing

/// A number that somebody else published, with what it was computed from.
struct WorkedExample: Decodable, Sendable, CustomTestStringConvertible {
  let id: String
  let source: String
  let kind: String
  let inputs: [String: Input]
  let expected: [String: Input]
  let tolerance: [String: Tolerance]

  var testDescription: String { id }

  /// A number as digits, several of them, or the steps of a schedule.
  enum Input: Decodable, Sendable {
    case text(String)
    case list([String])
    case tiers([[String: String]])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let number = try? container.decode(Int.self) {
        self = .text("\(number)")
      } else if let list = try? container.decode([String].self) {
        self = .list(list)
      } else {
        self = .tiers(try container.decode([[String: String]].self))
      }
    }

    var texts: [String] {
      switch self {
      case .text(let text): [text]
      case .list(let list): list
      case .tiers: []
      }
    }
  }

  enum Tolerance: Decodable, Sendable {
    case exact
    case within(Decimal)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self), let value = Decimal(string: text) {
        self = .within(value)
      } else {
        self = .exact
      }
    }
  }

  /// An input in digits, cut to the twelve decimals that are read.
  func text(_ name: String) -> String {
    let text = inputs[name]?.texts.first ?? ""
    let parts = text.split(separator: ".")
    return parts.count == 2 ? "\(parts[0]).\(parts[1].prefix(12))" : text
  }

  func number(_ name: String) -> Decimal { Decimal(string: text(name)) ?? 0 }

  /// A share as a percentage to type.
  func percent(_ name: String) -> String { "\(number(name) * 100)%" }

  /// The schedule in the words of `market`.
  var tiers: String {
    guard case .tiers(let tiers) = inputs["tiers"] else { return "" }
    return "tiers "
      + tiers.map { "\($0["floor"] ?? "") \((Decimal(string: $0["mmr"] ?? "") ?? 0) * 100)%" }.joined(separator: " ")
  }

  var floors: [String] {
    guard case .tiers(let tiers) = inputs["tiers"] else { return [] }
    return tiers.compactMap { $0["floor"] }
  }

  /// Whether a value is the published one, as far as was published.
  func accepts(_ value: Decimal, for expected: Decimal) -> Bool {
    let difference = value > expected ? value - expected : expected - value
    if case .within(let most)? = tolerance["abs"] { return difference <= most }
    if case .within(let share)? = tolerance["rel"] { return difference <= share * (expected < 0 ? -expected : expected) }
    return difference == 0
  }

  static let all: [WorkedExample] = {
    let path = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Fixtures/worked-examples.json"
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return (try? JSONDecoder().decode([WorkedExample].self, from: data)) ?? []
  }()

  static func named(_ id: String) -> WorkedExample? { all.first { $0.id == id } }
}
