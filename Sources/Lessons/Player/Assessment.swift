import Margin
import Practice

/// A numeric question with its answer worked out.
struct Assessment: Sendable {
  /// The answer.
  let value: Fixed
  /// The unit it is in.
  let unit: Unit
  /// The decimals it is shown with; those of a percentage are counted behind the percent.
  let decimals: Int
  /// How far an answer may be off, in the value's own unit.
  let tolerance: Fixed
  /// How the tolerance is stated.
  let form: Question.Tolerance
  /// What the commands of a prediction led to.
  let after: Session
  /// What was said on the way there.
  let reports: [Report]
  /// Foreseen wrong answers that have a value now.
  let mistakes: [(value: Fixed, message: String)]

  /// Works a question out.
  ///
  /// - Throws: `CommandError` of a mistake in the lesson when a command fails or a value can't be computed.
  init(_ question: Question, _ draw: Draw, _ session: Session) throws(CommandError) {
    var after = session
    var reports: [Report] = []
    for line in draw.fill(question.run) {
      for command in CommandText.commands(in: line.text) {
        reports.append(try Player.carryOut(command.text, in: &after))
      }
    }
    func value(_ measure: Question.Measure) throws(CommandError) -> Fixed {
      try (measure.isBefore ? session : after).value(of: draw.fill(measure.expression.text))
    }
    let expression = draw.fill(question.value.expression.text)
    let answer: Fixed
    do throws(CommandError) {
      answer = try value(question.value)
    } catch {
      throw CommandError(.lesson(.broken("“\(expression)” has no value.")))
    }
    self.value = answer
    unit = question.unit ?? session.unit(of: expression) ?? .number
    decimals = question.decimals ?? session.decimals(of: expression, in: unit)
    form = question.tolerance
    tolerance = Self.tolerance(question.tolerance, answer, Self.places(decimals, unit))
    (self.after, self.reports) = (after, reports)
    var mistakes: [(value: Fixed, message: String)] = []
    for mistake in question.mistakes {
      do throws(CommandError) {
        mistakes.append((try value(mistake.measure), draw.fill(mistake.message)))
      } catch {
        throw CommandError(.lesson(.broken("“\(mistake.measure.expression.text)” has no value.")))
      }
    }
    self.mistakes = mistakes
  }

  /// Half a unit of the last decimal that is shown.
  var shown: Fixed { Self.half(of: Self.places(decimals, unit)) }

  /// The decimals of the value itself: a percentage has two more than are shown.
  private static func places(_ decimals: Int, _ unit: Unit) -> Int { unit == .rate ? decimals + 2 : decimals }

  private static func half(of places: Int) -> Fixed { Fixed(5, decimals: min(places + 1, Fixed.decimals)) }

  private static func tolerance(_ form: Question.Tolerance, _ value: Fixed, _ places: Int) -> Fixed {
    switch form {
    case .shown: half(of: places)
    case .absolute(let amount): amount
    case .relative(let share): (try? value.magnitude.times(share, rounding: .ceiling)) ?? half(of: places)
    }
  }

  /// Whether an answer is right.
  func accepts(_ answer: Fixed) -> Bool { isNear(answer, value) }

  /// What is said of the first foreseen mistake that one of the readings of an answer makes.
  func mistake(among answers: [Fixed]) -> String? {
    mistakes.first { mistake in answers.contains { isNear($0, mistake.value) } }?.message
  }

  /// Whether a number is as near to another as an answer has to be to the value.
  func isNear(_ a: Fixed, _ b: Fixed) -> Bool {
    ((try? a - b)?.magnitude).map { $0 <= tolerance } ?? false
  }
}
