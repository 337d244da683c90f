/// Finds the accounts that are due without looking at those that can't be.
///
/// Every account stands in one generation with a radius around that generation's prices. New prices take from each
/// generation only the accounts whose radius they reach; these are evaluated, and those not due form a new generation
/// around the new prices. So an account far from its threshold is looked at once in a long while, and one near it often.
struct RadiusIndex: Sendable {
  /// Above this many generations the smallest is dissolved into the newest, to bound the work of asking each.
  private static let mostGenerations = 128
  /// Where an account stands that isn't open.
  private static let none: Int32 = -1
  /// Where an account stands that is to be evaluated.
  private static let waiting: Int32 = -2

  private var generations: [Generation] = []
  private var numbers: Int32 = 0
  /// The generation each account stands in.
  private var home: [Int32]
  /// The accounts to be evaluated before they stand in a generation, each once.
  private var loose: [Int32]

  /// An index of a crowd; of none, an empty one.
  init(_ crowd: Crowd?) {
    home = [Int32](repeating: Self.none, count: crowd?.count ?? 0)
    loose = []
    guard let crowd else { return }
    touch(crowd.standings.indices.lazy.filter { crowd.standings[$0] == Crowd.Standing.open.rawValue })
  }

  /// Has accounts evaluated the next time because they were changed, or are open again.
  mutating func touch(_ accounts: some Sequence<Int>) {
    for account in accounts where home[account] != Self.waiting {
      home[account] = Self.waiting
      loose.append(Int32(truncatingIfNeeded: account))
    }
  }

  /// The open accounts that are due at the prices of lots, in ascending order. They leave the index.
  mutating func due(_ crowd: Crowd, at prices: Lanes, _ test: DueTest, _ workers: Workers, _ evaluations: inout Int)
    -> [Int32]
  {
    var candidates = takeLoose(crowd)
    for index in generations.indices {
      let number = generations[index].number
      generations[index].take(at: prices) { if home[Int($0)] == number { candidates.append($0) } }
    }
    dissolve(into: &candidates)
    evaluations += candidates.count
    let found = Self.evaluate(Self.near(candidates, of: crowd.count), crowd, at: prices, test, workers)
    let due = found.due.sorted()
    for account in due { home[Int(account)] = Self.none }
    if !found.safe.isEmpty {
      numbers &+= 1
      for member in found.safe { home[Int(member.account)] = numbers }
      generations.append(Generation(number: numbers, prices: prices, found.safe))
    }
    return due
  }

  /// How many bytes it takes.
  var bytes: Int {
    generations.reduce((home.capacity + loose.capacity) * MemoryLayout<Int32>.stride) { $0 + $1.bytes }
  }

  private mutating func takeLoose(_ crowd: Crowd) -> [Int32] {
    for account in loose { home[Int(account)] = Self.none }
    let taken = loose.filter { crowd.standings[Int($0)] == Crowd.Standing.open.rawValue }
    loose = []
    return taken
  }

  private mutating func dissolve(into candidates: inout [Int32]) {
    generations.removeAll { $0.remaining == 0 }
    guard generations.count >= Self.mostGenerations,
      let smallest = generations.indices.min(by: { generations[$0].remaining < generations[$1].remaining })
    else { return }
    var generation = generations.remove(at: smallest)
    let number = generation.number
    generation.takeAll { if home[Int($0)] == number { candidates.append($0) } }
  }

  private static func evaluate(
    _ candidates: [Int32], _ crowd: Crowd, at prices: Lanes, _ test: DueTest, _ workers: Workers
  ) -> (due: [Int32], safe: [(account: Int32, bucket: Int32)]) {
    let pieces = workers.map(candidates.count) { range in
      var (due, safe): ([Int32], [(account: Int32, bucket: Int32)]) = ([], [])
      safe.reserveCapacity(range.count)
      test.schedule.withTable { table in
        Self.gather(candidates[range], crowd) { candidate, size, cash in
          let (slack, bucket) = SafeBox.evaluate(size, cash: cash, prices, table)
          if test.isDue(slack) {
            due.append(candidate)
          } else {
            safe.append((candidate, Int32(truncatingIfNeeded: bucket)))
          }
        }
      }
      return (due, safe)
    }
    if pieces.count == 1 { return pieces[0] }
    return (pieces.flatMap(\.0), pieces.flatMap(\.1))
  }

  /// Accounts in another order, those that lie near each other in memory together. Cheaper than sorting them.
  private static func near(_ accounts: [Int32], of count: Int) -> [Int32] {
    let regions = 2_048
    guard accounts.count > regions else { return accounts }
    let size = Int32(truncatingIfNeeded: count / regions + 1)
    var places = [Int](repeating: 0, count: regions + 1)
    for account in accounts { places[Int(account / size) + 1] += 1 }
    for region in 0..<regions { places[region + 1] += places[region] }
    var ordered = accounts
    for account in accounts {
      ordered[places[Int(account / size)]] = account
      places[Int(account / size)] += 1
    }
    return ordered
  }

  /// Runs `body` for accounts that lie far apart in memory.
  ///
  /// They are copied together a hundred at a time first: nothing depends on the loads of the copying, so the machine
  /// waits for many of them at once and not for each in turn.
  @inline(__always)
  private static func gather(_ accounts: ArraySlice<Int32>, _ crowd: Crowd, _ body: (Int32, Lanes, Double) -> Void) {
    let most = 128
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: most) { sizes in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: most) { cash in
        var start = accounts.startIndex
        while start < accounts.endIndex {
          let block = accounts[start..<min(start + most, accounts.endIndex)]
          for (place, account) in block.enumerated() {
            sizes[place] = crowd.sizes[Int(account)]
            cash[place] = crowd.cash[Int(account)]
          }
          for (place, account) in block.enumerated() { body(account, sizes[place], cash[place]) }
          start = block.endIndex
        }
      }
    }
  }
}
