/// A Markdown file with YAML between two lines of `---` at its top.
public struct FrontMatter {
  /// The YAML, without the dashes.
  public var yaml: String
  /// What follows, and the number of its first line, from 1.
  public var body: (text: String, firstLine: Int)

  /// Splits a file; nil, with a finding, when it has no front matter.
  public init?(_ text: String, _ findings: Findings) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
      findings.add(
        .syntax, (1, 1), "The file doesn't begin with front matter.",
        "Begin with a line `---`, the keys, and another `---`.")
      return nil
    }
    // An empty line in place of the dashes keeps the line numbers of findings right.
    yaml = "\n" + lines[1..<end].joined(separator: "\n") + "\n"
    body = (lines[(end + 1)...].joined(separator: "\n"), end + 2)
  }
}

extension YAMLMap {
  /// A list of words, such as `[a, b]`.
  public func words(_ key: String) -> [String]? {
    list(key)?.compactMap { $0.scalar?.string }
  }

  /// Where each word of such a list stands, the first time it does.
  public func places(ofWordsIn key: String) -> [String: (line: Int, column: Int)] {
    let nodes = node(key, required: false)?.sequence.map { Array($0) } ?? []
    return Dictionary(nodes.compactMap { node in node.scalar.map { ($0.string, Self.place(of: node)) } }) { first, _ in
      first
    }
  }
}
