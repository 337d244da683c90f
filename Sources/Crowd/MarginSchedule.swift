import Margin
import Market

/// The maintenance schedules of all markets, side by side.
///
/// A schedule is continuous and convex, so its margin is the greatest of its tiers' lines: `maxᵢ(n × rateᵢ − amountᵢ)`,
/// which is `n × rate − amount` of the tier that holds `n` (`TierTable`). Where a rule set reserves the closing fee,
/// the fee's rate is added to all rates.
struct MarginSchedule: Sendable {
  /// Where a tier begins, lane by lane; a market with fewer tiers repeats its last one.
  private let floors: [Lanes]
  private let rates: [Lanes]
  private let amounts: [Lanes]

  init(_ instruments: [Instrument], reservesClosingFee: Bool) {
    let tables = instruments.prefix(mostLanes).map { instrument in
      let fee = reservesClosingFee ? instrument.takerFee.double : 0
      return instrument.tiers.tiers.map {
        (from: $0.from.double, rate: $0.rate.double + fee, amount: $0.amount.double)
      }
    }
    let depth = max(tables.map(\.count).max() ?? 1, 1)
    var (floors, rates, amounts): ([Lanes], [Lanes], [Lanes]) = ([], [], [])
    for row in 0..<depth {
      let tiers = tables.compactMap { $0.isEmpty ? nil : $0[min(row, $0.count - 1)] }
      // A repeated tier must not make the search for the last one go on.
      floors.append(Lanes(list: tables.map { row < $0.count ? $0[row].from : .infinity }))
      rates.append(Lanes(list: tiers.map(\.rate)))
      amounts.append(Lanes(list: tiers.map(\.amount)))
    }
    (self.floors, self.rates, self.amounts) = (floors, rates, amounts)
  }

  /// Runs `body` with the schedule where it lies, for loops over many accounts.
  @inline(__always)
  func withTable<R>(_ body: (MarginTable) -> R) -> R {
    floors.withUnsafeBufferPointer { floors in
      rates.withUnsafeBufferPointer { rates in
        amounts.withUnsafeBufferPointer { amounts in
          body(MarginTable(floors: floors, rates: rates, amounts: amounts))
        }
      }
    }
  }
}

/// A schedule in place, never empty.
struct MarginTable {
  fileprivate let floors: UnsafeBufferPointer<Lanes>
  fileprivate let rates: UnsafeBufferPointer<Lanes>
  fileprivate let amounts: UnsafeBufferPointer<Lanes>

  /// The requirement of a notional in each market, quote currency.
  @inline(__always)
  func margin(_ notional: Lanes) -> Lanes {
    var margin = notional * rates[0]
    var row = 1
    // Most accounts are small: beyond the tier of the largest position no line is the greatest.
    while row < rates.count, (notional - floors[row]).hasPositive {
      margin = greater(of: margin, notional * rates[row] - amounts[row])
      row += 1
    }
    return margin
  }

  /// Equity less requirement, quote currency: `cash + Σ(value − margin)` with the signed value of each position.
  @inline(__always)
  func slack(cash: Double, _ value: Lanes) -> Double {
    cash + (value - margin(value.magnitudes)).total
  }
}
