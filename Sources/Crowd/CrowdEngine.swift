import Market

/// A crowd at a venue: prices come in, accounts that are due are liquidated into the market, and what that does to
/// prices makes others due.
///
///     var engine = CrowdEngine(crowd, rules, fund: 1_000_000, impact: impact)
///     let tick = engine.tick([57_000, 2_850])
///     tick.rounds.count   // how often sales made further accounts due until all was quiet
///
/// A value, and deterministic: the same crowd, prices and impact give the same results bit for bit, whichever way the
/// accounts that are due are found and however many threads work.
public struct CrowdEngine: Sendable {
  /// How accounts that are due are found.
  public enum Search: Equatable, Sendable {
    /// By the distance to liquidation, so that the work follows the accounts near it.
    case indexed
    /// By evaluating all accounts, for comparison.
    case fullScan
  }

  /// The accounts.
  public internal(set) var crowd: Crowd
  /// The rules.
  public internal(set) var rules: CrowdRules
  /// The markets that forced sales go to.
  public internal(set) var impact: any Impact
  /// The insurance fund and what it has seen.
  public internal(set) var fund: CrowdFund
  /// What the market makers on the other side of forced trades hold.
  public internal(set) var makers: MakerBook
  /// What happened so far.
  public internal(set) var figures = CrowdFigures()

  /// How many times an account was evaluated to see whether it is due: the work of finding those that are.
  public private(set) var evaluations = 0

  let search: Search
  let test: DueTest
  let workers: Workers
  /// Empty where all accounts are looked at.
  var index: RadiusIndex
  var queue = WaitingQueue()
  var ranking = Ranking()
  /// Losses that neither fund nor winners bore yet, quote currency.
  var unpaid = 0.0
  var totals: Totals
  private let basket: Basket
  private var outside: [Double]
  /// All money at the beginning.
  var startMoney: Double

  /// A crowd at the prices it was drawn at.
  ///
  /// - Parameters:
  ///   - fund: what the insurance fund starts with, quote currency.
  ///   - impact: the markets, at the same prices.
  public init(
    _ crowd: Crowd, _ rules: CrowdRules, fund: Double, impact: any Impact, search: Search = .indexed,
    workers: Workers = Workers(1)
  ) {
    self.crowd = crowd
    self.rules = rules
    self.impact = impact
    self.workers = workers
    self.fund = CrowdFund(balance: fund)
    makers = MakerBook(facing: crowd)
    test = DueTest(crowd, rules)
    outside = crowd.listings.map(\.price.double)
    basket = Basket(of: crowd)
    totals = Totals(of: crowd)
    startMoney = totals.cash + makers.cash + self.fund.balance
    self.search = search
    index = RadiusIndex(search == .indexed ? crowd : nil)
  }

  /// The marks accounts are valued at, quote currency per unit.
  public var marks: [Double] { crowd.listings.indices.map { impact.mark(of: $0) } }

  /// How many bytes the crowd and its index take.
  public var bytes: Int { crowd.count * Crowd.bytesPerAccount + index.bytes + ranking.bytes }

  /// Evaluates all accounts once, which the first tick would do otherwise.
  public mutating func prepare() {
    _ = takeDue()
  }

  /// One tick: new prices from outside, then rounds of liquidations until no account is due that the engine has
  /// capacity for.
  ///
  /// In each round the accounts that became due join the queue, and the first of the queue are liquidated together.
  ///
  /// - Parameter prices: for each market, quote currency per unit. A market that the list is too short for keeps the
  ///   price it had outside; a price that isn't above zero counts as the lowest there is.
  public mutating func tick(_ prices: [Double]) -> CrowdTick {
    for (market, price) in prices.prefix(outside.count).enumerated() { outside[market] = price }
    impact.begin(outside)
    figures.ticks += 1
    var tick = CrowdTick(number: figures.ticks, before: marks)
    tick.outside.reach(basket.value(at: crowd.lotPrices(outside)))
    tick.marked.reach(basket.value(at: lotPrices))
    var capacity = rules.capacity ?? Int.max
    while true {
      tick.due += takeDue()
      let batch = nextBatch(&capacity, &tick)
      if batch.isEmpty {
        if socialize(&tick) { continue }
        break
      }
      let deleverages = tick.deleverages.count
      var round = liquidate(batch, &tick)
      round.deleverages = deleverages..<tick.deleverages.count
      tick.rounds.append(round)
      tick.marked.reach(basket.value(at: lotPrices))
    }
    tick.after = marks
    tick.backlog = queue.count
    tick.fund = fund.balance
    figures.add(tick)
    return tick
  }

  /// The prices of lots at the marks.
  var lotPrices: Lanes { crowd.lotPrices(marks) }

  /// Has accounts looked at again, whose positions or money changed.
  mutating func touch(_ accounts: some Sequence<Int>) {
    if search == .indexed { index.touch(accounts) }
  }

  /// Queues the accounts that became due and returns how many.
  private mutating func takeDue() -> Int {
    let prices = lotPrices
    let due: [Int32]
    switch search {
    case .indexed:
      due = index.due(crowd, at: prices, test, workers, &evaluations)
    case .fullScan:
      due = FullScan.due(crowd, at: prices, test, workers)
      evaluations += crowd.count
    }
    for account in due { crowd.standings[Int(account)] = Crowd.Standing.waiting.rawValue }
    queue.add(due, at: figures.ticks)
    return due.count
  }

  /// The accounts to liquidate now: the first of the queue that are still due, as many as there is capacity for. Those
  /// that a better price saved while they waited are let go.
  private mutating func nextBatch(_ capacity: inout Int, _ tick: inout CrowdTick) -> [Int] {
    let prices = lotPrices
    var (batch, saved): ([Int], [Int]) = ([], [])
    while capacity > 0, let (account, since, isLatest) = queue.next() {
      // One that was replaced while it waited may hold nothing any more.
      guard crowd.standing(of: account) == .waiting else { continue }
      // Those that came last were found at these prices.
      guard isLatest || isDue(account, at: prices) else {
        crowd.standings[account] = Crowd.Standing.open.rawValue
        saved.append(account)
        continue
      }
      let waited = figures.ticks - since
      tick.waited += waited
      tick.longestWait = max(tick.longestWait, waited)
      batch.append(account)
      capacity -= 1
    }
    tick.saved += saved.count
    touch(saved)
    return batch
  }

  private func isDue(_ account: Int, at prices: Lanes) -> Bool {
    test.isDue(test.schedule.withTable { $0.slack(cash: crowd.cash[account], crowd.sizes[account] * prices) })
  }
}
