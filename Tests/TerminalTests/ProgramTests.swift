import Foundation
import Testing

/// The program where nobody sits at a terminal: scripts, pipes, exit statuses.
@Suite("The program without a terminal")
struct ProgramTests {
  struct Result {
    var output: String
    var errors: String
    var status: Int32
  }

  func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Result {
    let home = try Home()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Program.path))
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: Program.folder)
    process.environment = home.environment.merging(environment) { $1 }
    let folder = home.folder
    let files = ["in", "out", "err"].map { URL(fileURLWithPath: "\(folder)/\($0)") }
    try Data(input.utf8).write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      output: try String(contentsOf: files[1], encoding: .utf8),
      errors: try String(contentsOf: files[2], encoding: .utf8), status: process.terminationStatus)
  }

  @Test("Commands behind -c run in order, and the status is 0")
  func commands() throws {
    let result = try run(["-c", "deposit 10,000; = equity * 2\nwithdraw 500"])
    #expect(
      result.output == """
        Deposited 10,000.00 USDT.
        equity 10,000.00 USDT
        equity * 2 = 20,000
        Withdrew 500.00 USDT.
        equity 9,500.00 USDT

        """)
    #expect(result.errors.isEmpty)
    #expect(result.status == 0)
  }

  @Test("A script stops at its first error, with file, line, column and caret on standard error, and the status is 1")
  func firstError() throws {
    let result = try run([], input: "deposit 10,000\n\nlong 1 BTX at 20x # a comment\ndeposit 1\n")
    #expect(result.output == "Deposited 10,000.00 USDT.\nequity 10,000.00 USDT\n")
    #expect(
      result.errors == """
        standard input:3:8: error: There is no market called “BTX”.
          long 1 BTX at 20x # a comment
                 ^~~
          Did you mean BTC?
          Example: long 0.5 BTC at 20x

        """)
    #expect(result.status == 1)
  }

  @Test("With --keep-going a script goes on after an error, and the status is still 1")
  func keepGoing() throws {
    let result = try run(["run", "--keep-going", "-"], input: "frobnicate\ndeposit 5\n")
    #expect(result.output == "Deposited 5.00 USDT.\nequity 5.00 USDT\n")
    #expect(result.status == 1)
  }

  @Test("quit ends a script with status 0, and what follows doesn't run")
  func quit() throws {
    let result = try run(["-c", "deposit 5; quit; deposit 6"])
    #expect(result.output == "Deposited 5.00 USDT.\nequity 5.00 USDT\n")
    #expect(result.status == 0)
  }

  @Test("A failure before quit is a failure all the same, and so is output that can't be written")
  func failures() throws {
    #expect(try run(["--keep-going", "-c", "depost; quit"]).status == 1)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Program.path))
    process.arguments = ["-c", "deposit 5"]
    process.currentDirectoryURL = URL(fileURLWithPath: Program.folder)
    // On Linux a device that is always full; elsewhere there is none to try.
    guard let full = FileHandle(forWritingAtPath: "/dev/full") else { return }
    process.standardOutput = full
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
  }

  @Test("JSON is one object a command, errors included, and nothing else is printed")
  func json() throws {
    let result = try run(["--format", "json", "-c", "deposit 5; nonsense"])
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.contains("\"ok\":false") == true)
    #expect(result.errors.isEmpty)
    #expect(result.status == 1)
  }

  @Test(
    "Wrong usage has status 64 and says so on standard error",
    arguments: [["--width", "3", "-c", "help"], ["--frobnicate"], ["run"], ["--format", "xml"], ["nonsense"]])
  func usage(arguments: [String]) throws {
    let result = try run(arguments)
    #expect(result.status == 64)
    #expect(result.errors.contains("Usage") || result.errors.contains("Error"))
    #expect(result.output.isEmpty)
  }

  @Test("Options may stand before the subcommand")
  func optionsFirst() throws {
    let result = try run(["--width", "40", "--format", "plain", "run", "-"], input: "deposit 5\n")
    #expect(result.output == "Deposited 5.00 USDT.\nequity 5.00 USDT\n")
    #expect(try run(["--width", "200", "reference"]).status == 0)
  }

  @Test(
    "A file that is missing, a folder, or no text is an error and not a crash", arguments: ["nowhere.plim", "Sources"])
  func noFile(file: String) throws {
    let result = try run(["run", file])
    #expect(result.status == 1)
    #expect(result.errors.contains(file))
  }

  @Test(
    "Colors are for terminals, unless they are asked for",
    arguments: [
      ([], [:], false), (["--color", "always"], [:], true), ([], ["CLICOLOR_FORCE": "1"], true),
      (["--color", "always"], ["NO_COLOR": "1"], true), ([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
    ] as [([String], [String: String], Bool)])
  func colors(arguments: [String], environment: [String: String], isColored: Bool) throws {
    let result = try run(arguments + ["-c", "deposit 5"], environment: environment)
    #expect(result.output.contains("\u{1B}") == isColored)
  }

  @Test("Bytes that are not text and lines without end are errors, one each")
  func hostileInput() throws {
    let long = String(repeating: "9", count: 3_000_000)
    let result = try run(["run", "--keep-going", "-"], input: "deposit \u{0}\u{1B}[31m\n\(long)\ndeposit 5\n")
    #expect(result.output == "Deposited 5.00 USDT.\nequity 5.00 USDT\n")
    #expect(!result.errors.contains("\u{1B}"))
    #expect(result.errors.split(separator: "\n").filter { $0.contains("error:") }.count == 2)
    #expect(result.errors.utf8.count < 2_000)
  }

  @Test("A transcript replays to the same account")
  func transcript() throws {
    let home = try Home()
    let file = home.folder + "/one.txt"
    let typed = "deposit 10,000\nlong 0.5 BTC at 20x\ntranscript \(file)\nmove BTC -5%\nundo\nfrob\nmove BTC -1%\n"
    #expect(try run(["run", "--keep-going", "-"], input: typed).status == 1)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.hasPrefix("# plimsoll transcript\ndeposit 10,000\nlong 0.5 BTC at 20x\n"))
    let replayed = try run(["run", "--keep-going", file, "-"], input: "show equity\n")
    #expect(replayed.output.hasSuffix("equity = 9,685.00 USDT\n"))
  }

  @Test("The README's transcripts are what the program prints")
  func readme() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.folder + "/.ci/readme")
    process.arguments = [try #require(Program.path)]
    process.currentDirectoryURL = URL(fileURLWithPath: Program.folder)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
