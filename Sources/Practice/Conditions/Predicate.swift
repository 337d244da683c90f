import KitFiles
import Margin

/// Something that holds of a session or doesn't: a comparison of figures, what has happened, or what was done.
///
///     equity == 9,985.00
///     margin_ratio <= 3% ± 0.1%
///     equity fell by 500
///     ever liquidated
///     margin_call before liquidated
///     used isolate
///     within 3 commands
///     position_size(BTC) > 0 and never liquidated
///
/// What has happened, what has changed and what was done is meant since the last mark of the session: in a lesson since
/// the step began, otherwise since the session did.
public struct Predicate: Equatable, Sendable {
  indirect enum Kind: Equatable, Sendable {
    case comparison(left: String, Comparison, right: String, tolerance: String?)
    case change(String, Direction, by: String, tolerance: String?)
    case ever(EventKind)
    case never(EventKind)
    case before(EventKind, EventKind)
    case used(Verb)
    case notUsed(Verb)
    case within(Int)
    case both([Kind])
  }

  enum Comparison: String, CaseIterable, Sendable {
    // The longer ones first, so that none is taken for the beginning of another.
    case equal = "=="
    case different = "!="
    case atMost = "<="
    case atLeast = ">="
    case less = "<"
    case more = ">"
  }

  enum Direction: String, CaseIterable, Sendable {
    case rose, fell
  }

  let kind: Kind

  /// The predicate a text states.
  ///
  /// - Throws: what is wrong with it.
  public init(_ text: String) throws(PredicateProblem) {
    guard text.firstBytes(of: " and ") != nil else {
      kind = try Self.single(text)
      return
    }
    let parts = text.split(separator: " and ", maxSplits: 16).map { $0.trimmed }
    var kinds: [Kind] = []
    for part in parts { kinds.append(try Self.single(part)) }
    kind = .both(kinds)
  }

  init(kind: Kind) {
    self.kind = kind
  }

  private static func single(_ text: String) throws(PredicateProblem) -> Kind {
    let words = text.split(separator: " ").map(String.init)
    if let kind = try happening(words) { return kind }
    if let kind = try change(text) { return kind }
    return try comparison(text)
  }

  private static func happening(_ words: [String]) throws(PredicateProblem) -> Kind? {
    switch words.first {
    case "ever" where words.count == 2: return .ever(try event(words[1]))
    case "never" where words.count == 2: return .never(try event(words[1]))
    case "used" where words.count == 2: return .used(try verb(words[1]))
    case "not" where words.count == 3 && words[1] == "used": return .notUsed(try verb(words[2]))
    case "within" where words.count == 3 && ["command", "commands"].contains(words[2]):
      guard let count = Int(words[1]), (1...100).contains(count) else { throw .notACount(words[1]) }
      return .within(count)
    default: break
    }
    guard words.count == 3, words[1] == "before" else { return nil }
    return .before(try event(words[0]), try event(words[2]))
  }

  private static func change(_ text: String) throws(PredicateProblem) -> Kind? {
    for direction in Direction.allCases {
      guard let (figure, rest) = split(text, at: " \(direction.rawValue) by ") else { continue }
      guard !figure.isEmpty, !rest.isEmpty else { throw .sideMissing }
      let (amount, tolerance) = try toleranceApart(rest)
      return .change(figure, direction, by: amount, tolerance: tolerance)
    }
    return nil
  }

  private static func comparison(_ text: String) throws(PredicateProblem) -> Kind {
    for comparison in Comparison.allCases {
      guard let (left, rest) = split(text, at: comparison.rawValue) else { continue }
      guard !left.isEmpty, !rest.isEmpty else { throw .sideMissing }
      let (right, tolerance) = try toleranceApart(rest)
      return .comparison(left: left, comparison, right: right, tolerance: tolerance)
    }
    throw .noComparison
  }

  private static func toleranceApart(_ text: String) throws(PredicateProblem) -> (String, String?) {
    guard let (value, tolerance) = split(text, at: "±") else { return (text, nil) }
    guard !value.isEmpty, !tolerance.isEmpty else { throw .sideMissing }
    return (value, tolerance)
  }

  private static func split(_ text: String, at separator: String) -> (String, String)? {
    guard let range = text.firstBytes(of: separator) else { return nil }
    return (text[..<range.lowerBound].trimmed, text[range.upperBound...].trimmed)
  }

  private static func event(_ word: String) throws(PredicateProblem) -> EventKind {
    guard let event = EventKind(rawValue: word) else {
      throw .noEvent(word, nearest: Suggestion.nearest(to: word, among: EventKind.allCases.map(\.rawValue)))
    }
    return event
  }

  private static func verb(_ word: String) throws(PredicateProblem) -> Verb {
    guard let verb = Verb(rawValue: word) else {
      throw .noVerb(word, nearest: Suggestion.nearest(to: word, among: Verb.allCases.map(\.rawValue)))
    }
    return verb
  }
}

/// Why a text states no predicate.
public enum PredicateProblem: Error, Equatable, Sendable {
  /// There is nothing in it that compares.
  case noComparison
  /// One of the sides of a comparison is empty.
  case sideMissing
  /// No event of that name.
  case noEvent(String, nearest: String?)
  /// No verb of that name.
  case noVerb(String, nearest: String?)
  /// Not a number of commands from 1 to 100.
  case notACount(String)
}
