import Document
import Margin

/// Grades in words.
public enum GradeWords {
  /// Why a hand-in could not be graded, in a sentence.
  public static func words(_ problem: Grade.Problem) -> String {
    switch problem {
    case .unreadable(let why): why
    case .noHandIn: "The file is no hand-in: it doesn't begin with “\(HandIn.firstLine)”."
    case .head(let key): "The head has no `\(key)` that can be read."
    case .tooLong: "It has more than \(HandIn.mostLines) lines."
    case .otherLesson(let id): "It is of another lesson: \(id.prefix(64))."
    case .otherVersion: "It was made with another version of the lesson's text."
    case .otherNumbers: "Its numbers are not those of the name it is handed in under."
    case .tooSlow: "Typing it again takes too long."
    case .broken: "The lesson itself doesn't begin; plimsoll check says why."
    }
  }

  /// All grades, with a summary of the class by step.
  public static func document(_ lesson: Lesson, _ grades: [Grade]) -> [Block] {
    let rows = grades.map { grade -> [Text] in
      if let problem = grade.problem {
        return [
          Text(grade.name), Text(grade.file), Text("not graded", .danger), Text(""), Text(""), Text(words(problem)),
        ]
      }
      return [
        Text(grade.name), Text(grade.file),
        Text(grade.hasPassed ? "passed" : "open", grade.hasPassed ? .good : .warning),
        Text("\(grade.done) of \(grade.steps.count)"), Text("\(grade.attempts), \(grade.hints)"),
        Text(grade.isAltered ? "What it shows was altered." : ""),
      ]
    }
    var blocks: [Block] = [
      .heading(Text(lesson.title), level: 1),
      .table(
        Table(
          columns: [
            .init("name"), .init("file", isDispensable: true), .init("result"), .init("steps", .right),
            .init("tries, hints", .right, isDispensable: true), .init("remark", isDispensable: true),
          ], rows: rows)),
    ]
    let summaries = StepSummary.all(lesson, grades)
    guard grades.contains(where: { $0.problem == nil }) else { return blocks }
    blocks.append(.heading("By step", level: 2))
    blocks.append(
      .table(
        Table(
          columns: [
            .init("step"), .init("done", .right), .init("not done", .right), .init("share", .right),
            .init("the mistake most met", isDispensable: true),
          ],
          rows: summaries.map { summary in
            [
              Text(summary.step), Text("\(summary.done)"), Text("\(summary.failed)"),
              Text(share(summary)), Text(summary.commonMistake.map { "\(plain($0.message)) (\($0.count))" } ?? ""),
            ]
          })))
    return blocks
  }

  /// What was said of a mistake, without the marks of CommonMark it is written with.
  static func plain(_ message: String) -> String { BlockWords.words(of: Document(commonMark: message).blocks) }

  /// The share that did not do a step, in percent.
  static func share(_ summary: StepSummary) -> String {
    let percent = (try? summary.failedShare * .hundred) ?? .zero
    return percent.text(decimals: 0...1) + "%"
  }
}
