import Document
import KitFiles

/// What the entries of a glossary say of each other and of the program, held to the truth.
public enum GlossaryCheck {
  /// The names the program knows.
  public struct Names: Sendable {
    /// All figures.
    public var figures: Set<String>
    /// All verbs.
    public var verbs: Set<String>
    /// All events.
    public var events: Set<String>

    /// Names.
    public init(figures: Set<String>, verbs: Set<String>, events: Set<String>) {
      self.figures = figures
      self.verbs = verbs
      self.events = events
    }
  }

  /// Every link that leads nowhere, every name the program doesn't know, and every name that two entries share.
  public static func findings(_ glossary: Glossary, _ names: Names) -> [Finding] {
    var findings: [Finding] = []
    var owners: [String: String] = [:]
    for term in glossary.terms {
      func add(_ message: String, _ cure: String) {
        findings.append(
          Finding(file: term.file, line: 1, column: 1, rule: .link, message: message, cure: cure))
      }
      func missing(_ kind: String, _ used: [String], _ known: Set<String>) {
        for name in used where !known.contains(name) {
          let nearest = Suggestion.nearest(to: name, among: known.sorted())
          add("There is no \(kind) `\(name)`.", nearest.map { "Did you mean `\($0)`?" } ?? "Leave it out.")
        }
      }
      missing("figure", term.figures, names.figures)
      missing("verb", term.verbs, names.verbs)
      missing("event", term.events, names.events)
      missing("term", term.related + term.body.linkedTerms, Set(glossary.terms.map(\.slug)))
      for name in Set(([term.name] + term.aliases).map { $0.lowercased() }).sorted() {
        if let owner = owners[name] {
          add("`\(name)` is also a name of \(owner).", "Let one of them have it.")
        }
        owners[name] = term.slug
      }
    }
    return findings
  }
}
