/// A state of an account that a price can bring about: equity meeting a multiple of the requirement.
public enum Level: String, Sendable, CaseIterable {
  /// Equity at the margin-call multiple of the requirement.
  case marginCall = "margin_call"
  /// Equity at the requirement.
  case liquidation
  /// Equity gone.
  case bankruptcy

  /// The figure that names the price of this level in one market.
  public var figure: FigureKind {
    switch self {
    case .marginCall: .marginCallPrice
    case .liquidation: .liquidationPrice
    case .bankruptcy: .bankruptcyPrice
    }
  }

  /// By what the requirement is multiplied; nil where the rules have no such level.
  func multiple(_ rules: RuleSet) -> Fixed? {
    switch self {
    case .marginCall: rules.marginCall
    case .liquidation: .one
    case .bankruptcy: .zero
    }
  }

  /// Whether an account with this equity and requirement is at the level or beyond it.
  func isReached(equity: Fixed, requirement: Fixed, _ rules: RuleSet) throws -> Bool {
    guard let multiple = multiple(rules) else { return false }
    let level = multiple == .one ? requirement : try requirement.times(multiple, rounding: .ceiling)
    // The venue's choice between "at" and "below" is about liquidation alone.
    return self == .liquidation && rules.trigger == .below ? equity < level : equity <= level
  }
}
