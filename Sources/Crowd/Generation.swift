/// Accounts that were evaluated at the same prices, sorted by slope and radius (`SafeBox`).
///
/// As prices go further from those prices, accounts are taken from the front of each slope, never twice.
struct Generation: Sendable {
  /// What accounts refer to it by.
  let number: Int32
  /// How many accounts haven't been taken.
  private(set) var remaining: Int

  /// One over the prices of evaluation.
  private let inverse: Lanes
  private let accounts: [Int32]
  /// Where each bucket begins in `accounts`, and the end.
  private let starts: [Int32]
  /// For each slope the first bucket not taken.
  private var next: [Int]

  /// A generation of accounts with their buckets.
  init(number: Int32, prices: Lanes, _ members: [(account: Int32, bucket: Int32)]) {
    self.number = number
    remaining = members.count
    // Lanes without a market have price zero, and never move.
    inverse = (1 / prices).replacing(with: 0, where: prices .== 0)
    var starts = [Int32](repeating: 0, count: SafeBox.buckets + 1)
    for member in members { starts[Int(member.bucket) + 1] += 1 }
    for bucket in 0..<SafeBox.buckets { starts[bucket + 1] += starts[bucket] }
    var places = starts
    var accounts = [Int32](repeating: 0, count: members.count)
    for member in members {
      accounts[Int(places[Int(member.bucket)])] = member.account
      places[Int(member.bucket)] += 1
    }
    (self.accounts, self.starts) = (accounts, starts)
    next = (0..<SafeBox.tilts).map { $0 * SafeBox.bucketsPerTilt }
  }

  /// Takes the accounts that may be due at prices.
  mutating func take(at prices: Lanes, _ body: (Int32) -> Void) {
    let move = prices * inverse - 1
    let isMarket = inverse .> 0
    let down = max(0, (-move).replacing(with: 0, where: .!isMarket).max())
    let up = max(0, move.replacing(with: 0, where: .!isMarket).max())
    for tilt in 0..<SafeBox.tilts {
      let last = SafeBox.bucket(SafeBox.move(down: down, up: up, tilt: tilt))
      take(tilt, through: tilt * SafeBox.bucketsPerTilt + last, body)
    }
  }

  /// Takes all accounts that are left.
  mutating func takeAll(_ body: (Int32) -> Void) {
    for tilt in 0..<SafeBox.tilts { take(tilt, through: (tilt + 1) * SafeBox.bucketsPerTilt - 1, body) }
  }

  private mutating func take(_ tilt: Int, through bucket: Int, _ body: (Int32) -> Void) {
    guard bucket >= next[tilt] else { return }
    let range = Int(starts[next[tilt]])..<Int(starts[bucket + 1])
    next[tilt] = bucket + 1
    remaining -= range.count
    for place in range { body(accounts[place]) }
  }

  /// How many bytes it takes.
  var bytes: Int {
    (accounts.capacity + starts.capacity) * MemoryLayout<Int32>.stride + next.capacity * MemoryLayout<Int>.stride
  }
}
