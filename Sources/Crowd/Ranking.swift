import HeapModule

/// The order in which winners are deleveraged, for each market and side. Made when it is first needed, since most ticks
/// need none, and used for a number of ticks.
struct Ranking: Sendable {
  /// An account with its score; the greatest goes first, of equals the one with the lowest number.
  struct Winner: Comparable, Sendable {
    var score: Double
    var account: Int32

    static func < (a: Winner, b: Winner) -> Bool {
      a.score < b.score || (a.score == b.score && a.account > b.account)
    }
  }

  private var queues = [Heap<Winner>](repeating: [], count: 2 * mostLanes)
  private var made = [Int?](repeating: nil, count: 2 * mostLanes)

  /// How many ticks ago a queue was made; beyond all bounds when it never was.
  func age(of queue: Int, at tick: Int) -> Int { made[queue].map { tick - $0 } ?? .max }

  mutating func replace(_ queue: Int, by winners: [Winner], at tick: Int) {
    queues[queue] = Heap(winners)
    made[queue] = tick
  }

  func first(in queue: Int) -> Int? { queues[queue].max.map { Int($0.account) } }

  mutating func removeFirst(of queue: Int) { _ = queues[queue].popMax() }
}
