import Document
import Margin
import Market

/// The one place where errors become English.
extension CommandError {
  /// A stable name for programs to go by.
  public var code: String {
    switch fact {
    case .empty: "empty"
    case .tooLong, .tooManyWords: "too_long"
    case .unknownVerb: "unknown_verb"
    case .mismatch(_, found: nil, _, _): "missing_word"
    case .mismatch(_, _, expected: [.end], _): "extra_word"
    case .mismatch(_, _, _, .some): "wrong_value"
    case .mismatch: "unexpected_word"
    case .refused, .guard, .feed, .relay, .market: "refused"
    case .notForWhatIf: "not_for_whatif"
    case .nothingToExplain, .nothingToCompare, .impossibleWay: "nothing_there"
    case .oneMarket: "wrong_value"
    case .figure: "no_value"
    case .arithmetic: "out_of_range"
    case .replay: "no_step"
    case .expression: "calculation"
    case .instrument, .tiers: "impossible_market"
    case .file: "file"
    case .findings: "faulty_file"
    case .nothingTo: "nothing_to_undo"
    case .noBookmark: "no_bookmark"
    case .tooManyBookmarks: "too_many_bookmarks"
    case .noTerm: "no_term"
    case .notInLesson: "not_in_lesson"
    case .noLesson: "no_lesson"
    case .lesson: "lesson"
    case .noTopic: "no_topic"
    case .noSetting, .settingValue: "setting"
    case .damagedSave: "damaged_save"
    case .crowd(.none): "no_crowd"
    case .crowd: "crowd"
    case .interrupted: "interrupted"
    }
  }

  /// The error as it is shown where there is no command to point into.
  public var diagnostic: Diagnostic {
    let (message, notes) = words(Self.nobody)
    return Diagnostic(message, notes: notes.map { Text($0) })
  }

  /// An account without markets, for errors that lie outside any.
  private static let nobody = Account(rules: .none, markets: [])

  /// The error as it is shown, pointing into the command.
  func diagnostic(at place: Report.Place, _ account: Account) -> Diagnostic {
    let (message, notes) = words(account)
    return Diagnostic(
      message,
      at: Diagnostic.Place(
        file: place.file, line: place.line, source: shown(place.source),
        range: scalars(shown(place.source), from: place.offset)),
      notes: notes.map { Text($0) })
  }

  /// The column of the offending word in characters, from 1; nil when it is the command as a whole.
  func column(in command: String) -> Int? {
    range == nil ? nil : scalars(command, from: 0).lowerBound + 1
  }

