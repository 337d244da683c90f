// The crowd: seconds a tick for a crowd of cross-margin accounts through a path with a crash in its middle, with the
// accounts that are due found by their distance to liquidation, against the same ticks with all accounts looked at; both
// must liquidate the same accounts in the same rounds. Then how the time of a tick grows with the number of accounts.
// Building the crowd is timed apart.
import ArgumentParser
import Crowd
import Foundation
import Margin

struct CrowdTime: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "crowd", abstract: "A tick of a crowd, by its index and by a full scan.")
  static let aim = "at least 20"

  @OptionGroup var options: BenchOptions
  @Option(help: "Accounts in the crowd, up to 1,000,000.") var accounts = 1_000_000
  @Option(help: "Markets, up to 8.") var markets = 8
  @Option(help: "Ticks of the path.") var ticks = 300
  @Option(help: "Seed of the crowd and the path.") var seed: UInt64 = 7
  @Option(help: "Threads for building, scans and large batches.") var threads = 2

  mutating func run() throws {
    var table = Table()
    let counts = [10_000, 100_000, 1_000_000].filter { $0 < accounts } + [accounts]
    let size = options.quick ? 20_000 : nil
    let run = CrowdRun(markets: markets, ticks: ticks, seed: seed, threads: threads)
    let last = try run.measure(size.map { [$0] } ?? counts, into: &table)
    print(table.text)
    print(last.text)
  }

  static func measure(quick: Bool, into table: inout Table) throws {
    let run = CrowdRun(markets: 8, ticks: quick ? 60 : 300, seed: 7, threads: 2)
    _ = try run.measure(quick ? [10_000] : [10_000, 100_000, 1_000_000], into: &table)
  }
}
