// Scripts: commands a second through `plimsoll run FILE`, start included, against the lines a second of sqlite3's shell
// on as many `SELECT i+1;` read from a file. Both write to /dev/null and take turns. Then the same commands in this
// process, performed and drawn as they are for a script, without start, reading and writing; the difference between the
// two is what a program costs around its session.
import ArgumentParser
import Foundation
import Practice
import Terminal

struct ScriptRate: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "script", abstract: "Commands a second through a script, against sqlite3's.")
  static let aim = "at least 0.2, better 0.5"

  @OptionGroup var options: BenchOptions

  static func measure(quick: Bool, into table: inout Table) throws {
    let plimsoll = try Programs.plimsoll()
    let scratch = try ScratchFolder()
    let (count, rounds) = quick ? (3_000, 3) : (60_000, 9)
    let (script, queries) = (scratch.path + "/mixed.txt", scratch.path + "/queries.sql")
    try MixedCommands.write(count, to: script)
    let lines = (0..<count).map { "SELECT \($0)+1;\n" }.joined()
    try Data(lines.utf8).write(to: URL(fileURLWithPath: queries))
    let text = try String(contentsOfFile: script, encoding: .utf8).split(separator: "\n").map(String.init)

    let arguments = ["run", "--kit", try Programs.kit(), script]
    let whole = { Double(count) / (try Child(plimsoll, arguments).seconds) }
    let inside = { Double(count) / (try inProcess(text)) }
    guard let sqlite = Programs.sqlite(&table) else {
      let pairs = try Pairs(rounds: rounds, whole, inside)
      table.add(
        "script, through run", Table.rate(pairs.first.median), against: "in process " + Table.rate(pairs.second.median),
        pairs.ratio)
      return
    }
    let theirs = { Double(count) / (try Child(sqlite, [":memory:"], input: queries).seconds) }
    for (name, ours) in [("script, through run", whole), ("script, in process", inside)] {
      let pairs = try Pairs(rounds: rounds, ours, theirs)
      table.add(
        name, Table.rate(pairs.first.median), against: "sqlite3 " + Table.rate(pairs.second.median), pairs.ratio,
        aim: aim)
    }
  }

  /// The seconds it takes to perform all lines in one session and to draw what comes of them.
  private static func inProcess(_ lines: [String]) throws -> Double {
    var session = try Classroom.session()
    let surface = Surface(spacing: .close)
    var output = ""
    output.reserveCapacity(1 << 16)
    return try seconds {
      for line in lines {
        for command in CommandText.commands(in: line) {
          let report = session.perform(command.text)
          guard report.error == nil else { throw ValidationError("`\(line)` was refused.") }
          report.document().append(to: &output, on: surface)
        }
        if output.utf8.count >= 1 << 15 { output.removeAll(keepingCapacity: true) }
      }
    }
  }
}
