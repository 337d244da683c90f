import ArgumentParser
import Foundation

/// The command line: which way in, and with which exit status out.
@main
struct Plimsoll: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plimsoll",
    abstract: "A practice account that teaches cross-margin liquidation risk at a prompt.",
    discussion: """
      Without a subcommand: the prompt, or a script when standard input is not a terminal.
      Exit status: 0 fine, 1 a command failed, 64 wrong usage, 130 interrupted.
      """,
    subcommands: [Run.self, ReferenceCommand.self])

  @OptionGroup var options: Options

  @Option(name: .customShort("c"), help: ArgumentHelp("Carry out commands, separated by ; or line ends.", valueName: "commands"))
  var commands: String?

  @Flag(help: "Use no files of yours: no history, no account from last time, no settings.")
  var fresh = false

  @Flag(help: "Go on after a command that failed.")
  var keepGoing = false

  mutating func run() throws {
    if let commands {
      try Script(options, keepGoing: keepGoing).run(commands, from: "-c")
    } else if Script.standardInputIsTerminal {
      try PromptLoop(options, fresh: fresh).run()
    } else {
      try Script(options, keepGoing: keepGoing).runStandardInput()
    }
  }
}
