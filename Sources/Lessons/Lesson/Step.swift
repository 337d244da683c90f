import Document
import Margin

/// A step of a lesson.
public struct Step: Sendable {
  /// What the learner does in it.
  enum Kind: Sendable {
    /// Reads.
    case read
    /// Has commands typed, one at a time.
    case run([SourceLine])
    /// Brings the account to where every condition holds, by any route.
    case act([Condition])
    /// Answers with a number.
    case question(Question)
    /// Chooses among statements.
    case choice([Option])
    /// Wanders on a copy.
    case play
  }

  /// Its name within the lesson, which progress is kept under.
  public var id: String
  /// The title.
  public var title: String
  /// The line of its heading.
  var line: Int
  /// Names it went by before.
  var was: [String]
  /// What there is to read before anything is done.
  var prose: [Block]
  /// Commands that are carried out when it is entered.
  var setup: [SourceLine]
  /// What the learner does.
  var kind: Kind
  /// Mistakes that are foreseen where a goal is to be reached.
  var mistakes: [Mistake]
  /// The commands that reach the goal.
  var solution: [SourceLine]
  /// What the end is worth, in a challenge.
  var score: Score?
  /// The hints, from a nudge to nearly the answer.
  var hints: [Hint]
  /// What is said when it is done.
  var after: [Block]
}

/// A line of a goal.
struct Condition: Equatable, Sendable {
  /// The predicate, as written.
  var predicate: SourceLine
  /// What to say while it doesn't hold; empty where the author left that to the program.
  var message: String
}

/// A foreseen mistake on the way to a goal.
struct Mistake: Equatable, Sendable {
  /// What holds when it was made.
  var predicate: SourceLine
  /// What to say then.
  var message: String
  /// Commands that make it.
  var sample: SourceLine?
}

/// A hint.
struct Hint: Equatable, Sendable {
  /// The words.
  var blocks: [Block]
  /// The line it stands on.
  var line: Int
}

/// What the end of a challenge is worth.
struct Score: Equatable, Sendable {
  /// The calculation that gives it.
  var value: SourceLine
  /// What to say from so much on, lowest first.
  var pars: [(least: Fixed, message: String, line: Int)]

  static func == (a: Score, b: Score) -> Bool {
    a.value == b.value && a.pars.elementsEqual(b.pars) { $0 == $1 }
  }
}

/// A question that is answered with a number.
struct Question: Equatable, Sendable {
  /// A calculation, and whether it is made before the commands of a prediction are carried out.
  struct Measure: Equatable, Sendable {
    var expression: SourceLine
    var isBefore: Bool
  }

  /// How far an answer may be off.
  enum Tolerance: Equatable, Sendable {
    /// Right to the decimals that are shown.
    case shown
    /// By so much.
    case absolute(Fixed)
    /// By this share of the answer.
    case relative(Fixed)
  }

  /// What is asked.
  var value: Measure
  /// What is carried out once the answer is given; empty for a question about what is.
  var run: [SourceLine]
  /// Whether the answer is about what will be.
  var isPrediction: Bool
  /// The unit, where the author states it.
  var unit: Unit?
  /// The decimals, where the author states them.
  var decimals: Int?
  /// How far an answer may be off.
  var tolerance: Tolerance
  /// The line that states the tolerance, or the question's first.
  var toleranceLine: Int
  /// Foreseen wrong answers.
  var mistakes: [(measure: Measure, message: String)]

  static func == (a: Question, b: Question) -> Bool {
    a.value == b.value && a.run == b.run && a.unit == b.unit && a.decimals == b.decimals && a.tolerance == b.tolerance
      && a.mistakes.elementsEqual(b.mistakes) { $0 == $1 }
  }
}

/// A statement to choose or not.
struct Option: Equatable, Sendable {
  /// The statement.
  var blocks: [Block]
  /// Whether it is to be chosen.
  var isRight: Bool
  /// What to say to whoever chose it.
  var feedback: [Block]
  /// The line it stands on.
  var line: Int
}
