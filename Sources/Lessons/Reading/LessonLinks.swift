import KitFiles

/// A link of a lesson, as it is written.
struct LessonLink: Equatable, Sendable {
  /// The address.
  var address: String
  /// Where it stands.
  var line: Int
  var column: Int

  /// The glossary entry it leads to; nil when it leads elsewhere.
  var term: String? {
    let path = address.prefix { $0 != "#" }
    guard path.hasPrefix("../glossary/"), path.hasSuffix(".md") else { return nil }
    return String(path.dropFirst("../glossary/".count).dropLast(3))
  }
}

/// What is looked for in a lesson's text as it stands: links, and the names of numbers.
struct LessonText {
  private let lines: [Substring]
  /// Its fenced blocks.
  let fences: LessonFences

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    fences = LessonFences(lines)
  }

  /// The links of the prose; what stands in fenced blocks is no prose.
  var links: [LessonLink] {
    var links: [LessonLink] = []
    for (number, line) in prose() {
      var rest = line[...]
      while let open = rest.firstBytes(of: "]("), let close = rest[open.upperBound...].firstIndex(of: ")") {
        let column = line.distance(from: line.startIndex, to: open.upperBound) + 1
        links.append(LessonLink(address: String(rest[open.upperBound..<close]), line: number, column: column))
        rest = rest[close...]
      }
    }
    return links
  }

  private func prose() -> [(Int, Substring)] {
    lines.enumerated().compactMap { index, line in fences.fenced.contains(index + 1) ? nil : (index + 1, line) }
  }

  /// Reports names in double braces that are not declared, and declared numbers that nothing uses.
  func check(_ numbers: Numbers, _ findings: Findings) {
    let declared = numbers.entries.map(\.name)
    var used: Set<String> = []
    for (index, line) in lines.enumerated()
    where line.firstBytes(of: "{{") != nil || line.firstBytes(of: "}}") != nil {
      var column = 1
      for piece in Draw.pieces(of: String(line)) {
        switch piece {
        case .text(let text):
          if let half = text.firstBytes(of: "{{") ?? text.firstBytes(of: "}}") {
            findings.add(
              .number, (index + 1, column + text.distance(from: text.startIndex, to: half.lowerBound)),
              "The other pair of braces is missing.", "Write `{{name}}`.")
          }
          column += text.count
        case .name(let name, let written):
          used.insert(name)
          if !declared.contains(name), !numbers.faulty.contains(name) {
            findings.add(
              .number, (index + 1, column), "No number is called `\(name)`.",
              Suggestion.nearest(to: name, among: declared).map { "Did you mean `{{\($0)}}`?" }
                ?? "Declare it in a block `numbers`.")
          }
          column += written.count
        }
      }
    }
    for entry in numbers.entries where !used.contains(entry.name) {
      findings.add(
        .number, (entry.line.line, entry.line.column), "Nothing uses `\(entry.name)`.",
        "Write `{{\(entry.name)}}` where it belongs, or leave it out.")
    }
  }
}
