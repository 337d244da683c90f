import Document

/// How a stretch of text stands out: the part of its role that can be drawn.
enum Style: UInt8 {
  case plain, strong, emphasis, code, muted, good, warning, danger, term

  init(_ role: Text.Role) {
    self =
      switch role {
      case .plain: .plain
      case .strong: .strong
      case .emphasis: .emphasis
      case .code: .code
      case .muted: .muted
      case .good: .good
      case .warning: .warning
      case .danger: .danger
      case .term: .term
      }
  }

  /// The sequence that turns the style on.
  ///
  /// The sixteen basic colors only: terminals with a light background remap those to be readable.
  var sequence: StaticString {
    switch self {
    case .plain: ""
    case .strong: "\u{1B}[1m"
    case .emphasis: "\u{1B}[3m"
    case .code: "\u{1B}[36m"
    case .muted: "\u{1B}[2m"
    case .good: "\u{1B}[32m"
    case .warning: "\u{1B}[33m"
    case .danger: "\u{1B}[1;31m"
    case .term: "\u{1B}[4m"
    }
  }

  /// The sequence that turns every style off.
  static let reset: StaticString = "\u{1B}[0m"
}

extension [UInt8] {
  /// Appends ASCII that we wrote ourselves.
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
