import KitFiles
import Margin
import Practice

extension LessonProof {
  /// A last hint that is a calculation and nothing else has to come to the answer.
  mutating func proveHint(_ step: Step, _ assessment: Assessment, _ session: Session) {
    guard let hint = step.hints.last, let calculation = ProseClaims.calculation(of: hint, draw),
      let value = try? session.value(of: calculation), !assessment.accepts(value)
    else { return }
    add(
      .answer, SourceLine("", line: hint.line),
      "The last hint comes to \(session.text(value, assessment.unit, decimals: assessment.decimals)), and the answer is "
        + "\(session.text(assessment.value, assessment.unit, decimals: assessment.decimals)).",
      "Mend the calculation, or what is asked.")
  }

  /// Equations of plain numbers in the words have to hold.
  mutating func proveEquations(_ index: Int, _ session: Session) {
    for equation in claims.equations[index] {
      let sides = equation.sides.map(draw.fill)
      let plain = sides.compactMap(Calculation.plain)
      guard plain.count == sides.count else { continue }
      for (one, other) in zip(plain, plain.dropFirst()) {
        guard let a = try? session.value(of: one), let b = try? session.value(of: other),
          let distance = (try? a - b)?.magnitude, !Calculation.isNear(distance, one, other)
        else { continue }
        add(
          .number, SourceLine("", line: equation.line), "\(one) is \(a.text(decimals: 0...12)), and not \(other).",
          "Mend the equation, or the numbers it stands on.")
      }
    }
  }
}
