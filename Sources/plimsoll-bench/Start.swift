// Start: from starting the program to its first prompt on a pseudo-terminal of 80 by 24, against sqlite3's shell on a
// database in memory. Once with nothing in the home (`--fresh`), once with an account left behind and a history of 1,000
// lines, which sqlite3 has too. Programs take turns; each runs in a home of its own and is killed at its prompt.
import ArgumentParser
import CLineEditor
import Foundation

struct Start: Benchmark {
  static let configuration = CommandConfiguration(abstract: "Time to the first prompt, against sqlite3's.")
  static let aim = "at most 2"

  @OptionGroup var options: BenchOptions

  static func measure(quick: Bool, into table: inout Table) throws {
    let plimsoll = try Programs.plimsoll()
    let rounds = quick ? 5 : 40
    let sqlite = Programs.sqlite(&table)
    let used = try ScratchFolder()
    try leaveHistory(in: used.path)
    for (name, arguments, home) in [
      ("start, --fresh", ["--fresh"], try ScratchFolder()), ("start, 1,000 history lines", [], used),
    ] {
      let ours = { try promptTime(plimsoll, arguments, home: home.path) }
      guard let sqlite else {
        var samples = Samples()
        for _ in 0..<rounds { samples.add(try ours()) }
        table.add(name, Table.milliseconds(samples.median))
        continue
      }
      let pairs = try Pairs(rounds: rounds, ours) { try promptTime(sqlite, [":memory:"], home: home.path) }
      table.add(
        name, Table.milliseconds(pairs.first.median), against: "sqlite3 " + Table.milliseconds(pairs.second.median),
        pairs.ratio, aim: aim)
      table.note("\(name): quickest start over quickest start \(Table.number(pairs.undisturbed)).")
    }
  }

  /// A history of 1,000 lines for both, and the journal of an account with two positions.
  private static func leaveHistory(in home: String) throws {
    var commands = MixedCommands()
    let lines = (0..<1_000).map { _ in commands.next() + "\n" }.joined()
    let state = home + "/.local/state/plimsoll"
    try FileManager.default.createDirectory(atPath: state + "/accounts", withIntermediateDirectories: true)
    try Data(lines.utf8).write(to: URL(fileURLWithPath: state + "/history"))
    let journal = MixedCommands.beginning.map { $0 + "\n" }.joined()
    try Data(journal.utf8).write(to: URL(fileURLWithPath: state + "/accounts/1.0.journal"))
    let queries = (0..<1_000).map { "SELECT \($0)+1;\n" }.joined()
    try Data(queries.utf8).write(to: URL(fileURLWithPath: home + "/.sqlite_history"))
  }

  /// The seconds until a program has printed `> `.
  private static func promptTime(_ program: String, _ arguments: [String], home: String) throws -> Double {
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    let environment = ["HOME=\(home)", "PATH=/usr/bin:/bin", "TERM=xterm-256color", "LANG=C.UTF-8"]
    var facts = environment.map { strdup($0) } + [nil]
    defer { for word in words + facts { free(word) } }
    let folder = try Programs.kit()
    let clock = ContinuousClock()
    let start = clock.now
    var terminal: Int32 = -1
    let process = le_spawn(program, &words, &facts, folder, 80, 24, &terminal)
    guard process > 0 else { throw ValidationError("\(program) can't be started on a pseudo-terminal.") }
    defer {
      kill(process, SIGKILL)
      var status: Int32 = 0
      _ = le_wait(process, 5_000, &status)
      close(terminal)
    }
    var shown: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while le_wait_readable(terminal, 10_000) == 1 {
      let count = read(terminal, &chunk, chunk.count)
      guard count > 0 else { break }
      shown += chunk[..<count]
      if zip(shown, shown.dropFirst()).contains(where: { $0 == (UInt8(ascii: ">"), UInt8(ascii: " ")) }) {
        return (clock.now - start) / .seconds(1)
      }
    }
    throw ValidationError("\(program) shows no prompt.")
  }
}
