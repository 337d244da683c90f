import Margin
import Market

/// Something that holds of a session or doesn't: a comparison of figures, or what has happened.
///
///     equity == 9,985.00
///     margin_ratio <= 3% ± 0.1%
///     ever liquidated
///     margin_call before liquidated
public struct Predicate: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case comparison(left: String, Comparison, right: String, tolerance: String?)
    case ever(EventKind)
    case never(EventKind)
    case before(EventKind, EventKind)
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

  let kind: Kind

  /// The predicate a text states; nil when it states none.
  public init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    if words.count == 2, let event = EventKind(rawValue: words[1]), words[0] == "ever" || words[0] == "never" {
      kind = words[0] == "ever" ? .ever(event) : .never(event)
      return
    }
    if words.count == 3, words[1] == "before", let first = EventKind(rawValue: words[0]),
      let second = EventKind(rawValue: words[2])
    {
      kind = .before(first, second)
      return
    }
    for comparison in Comparison.allCases {
      let sides = text.split(separator: comparison.rawValue, maxSplits: 1).map { String($0).trimmed }
      guard sides.count == 2, !sides.contains(where: \.isEmpty) else { continue }
      let right = sides[1].split(separator: "±", maxSplits: 1).map { String($0).trimmed }
      guard let value = right.first else { return nil }
      kind = .comparison(left: sides[0], comparison, right: value, tolerance: right.count == 2 ? right[1] : nil)
      return
    }
    return nil
  }
}

/// How a predicate stands.
public struct Standpoint: Equatable, Sendable {
  /// Whether it holds.
  public var holds: Bool
  /// What is, where it doesn't: `equity is 9,970`.
  public var actual: String
}

extension Session {
  /// Whether a predicate holds now.
  ///
  /// - Throws: what a calculation throws, when one side has no value.
  public func evaluate(_ predicate: Predicate) throws -> Standpoint {
    switch predicate.kind {
    case .ever(let event): return standpoint(of: event, wanted: true)
    case .never(let event): return standpoint(of: event, wanted: false)
    case .before(let first, let second):
      let kinds = log.last(EventLog.most).map(\.event.kind)
      guard let one = kinds.firstIndex(of: first), let other = kinds.firstIndex(of: second) else {
        let missing = kinds.contains(first) ? second : first
        return Standpoint(holds: false, actual: "\(missing.rawValue) has not happened")
      }
      return Standpoint(holds: one < other, actual: "\(second.rawValue) happened first")
    case .comparison(let left, let comparison, let right, let tolerance):
      let (one, other) = (try calculate(left), try calculate(right))
      let distance = try (one - other).magnitude
      let isNear = try distance <= tolerance.map { try calculate($0) } ?? .zero
      let holds =
        switch comparison {
        case .equal: isNear
        case .different: !isNear
        case .atMost: one < other || isNear
        case .atLeast: one > other || isNear
        case .less: one < other
        case .more: one > other
        }
      return Standpoint(holds: holds, actual: "\(left) is \(one.text(decimals: 0...12))")
    }
  }

  private func standpoint(of event: EventKind, wanted: Bool) -> Standpoint {
    let happened = log.last(EventLog.most).contains { $0.event.kind == event }
    return Standpoint(
      holds: happened == wanted, actual: "\(event.rawValue) has \(happened ? "" : "not ")happened")
  }
}