  /// What is wrong in a sentence, and what helps.
  func words(_ account: Account) -> (message: String, notes: [String]) {
    switch fact {
    case .empty: ("There is nothing to do.", ["Type help to see what can be done."])
    case .tooLong(let bytes):
      (
        "The command has \(bytes) bytes; at most \(CommandText.longest) are read.",
        ["Split it into several commands."]
      )
    case .tooManyWords: ("The command has too many words.", ["Split it into several commands."])
    case .unknownVerb(let word, let nearest):
      (
        "\(quoted(word)) is not a command.",
        [nearest.map { "Did you mean \($0)?" } ?? "Type help to see the commands."]
      )
    case .mismatch(let verb, let found, let expected, let problem):
      mismatch(verb, found, expected, problem, account)
    case .refused(let refusal): RefusalWords(account).words(refusal)
    case .guard(let error):
      { (error.words(account).message, [error.words(account).note]) }()
    case .feed(let refusal): { (refusal.words(account).message, [refusal.words(account).note]) }()
    case .relay(let refusal): { (refusal.words(account).message, [refusal.words(account).note]) }()
    case .market(let refusal): MarketRefusalWords(account).words(refusal)
    case .notForWhatIf(let word):
      (
        "\(quoted(word)) doesn't change the account, so there is nothing to ask about.",
        ["Example: whatif move BTC -10%"]
      )
    case .nothingToExplain:
      (
        "There was no liquidation, and no margin call stands.",
        ["why tells how one came about; whatif and thresholds tell what would lead to one."]
      )
    case .nothingToCompare:
      ("Nothing was done yet that could be done another way.", ["Open a position and move a price first."])
    case .impossibleWay(let reasons): (reasons.first ?? "That way can't be begun.", Array(reasons.dropFirst()))
    case .oneMarket(let symbol):
      ("A map needs two markets, and \(symbol) is named twice.", ["Example: frontier BTC ETH"])
    case .figure(let error): FigureErrorWords(account).words(error)
    case .arithmetic(.overflow):
      (
        "The numbers are beyond what can be computed.",
        ["Amounts up to 170,000,000,000,000,000,000,000,000 can be held."]
      )
    case .arithmetic(.divisionByZero): ("That divides by zero.", ["Look at what stands behind the division sign."])
    case .replay(.noPath): ("No prices are loaded to step through.", ["Example: scenario march-2020"])
    case .replay(.atEnd(let id)):
      (
        id == "prices" ? "The prices are at their end." : "The prices of \(id) are at their end.",
        ["undo steps back. To begin again, load the prices again."]
      )
    case .replay(.positionsOpen):
      (
        "Positions are open, and the jump to the new prices would hit them.",
        ["close all closes them; reset starts over."]
      )
    case .replay(.sharesHeld):
      (
        "You hold a share of a pool, and the jump to the new prices would hit it.",
        ["lp shows it; lp remove takes it out."]
      )
    case .expression(let error): ExpressionWords.words(error)
    case .instrument(let finding): InstrumentWords.words(finding)
    case .tiers(let findings):
      (
        findings.first.map { TierWords.words($0).message } ?? "The tiers are impossible.",
        findings.prefix(1).map { TierWords.words($0).cure } + ["Example: tiers 0 1% 50,000 2%"]
      )
    case .file(let problem): FileWords.words(problem)
    case .findings(let findings): FileWords.words(findings)
    case .nothingTo(let verb):
      ("There is nothing to \(verb.rawValue).", [verb == .undo ? "No change has been made." : "Nothing was undone."])
    case .noBookmark(let name, let nearest):
      (
        "There is no bookmark called \(quoted(name)).",
        [nearest.map { "Did you mean \($0)?" } ?? "bookmark \(name) makes one here; bookmark lists them."]
      )
    case .tooManyBookmarks:
      ("\(Session.mostBookmarks) bookmarks are kept, and all are taken.", ["Use one of the names again."])
    case .noTerm(let name, let near):
      (
        "There is no term called \(quoted(name)).",
        [near.isEmpty ? "Type terms to see them." : "Did you mean \(Self.list(near))?"]
      )
    case .notInLesson(let verb):
      ("\(verb.rawValue) belongs to lessons, and none is open.", ["Type learn to see the lessons."])
    case .noLesson(let name, let nearest):
      (
        "There is no lesson called \(quoted(name)).",
        [nearest.map { "Did you mean \($0)?" } ?? "Type learn to see the lessons."]
      )
    case .lesson(let refusal): LessonWords.words(refusal)
    case .noTopic(let word, let nearest):
      (
        "There is no help on \(quoted(word)).",
        [nearest.map { "Did you mean help \($0)?" } ?? "Type help to see the commands."]
      )
    case .noSetting(let name, let nearest):
      (
        "There is no setting called \(quoted(name)).",
        [nearest.map { "Did you mean \($0)?" } ?? "Type set to see the settings."]
      )
    case .settingValue(let name, let takes): ("\(name) takes \(takes).", ["Type set to see the settings."])
    case .damagedSave(let detail): ("The file holds no account that can be used: \(detail).", ["Nothing was changed."])
    case .crowd(let problem): CrowdProblemWords.words(problem)
    case .interrupted: ("Stopped.", ["Everything is as it was before the command."])
    }
  }

  private func mismatch(
    _ verb: Verb, _ found: String?, _ expected: [Expectation], _ problem: ArgumentProblem?, _ account: Account
  ) -> (message: String, notes: [String]) {
    let example = "Example: \(verb.entry.example)"
    guard let found else { return ("Something is missing after this.", [wanted(expected), example]) }
    if expected == [.end] { return ("\(quoted(found)) is more than \(verb.rawValue) takes.", [usage(verb), example]) }
    guard let problem else { return ("\(quoted(found)) doesn't fit here.", [wanted(expected), example]) }
    let (message, note) = ProblemWords(account, found).words(problem, expected)
    return (message, [note ?? wanted(expected), example])
  }

  private func usage(_ verb: Verb) -> String {
    verb.entry.notation.isEmpty ? "\(verb.rawValue) stands alone." : "Usage: \(verb.rawValue) \(verb.entry.notation)"
  }

  private func wanted(_ expected: [Expectation]) -> String {
    let options = expected.map {
      switch $0 {
      case .word(let word): "\u{201C}\(word)\u{201D}"
      case .slot(let kind): kind.expectation
      case .end: "nothing more"
      }
    }
    return "Expected \(Self.list(options))."
  }

  static func list(_ options: [String], _ word: String = "or") -> String {
    options.count < 2
      ? options.joined() : options.dropLast().joined(separator: ", ") + " \(word) " + (options.last ?? "")
  }

  // MARK: Places

  /// A line too long to show is shown in part.
  private func shown(_ line: String) -> String {
    line.utf8.count <= CommandText.longest ? line : String(line.prefix(60)) + "…"
  }

  /// The place in Unicode scalars of `line`, in which the command begins at a byte.
  private func scalars(_ line: String, from offset: Int) -> Range<Int> {
    let range = range ?? 0..<0
    func count(_ end: Int) -> Int { line.utf8.prefix(offset + end).count { $0 & 0xC0 != 0x80 } }
    let lower = count(range.lowerBound)
    return lower..<max(lower, count(range.upperBound))
  }
}

/// A word as it is named in a sentence, cut where it is long.
func quoted(_ word: String) -> String {
  "\u{201C}\(word.count > 40 ? String(word.prefix(40)) + "…" : word)\u{201D}"
}
