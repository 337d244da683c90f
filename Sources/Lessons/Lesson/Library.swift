import KitFiles
import Practice

/// The lessons there are, in the order they are to be taken.
public struct Library: Sendable {
  /// The lessons: courses in the order of their names' first lesson, lessons without a course last.
  public let lessons: [Lesson]

  /// A library of the given lessons.
  public init(_ lessons: [Lesson]) {
    self.lessons = lessons.sorted { a, b in
      (a.course == nil ? 1 : 0, a.course ?? "", a.order, a.id) < (
        b.course == nil ? 1 : 0, b.course ?? "", b.order, b.id
      )
    }
  }

  /// The courses, each with its lessons; those without one under an empty name.
  public var courses: [(name: String, lessons: [Lesson])] {
    var courses: [(name: String, lessons: [Lesson])] = []
    for lesson in lessons {
      let name = lesson.course ?? ""
      if courses.last?.name == name {
        courses[courses.count - 1].lessons.append(lesson)
      } else {
        courses.append((name, [lesson]))
      }
    }
    return courses
  }

  /// The lesson of an id, or of the beginning of exactly one; nil when there is none.
  public func find(_ name: String) -> Lesson? {
    if let lesson = self[name] { return lesson }
    let name = name.lowercased()
    if let lesson = self[name] { return lesson }
    let begun = lessons.filter { $0.id.hasPrefix(name) }
    return begun.count == 1 && name.count > 2 ? begun[0] : nil
  }

  /// The lesson of an id.
  public subscript(id: String) -> Lesson? { lessons.first { $0.id == id } }

  /// The id nearest to a word, if one is near.
  public func nearest(to name: String) -> String? { Suggestion.nearest(to: name, among: lessons.map(\.id)) }

  /// All lessons that have to be done before one, its needs' needs included.
  func prerequisites(of lesson: Lesson) -> Set<String> {
    var found: Set<String> = []
    var open = lesson.needs
    while let next = open.popLast() {
      if found.insert(next).inserted, let lesson = self[next] { open += lesson.needs }
    }
    return found
  }

  /// What terms and completion go by.
  public var notes: [LessonNote] { lessons.map { LessonNote(id: $0.id, title: $0.title, teaches: $0.teaches) } }
}
