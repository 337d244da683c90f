/// A number in a formula: either the bare value or the value with its derivation.
///
/// Every formula of the account is written once, over `Term`. With `Fixed` it runs as plain arithmetic, for decisions
/// and speed; with `Derivation` the same lines leave behind the tree that `explain` prints. There is no second formula
/// to disagree with the first.
public protocol Term: Sendable {
  /// The number.
  var value: Fixed { get }

  /// A number that is given rather than computed.
  static func given(_ figure: @autoclosure () -> Figure, _ value: Fixed) -> Self
  /// A number written into the formula itself.
  static func constant(_ value: Fixed) -> Self
  /// What gathers the terms of a sum.
  associatedtype Summing: TermSum<Self>
  /// `a − b`, exactly.
  static func difference(_ a: Self, _ b: Self) throws(ArithmeticError) -> Self
  /// `a × b`, rounded as told at the twelfth decimal.
  static func product(_ a: Self, _ b: Self, _ rounding: Rounding) throws(ArithmeticError) -> Self
  /// `a ÷ b`, rounded as told at the twelfth decimal.
  static func quotient(_ a: Self, _ b: Self, _ rounding: Rounding) throws(ArithmeticError) -> Self
  /// `a × b ÷ c`, rounded once as told at the twelfth decimal: the part of `a` that `b` of `c` stands for.
  static func share(_ a: Self, _ b: Self, of c: Self, _ rounding: Rounding) throws(ArithmeticError) -> Self
  /// The square root, rounded as told at the twelfth decimal; zero for a number below zero, which has none.
  static func root(_ a: Self, _ rounding: Rounding) -> Self
  /// The distance from zero.
  static func magnitude(_ a: Self) -> Self
  /// The smallest of two.
  static func minimum(_ a: Self, _ b: Self) -> Self
  /// The largest of two.
  static func maximum(_ a: Self, _ b: Self) -> Self
  /// The middle of the values in order; of an even number the mean of the two in the middle, rounded half to even.
  static func median(_ first: Self, _ others: [Self]) throws(ArithmeticError) -> Self
  /// The multiple of `step` next to `a` in the direction told.
  static func rounded(_ a: Self, to step: Fixed, _ rounding: Rounding) throws(ArithmeticError) -> Self
  /// `value`, read off a schedule at `argument`.
  static func looked(up value: Fixed, at argument: Self, row: Int) -> Self
  /// `value`, the first multiple of `step` at which `a` meets `b`.
  static func searched(_ value: Fixed, step: Fixed, reaching a: Self, _ b: Self) -> Self
  /// The same number under the name of a figure.
  func named(_ figure: @autoclosure () -> Figure) -> Self
}

/// Terms added one by one, exactly; zero when there are none.
public protocol TermSum<Value> {
  /// The kind of number that is added.
  associatedtype Value
  /// No terms.
  init()
  /// Adds a term.
  mutating func add(_ term: Value) throws(ArithmeticError)
  /// The sum of what was added.
  var total: Value { get }
}

extension Term {
  /// `a + b`, exactly.
  public static func sum(_ a: Self, _ b: Self) throws(ArithmeticError) -> Self {
    var sum = Summing()
    try sum.add(a)
    try sum.add(b)
    return sum.total
  }
}

/// A bare sum.
public struct FixedSum: TermSum {
  /// What was added so far.
  public private(set) var total = Fixed.zero

  /// Nothing yet.
  public init() {}

  /// Adds a number.
  public mutating func add(_ term: Fixed) throws(ArithmeticError) { total = try total + term }
}

extension Fixed: Term {
  /// The bare sum.
  public typealias Summing = FixedSum

  /// The number itself.
  public var value: Fixed { self }
  /// The bare value.
  public static func given(_ figure: @autoclosure () -> Figure, _ value: Fixed) -> Fixed { value }
  /// The bare value.
  public static func constant(_ value: Fixed) -> Fixed { value }
  /// The bare difference.
  public static func difference(_ a: Fixed, _ b: Fixed) throws(ArithmeticError) -> Fixed { try a - b }
  /// The bare product.
  public static func product(_ a: Fixed, _ b: Fixed, _ rounding: Rounding) throws(ArithmeticError) -> Fixed {
    try a.times(b, rounding: rounding)
  }
  /// The bare quotient.
  public static func quotient(_ a: Fixed, _ b: Fixed, _ rounding: Rounding) throws(ArithmeticError) -> Fixed {
    try a.over(b, rounding: rounding)
  }
  /// The bare share.
  public static func share(
    _ a: Fixed, _ b: Fixed, of c: Fixed, _ rounding: Rounding
  ) throws(ArithmeticError) -> Fixed {
    try a.share(b, of: c, rounding: rounding)
  }
  /// The bare root.
  public static func root(_ a: Fixed, _ rounding: Rounding) -> Fixed { a.squareRoot(rounding: rounding) ?? .zero }
  /// The bare magnitude.
  public static func magnitude(_ a: Fixed) -> Fixed { a.magnitude }
  /// The bare minimum.
  public static func minimum(_ a: Fixed, _ b: Fixed) -> Fixed { min(a, b) }
  /// The bare maximum.
  public static func maximum(_ a: Fixed, _ b: Fixed) -> Fixed { max(a, b) }
  /// The bare median.
  public static func median(_ first: Fixed, _ others: [Fixed]) throws(ArithmeticError) -> Fixed {
    let sorted = ([first] + others).sorted()
    let upper = sorted[sorted.count / 2]
    guard sorted.count.isMultiple(of: 2) else { return upper }
    let lower = sorted[sorted.count / 2 - 1]
    return try lower + (upper - lower) / Fixed(2)
  }
  /// The bare multiple.
  public static func rounded(_ a: Fixed, to step: Fixed, _ rounding: Rounding) throws(ArithmeticError) -> Fixed {
    try a.rounded(to: step, rounding)
  }
  /// The bare value.
  public static func looked(up value: Fixed, at argument: Fixed, row: Int) -> Fixed { value }
  /// The bare value.
  public static func searched(_ value: Fixed, step: Fixed, reaching a: Fixed, _ b: Fixed) -> Fixed { value }
  /// The same value.
  public func named(_ figure: @autoclosure () -> Figure) -> Fixed { self }
}
