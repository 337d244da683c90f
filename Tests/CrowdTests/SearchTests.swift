import Testing

@testable import Crowd
@testable import Margin

@Suite("Finding accounts that are due")
struct SearchTests {
  @Test(
    "the index finds the same accounts in the same rounds as a look at all", arguments: 1...60 as ClosedRange<UInt64>)
  func same(seed: UInt64) {
    let crash = Crash(seed: seed, accounts: 150, ticks: 20)
    var (indexed, scanned) = (crash.engine(), crash.engine(.fullScan))
    for prices in crash.path {
      #expect(indexed.tick(prices) == scanned.tick(prices), "seed \(seed)")
    }
    #expect(indexed.figures == scanned.figures, "seed \(seed)")
    #expect(indexed.crowd.cash == scanned.crowd.cash && indexed.crowd.sizes == scanned.crowd.sizes, "seed \(seed)")
    #expect(indexed.evaluations <= scanned.evaluations, "seed \(seed)")
  }

  @Test("prices that double, halve and come back lose nobody")
  func wild() {
    let crash = Crash(seed: 5, accounts: 200)
    var (indexed, scanned) = (crash.engine(), crash.engine(.fullScan))
    var random = SplitMix(seed: 99)
    for _ in 0..<40 {
      let prices = crash.crowd.listings.map { $0.price.double * (random.unit() < 0.3 ? 4 * random.unit() : 1) }
      #expect(indexed.tick(prices) == scanned.tick(prices))
    }
  }

  @Test("a long path with more generations than are kept loses nobody")
  func generations() {
    let crash = Crash(seed: 8, accounts: 300)
    var (indexed, scanned) = (crash.engine(), crash.engine(.fullScan))
    var (random, move) = (SplitMix(seed: 4), 1.0)
    for _ in 0..<300 {
      move *= 1 + 0.004 * random.normal()
      let prices = crash.crowd.listings.map { $0.price.double * move * (1 + 0.001 * random.normal()) }
      #expect(indexed.tick(prices) == scanned.tick(prices))
    }
    #expect(indexed.evaluations < scanned.evaluations / 4)
  }

  @Test("within its radius no account is due", arguments: 1...20 as ClosedRange<UInt64>)
  func radius(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let crowd = Crash(seed: seed, accounts: 40).crowd
    let (test, prices) = (DueTest(crowd, Venues.rules), crowd.startPrices)
    for account in 0..<crowd.count {
      let (slack, bucket) = test.schedule.withTable {
        SafeBox.evaluate(crowd.sizes[account], cash: crowd.cash[account], prices, $0)
      }
      guard slack > 0 else { continue }
      let (tilt, place) = bucket.quotientAndRemainder(dividingBy: SafeBox.bucketsPerTilt)
      for _ in 0..<40 {
        let (down, up) = (random.unit(), random.unit())
        guard SafeBox.bucket(SafeBox.move(down: down, up: up, tilt: tilt)) < place else { continue }
        var moved = prices
        for market in crowd.listings.indices { moved[market] *= random.unit() < 0.5 ? 1 - down : 1 + up }
        let worst = test.schedule.withTable {
          $0.slack(cash: crowd.cash[account], crowd.sizes[account] * moved)
        }
        #expect(worst > 0, "seed \(seed), account \(account), down \(down), up \(up)")
      }
    }
  }

  @Test("buckets grow with the radius")
  func buckets() {
    #expect(SafeBox.bucket(0) == 0 && SafeBox.bucket(-1) == 0 && SafeBox.bucket(.nan) == 0)
    #expect(SafeBox.bucket(1e300) == SafeBox.bucketsPerTilt - 1)
    let radii = stride(from: 1e-7, through: 1.1, by: 1e-3).map(SafeBox.bucket)
    #expect(radii == radii.sorted() && Set(radii).count > 100)
  }
}

@Suite("Determinism")
struct DeterminismTests {
  @Test("the same crowd and path give the same ticks on any number of threads, bit for bit")
  func threads() {
    let plan = CrowdPlan(listings: Venues.listings(4), accounts: 70_000, seed: 21)
    let crowd = plan.draw(under: Venues.rules, Workers(2))
    let path = [0.97, 0.93, 0.9, 0.92].map { share in crowd.listings.map { $0.price.double * share } }
    let results = [1, 1, 2, 5].map { threads in
      var engine = CrowdEngine(
        crowd, Venues.rules, fund: 1_000, impact: Venues.impact(crowd, half: 0.2), workers: Workers(threads))
      return (path.map { engine.tick($0) }, engine.crowd.cash)
    }
    #expect(results[0].0.contains { !$0.rounds.isEmpty })
    for other in results.dropFirst() { #expect(other.0 == results[0].0 && other.1 == results[0].1) }
  }
}
