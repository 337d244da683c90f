import ArgumentParser
import Foundation
import LineEditor
import Terminal

/// The forms a report can be printed in.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  /// For eyes.
  case text
  /// For ears and line tools.
  case plain
  /// For programs: one object a command, a line each.
  case json
}

extension ColorChoice: ExpressibleByArgument {}

/// What a start may ask for, however it was asked; nil and false where it wasn't.
struct Options {
  var format: OutputFormat?
  var color: ColorChoice?
  var ascii = false
  var width: Int?
  var rules: String?
  var kit: String?
  var seed: UInt64?
}

/// The options every way in shares, as they are written.
struct OptionFlags: ParsableArguments {
  @Option(help: "How reports are printed: text, plain or json.")
  var format: OutputFormat?

  @Option(help: "When colors are used: auto, always or never.")
  var color: ColorChoice?

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Option(help: ArgumentHelp("Columns of a line, 20 to 400.", valueName: "n"))
  var width: Int?

  @Option(help: ArgumentHelp("Begin under these rules: a name from the kit, or a file.", valueName: "name|file"))
  var rules: String?

  @Option(help: ArgumentHelp("The folder that holds the kit.", valueName: "dir"))
  var kit: String?

  @Option(help: ArgumentHelp("What a lesson's numbers are drawn from.", valueName: "n"))
  var seed: UInt64?

  /// What was asked for.
  var options: Options {
    Options(format: format, color: color, ascii: ascii, width: width, rules: rules, kit: kit, seed: seed)
  }

  /// Whether an option's value is the word behind it.
  static func takesValue(_ option: String) -> Bool {
    ["--format", "--color", "--width", "--rules", "--kit", "--seed", "--name"].contains(option)
  }

  func validate() throws {
    if let width, !(20...400).contains(width) { throw ValidationError("--width takes 20 to 400 columns.") }
  }
}

/// How things are shown: options first, then the learner's settings, then what the terminal is like.
struct Display {
  var format: OutputFormat
  private var color: ColorChoice
  private var ascii: Bool
  private var width: Int?
  private let environment = Environment.values(of: ColorPolicy.variables)

  init(_ options: Options) {
    format = options.format ?? .text
    color = options.color ?? .auto
    ascii = options.ascii
    width = options.width
  }

  /// Takes over a setting; one that an option has fixed is left alone only at the start, by the caller's order.
  mutating func set(_ name: String, _ value: String) {
    switch name {
    case "color": color = ColorChoice(rawValue: value) ?? color
    case "format": format = OutputFormat(rawValue: value) ?? format
    case "ascii": ascii = value == "on"
    case "width": width = Int(value).flatMap { (20...400).contains($0) ? $0 : nil }
    default: break
    }
  }

  /// The surface for a stream: 1 is standard output, 2 standard error.
  func surface(_ descriptor: Int32) -> Surface {
    let isTerminal = TerminalFacts.isTerminal(descriptor)
    return Surface(
      width: width ?? (isTerminal ? TerminalFacts.columns(of: descriptor) : 80),
      color: ColorPolicy.usesColor(choice: color, environment: environment, isTerminal: isTerminal),
      charset: ascii || !Charset.current.isUTF8 ? .ascii : .unicode,
      form: format == .plain ? .plain : .text,
      spacing: .close)
  }
}
