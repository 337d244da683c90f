// Memory: the most `plimsoll run` holds at once over scripts of 10,000, 100,000 and 1,000,000 commands, as the system
// accounts for the process that ended. Flat means that what a session remembers is bounded: 500 changes to undo, 10,000
// events, 5,000 commands for a transcript.
import ArgumentParser
import Foundation

struct Memory: Benchmark {
  static let configuration = CommandConfiguration(abstract: "Peak memory over ever longer scripts.")
  static let aim = "under 40 MB, flat"

  @OptionGroup var options: BenchOptions

  static func measure(quick: Bool, into table: inout Table) throws {
    let plimsoll = try Programs.plimsoll()
    let scratch = try ScratchFolder()
    let script = scratch.path + "/mixed.txt"
    var first: (count: String, peak: Double)?
    for (count, name) in quick
      ? [(2_000, "2,000"), (20_000, "20,000")]
      : [(10_000, "10,000"), (100_000, "100,000"), (1_000_000, "1,000,000")]
    {
      try MixedCommands.write(count, to: script)
      let peak = Double(try Child(plimsoll, ["run", "--kit", try Programs.kit(), script]).peakMemory)
      let measured = Table.number(peak / 1e6) + " MB"
      if let first {
        var growth = Samples()
        growth.add(peak / first.peak)
        table.add("memory, \(name) commands", measured, against: "\(first.count) commands", growth, aim: aim)
      } else {
        table.add("memory, \(name) commands", measured)
        first = (name, peak)
      }
    }
  }
}
