import KitFiles
import Margin

/// A command understood, with the places of its words for errors to point at.
struct ParsedCommand {
  var verb: Verb
  var arguments: [Argument]
  var command: Command

  /// Reads one command.
  ///
  /// - Throws: `CommandError` with the place of the offending word.
  static func parse(_ line: String, _ account: Account) throws(CommandError) -> ParsedCommand {
    guard line.utf8.count <= CommandText.longest else { throw CommandError(.tooLong(line.utf8.count)) }
    let words = CommandText.words(of: line)
    guard let first = words.first else { throw CommandError(.empty) }
    guard words.count < CommandText.mostWords else { throw CommandError(.tooManyWords) }
    guard let verb = Verb(word: first.text) else {
      throw CommandError(.unknownVerb(first.text, nearest: nearestVerb(to: first.text)), at: first.range)
    }
    switch Matcher.arguments(of: words, verb.entry.syntax, ArgumentReader(account: account)) {
    case .success(let arguments):
      guard let command = CommandBuilder.command(verb, arguments) else { throw CommandError(.empty) }
      return ParsedCommand(verb: verb, arguments: arguments, command: command)
    case .failure(let mismatch):
      let end = words[words.count - 1].range.upperBound
      let found = mismatch.index < words.count ? words[mismatch.index] : nil
      throw CommandError(
        .mismatch(verb, found: found?.text, expected: mismatch.expected, mismatch.problem),
        at: found?.range ?? end..<end)
    }
  }

  private static func nearestVerb(to word: String) -> String? {
    Suggestion.nearest(to: word, among: Verb.allCases.map(\.rawValue) + Verb.aliases.keys.sorted())
  }

  /// The place of the argument that follows a word of the syntax.
  func place(after word: String) -> Range<Int>? {
    guard let index = arguments.firstIndex(where: { $0.value == .word(word) }) else { return nil }
    return arguments[(index + 1)...].first?.range
  }

  /// The place of the first argument of one of the kinds, the one that names `market` where there is a choice.
  func place(of kinds: [ArgumentKind], market: Symbol? = nil) -> Range<Int>? {
    for kind in kinds {
      var named = market == nil
      for argument in arguments {
        if let market, argument.value == .market(market) { named = true }
        if argument.kind == kind, named { return argument.range }
      }
      if let argument = arguments.first(where: { $0.kind == kind }) { return argument.range }
    }
    return nil
  }
}
