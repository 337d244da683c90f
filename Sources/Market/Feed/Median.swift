import Margin

/// The value in the middle.
enum Median {
  /// The middle of the sorted values; of an even number the mean of the two in the middle, rounded half to even. Nil
  /// of none.
  static func of(_ values: [Fixed]) throws(ArithmeticError) -> Fixed? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let upper = sorted[sorted.count / 2]
    guard sorted.count.isMultiple(of: 2) else { return upper }
    let lower = sorted[sorted.count / 2 - 1]
    return try lower + (upper - lower) / Fixed(2)
  }

  /// The middle of three, for formulas that are explained.
  static func of<T: Term>(_ a: T, _ b: T, _ c: T) -> T {
    T.maximum(T.minimum(a, b), T.minimum(T.maximum(a, b), c))
  }
}
