/// The accounts that wait for the engine, first come, first served; of those that came together by number.
struct WaitingQueue: Sendable {
  private var accounts: [Int32] = []
  private var since: [Int32] = []
  private var first = 0
  /// Where the accounts begin that came last.
  private var latest = 0

  var count: Int { accounts.count - first }

  mutating func add(_ due: [Int32], at tick: Int) {
    if first == accounts.count {
      accounts.removeAll(keepingCapacity: true)
      since.removeAll(keepingCapacity: true)
      first = 0
    }
    latest = accounts.count
    accounts += due
    since += repeatElement(Int32(truncatingIfNeeded: tick), count: due.count)
  }

  /// The next account, the tick it came in, and whether it is of those that came last; nil when none waits.
  mutating func next() -> (account: Int, since: Int, isLatest: Bool)? {
    guard first < accounts.count else { return nil }
    defer { first += 1 }
    return (Int(accounts[first]), Int(since[first]), first >= latest)
  }
}
