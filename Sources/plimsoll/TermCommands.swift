import ArgumentParser
import Practice

/// `plimsoll term`: one glossary entry.
struct TermCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "term", abstract: "Show a term of the glossary, with numbers and something to try.")

  @OptionGroup var flags: OptionFlags

  @Argument(help: "The term, by its name, another name or the beginning of one.")
  var name: [String]

  mutating func run() throws {
    try Script(flags.options, keepGoing: false).run("term \(quoted(name))", from: "term")
  }
}

/// `plimsoll terms`: the glossary's terms.
struct TermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms", abstract: "List the glossary's terms, or those about a word.")

  @OptionGroup var flags: OptionFlags

  @Argument(help: "A word of a name or of the text.")
  var word: [String] = []

  mutating func run() throws {
    try Script(flags.options, keepGoing: false).run("terms \(quoted(word))", from: "terms")
  }
}

/// Words as one command's: in quotes, so that nothing in them ends it.
func quoted(_ words: [String]) -> String {
  words.isEmpty ? "" : "\"\(words.joined(separator: " ").filter { $0 != "\"" && !$0.isNewline })\""
}
