/// Something wrong in a file, with the place and the cure.
public struct Finding: Error, Equatable, Sendable {
  /// Which rule it breaks.
  public enum Rule: String, Sendable, CaseIterable {
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
}

/// Findings gathered while a file is read, so that one mistake doesn't hide the rest.
final class Findings {
  /// The most findings gathered from one file.
  static let most = 100

  private(set) var all: [Finding] = []
  let file: String

  init(file: String) {
    self.file = file
  }

  func add(_ rule: Finding.Rule, _ place: (line: Int, column: Int), _ message: String, _ cure: String) {
    guard all.count < Self.most else { return }
    all.append(
      Finding(file: file, line: place.line, column: place.column, rule: rule, message: message, cure: cure))
  }
}
