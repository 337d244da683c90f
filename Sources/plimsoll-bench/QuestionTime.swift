// Questions: what a map of 80 × 40 cells takes on an account with 8 positions, and what finding the least rescue takes
// over 240 hours, each against settling the account once, which is what every cell and every hour costs at least.
import ArgumentParser
import Market
import Practice

struct QuestionTime: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "question", abstract: "Time the frontier and the rescue take.")

  @OptionGroup var options: BenchOptions

  static func measure(quick: Bool, into table: inout Table) throws {
    let rounds = quick ? 3 : 15
    var eight = try Classroom.session(positions: 8)
    try compare("frontier, 80 × 40 cells, 8 positions", "frontier BTC ETH", "under 50 ms", &eight, rounds, &table)
    var walked = try walk()
    try compare("rescue, over 240 hours", "rescue", "under 100 ms", &walked, rounds, &table)
    try compare("why, over 240 hours", "why", "", &walked, rounds, &table)
    try compare("compare, over 240 hours", "compare isolated", "", &walked, rounds, &table)
  }

  /// An account that is liquidated near the end of 240 hours of prices.
  private static func walk() throws -> Session {
    var session = try Classroom.session()
    for command in [
      "scenario march-2020", "deposit 3,000", "long 1 BTC at 20x", "short 5 ETH at 10x", "step 192",
      // The path has 192 hours; the rest are set by hand.
    ] + (0..<48).map({ "move BTC \($0 % 2 == 0 ? "-" : "")0.1%" }) {
      guard session.perform(command).error == nil else { throw ValidationError("`\(command)` was refused.") }
    }
    return session
  }

  private static func compare(
    _ name: String, _ command: String, _ aim: String, _ session: inout Session, _ rounds: Int, _ table: inout Table
  ) throws {
    let batch = 4_096
    var (times, ratios) = (Samples(), Samples())
    for round in 0...rounds {
      var (account, fund) = (session.venue.account, session.venue.fund)
      let once = try seconds { for _ in 0..<batch { _ = try account.settle(&fund) } } / Double(batch)
      let taken = try seconds {
        guard session.perform(command).error == nil else { throw ValidationError("`\(command)` was refused.") }
      }
      guard round > 0 else { continue }
      times.add(taken)
      ratios.add(taken / once)
    }
    table.add(name, Table.microseconds(times.median), against: "settling once", ratios, aim: aim)
  }
}
