/// Why the account refuses an instruction. The account is as it was.
public enum Refusal: Error, Equatable, Sendable {
  /// No market of that name is listed.
  case noMarket(Symbol)
  /// The amount has to be above zero.
  case notPositive(Fixed)
  /// The size isn't a whole number of lots; the nearest sizes that are stand beside it.
  case size(Fixed, lot: Fixed, Symbol)
  /// The price isn't a whole number of ticks.
  case price(Fixed, tick: Fixed, Symbol)
  /// A market is named twice, and it can't be told which is meant.
  case namedTwice(Symbol)
  /// A beta outside what can be set.
  case beta(Fixed, ClosedRange<Fixed>)
  /// A move would take the price to zero or below.
  case priceGone(Symbol)
  /// Equity after the order would be below initial margin after it.
  case initialMargin(required: Fixed, equity: Fixed, shortfall: Fixed, Symbol)
  /// A pot would be liquidated at once: its equity would be at the requirement, or below it.
  case liquidatable(equity: Fixed, requirement: Fixed)
  /// Leverage outside what the market allows.
  case leverage(Fixed, most: Fixed, Symbol)
  /// Leverage above what the tier of the position's notional allows.
  case tierLeverage(Fixed, most: Fixed, notional: Fixed, Symbol)
  /// There is no position to act on.
  case noPosition(Symbol)
  /// No position is open at all.
  case nothingOpen
  /// More than the position holds.
  case moreThanHeld(Fixed, held: Fixed, Symbol)
  /// More than may be taken out.
  case withdrawal(Fixed, most: Fixed)
  /// More than may go into a liquidity pool: more than the wallet holds, or than free margin allows.
  case poolShare(Fixed, wallet: Fixed, free: Fixed)
  /// Not enough free margin in the pool to set the amount apart.
  case freeMargin(required: Fixed, free: Fixed)
  /// Initial margin and the margin of waiting orders together would be above equity.
  case orderMargin(orders: Fixed, initial: Fixed, equity: Fixed, shortfall: Fixed, Symbol)
  /// The isolated position would have less equity than its initial margin.
  case isolatedMargin(required: Fixed, equity: Fixed, Symbol)
  /// Closing an isolated position would lose more than its margin and the wallet have.
  case walletGone(lacking: Fixed, wallet: Fixed, Symbol)
  /// The market isn't isolated.
  case notIsolated(Symbol)
  /// The new terms of a market don't fit the position in it.
  case termsUnfit(Symbol)
  /// The market's mark is too old to take on risk by.
  case stalePrice(Symbol)
  /// More markets than an account can list.
  case tooManyMarkets(most: Int)
}
