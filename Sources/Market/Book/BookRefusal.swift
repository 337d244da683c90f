import Margin

/// Why a book refuses an instruction. The book is as it was.
public enum BookRefusal: Error, Equatable, Sendable {
  /// The size isn't above zero, or no whole number of lots.
  case size(Fixed, lot: Fixed)
  /// The price isn't above zero, or no whole number of ticks.
  case price(Fixed, tick: Fixed)
  /// More ticks or lots than a book counts to.
  case outOfRange(Fixed)
  /// The order was to rest only and would trade at once with the best price of the other side.
  case wouldTrade(at: Fixed)
  /// The stop's trigger is already reached at the price given.
  case alreadyTriggered(trigger: Fixed, price: Fixed)
  /// The order may only reduce, and no position stands against it.
  case nothingToReduce(OrderSide)
  /// As many orders wait as a book holds.
  case tooManyOrders(most: Int)
  /// No order of that name waits.
  case noOrder(OrderID)
  /// A share of depth outside 0…1,000.
  case depth(Fixed)
}

/// What is wrong with a depth profile.
public enum ProfileFinding: Error, Equatable, Sendable {
  /// The spread isn't between 1 and 1,000,000 ticks.
  case spread(Int)
  /// The gap isn't between 1 and 1,000,000 ticks.
  case gap(Int)
  /// There aren't between 1 and 500 levels.
  case levels(Int)
  /// The depth isn't above zero.
  case depth(Fixed)
  /// The growth isn't between 0.1 and 10.
  case growth(Fixed)
  /// The noise isn't between 0 and 1.
  case noise(Fixed)
  /// The recovery isn't between 0 and 1.
  case recovery(Fixed)
  /// The permanence isn't between 0 and 1.
  case permanence(Fixed)
  /// A level of the profile, counted from 0, would hold more lots than a book counts to.
  case tooDeep(level: Int)
}
