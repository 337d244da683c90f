/// Why a figure has no value now. Not a failure: the account is in a state in which the number doesn't exist.
public enum FigureError: Error, Equatable, Sendable {
  /// The market isn't listed.
  case noMarket(Symbol)
  /// The figure belongs to a position and there is none.
  case noPosition(Symbol)
  /// A market has to be named.
  case marketMissing(FigureKind)
  /// The figure is the account's and takes no market.
  case marketNotTaken(FigureKind)
  /// The figure of one market exists for isolated positions only; a pooled one shares the account's.
  case pooled(Figure)
  /// Nothing is required of the account, so there is nothing to compare equity with.
  case nothingRequired
  /// Equity is zero or below, so a ratio to it says nothing.
  case equityGone
  /// No price above zero gets there.
  case unreachable(Figure)
  /// The state asked about is already reached at the present prices.
  case alreadyReached(Figure)
  /// The rule set doesn't have it.
  case notInRules(FigureKind)
  /// The market is traded at its mark, or by something that has no such figure.
  case noBook(Figure)
  /// The market's mark isn't made of such a price.
  case noFeed(Figure)
  /// The account holds no share of the market's pool.
  case noPoolShare(Symbol)
  /// Nothing of the kind has happened yet.
  case notYet(Figure)
}
