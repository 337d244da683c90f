@testable import Lessons

/// A line of a lesson file, with what it is there for.
struct MutationLine {
  /// What a line is there for.
  enum Place: Equatable {
    /// A key of the front matter, or the dashes around it.
    case front(String)
    /// Three backticks, with or without a word.
    case fence
    case numbers, setup, run, goal, wrong, sample, solution
    /// A key of `ask`, `predict` or `score`.
    case question(String)
    case score(String)
    /// `## Title` and `### Hints` or `### After`.
    case heading, part
    /// A choice that is right, and one that is not.
    case right, otherChoice
    /// Words.
    case prose
  }

  var place: Place
  var text: String
  /// What the program reads of it; the rest of the line is words.
  var code: Range<String.Index>

  /// The lines of a lesson's text.
  static func all(of text: String) -> [MutationLine] {
    var lines: [MutationLine] = []
    var (block, dashes) = ("", 0)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let isFence = line.hasPrefix("```")
      if line == "---" { dashes += 1 }
      if isFence {
        lines.append(.init(place: .fence, text: line, code: line.startIndex..<line.endIndex))
        block = block.isEmpty ? String(line.dropFirst(3)) : ""
      } else if !block.isEmpty {
        lines.append(Self.line(line, in: block))
      } else if dashes < 2 || line == "---" && dashes == 2 {
        let key = String(line.prefix { $0 != ":" })
        lines.append(.init(place: .front(key), text: line, code: line.startIndex..<line.endIndex))
      } else {
        lines.append(.init(place: Self.words(line), text: line, code: line.startIndex..<line.endIndex))
      }
    }
    return lines
  }

  private static func words(_ line: String) -> Place {
    if line.hasPrefix("### ") { return .part }
    if line.hasPrefix("## ") { return .heading }
    if line.hasPrefix("- [x] ") { return .right }
    return line.hasPrefix("- [ ] ") ? .otherChoice : .prose
  }

  private static func line(_ line: String, in block: String) -> MutationLine {
    let place: Place? =
      switch block {
      case "numbers": .numbers
      case "setup": .setup
      case "run": .run
      case "goal": .goal
      case "wrong": line.hasPrefix("try:") ? .sample : .wrong
      case "solution": .solution
      case "ask", "predict": .question(String(line.prefix { $0 != ":" }))
      case "score": .score(String(line.prefix { $0 != ":" }))
      default: nil
      }
    // A message stands behind these; what is before them is read.
    let end = ["=>", "|"].compactMap { block == "numbers" ? nil : line.firstRange(of: $0)?.lowerBound }.min()
    return .init(place: place ?? .prose, text: line, code: line.startIndex..<(end ?? line.endIndex))
  }

  /// Whether a change here is one of what the lesson claims of the engine.
  var isClaim: Bool { [.goal, .wrong, .sample, .solution, .right].contains(place) }

  /// Whether the program reads the line at all.
  var isRead: Bool { place != .prose && place != .otherChoice && !text.isEmpty }
}
