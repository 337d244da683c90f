import Document
import KitFiles

/// Reads lists whose items begin with `[ ]` or `[x]`.
struct ChoiceReader {
  private let findings: Findings

  init(_ findings: Findings) {
    self.findings = findings
  }

  /// The options of a list; nil when it is an ordinary one.
  func options(_ items: [[Block]], _ block: SourceBlock) -> [Option]? {
    guard areChoices(items) else { return nil }
    var options: [Option] = []
    for (index, item) in items.enumerated() {
      let line = block.itemLines.indices.contains(index) ? block.itemLines[index] : block.line
      guard let isRight = mark(of: item) else {
        findings.add(.choice, (line, 1), "This item has no box.", "Begin it with `[ ]` or `[x]`.")
        continue
      }
      var blocks = withoutMark(item)
      var feedback: [Block] = []
      blocks.removeAll { block in
        guard case .quote(let words) = block else { return false }
        feedback += words
        return true
      }
      if !isRight, feedback.isEmpty {
        findings.add(
          .choice, (line, 1), "Nothing is said to whoever chooses this.", "Add an indented line `> why not` under it.")
      }
      options.append(Option(blocks: blocks, isRight: isRight, feedback: feedback, line: line))
    }
    if !options.contains(where: \.isRight) {
      findings.add(.choice, (block.line, 1), "None of the choices is right.", "Mark the right ones with `[x]`.")
    }
    if options.allSatisfy(\.isRight) {
      findings.add(.choice, (block.line, 1), "All of the choices are right.", "Add a wrong one with `[ ]`.")
    }
    if options.count > 26 {
      findings.add(.choice, (block.line, 1), "There are more than 26 choices.", "Leave some out.")
    }
    return Array(options.prefix(26))
  }

  /// Whether an item of a list has a box.
  func areChoices(_ items: [[Block]]) -> Bool { items.contains { mark(of: $0) != nil } }

  private func mark(of item: [Block]) -> Bool? {
    guard case .paragraph(let text)? = item.first else { return nil }
    let words = text.words
    if words.hasPrefix("[ ] ") { return false }
    return words.hasPrefix("[x] ") || words.hasPrefix("[X] ") ? true : nil
  }

  private func withoutMark(_ item: [Block]) -> [Block] {
    guard case .paragraph(var text)? = item.first, !text.spans.isEmpty else { return item }
    text.spans[0].words = String(text.spans[0].words.dropFirst(4))
    return [.paragraph(text)] + item.dropFirst()
  }
}
