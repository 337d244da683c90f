import Foundation
import Margin
import Market

extension CrowdPlan {
  /// Draws the crowd. The same plan gives the same crowd, whatever the number of workers.
  ///
  /// No account is due at the beginning: what would be is drawn smaller.
  public func draw(under rules: CrowdRules, _ workers: Workers = Workers(1)) -> Crowd {
    draw(under: rules, workers) { _ in }
  }

  /// Draws the crowd and tells how far it is.
  ///
  /// - Parameter progress: called now and then with the share drawn, 0…1; what it throws stops the drawing.
  public func draw(
    under rules: CrowdRules, _ workers: Workers = Workers(1), progress: (Double) throws -> Void
  ) rethrows -> Crowd {
    let listings = Array(listings.prefix(mostLanes))
    let drawing = Drawing(self, listings, rules)
    let total = min(max(accounts, 0), Crowd.most)
    var (sizes, costs, cash): ([Lanes], [Lanes], [Double]) = ([], [], [])
    sizes.reserveCapacity(total)
    costs.reserveCapacity(total)
    cash.reserveCapacity(total)
    for start in stride(from: 0, to: total, by: Self.blockSize) {
      try progress(Double(start) / Double(total))
      let pieces = workers.map(min(Self.blockSize, total - start)) { range in
        range.map { drawing.account(start + $0) }
      }
      for account in pieces.joined() {
        sizes.append(account.size)
        costs.append(account.entry)
        cash.append(account.equity)
      }
    }
    OpenInterest.balance(&sizes, markets: listings.count)
    // Entries are kept by balancing, and so is what the account is worth at the beginning.
    for index in sizes.indices {
      costs[index] *= sizes[index]
      cash[index] -= (sizes[index] * drawing.prices).total
    }
    try progress(1)
    return Crowd(listings, sizes: sizes, costs: costs, cash: cash)
  }

  /// How many accounts are drawn between two calls of `progress`.
  private static let blockSize = 65_536
}

/// An account as it is drawn, before open interest is balanced.
private struct Drawn: Sendable {
  var equity: Double
  /// Signed lots.
  var size: Lanes
  /// The price of a lot at entry.
  var entry: Lanes
}

/// What accounts are drawn from; each has random numbers of its own, so that it doesn't matter who draws it when.
private struct Drawing: Sendable {
  let plan: CrowdPlan
  let prices: Lanes
  let markets: Int
  let schedule: MarginSchedule
  let more: Double

  init(_ plan: CrowdPlan, _ listings: [VenueTerms.Listing], _ rules: CrowdRules) {
    self.plan = plan
    prices = Crowd(listings, members: []).startPrices
    markets = listings.count
    schedule = MarginSchedule(listings.map(\.instrument), reservesClosingFee: rules.reservesClosingFee)
    // A geometric number of markets with the mean asked for.
    more = 1 - 1 / max(plan.positions.isFinite ? plan.positions : 1, 1)
  }

  func account(_ index: Int) -> Drawn {
    var random = SplitMix(seed: plan.seed ^ (UInt64(truncatingIfNeeded: index) &* 0xD134_2543_DE82_EF95))
    let equity = plan.wallet.draw(&random)
    let leverage = plan.leverage.draw(&random)
    let isLong = random.unit() < plan.longShare
    var (weights, signs, entry) = (Lanes.zero, Lanes.zero, prices)
    repeat {
      guard let market = pick(besides: weights, &random) else { break }
      weights[market] = -log(random.unit())
      let follows = random.unit() < (1 + plan.sideCorrelation) / 2
      signs[market] = isLong == follows ? 1 : -1
      let profit = min(max(random.normal() * plan.profitSpread, -0.6), 0.6)
      // Profit as a share of the equity behind the position: the more leverage, the nearer the entry.
      let ratio = 1 - signs[market] * profit / leverage
      entry[market] = prices[market] * (ratio.isFinite ? min(max(ratio, 0.05), 4) : 1)
    } while random.unit() < more
    let size = lots(equity * leverage, weights, signs)
    return Drawn(equity: equity, size: safe(size, equity), entry: entry)
  }

  /// A market that the account doesn't hold yet, as likely as one over its place in the listings.
  private func pick(besides weights: Lanes, _ random: inout SplitMix) -> Int? {
    // A loop over lanes: this runs a few times for each account.
    var sum = 0.0
    for market in 0..<markets where weights[market] == 0 { sum += 1 / Double(market + 1) }
    var (rest, last) = (random.unit() * sum, Int?.none)
    for market in 0..<markets where weights[market] == 0 {
      last = market
      rest -= 1 / Double(market + 1)
      if rest <= 0 { break }
    }
    return last
  }

  /// Whole lots of a gross notional spread by weights.
  private func lots(_ notional: Double, _ weights: Lanes, _ signs: Lanes) -> Lanes {
    let sum = weights.total
    guard sum > 0, notional.isFinite else { return .zero }
    var lots = Lanes.zero
    for market in 0..<markets where weights[market] > 0 {
      let count = (notional * weights[market] / sum / prices[market]).rounded(.down)
      lots[market] = signs[market] * (count.isFinite ? min(max(count, 0), Crowd.mostLots) : 0)
    }
    return lots
  }

  /// Halves a size until the equity is at least a fifth above its requirement.
  private func safe(_ size: Lanes, _ equity: Double) -> Lanes {
    var size = size
    for _ in 0..<64 {
      let requirement = schedule.withTable { $0.margin((size * prices).magnitudes).total }
      if equity > 1.2 * requirement { return size }
      size = (size / 2).rounded(.towardZero)
    }
    return .zero
  }
}

extension CrowdPlan.Lognormal {
  fileprivate func draw(_ random: inout SplitMix) -> Double {
    // Drawn again rather than brought into range: a crowd of accounts at the very same leverage would fall at once.
    for _ in 0..<16 {
      let value = median * exp(spread * random.normal())
      if value >= least, value <= most { return max(min(value, 1e15), 0) }
    }
    let middle = median.isNaN ? least : max(min(median, most), least)
    return middle.isNaN ? 0 : max(min(middle, 1e15), 0)
  }
}

extension SplitMix {
  /// A number in (0, 1].
  mutating func unit() -> Double { (Double(next() >> 11) + 1) * 0x1p-53 }

  /// A standard normal number (Box and Muller 1958).
  mutating func normal() -> Double {
    let radius = (-2 * log(unit())).squareRoot()
    return radius * cos(2 * .pi * unit())
  }
}
