import ArgumentParser

/// The command line: which way in, and with which exit status out.
///
/// The root takes no options of its own: it would take them away from the subcommands.
@main
struct Plimsoll: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plimsoll",
    abstract: "A practice account that teaches cross-margin liquidation risk at a prompt.",
    discussion: """
      Without a subcommand: the prompt, or a script when standard input is not a terminal. The options are those of \
      start: plimsoll help start.

      Exit status: 0 fine, 1 a command failed, 64 wrong usage, 130 interrupted.
      """,
    subcommands: [
      Start.self, LearnCommand.self, LessonsCommand.self, ProgressCommand.self, Run.self, TermCommand.self,
      TermsCommand.self, CheckCommand.self, ReferenceCommand.self, GradeCommand.self, NewCommand.self,
      PreviewCommand.self, StatsCommand.self,
    ],
    defaultSubcommand: Start.self)

  /// Begins. The two ways in that people wait for at a prompt ask for nothing that has to be parsed, and setting up the
  /// parser takes a third of the time to the first prompt.
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.isEmpty || arguments == ["--fresh"], Script.standardInputIsTerminal else {
      return main(commandFirst(Array(arguments)))
    }
    do {
      try PromptLoop(Options(), fresh: !arguments.isEmpty).run()
    } catch {
      exit(withError: error)
    }
  }
}

extension Plimsoll {
  /// The arguments with the subcommand before the options that were written in front of it, as the parser wants it:
  /// `plimsoll --width 100 run FILE` is `plimsoll run --width 100 FILE`.
  static func commandFirst(_ arguments: [String]) -> [String] {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    var index = 0
    while index < arguments.count, arguments[index].hasPrefix("--") {
      index += OptionFlags.takesValue(arguments[index]) ? 2 : 1
    }
    guard index > 0, index < arguments.count, names.contains(arguments[index]) else { return arguments }
    return [arguments[index]] + arguments[..<index] + arguments[(index + 1)...]
  }
}

/// `plimsoll` as it is: the prompt, or commands from `-c` or standard input.
struct Start: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "The prompt; or the commands of -c, or of standard input when it is not a terminal.")

  @OptionGroup var flags: OptionFlags

  @Option(
    name: .customShort("c"),
    help: ArgumentHelp("Carry out commands, separated by ; or line ends.", valueName: "commands"))
  var commands: String?

  @Flag(help: "Use no files of yours: no history, no account from last time, no settings.")
  var fresh = false

  @Flag(help: "Go on after a command that failed.")
  var keepGoing = false

  mutating func run() throws {
    if let commands {
      try Script(flags.options, keepGoing: keepGoing).run(commands, from: "-c")
    } else if Script.standardInputIsTerminal {
      try PromptLoop(flags.options, fresh: fresh).run()
    } else {
      try Script(flags.options, keepGoing: keepGoing).runStandardInput()
    }
  }
}
