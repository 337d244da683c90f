import Margin

/// What could be typed next.
public struct Completion: Equatable, Sendable {
  /// One possibility.
  public struct Candidate: Equatable, Sendable {
    /// What to put in place of the word begun.
    public var text: String
    /// What it is, in a line.
    public var summary: String

    /// A possibility.
    public init(text: String, summary: String) {
      self.text = text
      self.summary = summary
    }
  }

  /// Where the word begun starts, in UTF-8 bytes of the line.
  public var start: Int
  /// What it could become.
  public var candidates: [Candidate]
  /// What is expected here, when it can't be listed.
  public var expected: String?
}

extension Session {
  /// What the word before the cursor could become, by the grammar of the command it is in.
  ///
  /// - Parameters:
  ///   - line: the whole line.
  ///   - cursor: where the cursor stands, in UTF-8 bytes of the line.
  public func completion(of line: String, at cursor: Int) -> Completion {
    let bytes = Array(line.utf8.prefix(max(0, min(cursor, line.utf8.count))))
    let separator = bytes.lastIndex { $0 == UInt8(ascii: ";") }.map { $0 + 1 } ?? 0
    let text = String(decoding: bytes[separator...], as: UTF8.self)
    var words = CommandText.words(of: text)
    var begun = ""
    var start = bytes.count
    if let last = words.last, last.range.upperBound == text.utf8.count, bytes.last.map(CommandText.isSpace) == false {
      words.removeLast()
      begun = last.text
      start = separator + last.range.lowerBound
    }
    guard let first = words.first else { return Completion(start: start, candidates: verbs(begun)) }
    guard let verb = Verb(word: first.text) else { return Completion(start: start, candidates: []) }
    if verb == .calculate { return calculation(bytes, separator) }
    let reader = ArgumentReader(account: state.venue.account)
    let expectations = Matcher.expectations(after: words, verb.entry.syntax, reader)
    var candidates: [Completion.Candidate] = []
    var expected: [String] = []
    for expectation in expectations {
      switch expectation {
      case .word(let word): candidates.append(.init(text: word, summary: ""))
      case .end: break
      case .slot(let kind):
        let listed = self.candidates(for: kind, verb)
        candidates += listed
        if listed.isEmpty { expected.append("\(kind.expectation), such as \(kind.example)") }
      }
    }
    let matching = candidates.filter { starts($0.text, with: begun) }
    if expectations.isEmpty { expected = ["nothing more; Enter runs it"] }
    return Completion(
      start: start, candidates: matching,
      expected: matching.isEmpty && !expected.isEmpty ? "Expected " + CommandError.list(expected) : nil)
  }

  private func starts(_ text: String, with begun: String) -> Bool {
    text.lowercased().utf8.starts(with: begun.lowercased().utf8)
  }

  private func verbs(_ begun: String) -> [Completion.Candidate] {
    Verb.allCases.filter { starts($0.rawValue, with: begun) }.map {
      .init(text: $0.rawValue, summary: $0.entry.summary)
    }
  }

  /// A figure inside a calculation.
  private func calculation(_ bytes: [UInt8], _ separator: Int) -> Completion {
    let start =
      (bytes.lastIndex { byte in
        !(byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")) && byte != UInt8(ascii: "_")
      } ?? separator - 1) + 1
    let begun = String(decoding: bytes[start...], as: UTF8.self)
    let figures = candidates(for: .figure, .calculate).filter { starts($0.text, with: begun) }
    return Completion(start: start, candidates: begun.isEmpty ? [] : figures, expected: "Expected a number or a figure")
  }

  private func candidates(for kind: ArgumentKind, _ verb: Verb) -> [Completion.Candidate] {
    let account = state.venue.account
    let words = NumberWords(account)
    switch kind {
    case .market, .newMarket:
      let fitting = account.slots.filter { verb == .close ? $0.isOpen : verb != .pool || $0.isIsolated }
      return fitting.map { slot in
        let position = slot.isOpen ? ", \(slot.side.rawValue) \(words.size(slot.size.magnitude))" : ""
        return .init(text: slot.symbol.name, summary: "at \(words.price(slot.mark, slot.symbol))\(position)")
      }
    case .figure: return figures(account)
    case .event: return EventKind.allCases.map { .init(text: $0.rawValue, summary: $0.entry.summary) }
    case .scenario: return kitNames(.scenarios, "a scenario of the kit")
    case .rules: return kitNames(.rules, "a rule set of the kit")
    case .bookmark: return bookmarks.map { .init(text: $0.name, summary: "a bookmark") }
    case .lesson: return surroundings.lessons().map { .init(text: $0.id, summary: $0.title) }
    case .term: return surroundings.glossary().terms.map { .init(text: $0.slug, summary: $0.name) }
    case .topic:
      return verbs("") + [.init(text: "figures", summary: "all figures")]
        + FigureKind.allCases.map { .init(text: $0.rawValue, summary: $0.entry.summary) }
        + EventKind.allCases.map { .init(text: $0.rawValue, summary: $0.entry.summary) }
    case .setting: return Setting.allCases.map { .init(text: $0.rawValue, summary: "takes \($0.takes)") }
    case .currency: return [.init(text: account.rules.quote, summary: "the account's currency")]
    default: return []
    }
  }

  private func figures(_ account: Account) -> [Completion.Candidate] {
    let markets = account.slots.filter(\.isOpen).map(\.symbol)
    return FigureKind.allCases.flatMap { kind -> [Completion.Candidate] in
      let own = kind.entry.takesAccount ? [kind.rawValue] : []
      let ofMarkets = kind.entry.takesMarket ? markets.map { "\(kind.rawValue)(\($0))" } : []
      return (own + ofMarkets).map { .init(text: $0, summary: kind.entry.summary) }
    }
  }

  private func kitNames(_ folder: KitFolder, _ summary: String) -> [Completion.Candidate] {
    surroundings.kit(folder).keys.sorted().map { .init(text: $0, summary: summary) }
  }
}
