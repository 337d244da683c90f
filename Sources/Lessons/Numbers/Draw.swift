import Document
import KitFiles
import Margin
import Practice

/// The numbers one learner has, by name.
public struct Draw: Equatable, Sendable {
  /// The values.
  public private(set) var values: [String: Fixed] = [:]

  /// No numbers.
  public init() {}

  mutating func set(_ name: String, _ value: Fixed) { values[name] = value }

  /// A text with the numbers put in. What is not declared stays as it is written.
  func fill(_ text: String) -> String {
    guard !values.isEmpty, text.firstBytes(of: "{{") != nil else { return text }
    var filled = ""
    for piece in Self.pieces(of: text) {
      switch piece {
      case .text(let text): filled += text
      case .name(let name, let written): filled += values[name].map { $0.text(decimals: 0...12) } ?? written
      }
    }
    return filled
  }

  func fill(_ lines: [SourceLine]) -> [SourceLine] { lines.map(fill) }

  func fill(_ line: SourceLine) -> SourceLine {
    SourceLine(fill(line.text), line: line.line, column: line.column)
  }

  func fill(_ text: Text) -> Text {
    Text(text.spans.map { Text.Span(fill($0.words), $0.role) })
  }

  func fill(_ blocks: [Block]) -> [Block] {
    guard !values.isEmpty else { return blocks }
    return blocks.map { block in
      switch block {
      case .heading(let text, let level): .heading(fill(text), level: level)
      case .paragraph(let text): .paragraph(fill(text))
      case .list(let items, let ordered): .list(items.map(fill), ordered: ordered)
      case .quote(let blocks): .quote(fill(blocks))
      case .code(let lines): .code(lines.map(fill))
      default: block
      }
    }
  }

  /// The draw in words: `size = 0.4, lever = 10`.
  var words: String {
    values.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value.text(decimals: 0...12))" }.joined(separator: ", ")
  }

  /// A stretch of a text that numbers may stand in.
  enum Piece: Equatable {
    case text(String)
    case name(String, written: String)
  }

  /// A text, cut at its `{{names}}`.
  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstBytes(of: "{{"),
      let close = rest[open.upperBound...].firstBytes(of: "}}")
    {
      pieces.append(.text(String(rest[..<open.lowerBound])))
      let name = rest[open.upperBound..<close.lowerBound].filter { $0 != " " }
      pieces.append(.name(String(name), written: String(rest[open.lowerBound..<close.upperBound])))
      rest = rest[close.upperBound...]
    }
    pieces.append(.text(String(rest)))
    return pieces
  }
}
