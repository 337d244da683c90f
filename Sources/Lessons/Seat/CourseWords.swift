import Document

/// The course as it is shown: what is done, what is next, and what each lesson needs.
public enum CourseWords {
  /// The menu of all lessons.
  ///
  /// - Parameter here: the lesson the learner is in, if any.
  public static func menu(_ library: Library, _ progress: Progress, here: Player? = nil) -> [Block] {
    guard !library.lessons.isEmpty else {
      return [.paragraph("There are no lessons here. --kit DIR names a folder that has some.")]
    }
    var blocks: [Block] = []
    let next = next(library, progress)
    for (course, lessons) in library.courses {
      blocks.append(.heading(Text(course.isEmpty ? "Other lessons" : course), level: 2))
      blocks.append(.table(table(lessons, progress, next: next)))
    }
    if let here {
      blocks.append(
        .paragraph(Text("You are in \(here.lesson.title): step \(here.index + 1) of \(here.lesson.steps.count).")))
    } else if let next {
      let word = progress.lessons[next.id] == nil ? "begins" : "goes on with"
      blocks.append(.paragraph(Text("learn \(next.id) \(word) the next one: \(next.summary)")))
    } else {
      blocks.append(.paragraph("All lessons are done. review asks for the terms that are due."))
    }
    return blocks
  }

  /// The lesson to take next: the first one begun, or the first one whose needs are met.
  static func next(_ library: Library, _ progress: Progress) -> Lesson? {
    let open = library.lessons.filter { progress.lessons[$0.id]?.isFinished != true }
    return open.first { progress.lessons[$0.id] != nil } ?? open.first { isReady($0, progress) } ?? open.first
  }

  private static func isReady(_ lesson: Lesson, _ progress: Progress) -> Bool {
    lesson.needs.allSatisfy { progress.lessons[$0]?.isFinished == true }
  }

  private static func table(_ lessons: [Lesson], _ progress: Progress, next: Lesson?) -> Table {
    Table(
      columns: [
        .init("lesson"), .init("title", isDispensable: true), .init("minutes", .right, isDispensable: true),
        .init("state"), .init("needs", isDispensable: true),
      ],
      rows: lessons.map { lesson in
        let isNext = lesson.id == next?.id
        let needs = lesson.needs.filter { progress.lessons[$0]?.isFinished != true }
        return [
          Text(lesson.id, isNext ? .strong : .plain), Text(lesson.title), Text("\(lesson.minutes)"),
          state(lesson, progress, isNext: isNext), Text(needs.joined(separator: ", "), .muted),
        ]
      })
  }

  private static func state(_ lesson: Lesson, _ progress: Progress, isNext: Bool) -> Text {
    guard let known = progress.lessons[lesson.id] else {
      if isNext { return Text("next", .strong) }
      return Text(lesson.mode == .graded ? "graded" : "")
    }
    if known.isFinished { return Text("done", .good) }
    let done = lesson.steps.count { step in
      let outcome = progress.result(lesson: lesson.id, step: step)?.outcome
      return outcome != nil && outcome != .open
    }
    return Text("\(done) of \(lesson.steps.count)", isNext ? .strong : .plain)
  }
}
