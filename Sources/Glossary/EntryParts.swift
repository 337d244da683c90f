import Document
import KitFiles

/// The parts every entry has: three headings with something under each, and a source.
public enum EntryParts {
  /// The headings, in the order they are best read in.
  public static let headings = ["Formula", "Worked number", "What people get wrong"]

  /// Every part an entry lacks.
  public static func findings(_ entry: GlossaryEntry) -> [Finding] {
    let findings = Findings(file: entry.file)
    if !entry.sources.contains(where: { !$0.allSatisfy(\.isWhitespace) }) {
      findings.add(
        .entry, (entry.places.sources, 1), "The entry names no source.",
        "Add where definition, formula or numbers come from, as `sources: [\"Paper or page\"]`.")
    }
    for heading in headings {
      guard let position = entry.body.firstIndex(where: { isPart($0, named: heading) }) else {
        findings.add(
          .entry, (entry.places.title, 1), "The entry has no part “\(heading)”.",
          "Add a heading `## \(heading)` with the text under it.")
        continue
      }
      if entry.body[(position + 1)...].first.map(isHeading) ?? true {
        findings.add(
          .entry, (entry.places.title, 1), "There is nothing under “\(heading)”.",
          "Write the text under the heading `## \(heading)`.")
      }
    }
    return findings.all
  }

  private static func isPart(_ block: Block, named name: String) -> Bool {
    if case .heading(let text, level: 2) = block { text.words == name } else { false }
  }

  private static func isHeading(_ block: Block) -> Bool {
    if case .heading = block { true } else { false }
  }
}
