import ArgumentParser
import Crowd
import Foundation
import Margin

/// Crowds of several sizes through the same path.
struct CrowdRun {
  var markets: Int
  var ticks: Int
  var seed: UInt64
  var threads: Int

  /// What one crowd went through.
  struct Outcome {
    var accounts: Int
    /// Notional of all positions at the beginning, longs and shorts.
    var openNotional = 0.0
    /// Seconds of drawing the crowd and evaluating all accounts for the first time.
    var build = Samples()
    /// Seconds a tick.
    var indexed = Samples()
    var scanned = Samples()
    /// Accounts evaluated in all ticks.
    var evaluations: (indexed: Int, scanned: Int) = (0, 0)
    /// Bytes of the crowd and its index, at most.
    var bytes = 0
    var figures = CrowdFigures()
    var drift = 0.0

    var perTick: Double { indexed.median }
    var scanPerTick: Double { scanned.median }

    mutating func add(
      _ search: CrowdEngine.Search, _ engine: CrowdEngine, build: Double, perTick: Double, evaluations: Int, bytes: Int
    ) {
      switch search {
      case .indexed:
        self.build.add(build)
        indexed.add(perTick)
        self.evaluations.indexed = evaluations
      case .fullScan:
        scanned.add(perTick)
        self.evaluations.scanned = evaluations
      }
      self.bytes = max(self.bytes, bytes)
      (figures, drift) = (engine.figures, engine.drift)
    }

    /// The lines below the table.
    var text: String {
      """
      seconds per tick: \(String(format: "%.6f", perTick))
      seconds per tick, full scan: \(String(format: "%.6f", scanPerTick)), same accounts in the same rounds
      full scan over index: \(Table.number(scanPerTick / perTick)) times
      accounts: \(accounts), built in \(Table.number(build.median)) s, \(bytes / max(accounts, 1)) bytes each at most
      liquidated: \(figures.liquidated) accounts in \(figures.rounds) rounds, most in a tick \(figures.mostRounds), \
      \(Table.number(100 * figures.notional / openNotional))% of the notional held at the beginning
      bad debt: \(Table.number(figures.badDebt)), paid by the fund \(Table.number(figures.paid)), \
      deleveraged \(Table.number(figures.deleveraged)) in \(figures.deleverages) closings, \
      socialized \(Table.number(figures.socialized))
      fall outside \(Table.number(100 * figures.outsideFall))%, of the marks \(Table.number(100 * figures.fall))%, \
      amplification \(figures.amplification.map(Table.number) ?? "none")
      evaluations of an account: \(evaluations.indexed) by the index, \(evaluations.scanned) by the full scan
      drift of all money: \(String(format: "%.1e", drift))
      """
    }
  }

  /// Measures crowds of several sizes and returns the outcome of the last.
  func measure(_ counts: [Int], into table: inout Table) throws -> Outcome {
    var outcomes: [Outcome] = []
    for count in counts {
      let outcome = try outcome(of: count)
      var ratio = Samples()
      ratio.add(outcome.scanPerTick / outcome.perTick)
      table.add(
        "crowd, \(count) accounts, a tick", Table.milliseconds(outcome.perTick),
        against: "full scan " + Table.milliseconds(outcome.scanPerTick), ratio, aim: CrowdTime.aim)
      if let first = outcomes.first {
        var growth = Samples()
        growth.add(outcome.perTick / first.perTick)
        table.add(
          "crowd, \(count) accounts, growth", Table.milliseconds(outcome.perTick),
          against: "\(first.accounts) accounts",
          growth, aim: "below \(count / max(first.accounts, 1))")
      }
      outcomes.append(outcome)
    }
    return outcomes.last ?? Outcome(accounts: 0)
  }

  private func outcome(of accounts: Int) throws -> Outcome {
    let path = CrowdPath(markets: markets, ticks: ticks, seed: seed)
    let listings = try path.listings()
    let rules = CrowdRules(try Classroom.session().venue.account.rules)
    let prices = path.prices(from: listings)
    var outcome = Outcome(accounts: accounts)
    let plan = CrowdPlan(listings: listings, accounts: accounts, seed: seed)
    let open = zip(listings, plan.draw(under: rules, Workers(threads)).openInterest).map { listing, sides in
      (sides.long * listing.instrument.lot.double, listing.price.double)
    }
    // Half of what is held long, sold at once, takes a tenth off the price; a tenth of that is forgotten a tick.
    let impact = FormulaImpact(
      open.map { .linear(depth: $0.0 / 2 / log(1 / 0.9)) }, resilience: 0.1, prices: listings.map(\.price.double))
    outcome.openNotional = open.reduce(0) { $0 + 2 * $1.0 * $1.1 }
    let fund = open.reduce(0) { $0 + $1.0 * $1.1 } * 0.02
    var results: [[CrowdTick]] = []
    // The index goes before and after the scan, so that what else the machine does falls on both.
    for search in [CrowdEngine.Search.indexed, .fullScan, .indexed] {
      var engine = CrowdEngine(Crowd(listings, members: []), rules, fund: 0, impact: impact)
      // Each engine gets a crowd of its own: a shared one would be copied at the first tick.
      let build = seconds {
        engine = CrowdEngine(
          plan.draw(under: rules, Workers(threads)), rules, fund: fund, impact: impact, search: search,
          workers: Workers(threads))
        engine.prepare()
      }
      let prepared = engine.evaluations
      var result: [CrowdTick] = []
      var bytes = engine.bytes
      let taken = seconds {
        for price in prices {
          result.append(engine.tick(price))
          bytes = max(bytes, engine.bytes)
        }
      }
      results.append(result)
      outcome.add(
        search, engine, build: build, perTick: taken / Double(max(ticks, 1)),
        evaluations: engine.evaluations - prepared, bytes: bytes)
      guard engine.audit.error < 1e-6, engine.audit.isBalanced else {
        throw ValidationError("The circle doesn't close: \(engine.audit)")
      }
    }
    guard results.allSatisfy({ $0 == results[0] }) else {
      throw ValidationError("The index and the full scan disagree.")
    }
    return outcome
  }
}
