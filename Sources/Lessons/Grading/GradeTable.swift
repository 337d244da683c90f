import Foundation

/// Grades for other programs: comma-separated values, or JSON a line each.
public enum GradeTable {
  /// One row a hand-in, with a column a step, under a row of titles. RFC 4180, but with plain line ends.
  ///
  /// A cell that a spreadsheet would take for a formula is kept from being one by a leading apostrophe.
  public static func csv(_ lesson: Lesson, _ grades: [Grade]) -> String {
    let titles = ["name", "file", "result", "done", "steps", "attempts", "hints", "altered", "problem"]
    var rows = [titles + lesson.steps.flatMap { [$0.id, "\($0.id) attempts", "\($0.id) hints", "\($0.id) mistakes"] }]
    for grade in grades {
      var row = [
        grade.name, grade.file, result(grade), "\(grade.done)", "\(lesson.steps.count)", "\(grade.attempts)",
        "\(grade.hints)", grade.isAltered ? "yes" : "no", grade.problem.map(GradeWords.words) ?? "",
      ]
      for index in lesson.steps.indices {
        let result = grade.steps.indices.contains(index) ? grade.steps[index].result : nil
        row += [
          result?.outcome.rawValue ?? "", result.map { "\($0.attempts)" } ?? "", result.map { "\($0.hints)" } ?? "",
          result?.mistakes.map(GradeWords.plain).joined(separator: " | ") ?? "",
        ]
      }
      rows.append(row)
    }
    return rows.map { $0.map(cell).joined(separator: ",") + "\n" }.joined()
  }

  private static func result(_ grade: Grade) -> String {
    grade.problem != nil ? "not graded" : grade.hasPassed ? "passed" : "open"
  }

  private static func cell(_ text: String) -> String {
    // Told by the scalar: an equals sign with an accent on it is a character of its own, and begins a formula all the
    // same. The wide forms count for spreadsheets of East Asia.
    var text = spelled(text)
    if let first = text.unicodeScalars.first, "=+-@＝＋－＠".unicodeScalars.contains(first) { text = "'" + text }
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }

  /// A text with its control characters written out: a name that somebody hands in moves no cursor.
  private static func spelled(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return text.unicodeScalars.map { scalar in
      isControl(scalar) ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
    }.joined()
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: false
    }
  }

  /// One object a hand-in, a line each, and last one with the class's steps.
  public static func json(_ lesson: Lesson, _ grades: [Grade]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func line(_ value: some Encodable) -> String {
      (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
    }
    let whole = Class(
      lesson: lesson.id, version: lesson.version,
      steps: StepSummary.all(lesson, grades).map {
        .init(
          step: $0.step, done: $0.done, failed: $0.failed, failedShare: $0.failedShare.description,
          mistake: ($0.commonMistake?.message).map(GradeWords.plain))
      })
    return grades.map { line(Row($0)) }.joined() + line(whole)
  }

  private struct Row: Encodable {
    var name, file, result: String
    var done, attempts, hints: Int
    var altered: Bool
    var problem: String?
    var steps: [Step]

    struct Step: Encodable {
      var step: String
      var outcome: String?
      var attempts, hints: Int
      var mistakes: [String]
      var score: String?
    }

    init(_ grade: Grade) {
      (name, file, result) = (grade.name, grade.file, GradeTable.result(grade))
      (done, attempts, hints, altered) = (grade.done, grade.attempts, grade.hints, grade.isAltered)
      problem = grade.problem.map(GradeWords.words)
      steps = grade.steps.map {
        Step(
          step: $0.step, outcome: $0.result?.outcome.rawValue, attempts: $0.result?.attempts ?? 0,
          hints: $0.result?.hints ?? 0, mistakes: ($0.result?.mistakes ?? []).map(GradeWords.plain),
          score: $0.result?.score?.description)
      }
    }
  }

  private struct Class: Encodable {
    var lesson, version: String
    var steps: [Step]

    struct Step: Encodable {
      var step: String
      var done, failed: Int
      var failedShare: String
      var mistake: String?
    }
  }
}
