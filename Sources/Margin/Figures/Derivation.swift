/// A number together with how it came about: the operation, and the parts it was applied to.
///
/// The value is what the operation gave when the formula ran; `recomputed()` applies it again to the parts, and always
/// agrees.
public struct Derivation: Equatable, Sendable {
  /// How the value came about.
  public enum Operation: Equatable, Sendable {
    /// An input: set by the learner, the rules or history.
    case given
    /// Written into the formula.
    case constant
    /// All parts added.
    case sum
    /// The first part less the second.
    case difference
    /// The two parts multiplied and rounded.
    case product(Rounding)
    /// The first part over the second, rounded.
    case quotient(Rounding)
    /// The first part times the second over the third, rounded once.
    case share(Rounding)
    /// The square root of the part, rounded.
    case root(Rounding)
    /// The part without its sign.
    case magnitude
    /// The smaller part.
    case minimum
    /// The larger part.
    case maximum
    /// The middle of the parts.
    case median
    /// The part taken to a multiple of a step.
    case rounded(step: Fixed, Rounding)
    /// Read off a schedule (counted from 1) at the part.
    case lookup(row: Int)
    /// The part under another name.
    case same
    /// The first multiple of a step at which the first part reaches the second, found by search.
    case search(step: Fixed)
  }

  /// The figure this is, when it has a name of its own.
  public private(set) var figure: Figure?
  /// The number.
  public let value: Fixed
  /// How it came about.
  public let operation: Operation
  /// What it came from, in the order the formula has them.
  public let parts: [Derivation]

  init(_ operation: Operation, _ parts: [Derivation], _ value: Fixed, _ figure: Figure? = nil) {
    self.figure = figure
    self.value = value
    self.operation = operation
    self.parts = parts
  }

  /// The operation applied to the parts once more; nil for what is given, constant, read off a schedule
  /// or found by search.
  public func recomputed() throws(ArithmeticError) -> Fixed? {
    switch operation {
    case .given, .constant, .lookup, .search: return nil
    case .sum:
      var sum = FixedSum()
      for part in parts { try sum.add(part.value) }
      return sum.total
    case .difference: return try parts[0].value - parts[1].value
    case .product(let rounding): return try parts[0].value.times(parts[1].value, rounding: rounding)
    case .quotient(let rounding): return try parts[0].value.over(parts[1].value, rounding: rounding)
    case .share(let rounding):
      return try parts[0].value.share(parts[1].value, of: parts[2].value, rounding: rounding)
    case .root(let rounding): return .root(parts[0].value, rounding)
    case .magnitude: return parts[0].value.magnitude
    case .minimum: return min(parts[0].value, parts[1].value)
    case .maximum: return max(parts[0].value, parts[1].value)
    case .median: return try Fixed.median(parts[0].value, parts.dropFirst().map(\.value))
    case .rounded(let step, let rounding): return try parts[0].value.rounded(to: step, rounding)
    case .same: return parts[0].value
    }
  }
}

extension Derivation: Term {
  /// A sum that remembers its terms.
  public typealias Summing = DerivationSum
  /// A leaf.
  public static func given(_ figure: @autoclosure () -> Figure, _ value: Fixed) -> Derivation {
    Derivation(.given, [], value, figure())
  }
  /// A leaf without a name.
  public static func constant(_ value: Fixed) -> Derivation { Derivation(.constant, [], value) }
  /// The difference with its parts.
  public static func difference(_ a: Derivation, _ b: Derivation) throws(ArithmeticError) -> Derivation {
    Derivation(.difference, [a, b], try a.value - b.value)
  }
  /// The product with its parts.
  public static func product(
    _ a: Derivation, _ b: Derivation, _ rounding: Rounding
  ) throws(ArithmeticError) -> Derivation {
    Derivation(.product(rounding), [a, b], try a.value.times(b.value, rounding: rounding))
  }
  /// The quotient with its parts.
  public static func quotient(
    _ a: Derivation, _ b: Derivation, _ rounding: Rounding
  ) throws(ArithmeticError) -> Derivation {
    Derivation(.quotient(rounding), [a, b], try a.value.over(b.value, rounding: rounding))
  }
  /// The share with its parts.
  public static func share(
    _ a: Derivation, _ b: Derivation, of c: Derivation, _ rounding: Rounding
  ) throws(ArithmeticError) -> Derivation {
    Derivation(.share(rounding), [a, b, c], try a.value.share(b.value, of: c.value, rounding: rounding))
  }
  /// The root with its part.
  public static func root(_ a: Derivation, _ rounding: Rounding) -> Derivation {
    Derivation(.root(rounding), [a], .root(a.value, rounding))
  }
  /// The magnitude with its part.
  public static func magnitude(_ a: Derivation) -> Derivation { Derivation(.magnitude, [a], a.value.magnitude) }
  /// The minimum with its parts.
  public static func minimum(_ a: Derivation, _ b: Derivation) -> Derivation {
    Derivation(.minimum, [a, b], min(a.value, b.value))
  }
  /// The maximum with its parts.
  public static func maximum(_ a: Derivation, _ b: Derivation) -> Derivation {
    Derivation(.maximum, [a, b], max(a.value, b.value))
  }
  /// The median with its parts.
  public static func median(_ first: Derivation, _ others: [Derivation]) throws(ArithmeticError) -> Derivation {
    Derivation(.median, [first] + others, try Fixed.median(first.value, others.map(\.value)))
  }
  /// The multiple with its part.
  public static func rounded(
    _ a: Derivation, to step: Fixed, _ rounding: Rounding
  ) throws(ArithmeticError) -> Derivation {
    Derivation(.rounded(step: step, rounding), [a], try a.value.rounded(to: step, rounding))
  }
  /// The schedule's entry with what it was looked up by.
  public static func looked(up value: Fixed, at argument: Derivation, row: Int) -> Derivation {
    Derivation(.lookup(row: row), [argument], value)
  }
  /// The value found with the two numbers that meet there.
  public static func searched(_ value: Fixed, step: Fixed, reaching a: Derivation, _ b: Derivation) -> Derivation {
    Derivation(.search(step: step), [a, b], value)
  }
  /// The same derivation under a name; a second name wraps the first.
  public func named(_ figure: @autoclosure () -> Figure) -> Derivation {
    if self.figure == nil {
      var copy = self
      copy.figure = figure()
      return copy
    }
    return Derivation(.same, [self], value, figure())
  }
}

/// A sum that remembers its terms.
public struct DerivationSum: TermSum {
  private var terms: [Derivation] = []
  private var value = Fixed.zero

  /// Nothing yet.
  public init() {}

  /// Adds a term.
  public mutating func add(_ term: Derivation) throws(ArithmeticError) {
    value = try value + term.value
    terms.append(term)
  }

  /// The sum with its terms.
  public var total: Derivation { Derivation(.sum, terms, value) }
}
