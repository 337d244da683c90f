import ArgumentParser
import Document
import Lessons
import Practice

/// `plimsoll learn`: the prompt, in a lesson.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Begin a lesson or go on with it; without a name, see the course.")

  @OptionGroup var flags: OptionFlags

  @Flag(help: "Use no files of yours: no history, no progress, no lesson from last time.")
  var fresh = false

  @Option(help: ArgumentHelp("Your name or number, which graded lessons draw your numbers from.", valueName: "name"))
  var name: String?

  @Argument(help: "A lesson's name, the beginning of it, or its file.")
  var lesson: String?

  mutating func run() throws {
    let command = "learn" + (lesson.map { " \(quoted([$0]))" } ?? "") + (name.map { " as \(quoted([$0]))" } ?? "")
    var options = flags.options
    // A lesson beside its glossary brings its kit along.
    if options.kit == nil, let lesson, let root = Kit.find(nil).around(lesson).folders.first { options.kit = root }
    if Script.standardInputIsTerminal {
      try PromptLoop(options, fresh: fresh, begin: command).run()
    } else {
      try Script(options, keepGoing: true, isKept: !fresh).runStandardInput(after: command)
    }
  }
}

/// `plimsoll lessons`: the course.
struct LessonsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons", abstract: "List the lessons: what is done, what is next, what each needs.")

  @OptionGroup var flags: OptionFlags

  mutating func run() throws {
    try Script(flags.options, keepGoing: false, isKept: true).run("learn", from: "lessons")
  }
}

/// `plimsoll progress`: what was done so far.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress", abstract: "Show your progress, or export FILE, import FILE, forget LESSON.")

  @OptionGroup var flags: OptionFlags

  @Argument(help: "Nothing, or: export FILE, import FILE, forget LESSON.")
  var words: [String] = []

  mutating func run() throws {
    let command = (["progress"] + words.map { quoted([$0]) }).joined(separator: " ")
    try Script(flags.options, keepGoing: false, isKept: true).run(command, from: "progress")
  }
}
