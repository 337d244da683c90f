import KitFiles

/// The terms, found by any name they go by.
public struct Glossary: Equatable, Sendable {
  /// The terms, by slug.
  public let terms: [GlossaryEntry]
  private let index: [String: Int]

  /// A glossary of the given terms; of two with one name the first counts.
  public init(_ terms: [GlossaryEntry]) {
    self.terms = terms.sorted { $0.slug < $1.slug }
    var index: [String: Int] = [:]
    for (position, term) in self.terms.enumerated() {
      for name in [term.slug, term.name] + term.aliases {
        index[Self.key(name)] = index[Self.key(name)] ?? position
      }
    }
    self.index = index
  }

  /// What was found under a name.
  public enum Found: Equatable, Sendable {
    /// The term.
    case term(GlossaryEntry)
    /// No term of that name, but these come near, nearest first.
    case near([GlossaryEntry])
  }

  /// The term of a name, a slug or an alias, in any case, with spaces or hyphens; the only one a name begins; or those
  /// that come near.
  public func find(_ name: String) -> Found {
    let key = Self.key(name)
    if let position = index[key] { return .term(terms[position]) }
    guard !key.isEmpty else { return .near([]) }
    let begun = Set(index.filter { $0.key.hasPrefix(key) }.values)
    if begun.count == 1, let only = begun.first { return .term(terms[only]) }
    // Terms that have the word in their own name come before those that only go by it.
    let named = terms.filter { Self.key($0.slug).contains(key) }
    let others = begun.sorted().map { terms[$0] }.filter { !named.contains($0) }
    if !begun.isEmpty { return .near(Array((named + others).prefix(8))) }
    let near = index.map { (distance: Suggestion.distance(Array(key.utf8), Array($0.key.utf8)), position: $0.value) }
      .filter { $0.distance <= max(2, key.count / 3) }
      .sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }
    var seen: Set<Int> = []
    return .near(near.filter { seen.insert($0.position).inserted }.prefix(5).map { terms[$0.position] })
  }

  /// The term with a slug.
  public subscript(slug: String) -> GlossaryEntry? {
    index[Self.key(slug)].map { terms[$0] }.flatMap { $0.slug == slug ? $0 : nil }
  }

  /// The terms that have a word in a name, an alias or their text; those with it in a name first.
  public func search(_ word: String) -> [GlossaryEntry] {
    let key = Self.key(word)
    guard !key.isEmpty else { return terms }
    let inNames = terms.filter { term in
      ([term.slug, term.name] + term.aliases).contains { Self.key($0).contains(key) }
    }
    let inText = terms.filter { term in
      !inNames.contains(term) && (Self.key(term.definition.words).contains(key) || Self.key(words(term)).contains(key))
    }
    return inNames + inText
  }

  private func words(_ term: GlossaryEntry) -> String {
    term.body.map { block in
      switch block {
      case .paragraph(let text), .heading(let text, _): text.words
      default: ""
      }
    }.joined(separator: " ")
  }

  /// Names are compared in small letters, with hyphens and underscores as spaces.
  private static func key(_ name: String) -> String {
    String(name.lowercased().map { $0 == "-" || $0 == "_" ? " " : $0 })
  }
}
