// Commands: microseconds for one command in this process, performed and drawn, on an account with 1, 8 and 64 pooled
// positions, and how that grows against the account with one. Below them what the engine takes of it: settling the
// account, as after every change, and the liquidation prices of all positions, which the line after it needs. Accounts
// take turns; each sample is a batch of many.
import ArgumentParser
import Margin
import Market
import Practice
import Terminal

struct CommandTime: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "command", abstract: "Time a command takes with 1, 8 and 64 positions.")
  static let aim = "under 50 us with 8 positions"
  private static let sizes = [1, 8, 64]

  @OptionGroup var options: BenchOptions

  static func measure(quick: Bool, into table: inout Table) throws {
    let rounds = quick ? 3 : 15
    for (name, commands) in [
      ("price", ["price BTC 60,100", "price BTC 60,000"]),
      ("trade", ["long 0.1 BTC", "short 0.1 BTC"]),
      ("show", ["show equity margin_ratio"]),
    ] {
      var sessions = try sizes.map { try Classroom.session(positions: $0) }
      try compare(name, rounds, &table) { index in
        let batch = (quick ? 64 : 1_024) / sizes[index]
        return try seconds { try perform(commands, batch, &sessions[index]) } / Double(batch * commands.count)
      }
    }
    let venues = try sizes.map { try Classroom.session(positions: $0).venue }
    try compare("engine: settle", rounds, &table) { index in
      let batch = (quick ? 512 : 8_192) / sizes[index]
      var (account, fund) = (venues[index].account, venues[index].fund)
      return try seconds { for _ in 0..<batch { _ = try account.settle(&fund) } } / Double(batch)
    }
    try compare("engine: liquidation prices", rounds, &table) { index in
      let batch = (quick ? 256 : 4_096) / sizes[index]
      return try seconds { for _ in 0..<batch { _ = try venues[index].account.outlook() } } / Double(batch)
    }
  }

  /// Measures all sizes in turns and adds a row for each.
  private static func compare(
    _ name: String, _ rounds: Int, _ table: inout Table, _ sample: (Int) throws -> Double
  ) throws {
    var times = sizes.map { _ in Samples() }
    var growth = times
    for round in 0...rounds {
      let taken = try sizes.indices.map(sample)
      guard round > 0 else { continue }
      for index in sizes.indices {
        times[index].add(taken[index])
        growth[index].add(taken[index] / taken[0])
      }
    }
    table.add("\(name), 1 position", Table.microseconds(times[0].median))
    for index in sizes.indices.dropFirst() {
      table.add(
        "\(name), \(sizes[index]) positions", Table.microseconds(times[index].median), against: "1 position",
        growth[index], aim: sizes[index] == 8 ? aim : "")
    }
  }

  private static func perform(_ commands: [String], _ count: Int, _ session: inout Session) throws {
    let surface = Surface(spacing: .close)
    var output = ""
    for _ in 0..<count {
      for command in commands {
        let report = session.perform(command)
        guard report.error == nil else { throw ValidationError("`\(command)` was refused.") }
        output.removeAll(keepingCapacity: true)
        report.document().append(to: &output, on: surface)
      }
    }
  }
}
