import Document
import KitFiles

/// Reads glossary entries.
public enum EntryFile {
  /// The largest entry read, in bytes.
  public static let limit = 65_536

  /// The entry a file holds, or everything that is wrong with it.
  ///
  /// - Parameters:
  ///   - slug: the file's name without its ending.
  ///   - file: the path that findings name.
  public static func read(_ text: String, slug: String, file: String) -> Result<GlossaryEntry, FindingList> {
    let findings = Findings(file: file)
    guard let parts = FrontMatter(text, findings), let map = YAMLMap.root(of: parts.yaml, findings) else {
      return .failure(FindingList(all: findings.all))
    }
    let (name, group) = (map.text("term", longest: 64), map.text("group", longest: 64))
    let (aliases, figures) = (map.words("aliases"), map.words("figures"))
    let (verbs, events) = (map.words("verbs"), map.words("events"))
    let (related, sources) = (map.words("related"), map.words("sources"))
    let places = GlossaryEntry.Places(title: parts.body.firstLine, sources: map.place(of: "sources").line)
    map.finish()
    let (prose, trial) = split(parts.body.text, from: parts.body.firstLine)
    var blocks = Document(commonMark: withGlossaryLinks(prose)).blocks
    guard case .heading(_, level: 1)? = blocks.first, blocks.count > 1, case .paragraph(let definition) = blocks[1]
    else {
      findings.add(
        .entry, (places.title, 1), "The entry has no title with a definition under it.",
        "Write `# Term`, an empty line, and the definition as a paragraph.")
      return .failure(FindingList(all: findings.all))
    }
    blocks.removeFirst()
    guard findings.all.isEmpty, let name, let group, let aliases, let figures, let verbs, let events, let related,
      let sources
    else { return .failure(FindingList(all: findings.all)) }
    return .success(
      GlossaryEntry(
        slug: slug, name: name, aliases: aliases, group: group, figures: figures, verbs: verbs, events: events,
        related: related, sources: sources, definition: definition, body: blocks, trial: trial, file: file,
        places: places))
  }

  /// The prose without the block to try, and that block with its line numbers.
  private static func split(_ body: String, from first: Int) -> (prose: String, trial: Trial?) {
    var prose: [Substring] = []
    var tried: [Trial.Line] = []
    var isTrying = false
    for (index, line) in body.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line == "```try" {
        isTrying = true
      } else if isTrying, line == "```" {
        isTrying = false
      } else if isTrying {
        if !line.isEmpty { tried.append(Trial.Line(text: String(line), number: first + index)) }
      } else {
        prose.append(line)
      }
    }
    return (prose.joined(separator: "\n"), tried.isEmpty ? nil : Trial(lines: tried))
  }

  /// Links between entries stand as plain file names, so that they work in any viewer; as terms they are known by their
  /// folder.
  private static func withGlossaryLinks(_ prose: String) -> String {
    var pieces = prose.split(separator: "](", omittingEmptySubsequences: false).map(String.init)
    for index in pieces.indices.dropFirst() {
      let address = pieces[index].prefix { $0 != ")" }
      if address.hasSuffix(".md"), !address.contains("/") { pieces[index] = "../glossary/" + pieces[index] }
    }
    return pieces.joined(separator: "](")
  }
}
