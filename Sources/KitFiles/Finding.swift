/// Something wrong in a file, with the place and the cure.
public struct Finding: Error, Equatable, Sendable, Encodable {
  /// Which rule it breaks.
  public enum Rule: String, Sendable, CaseIterable, Encodable {
    /// The file isn't the YAML it has to be.
    case syntax
    /// A key that isn't known.
    case unknownKey = "unknown-key"
    /// A key that stands twice.
    case duplicateKey = "duplicate-key"
    /// A key that is missing.
    case missingKey = "missing-key"
    /// A value of the wrong kind, or impossible.
    case value
    /// A schedule that doesn't begin at zero.
    case tierGap = "tier-gap"
    /// A schedule whose margin jumps.
    case tierJump = "tier-jump"
    /// A schedule whose tiers are out of order or impossible.
    case tier
    /// A market whose terms are impossible.
    case market
    /// A row of prices that doesn't read.
    case row
    /// A glossary entry that isn't one.
    case entry
    /// A link or a name that leads nowhere.
    case link
    /// An example that fails when it is tried.
    case trial
    /// An entry with nothing to try, because the mechanism is not built yet. Said, and no fault.
    case untried = "nothing-to-try"
    /// A character that doesn't belong in a text, or too much of one.
    case text
    /// A block, a step or a heading that isn't what a lesson has there.
    case block
    /// A step's name that is malformed or taken.
    case stepID = "step-id"
    /// A number that is declared wrongly, or not declared, or not used; or an equation that doesn't hold.
    case number
    /// A condition that doesn't read or can't be evaluated.
    case condition
    /// A command that is refused, or that a lesson may not have.
    case command
    /// A goal that holds before anything is done.
    case goalBefore = "goal-before"
    /// A goal that the solution doesn't reach.
    case goalAfter = "goal-after"
    /// A foreseen mistake that its sample doesn't make.
    case wrongSilent = "wrong-silent"
    /// A foreseen mistake that passes for right, or is there before anything is done.
    case wrongPasses = "wrong-passes"
    /// A question whose answer can't be computed, or is not what its last hint calculates.
    case answer
    /// A tolerance that is narrower than what is shown.
    case tolerance
    /// Choices without a right one, a wrong one, or a word for who chose wrongly.
    case choice
    /// Hints that are missing, or that give the solution away.
    case hint
    /// A term that is not linked, or used before it is taught.
    case term
    /// Lessons that are needed and not there, or that need each other.
    case needs
    /// A step that learners have progress in and that is gone.
    case vanishedStep = "vanished-step"
    /// A requirement on the numbers that a draw breaks.
    case requirement
  }

  /// The file.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column in characters, from 1.
  public var column: Int
  /// The rule.
  public var rule: Rule
  /// What is wrong, in a sentence.
  public var message: String
  /// What to do about it, in a sentence.
  public var cure: String

  /// Whether it is only said, and no fault.
  public var isNote: Bool { rule == .untried }

  /// A finding.
  public init(file: String, line: Int, column: Int, rule: Rule, message: String, cure: String) {
    self.file = file
    self.line = line
    self.column = column
    self.rule = rule
    self.message = message
    self.cure = cure
  }
}

/// Findings gathered while a file is read, so that one mistake doesn't hide the rest.
public final class Findings {
  /// The most findings gathered from one file.
  public static let most = 100

  /// What was found, in the order it was met.
  public private(set) var all: [Finding] = []
  /// The file.
  public let file: String

  /// Nothing found yet in a file.
  public init(file: String) {
    self.file = file
  }

  /// Adds a finding at a place.
  public func add(_ rule: Finding.Rule, _ place: (line: Int, column: Int), _ message: String, _ cure: String) {
    guard all.count < Self.most else { return }
    all.append(
      Finding(file: file, line: place.line, column: place.column, rule: rule, message: message, cure: cure))
  }
}

/// All findings of one file.
public struct FindingList: Error, Equatable, Sendable {
  /// The findings, top to bottom.
  public var all: [Finding]

  /// Findings, which are put in the file's order.
  public init(all: [Finding]) {
    self.all = all.enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
    }.map(\.element)
  }
}
