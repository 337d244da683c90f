import Foundation
import Testing

/// A sentence in the sources, as far as it is the same every time it is said.
struct Sentence: Sendable, CustomTestStringConvertible {
  /// The file it stands in.
  var file: String
  /// Its fixed parts; between them stands what is different each time.
  var parts: [String]

  var testDescription: String { "\(file): \(parts.joined(separator: "…"))" }

  /// Whether a line says it, whatever is put in.
  func isSaid(in line: some StringProtocol) -> Bool {
    var rest = line[...]
    // Before its period stands with which numbers it was found, where that matters.
    var parts = parts
    if parts.last?.hasSuffix(".") == true { parts[parts.count - 1].removeLast() }
    for part in parts where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }

  /// Every sentence that reading and checking a lesson can say.
  static let all: [Sentence] = ["Reading", "Check"].flatMap { folder -> [Sentence] in
    let path = "Sources/Lessons/\(folder)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(LessonKit.folder)/\(path)")) ?? []
    // The check of whole kits says nothing of lessons itself, only of glossary entries.
    return names.sorted().filter { $0 != "WholeCheck.swift" }.flatMap { name in
      literals(LessonKit.text("\(path)/\(name)")).map { Sentence(file: name, parts: $0) }
    }
  }.filter { sentence in
    let first = sentence.parts.joined().first
    return sentence.parts.joined().contains(" ") && (first?.isUppercase == true || first == "`" || first == "“")
  }

  /// The string literals of a source, each cut at what is put in.
  private static func literals(_ source: String) -> [[String]] {
    source.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.flatMap { line -> [[String]] in
      var rest = line[...]
      var literals: [[String]] = []
      while let start = rest.firstIndex(of: "\"") {
        rest = rest[rest.index(after: start)...]
        literals.append(literal(&rest))
      }
      return literals
    }
  }

  /// The literal whose quote was just read, taken off with its closing quote.
  private static func literal(_ rest: inout Substring) -> [String] {
    var parts = [""]
    while let character = rest.popFirst(), character != "\"" {
      guard character == "\\", let escaped = rest.popFirst(), escaped == "(" else {
        parts[parts.count - 1].append(character)
        continue
      }
      skipInterpolation(&rest)
      parts.append("")
    }
    return parts
  }

  private static func skipInterpolation(_ rest: inout Substring) {
    var depth = 1
    while depth > 0, let character = rest.popFirst() {
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"": _ = literal(&rest)
      default: break
      }
    }
  }
}
