import Document

/// The words of blocks, without their form.
enum BlockWords {
  static func words(of blocks: [Block]) -> String {
    blocks.map { block in
      switch block {
      case .paragraph(let text), .heading(let text, _): text.words
      case .list(let items, _): items.map { words(of: $0) }.joined(separator: " ")
      case .quote(let inner): words(of: inner)
      case .code(let lines): lines.joined(separator: " ")
      default: ""
      }
    }.joined(separator: " ")
  }
}
