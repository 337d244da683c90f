import Glossary
import KitFiles
import Practice

/// Holds the names in a lesson to what there is: lessons, terms, links, steps.
struct NameCheck {
  private let library: Library
  private let glossary: Glossary
  private let published: PublishedSteps

  init(_ library: Library, _ glossary: Glossary, _ published: PublishedSteps) {
    self.library = library
    self.glossary = glossary
    self.published = published
  }

  func check(_ lesson: Lesson, _ findings: Findings) {
    checkNeeds(lesson, findings)
    checkLinks(lesson, findings)
    checkTerms(lesson, findings)
    checkSteps(lesson, findings)
  }

  private func checkNeeds(_ lesson: Lesson, _ findings: Findings) {
    if lesson.needs.contains(lesson.id) {
      findings.add(.needs, lesson.places["needs", lesson.id], "The lesson needs itself.", "Leave it out.")
    }
    for need in lesson.needs where need != lesson.id {
      let place = lesson.places["needs", need]
      guard let other = library[need] else {
        let cure = library.nearest(to: need).map { "Did you mean `\($0)`?" } ?? "Leave it out."
        findings.add(.needs, place, "There is no lesson `\(need)`.", cure)
        continue
      }
      if other.course == lesson.course, lesson.course != nil, other.order >= lesson.order {
        findings.add(
          .needs, place, "`\(need)` is needed and comes later in the course.", "Give it a lower `order`.")
      }
    }
    if !lesson.needs.contains(lesson.id), let way = lesson.needs.first(where: { leads($0, to: lesson) }) {
      findings.add(
        .needs, lesson.places["needs", way], "The lesson needs itself, by way of others.",
        "Break the circle in one of them.")
    }
    for other in library.lessons
    where other.id != lesson.id && other.course == lesson.course && lesson.course != nil && other.order == lesson.order
    {
      findings.add(
        .needs, lesson.places["order"], "`\(other.id)` has the same place in the course.",
        "Give each lesson an `order` of its own.")
    }
  }

  /// Whether a lesson needs another, by way of others or without.
  private func leads(_ need: String, to lesson: Lesson) -> Bool {
    library[need].map { library.prerequisites(of: $0).contains(lesson.id) } ?? false
  }

  private func checkLinks(_ lesson: Lesson, _ findings: Findings) {
    for link in lesson.links {
      let place = (line: link.line, column: link.column)
      if let term = link.term {
        if glossary[term] == nil { missing(term, place, findings) }
      } else if link.address.contains(":") {
        if !link.address.hasPrefix("https://"), !link.address.hasPrefix("http://") {
          findings.add(.link, place, "The link is neither to the web nor into the kit.", "Write `https://…`.")
        }
      } else if !isInKit(link.address) {
        findings.add(
          .link, place, "The link leads nowhere: `\(link.address)`.",
          "Link terms as `../glossary/equity.md` and lessons as `their-id.md`.")
      }
    }
  }

  private func isInKit(_ address: String) -> Bool {
    let path = address.prefix { $0 != "#" }
    return path.hasSuffix(".md") && library[String(path.dropLast(3))] != nil
  }

  private func missing(_ term: String, _ place: (line: Int, column: Int), _ findings: Findings) {
    let nearest = Suggestion.nearest(to: term, among: glossary.terms.map(\.slug))
    findings.add(
      .link, place, "There is no term `\(term)`.",
      nearest.map { "Did you mean `\($0)`?" } ?? "plimsoll new term \(term) makes one.")
  }

  private func checkTerms(_ lesson: Lesson, _ findings: Findings) {
    let linked = Set(lesson.links.compactMap(\.term))
    for term in lesson.teaches {
      let place = lesson.places["teaches", term]
      if glossary[term] == nil {
        missing(term, place, findings)
      } else if !linked.contains(term) {
        findings.add(
          .term, place, "`\(term)` is taught and no step links it.", "Link it where it is explained, or leave it out.")
      }
    }
    // What a course teaches comes in its order; a lesson that stands alone may assume what its author likes.
    guard let course = lesson.course else { return }
    let known = library.prerequisites(of: lesson).union([lesson.id])
    for term in linked {
      let teachers = library.lessons.filter { $0.course == course && $0.teaches.contains(term) }.map(\.id)
      guard let first = teachers.first, !teachers.contains(where: known.contains), !lesson.teaches.contains(term),
        let link = lesson.links.first(where: { $0.term == term })
      else { continue }
      findings.add(
        .term, (link.line, link.column), "`\(term)` is used here and taught in `\(first)`, which is not needed.",
        "Add `\(first)` to `needs`, teach the term here, or do without the link.")
    }
  }

  private func checkSteps(_ lesson: Lesson, _ findings: Findings) {
    for step in lesson.steps where TermLinks.slugs(in: step).isEmpty {
      findings.add(
        .term, (step.line, 1), "The step links no term.", "Link one: `[equity](../glossary/equity.md)`.")
    }
    for old in published.steps[lesson.id] ?? [] where lesson.index(of: old) == nil {
      findings.add(
        .vanishedStep, (1, 1), "The step `\(old)` is gone, and learners have progress in it.",
        "Name it in the heading of the step that took its place: `{#name was: \(old)}`.")
    }
    let ids = lesson.steps.map(\.id)
    for proof in lesson.numbers.proofs {
      let place = (line: proof.predicate.line, column: proof.predicate.column)
      if proof.step == nil, lesson.steps.allSatisfy(\.solution.isEmpty) {
        findings.add(.requirement, place, "No step has a solution.", "Name a step: `after \(ids.last ?? "")`.")
      }
      guard let step = proof.step, !ids.contains(step) else { continue }
      findings.add(
        .requirement, place, "There is no step `\(step)`.",
        Suggestion.nearest(to: step, among: ids).map { "Did you mean `\($0)`?" } ?? "Write `after solution`.")
    }
  }
}

/// Holds hints to leaving something to do.
enum HintCheck {
  static func check(_ lesson: Lesson, _ findings: Findings) {
    for step in lesson.steps {
      let solution = step.solution.flatMap { CommandText.commands(in: $0.text) }.map { $0.text.lowercased() }
      for (index, hint) in step.hints.enumerated() {
        let words = BlockWords.words(of: hint.blocks)
        if words.trimmingSpaces.isEmpty {
          findings.add(.hint, (hint.line, 1), "The hint is empty.", "Say something, or leave it out.")
        }
        if index + 1 < step.hints.count, solution.contains(where: { words.lowercased().contains($0) }) {
          findings.add(
            .hint, (hint.line, 1), "The hint gives the solution away, and it is not the last.", "Say less here.")
        }
      }
    }
  }
}
