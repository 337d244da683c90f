/// When an account is due.
struct DueTest: Sendable {
  let schedule: MarginSchedule
  let atRequirement: Bool

  init(_ crowd: Crowd, _ rules: CrowdRules) {
    schedule = MarginSchedule(crowd.listings.map(\.instrument), reservesClosingFee: rules.reservesClosingFee)
    atRequirement = rules.liquidatesAtRequirement
  }

  /// Whether equity less requirement is where liquidation begins.
  @inline(__always)
  func isDue(_ slack: Double) -> Bool { atRequirement ? slack <= 0 : slack < 0 }
}

/// Finds the accounts that are due by looking at all of them: what the index is held to, and measured against.
enum FullScan {
  /// The open accounts that are due at the prices of lots, in ascending order.
  static func due(_ crowd: Crowd, at prices: Lanes, _ test: DueTest, _ workers: Workers) -> [Int32] {
    let open = Crowd.Standing.open.rawValue
    let pieces = workers.map(crowd.count) { range in
      var due: [Int32] = []
      crowd.sizes.withUnsafeBufferPointer { sizes in
        crowd.cash.withUnsafeBufferPointer { cash in
          test.schedule.withTable { table in
            for account in range where test.isDue(table.slack(cash: cash[account], sizes[account] * prices)) {
              // Accounts without positions have no slack either; there are few, and they are looked at last.
              if crowd.standings[account] == open { due.append(Int32(truncatingIfNeeded: account)) }
            }
          }
        }
      }
      return due
    }
    return Array(pieces.joined())
  }
}
