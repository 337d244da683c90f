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
      while crowd.sizes[account][market] != 0, let winner = nextWinner(facing: sign, in: market, at: prices) {
        let held = crowd.sizes[winner][market].magnitude
        let most = most(of: winner, losing: prices[market] * deficit / gross, at: prices)
        // One that can't bear its whole position's closing is out of the ranking with what it can.
        if most < held { ranking.removeFirst(facing: sign, in: market) }
        let lots = min(crowd.sizes[account][market].magnitude, held, most) * sign
        guard lots != 0 else { continue }
        hand(lots, of: market, from: account, to: winner, at: price)
        let cost = lots * (price - prices[market])
        tick.badDebt += max(cost, 0)
        tick.deleverages.append(
          Deleveraging(
            winner: winner, bankrupt: account, market: market, quantity: lots * crowd.lots[market],
            price: price / crowd.lots[market], cost: cost))
      }
    }
  }

  /// How many lots a winner can be closed at a loss each against the mark without owing more than it has.
  private func most(of winner: Int, losing loss: Double, at prices: Lanes) -> Double {
    loss > 0 ? max((value(of: winner, at: prices) / loss).rounded(.down), 0) : .infinity
  }

  /// Moves lots between accounts at a price; the winner's entry stays what it was.
  private mutating func hand(_ lots: Double, of market: Int, from account: Int, to winner: Int, at price: Double) {
    crowd.costs[winner][market] *= 1 + lots / crowd.sizes[winner][market]
    crowd.costs[account][market] *= 1 - lots / crowd.sizes[account][market]
    crowd.sizes[account][market] -= lots
    crowd.cash[account] += lots * price
    crowd.sizes[winner][market] += lots
    crowd.cash[winner] -= lots * price
    if crowd.sizes[winner] == .zero { crowd.standings[winner] = Crowd.Standing.flat.rawValue }
    touch(CollectionOfOne(winner))
  }

  /// The winner that is first in the ranking of those facing a side; nil when there is none until the next ranking.
  private mutating func nextWinner(facing sign: Double, in market: Int, at prices: Lanes) -> Int? {
    if figures.ticks - ranking.tick >= rules.rankingTicks {
      ranking = Ranking(of: crowd, at: prices, tick: figures.ticks, workers)
    }
    while let first = ranking.first(facing: sign, in: market) {
      if Ranking.scores(of: first, in: crowd, at: prices)?[market] ?? 0 > 0, crowd.sizes[first][market] * sign < 0 {
        return first
      }
      ranking.removeFirst(facing: sign, in: market)
    }
    return nil
  }
}
