import Document
import Glossary

/// Glossary entries as they are shown.
enum GlossaryWords {
  /// One entry: what it means, where it is seen, what to read next and what to try.
  static func blocks(_ term: GlossaryEntry, taughtIn lessons: [LessonNote]) -> [Block] {
    var blocks: [Block] = [.heading(Text(term.name), level: 1)]
    blocks += term.body
    var seen: [String] = []
    if !term.figures.isEmpty { seen.append("figures \(term.figures.joined(separator: ", "))") }
    if !term.verbs.isEmpty { seen.append("commands \(term.verbs.joined(separator: ", "))") }
    if !term.events.isEmpty { seen.append("events \(term.events.joined(separator: ", "))") }
    if !seen.isEmpty { blocks.append(.paragraph(Text("Seen in: \(seen.joined(separator: "; ")).", .muted))) }
    if !lessons.isEmpty {
      let names = lessons.map { "\($0.title) (learn \($0.id))" }.joined(separator: "; ")
      blocks.append(.paragraph(Text("Taught in: \(names).", .muted)))
    }
    if !term.related.isEmpty {
      var line = Text("Read next: ", .muted)
      for (index, slug) in term.related.enumerated() {
        if index > 0 { line.append(", ") }
        line.append(slug, .term(slug))
      }
      blocks.append(.paragraph(line))
    }
    if !term.sources.isEmpty {
      blocks.append(.paragraph(Text("Sources: \(term.sources.joined(separator: "; "))", .muted)))
    }
    if let trial = term.trial {
      blocks.append(.paragraph("To try, in an empty account (reset makes one):"))
      blocks.append(.code(trial.commands))
    }
    return blocks
  }

  /// Entries in a list, each with its definition.
  static func list(_ terms: [GlossaryEntry]) -> [Block] {
    [
      .table(
        Table(
          columns: [.init("term"), .init("what it is")],
          rows: terms.map { [Text($0.slug, .term($0.slug)), Text($0.definition.words)] }))
    ]
  }
}
