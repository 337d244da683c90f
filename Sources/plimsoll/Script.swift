import ArgumentParser
import Foundation
import LineEditor
import Practice

/// Runs commands that nobody types.
struct Script {
  private let shell: Shell
  private let keepGoing: Bool
  /// Whether an input could not be read to its end.
  private var isCutShort = false

  /// Whether a person is at standard input.
  static var standardInputIsTerminal: Bool { TerminalFacts.isTerminal(0) }

  /// - Parameter isKept: whether the learner's progress in lessons is read and kept.
  init(_ options: Options, keepGoing: Bool, isKept: Bool = false) throws {
    let world = World(options, isKept: isKept)
    let session = try Shell.session(options, world.surroundings)
    shell = Shell(world.seat(session), world.surroundings, Display(options))
    self.keepGoing = keepGoing
    if isKept {
      let (keeper, progress) = (LessonKeeper(world.folders), ProgressKeeper(world.store))
      shell.acknowledge = { seat, turn in
        keeper.follow(seat)
        return progress.keep(turn.changes, day: seat.day)
      }
    }
  }

  /// Runs a text and leaves with status 1 when a command failed.
  func run(_ text: String, from name: String) throws {
    var script = self
    var line = 1
    for text in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard script.perform(String(text), (name, line)) else { break }
      line += 1
    }
    try script.leave()
  }

  /// Runs what comes on standard input, after a command of its own where one is given.
  func runStandardInput(after command: String? = nil) throws {
    var script = self
    if let command, !script.perform(command, ("standard input", 0)) { return try script.leave() }
    script.read(PlainReader(), from: "standard input", flushing: !Self.isRegularFile(0))
    try script.leave()
  }

  /// Runs files one after the other in one session; `-` is standard input.
  func run(files: [String]) throws {
    var script = self
    for file in files where !script.isOver {
      if file == "-" {
        script.read(PlainReader(), from: "standard input", flushing: !Self.isRegularFile(0))
        continue
      }
      let descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        Shell.report(CommandError(.file(errno == ENOENT ? .missing(file) : .unreadable(file))), shell.display)
        throw ExitCode(1)
      }
      script.read(PlainReader(input: descriptor), from: file, flushing: false)
      close(descriptor)
    }
    try script.leave()
  }

  private var isOver = false

  private mutating func read(_ reader: PlainReader, from name: String, flushing: Bool) {
    var line = 0
    while true {
      line += 1
      switch reader.next() {
      case .line(let text):
        guard perform(text, (name, line)) else { return }
      case .tooLong(let start):
        // Far over what a command may have: the session says so itself.
        guard perform(start, (name, line)) else { return }
      case .endOfInput, .interrupted: return
      case .failed:
        Shell.report(CommandError(.file(.unreadable(name))), shell.display)
        isCutShort = true
        isOver = true
        return
      }
      if flushing { shell.output.flush() }
    }
  }

  /// Runs a line; false when the script is over.
  private mutating func perform(_ text: String, _ place: (file: String, line: Int)) -> Bool {
    switch shell.run(text, at: place, keepGoing: keepGoing) {
    case .fine: return true
    case .quit:
      isOver = true
      return false
    case .failed:
      isOver = !keepGoing
      return keepGoing
    }
  }

  private func leave() throws {
    shell.output.flush()
    if isCutShort || shell.hasFailed || shell.output.isBroken { throw ExitCode(1) }
  }

  private static func isRegularFile(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}

/// `plimsoll run`: scripts.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "run", abstract: "Run scripts; - is standard input.")

  @OptionGroup var flags: OptionFlags

  @Flag(help: "Go on after a command that failed.")
  var keepGoing = false

  @Argument(help: "Script files, one command or more a line.")
  var files: [String]

  mutating func run() throws {
    try Script(flags.options, keepGoing: keepGoing).run(files: files)
  }
}
