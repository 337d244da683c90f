import Document
import KitFiles
import Margin
import Practice

/// What the answers of a lesson come to over its draws, so that an author sees whether they are fair to all learners.
public struct AnswerStatistics: Sendable {
  /// The answers to one question.
  public struct Row: Sendable {
    /// The step.
    public var step: String
    /// What is asked.
    public var expression: String
    /// The least, the middle and the greatest answer.
    public var least, median, greatest: Fixed
    /// The standard deviation, for which a `Double` is exact enough.
    public var deviation: Double
    /// How many different answers there are.
    public var distinct: Int
    /// The unit.
    public var unit: Unit
  }

  /// How many draws were gone through.
  public private(set) var draws = 0
  /// The questions, in the lesson's order.
  public private(set) var rows: [Row] = []

  /// The answers over all draws, or over a thousand of them.
  ///
  /// - Throws: what keeps the lesson from being played.
  public init(_ lesson: Lesson, _ surroundings: Surroundings) throws(CommandError) {
    let session = try Session(rules: lesson.rules, surroundings.forLessons)
    let drawn: [Draw]
    do {
      drawn = try lesson.numbers.draws(atMost: LessonCheck.draws, seed: TextHash.of(lesson.id), in: session)
    } catch {
      throw CommandError(.lesson(.broken("its numbers can't be drawn.")))
    }
    var answers: [Int: [Fixed]] = [:]
    var units: [Int: Unit] = [:]
    for draw in drawn {
      var player = try Player(lesson, draw, session)
      for index in lesson.steps.indices {
        if case .question(let question) = player.step.kind {
          let assessment = try Assessment(question, draw, player.session)
          answers[index, default: []].append(assessment.value)
          units[index] = assessment.unit
        }
        player.solve()
        _ = player.perform("next")
        guard player.index > index || player.hasEnded else {
          throw CommandError(.lesson(.broken("“\(lesson.steps[index].id)” can't be passed.")))
        }
      }
    }
    draws = drawn.count
    rows = answers.sorted { $0.key < $1.key }.compactMap { index, values in
      Self.row(lesson.steps[index], values, units[index] ?? .number)
    }
  }

  private static func row(_ step: Step, _ values: [Fixed], _ unit: Unit) -> Row? {
    guard case .question(let question) = step.kind, let least = values.min(), let greatest = values.max() else {
      return nil
    }
    let numbers = values.map(\.double)
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)
    return Row(
      step: step.id, expression: question.value.expression.text, least: least,
      median: values.sorted()[values.count / 2], greatest: greatest, deviation: variance.squareRoot(),
      distinct: Set(values).count, unit: unit)
  }

  /// The statistics as they are shown.
  public var document: Document {
    guard !rows.isEmpty else { return Document([.paragraph("The lesson asks for no number.")]) }
    return Document([
      .table(
        Table(
          columns: [
            .init("step"), .init("asks for", isDispensable: true), .init("least", .right), .init("median", .right),
            .init("greatest", .right), .init("deviation", .right), .init("different", .right),
          ],
          rows: rows.map { row in
            [
              Text(row.step), Text(row.expression, .code), Text(said(row.least, row)), Text(said(row.median, row)),
              Text(said(row.greatest, row)), Text(deviation(row)), Text("\(row.distinct)"),
            ]
          })),
      .paragraph(Text("\(draws) draw\(draws == 1 ? "" : "s").")),
    ])
  }

  private func said(_ value: Fixed, _ row: Row) -> String {
    guard row.unit == .rate, let percent = try? value * .hundred else { return value.text(decimals: 0...4) }
    return percent.text(decimals: 0...4) + "%"
  }

  private func deviation(_ row: Row) -> String {
    let scaled = (row.unit == .rate ? row.deviation * 100 : row.deviation) * 100
    guard scaled.isFinite, scaled < 1e15 else { return "–" }
    return Fixed(Int(scaled.rounded()), decimals: 2).text(decimals: 2...2) + (row.unit == .rate ? "%" : "")
  }
}

extension Player {
  /// Does the step as its solution does, or as its answer says.
  mutating func solve() {
    switch step.kind {
    case .read, .play: break
    case .run: while stage == .open, perform("next").report.error == nil {}
    case .act:
      for line in draw.fill(step.solution) {
        for command in CommandText.commands(in: line.text) where stage == .open { _ = perform(command.text) }
      }
    case .question(let question):
      guard let assessment = try? Assessment(question, draw, session) else { return }
      _ = perform("answer \(session.text(assessment.value, assessment.unit, decimals: assessment.decimals))")
    case .choice(let options):
      let right = options.indices.filter { options[$0].isRight }.map(PlayerWords.letter)
      _ = perform("answer \(right.joined(separator: " "))")
    }
  }
}
