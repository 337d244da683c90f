import Glossary

extension Session {
  /// The glossary entry of a name.
  func term(_ name: String) throws(CommandError) -> GlossaryEntry {
    switch surroundings.glossary().find(name) {
    case .term(let term): return term
    case .near(let near): throw CommandError(.noTerm(name, near: near.map(\.slug)))
    }
  }

  /// The lessons that teach a term.
  func taught(_ slug: String) -> [LessonNote] { surroundings.lessons().filter { $0.teaches.contains(slug) } }

  /// The entries about a word, or all of them.
  func terms(_ word: String?) throws(CommandError) -> [GlossaryEntry] {
    let found = word.map { surroundings.glossary().search($0) } ?? surroundings.glossary().terms
    guard found.isEmpty, let word else { return found }
    if case .near(let near) = surroundings.glossary().find(word) {
      throw CommandError(.noTerm(word, near: near.map(\.slug)))
    }
    return found
  }
}
