/// One round of a tick: accounts liquidated together, before the price they pressed made others due.
public struct CrowdRound: Equatable, Sendable {
  /// The accounts liquidated, by their numbers in the crowd, in the order of the queue.
  public var accounts: [Int32]
  /// What they held, at the marks before: Σ |size| × mark, quote currency.
  public var notional = 0.0
  /// What was traded in each market for all accounts but the first, net; units, below zero for sold.
  public var tradedByOthers: [Double] = []
  /// The marks afterward, quote currency per unit.
  public var marks: [Double] = []
  /// The insurance fund afterward, quote currency.
  public var fund = 0.0
  /// Which of the tick's deleveragings belong to it.
  public var deleverages = 0..<0

  init(accounts: [Int32]) {
    self.accounts = accounts
  }
}

/// What happened in one tick.
public struct CrowdTick: Equatable, Sendable {
  /// The tick's number, counted from 1.
  public var number: Int
  /// Marks once the new prices were in, before any liquidation.
  public var before: [Double]
  /// Marks at the end.
  public var after: [Double] = []
  /// The rounds until quiet, each with at least one account.
  public var rounds: [CrowdRound] = []
  /// How low and high the basket of all markets went by the prices from outside.
  var outside = Extent()
  /// How low and high it went by the marks.
  var marked = Extent()
  /// Accounts that became due.
  public var due = 0
  /// Accounts that a better price saved while they waited.
  public var saved = 0
  /// Accounts that wait at the end for want of capacity.
  public var backlog = 0
  /// Ticks that the accounts liquidated now had waited, together.
  public var waited = 0
  /// The most ticks that one of them had waited.
  public var longestWait = 0
  /// Losses beyond liquidated accounts' money: paid by the fund, borne by deleveraged winners, or neither.
  public var badDebt = 0.0
  /// What the fund paid of it.
  public var paid = 0.0
  /// Parts of winners' positions that were closed.
  public var deleverages: [Deleveraging] = []
  /// What was taken from accounts with unrealized profit.
  public var socialized = 0.0
  /// Which share of every unrealized profit that was, 0…1.
  public var socializedShare = 0.0
  /// The insurance fund at the end.
  public var fund = 0.0

  init(number: Int, before: [Double]) {
    (self.number, self.before) = (number, before)
  }

  /// How many accounts were liquidated.
  public var liquidated: Int { rounds.reduce(0) { $0 + $1.accounts.count } }
  /// What they held, at the marks of their rounds.
  public var notional: Double { rounds.reduce(0) { $0 + $1.notional } }
}
