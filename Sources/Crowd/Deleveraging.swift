/// A part of a winner's position that was closed against a bankrupt account.
public struct Deleveraging: Equatable, Sendable {
  /// The winner, by its number in the crowd.
  public var winner: Int
  /// The bankrupt account, by its number in the crowd.
  public var bankrupt: Int
  /// The market, by its place in the listings.
  public var market: Int
  /// Units the winner bought back, below zero for sold.
  public var quantity: Double
  /// The price, quote currency per unit: the bankrupt account's bankruptcy price.
  public var price: Double
  /// What the winner gave up against the mark, quote currency; below zero when the price was better than the mark.
  public var cost: Double
}

extension CrowdEngine {
  /// Closes a bankrupt account's positions against winners in the order of their ranking.
  ///
  /// The price is the one at which the account is left with nothing, after what the fund still has: the deficit is spread
  /// over the positions in proportion to their notional. Lots that no winner is found for stay in the account.
  ///
  /// - Parameter reserve: what the fund has left for this account and those after it; what it will pay is taken off.
  mutating func deleverage(
    _ account: Int, at prices: Lanes, reserve: inout Double, _ tick: inout CrowdTick
  ) {
    let size = crowd.sizes[account]
    let gross = (size * prices).magnitudes.total
    guard gross > 0 else { return }
    let value = value(of: account, at: prices)
    let paid = min(reserve, max(-value, 0))
    reserve -= paid
    let deficit = -value - paid
    for market in crowd.listings.indices where size[market] != 0 {
      let sign: Double = size[market] > 0 ? 1 : -1
      let price = prices[market] * (1 + sign * deficit / gross)
      while crowd.sizes[account][market] != 0, let winner = nextWinner(market, sign, prices) {
        let lots = min(crowd.sizes[account][market].magnitude, crowd.sizes[winner][market].magnitude) * sign
        hand(lots, of: market, from: account, to: winner, at: price)
        let cost = lots * (price - prices[market])
        tick.badDebt += max(cost, 0)
        tick.deleverages.append(
          Deleveraging(
            winner: winner, bankrupt: account, market: market, quantity: lots * crowd.lots[market],
            price: price / crowd.lots[market], cost: cost))
        if crowd.sizes[winner] == .zero { retire(winner, &tick) }
        touch(CollectionOfOne(winner))
      }
    }
  }

  /// Moves lots between accounts at a price; the winner's entry stays what it was.
  private mutating func hand(_ lots: Double, of market: Int, from account: Int, to winner: Int, at price: Double) {
    crowd.costs[winner][market] *= 1 + lots / crowd.sizes[winner][market]
    crowd.costs[account][market] *= 1 - lots / crowd.sizes[account][market]
    crowd.sizes[account][market] -= lots
    crowd.cash[account] += lots * price
    crowd.sizes[winner][market] += lots
    crowd.cash[winner] -= lots * price
  }

  /// Ends a winner without positions. One that was taken more than it had owes nothing.
  private mutating func retire(_ winner: Int, _ tick: inout CrowdTick) {
    crowd.standings[winner] = Crowd.Standing.flat.rawValue
    let debt = max(-crowd.cash[winner], 0)
    crowd.cash[winner] += debt
    totals.cash += debt
    tick.badDebt += debt
    unpaid += debt
  }

  /// The winner that is first in the ranking of the side facing `sign`. A ranking that is used up is made anew once a
  /// tick.
  private mutating func nextWinner(_ market: Int, _ sign: Double, _ prices: Lanes) -> Int? {
    let (queue, now) = (market * 2 + (sign > 0 ? 0 : 1), figures.ticks)
    if ranking.age(of: queue, at: now) >= rules.rankingTicks {
      ranking.replace(queue, by: winners(market, sign, prices), at: now)
    }
    while true {
      while let first = ranking.first(in: queue) {
        if score(of: first, in: market, facing: sign, prices) != nil { return first }
        ranking.removeFirst(of: queue)
      }
      guard ranking.age(of: queue, at: now) > 0 else { return nil }
      ranking.replace(queue, by: winners(market, sign, prices), at: now)
    }
  }

  private func winners(_ market: Int, _ sign: Double, _ prices: Lanes) -> [Ranking.Winner] {
    let pieces = workers.map(crowd.count) { range in
      range.compactMap { account in
        score(of: account, in: market, facing: sign, prices).map {
          Ranking.Winner(score: $0, account: Int32(truncatingIfNeeded: account))
        }
      }
    }
    return Array(pieces.joined())
  }

  /// Profit as a share of the position's cost, times gross notional over equity (`adl` in most venues' rules); nil for
  /// who isn't open, isn't on that side, or has no profit there.
  private func score(of account: Int, in market: Int, facing sign: Double, _ prices: Lanes) -> Double? {
    let lots = crowd.sizes[account][market]
    guard lots * sign < 0, crowd.standings[account] == Crowd.Standing.open.rawValue else { return nil }
    let cost = crowd.costs[account][market]
    let profit = lots * prices[market] - cost
    let value = crowd.sizes[account] * prices
    let equity = crowd.cash[account] + value.total
    guard profit > 0, cost != 0, equity > 0 else { return nil }
    return profit / cost.magnitude * (value.magnitudes.total / equity)
  }
}
