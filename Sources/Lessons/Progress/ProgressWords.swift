import Document

/// Progress as it is shown.
public enum ProgressWords {
  /// The lessons begun, with how far each is, and the terms in review.
  ///
  /// - Parameters:
  ///   - lessons: the lessons of the kit, in the order they are listed. Others are listed by id behind them.
  ///   - day: the day, counted from 1970-01-01.
  public static func document(_ progress: Progress, lessons: [Lesson], day: Int) -> [Block] {
    guard !progress.lessons.isEmpty || !progress.terms.isEmpty else {
      return [.paragraph("Nothing is done yet. learn shows the lessons.")]
    }
    var blocks: [Block] = []
    let known = lessons.filter { progress.knows(lesson: $0.id) }
    let others = Set(progress.lessons.keys).subtracting(known.map(\.id)).sorted()
    let rows = known.map { row($0, progress) } + others.map { row($0, progress) }
    if !rows.isEmpty {
      blocks.append(
        .table(
          Table(
            columns: [
              .init("lesson"), .init("done", .right), .init("skipped", .right),
              .init("not solved", .right, isDispensable: true), .init("state"),
            ], rows: rows)))
    }
    return blocks + [review(progress, day)]
  }

  /// What is said when a learner's progress can't be kept in its file.
  public static func notKept(in path: String) -> [Block] {
    [.paragraph(Text("What you do in lessons is not kept: \(path) can't be read or written.", .warning))]
  }

  private static func row(_ lesson: Lesson, _ progress: Progress) -> [Text] {
    let outcomes = lesson.steps.compactMap { progress.result(lesson: lesson.id, step: $0)?.outcome }
    return row(
      lesson.title, outcomes, of: lesson.steps.count, progress.lessons[lesson.id]?.finish, version: lesson.version)
  }

  /// A lesson that is not in the kit: nothing but its id is known.
  private static func row(_ id: String, _ progress: Progress) -> [Text] {
    let known = progress.lessons[id]
    return row(id, known?.steps.values.map(\.outcome) ?? [], of: nil, known?.finish, version: nil)
  }

  private static func row(
    _ name: String, _ outcomes: [StepResult.Outcome], of steps: Int?, _ finish: LessonProgress.Finish?,
    version: String?
  ) -> [Text] {
    func count(_ outcome: StepResult.Outcome) -> Int { outcomes.count { $0 == outcome } }
    func text(_ count: Int) -> Text { Text(count == 0 ? "" : "\(count)") }
    return [
      Text(name), Text("\(count(.done))" + (steps.map { " of \($0)" } ?? "")), text(count(.skipped)),
      text(count(.failed)), state(finish, version),
    ]
  }

  private static func state(_ finish: LessonProgress.Finish?, _ version: String?) -> Text {
    let place = version == nil ? ", not in this kit" : ""
    guard let finish else { return Text("begun" + place) }
    let change = version == nil || finish.version == version ? "" : ", changed since"
    return Text("finished \(DayText.text(finish.day))" + place + change, .good)
  }

  private static func review(_ progress: Progress, _ day: Int) -> Block {
    let (all, due) = (progress.terms.count, progress.due(on: day).count)
    guard all > 0 else { return .paragraph("No terms in review yet; they come in with the lessons you finish.") }
    var text = Text(all == 1 ? "1 term in review, " : "\(all) terms in review, ")
    if due > 0 {
      text.append("\(due) due", .strong)
      text.append(": review asks for \(due == 1 ? "it" : "them").")
    } else if let days = progress.nextDue(after: day).map({ $0 - day }) {
      text.append("none due; the next one is due \(days == 1 ? "tomorrow" : "in \(days) days").")
    }
    return .paragraph(text)
  }
}
