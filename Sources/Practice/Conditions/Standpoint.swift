import Margin
import Market

/// How a predicate stands.
public struct Standpoint: Equatable, Sendable {
  /// Whether it holds.
  public var holds: Bool
  /// What is: `equity is 9,970`.
  public var actual: String
  /// What is wanted: `equity == 9,985`.
  public var wanted: String
}

extension Session {
  /// Whether a predicate holds now.
  ///
  /// - Throws: what a calculation throws, when one side has no value.
  public func evaluate(_ predicate: Predicate) throws -> Standpoint {
    switch predicate.kind {
    case .ever(let event): return happening(event, wanted: true)
    case .never(let event): return happening(event, wanted: false)
    case .before(let first, let second): return order(first, second)
    case .used(let verb): return use(verb, wanted: true)
    case .notUsed(let verb): return use(verb, wanted: false)
    case .within(let most):
      return Standpoint(
        holds: past.count <= most,
        actual: "\(past.count) command\(past.count == 1 ? " has" : "s have") changed something",
        wanted: "at most \(most) command\(most == 1 ? "" : "s")")
    case .both(let kinds): return try all(kinds)
    case .change(let figure, let direction, let amount, let tolerance):
      return try change(figure, direction, amount, tolerance)
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
      return Standpoint(
        holds: holds, actual: "\(left) is \(text(one, of: left))",
        wanted: "\(comparison.rawValue) \(text(other, of: left))" + (tolerance.map { " ± \($0)" } ?? ""))
    }
  }

  /// Whether every part holds, and what each of them is and is to be.
  private func all(_ kinds: [Predicate.Kind]) throws -> Standpoint {
    var (holds, actual, wanted) = (true, [String](), [String]())
    for kind in kinds {
      // What has no value yet doesn't matter behind a part that fails.
      let part = holds ? try evaluate(Predicate(kind: kind)) : try? evaluate(Predicate(kind: kind))
      holds = holds && part?.holds ?? false
      actual.append(part?.actual ?? "\(kind.subject ?? "it") has no value now")
      wanted.append([kind.subject, part?.wanted ?? kind.rest].compactMap { $0 }.joined(separator: " "))
    }
    return Standpoint(
      holds: holds, actual: actual.joined(separator: " and "), wanted: wanted.joined(separator: " and "))
  }

  /// How far a figure went since the mark. An amount in percent is a share of what it was then.
  private func change(
    _ figure: String, _ direction: Predicate.Direction, _ amount: String, _ tolerance: String?
  ) throws -> Standpoint {
    let (before, now) = (try calculate(figure, in: marked ?? state), try calculate(figure))
    let moved = try direction == .rose ? now - before : before - now
    var wanted = try calculate(amount)
    if amount.hasSuffix("%") { wanted = try wanted * before.magnitude }
    let isEnough =
      try tolerance.map { try (moved - wanted).magnitude <= calculate($0) } ?? (moved >= wanted)
    return Standpoint(
      holds: isEnough, actual: "\(figure) was \(text(before, of: figure)) and is \(text(now, of: figure))",
      wanted: "\(direction.rawValue) by \(amount)" + (tolerance.map { " ± \($0)" } ?? " or more"))
  }

  private func happening(_ kind: EventKind, wanted: Bool) -> Standpoint {
    let happened = log.sinceMark.contains { $0.event.kind == kind }
    return Standpoint(
      holds: happened == wanted, actual: "\(kind.rawValue) has \(happened ? "" : "not ")happened",
      wanted: "\(wanted ? "ever" : "never") \(kind.rawValue)")
  }

  private func order(_ first: EventKind, _ second: EventKind) -> Standpoint {
    let kinds = log.sinceMark.map(\.event.kind)
    let wanted = "\(first.rawValue) before \(second.rawValue)"
    guard let one = kinds.firstIndex(of: first), let other = kinds.firstIndex(of: second) else {
      let missing = kinds.contains(first) ? second : first
      return Standpoint(holds: false, actual: "\(missing.rawValue) has not happened", wanted: wanted)
    }
    return Standpoint(
      holds: one < other, actual: "\(one < other ? first.rawValue : second.rawValue) happened first", wanted: wanted)
  }

  private func use(_ verb: Verb, wanted: Bool) -> Standpoint {
    let isUsed = hasUsed(verb)
    return Standpoint(
      holds: isUsed == wanted, actual: "\(verb.rawValue) was \(isUsed ? "" : "not ")used",
      wanted: "\(wanted ? "" : "not ")used \(verb.rawValue)")
  }
}

extension Predicate.Kind {
  /// What a condition is about, where what is wanted leaves it out because only one thing is said.
  fileprivate var subject: String? {
    switch self {
    case .comparison(let left, _, _, _): left
    case .change(let figure, _, _, _): figure
    default: nil
    }
  }

  /// What is wanted of the subject, as it is written.
  fileprivate var rest: String? {
    switch self {
    case .comparison(_, let comparison, let right, let tolerance):
      "\(comparison.rawValue) \(right)" + (tolerance.map { " ± \($0)" } ?? "")
    case .change(_, let direction, let amount, let tolerance):
      "\(direction.rawValue) by \(amount)" + (tolerance.map { " ± \($0)" } ?? " or more")
    default: nil
    }
  }
}
