import KitFiles

/// Where the fenced blocks of a lesson begin and end, found line by line: a Markdown reader takes a block that is not
/// closed, or stands inside a list, without a word.
struct LessonFences {
  /// A line that opens a block.
  private struct Opening {
    var mark: Character
    var length: Int
    var info: String
    var line: Int
    var column: Int
  }

  private var openings: [Opening] = []
  private var unclosed: Opening?
  private var swallowed: [(outer: Opening, inner: Opening)] = []
  /// The numbers of lines that are fences or stand between them, from 1.
  private(set) var fenced: Set<Int> = []

  init(_ lines: [Substring]) {
    for (index, line) in lines.enumerated() {
      let fence = Self.fence(line, index + 1)
      if let open = unclosed {
        fenced.insert(index + 1)
        guard let fence, fence.mark == open.mark, fence.length >= open.length else { continue }
        if fence.info.isEmpty { unclosed = nil } else { swallowed.append((open, fence)) }
      } else if let fence {
        fenced.insert(index + 1)
        openings.append(fence)
        unclosed = fence
      }
    }
  }

  private static func fence(_ line: Substring, _ number: Int) -> Opening? {
    let text = line.drop { $0 == " " || $0 == "\t" }
    guard let mark = text.first, mark == "`" || mark == "~" else { return nil }
    let length = text.prefix { $0 == mark }.count
    let info = String(text.dropFirst(length)).trimmingSpaces
    // Three backticks that are closed in their line are code within a sentence.
    guard length >= 3, mark == "~" || !info.contains("`") else { return nil }
    return Opening(
      mark: mark, length: length, info: info, line: number, column: line.count - text.count + 1)
  }

  /// Whether every block ends before another begins; each one that doesn't is a finding.
  func areClosed(_ findings: Findings) -> Bool {
    for (outer, inner) in swallowed {
      findings.add(
        .block, (inner.line, inner.column), "A block begins before the one of line \(outer.line) ends.",
        "Close that one first, by ``` in a line of its own.")
    }
    if swallowed.isEmpty, let unclosed {
      findings.add(
        .block, (unclosed.line, unclosed.column), "The block is never closed.",
        "Write ``` in a line of its own behind its last line.")
    }
    return swallowed.isEmpty && unclosed == nil
  }

  /// Reports blocks that would have no effect where they stand.
  ///
  /// - Parameter outermost: the lines of the blocks that stand in no other.
  func check(_ outermost: Set<Int>, _ findings: Findings) {
    for opening in openings where !outermost.contains(opening.line) {
      let word = opening.info.split(separator: " ").first.map(String.init) ?? ""
      guard let block = LessonBlock(rawValue: word), block != .text else { continue }
      findings.add(
        .block, (opening.line, opening.column), "The block `\(word)` stands inside a list.",
        "Begin its fence at the margin, with an empty line before it.")
    }
  }
}
