import Foundation
import Testing

@Suite("The same script, the same transcript")
struct DeterminismTests {
  /// Everything that is drawn at random, matched, relayed or worked on by several threads.
  static let script = """
    deposit 20,000
    book BTC seed 7
    book ETH amm 3m
    long 0.5 BTC at 20x
    short 2 ETH at 10x isolated
    long 0.1 BTC limit 58,000
    short 0.5 BTC stop 50,000 reduce
    latency ETH 2
    relay BTC 2 of 3 delay 1 deviation 0.5% heartbeat 5 stale 4
    relayer 1 wrong -3%
    relayer 2 late 2
    feed BTC median 3
    supply BTC 30% over 4
    crowd 2,000 seed 11 leverage 20x capacity 40
    shock BTC -9% ETH -6%
    settle 3
    solvency under all -20%
    shock all -8%
    settle
    solvency capacity all -15%
    crowd
    feed
    relay
    orders
    book BTC
    explain mark_price(BTC)
    account
    positions
    events 50
    """

  private struct Result: Equatable {
    var output: String
    var errors: String
    var transcript: String
    var status: Int32
  }

  /// Runs the script, on one core where that is asked for.
  private func run(onOneCore: Bool = false) throws -> Result {
    let home = try Home()
    let (program, transcript) = (try #require(Program.path), home.folder + "/t.txt")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: onOneCore ? "/usr/bin/taskset" : program)
    let arguments = ["--keep-going", "-c", "transcript \(transcript)\n" + Self.script]
    process.arguments = onOneCore ? ["-c", "0", program] + arguments : arguments
    process.currentDirectoryURL = URL(fileURLWithPath: Program.folder)
    process.environment = home.environment
    let files = ["out", "err"].map { URL(fileURLWithPath: "\(home.folder)/\($0)") }
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    func text(_ path: String) throws -> String {
      try String(contentsOfFile: path, encoding: .utf8).replacingOccurrences(of: home.folder, with: "HOME")
    }
    return try Result(
      output: text(files[0].path), errors: text(files[1].path), transcript: text(transcript),
      status: process.terminationStatus)
  }

  @Test("Run again, and on one core or all of them, it is byte for byte the same")
  func same() throws {
    let first = try run()
    #expect(first.status == 0 && first.errors.isEmpty, "\(first.errors)")
    #expect(first.output.contains("Liquidated in the crowd:") && first.transcript.contains("# "))
    #expect(try run() == first)
    // Where there is no such program there is no other way to hold a process to a core.
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset") else { return }
    #expect(try run(onOneCore: true) == first)
  }
}
