// Benchmarks. Each prints how Plimsoll compares with something measured in the same minutes on the same machine, since
// a ratio means something on any machine and a duration on none. Nothing fails for being slow; who reads decides.
import ArgumentParser

/// The benchmarks, all of them unless one is named.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plimsoll-bench",
    abstract: "Measure Plimsoll against sqlite3 and against itself, and print the ratios.",
    subcommands: [
      All.self, Memory.self, Start.self, ScriptRate.self, CommandTime.self, LessonTime.self, QuestionTime.self,
      CrowdTime.self,
    ],
    defaultSubcommand: All.self)
}

/// What all benchmarks take.
struct BenchOptions: ParsableArguments {
  @Flag(help: "A few seconds' smoke run: every path, too few samples to conclude from.")
  var quick = false
}

/// A benchmark that adds its rows to the one table.
protocol Benchmark: ParsableCommand {
  var options: BenchOptions { get }
  static func measure(quick: Bool, into table: inout Table) throws
}

extension Benchmark {
  mutating func run() throws {
    var table = Table()
    try Self.measure(quick: options.quick, into: &table)
    print(table.text)
  }
}

/// Every benchmark in one run.
struct All: Benchmark {
  static let configuration = CommandConfiguration(abstract: "Run every benchmark (the default).")

  @OptionGroup var options: BenchOptions

  static func measure(quick: Bool, into table: inout Table) throws {
    // Memory comes first: a child's peak is never below what its parent had when it started it.
    try Memory.measure(quick: quick, into: &table)
    try Start.measure(quick: quick, into: &table)
    try ScriptRate.measure(quick: quick, into: &table)
    try CommandTime.measure(quick: quick, into: &table)
    try LessonTime.measure(quick: quick, into: &table)
    try QuestionTime.measure(quick: quick, into: &table)
    try CrowdTime.measure(quick: quick, into: &table)
  }
}
