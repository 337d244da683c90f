import ArgumentParser
import Practice
import Terminal

/// `plimsoll reference`: every command, figure and event.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Print the reference of commands, figures and events.")

  @OptionGroup var flags: OptionFlags

  mutating func run() throws {
    var surface = Display(flags.options).surface(1)
    surface.spacing = .airy
    Output(1).append { Reference.document.append(to: &$0, on: surface) }
  }
}
