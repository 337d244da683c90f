import Margin

/// Why a crowd can't be drawn or asked.
public enum CrowdProblem: Error, Equatable, Sendable {
  /// There is no crowd.
  case none
  /// More accounts than may be drawn here.
  case tooMany(Int, most: Int)
  /// A number that no crowd can be drawn with.
  case outOfRange(CrowdNumber)
  /// The crowd doesn't trade in the market.
  case notTraded(Symbol)
  /// It has gone through as many ticks as can be remembered.
  case tooLong(most: Int)
}

/// A number a crowd is drawn with, as the notation names it.
public enum CrowdNumber: String, CaseIterable, Sendable {
  /// The median leverage.
  case leverage
  /// The share of accounts for rising prices.
  case long
}
