import KitFiles
import Practice
import Synchronization

/// How much work a lesson may make when it is played many times: commands and steps of a price path, counted, since a
/// count is the same on every machine and a time is not.
final class WorkBudget: Sendable {
  /// What a check of one lesson may spend.
  static let most = 3_000_000

  private let rest: Atomic<Int>

  init(_ units: Int) {
    rest = Atomic(units)
  }

  /// Whether everything is spent.
  var isSpent: Bool { rest.load(ordering: .relaxed) <= 0 }

  /// Spends some of it.
  func spend(_ units: Int) { rest.subtract(units, ordering: .relaxed) }

  /// A session whose walks along a price path spend the budget step by step, and are stopped when it is gone.
  func charging(_ session: Session) -> Session {
    session.interruptible { [self] in
      spend(1)
      return isSpent
    }
  }

  /// What is said of a lesson that spends it all.
  static func finding(_ lesson: Lesson) -> Finding {
    Finding(
      file: lesson.file, line: 1, column: 1, rule: .command,
      message: "The lesson makes too much work to be played through for all its numbers.",
      cure: "Walk fewer steps, carry out fewer commands, or draw fewer numbers.")
  }
}

extension Lesson {
  /// How many commands one play of the lesson carries out, mistakes included.
  var commandCount: Int {
    steps.reduce(setup.count) { count, step in
      let asked: [SourceLine] =
        switch step.kind {
        case .run(let commands): commands
        case .question(let question): question.run
        default: []
        }
      let lines = step.setup + step.solution + step.mistakes.compactMap(\.sample) + asked
      return count + lines.reduce(0) { $0 + CommandText.commands(in: $1.text).count }
    }
  }
}
