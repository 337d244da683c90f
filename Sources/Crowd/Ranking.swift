import HeapModule

/// The order in which winners are deleveraged, for each market and side.
///
/// A position's score is its profit as a share of its cost, times the account's gross notional over its equity: profit
/// and effective leverage, as most venues rank. It takes a look at every account, so it is made when it is first needed
/// and used for a number of ticks.
struct Ranking: Sendable {
  /// An account with its score; the greatest goes first, of equals the one with the lowest number.
  private struct Winner: Comparable, Sendable {
    var score: Double
    var account: Int32

    static func < (a: Winner, b: Winner) -> Bool {
      a.score < b.score || (a.score == b.score && a.account > b.account)
    }
  }

  /// The tick it was made in; long ago when it never was.
  let tick: Int
  /// For each market the shorts in profit, then the longs.
  private var queues: [Heap<Winner>]

  /// A ranking of nobody.
  init() {
    tick = Int.min / 2
    queues = []
  }

  init(of crowd: Crowd, at prices: Lanes, tick: Int, _ workers: Workers) {
    let count = 2 * crowd.listings.count
    let pieces = workers.map(crowd.count) { range in
      var winners = [[Winner]](repeating: [], count: count)
      for account in range {
        guard let scores = Self.scores(of: account, in: crowd, at: prices) else { continue }
        for market in crowd.listings.indices where scores[market] > 0 {
          let queue = Self.queue(of: market, isLong: crowd.sizes[account][market] > 0)
          winners[queue].append(Winner(score: scores[market], account: Int32(truncatingIfNeeded: account)))
        }
      }
      return winners
    }
    self.tick = tick
    queues = (0..<count).map { queue in Heap(pieces.flatMap { $0[queue] }) }
  }

  /// The scores of an open account's positions, zero for one without profit; nil when none has any.
  static func scores(of account: Int, in crowd: Crowd, at prices: Lanes) -> Lanes? {
    let value = crowd.sizes[account] * prices
    let cost = crowd.costs[account]
    let profit = greater(of: value - cost, .zero).replacing(with: 0, where: cost .== 0)
    let equity = crowd.cash[account] + value.total
    guard any(profit .> 0), equity > 0, crowd.standings[account] == Crowd.Standing.open.rawValue else { return nil }
    return (profit / cost.magnitudes).replacing(with: 0, where: cost .== 0) * (value.magnitudes.total / equity)
  }

  /// The account that goes first of those facing longs, where `sign` is above zero, or shorts.
  func first(facing sign: Double, in market: Int) -> Int? {
    let queue = Self.queue(of: market, isLong: sign < 0)
    return queue < queues.count ? queues[queue].max.map { Int($0.account) } : nil
  }

  mutating func removeFirst(facing sign: Double, in market: Int) {
    let queue = Self.queue(of: market, isLong: sign < 0)
    if queue < queues.count { _ = queues[queue].popMax() }
  }

  private static func queue(of market: Int, isLong: Bool) -> Int { 2 * market + (isLong ? 1 : 0) }

  /// How many bytes it takes.
  var bytes: Int { queues.reduce(0) { $0 + $1.count } * MemoryLayout<Winner>.stride }
}
