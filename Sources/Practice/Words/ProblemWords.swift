import Margin

/// What is wrong with a word that stands where something else should.
struct ProblemWords {
  private let account: Account
  private let found: String

  init(_ account: Account, _ found: String) {
    self.account = account
    self.found = found
  }

  /// The message, and the note that helps most; nil for a note when what was expected helps most.
  func words(_ problem: ArgumentProblem, _ expected: [Expectation]) -> (message: String, note: String?) {
    switch problem {
    case .number(let error): return NumberErrorWords.words(error, quoted(found))
    case .notPositive: return ("\(quoted(found)) is not above zero.", nil)
    case .negative: return ("\(quoted(found)) is below zero.", nil)
    case .needsPercent: return ("\(quoted(found)) has no percent sign.", "Write \(found)% if that is meant.")
    case .notACount: return ("\(quoted(found)) can't be a count.", nil)
    case .notASpan:
      return (
        "\(quoted(found)) is not a range of moves.",
        "Write two percentages above -100% and at most 1,000%, the lower one first: -30%..10%"
      )
    case .belowOne: return ("\(quoted(found)) is below 1.", nil)
    case .unknown(.currency, _):
      let quote = account.rules.quote
      return ("The account's currency is \(quote), not \(quoted(found)).", "Write \(quote), or leave it out.")
    case .unknown(let kind, let nearest):
      return (
        "There is no \(noun(kind)) called \(quoted(found)).", nearest.map { "Did you mean \($0)?" } ?? listing(kind)
      )
    case .figureMarket(let market, let nearest):
      return (
        "There is no market called \(quoted(market)).", nearest.map { "Did you mean \($0)?" } ?? listing(.market)
      )
    case .figureTakesNoMarket(let kind):
      return ("\(kind.rawValue) is the account's and takes no market.", "Write \(kind.rawValue).")
    case .figureBracket: return ("The bracket of \(quoted(found)) is not closed.", "Write it as notional(BTC).")
    case .malformed:
      if expected.contains(.slot(.newMarket)) {
        return (
          "No market can be called \(quoted(found)).",
          "Use up to 12 letters, digits and hyphens; \(ArgumentReader.reservedWords) mean something else."
        )
      }
      return ("No bookmark can be called \(quoted(found)).", "Use up to 32 letters, digits, hyphens and underscores.")
    }
  }

  private func noun(_ kind: ArgumentKind) -> String {
    switch kind {
    case .market: "market"
    case .figure: "figure"
    case .event: "event"
    default: "\(kind.rawValue.lowercased())"
    }
  }

  private func listing(_ kind: ArgumentKind) -> String {
    switch kind {
    case .market: "The markets are \(account.marketList); market NAME price … adds one."
    case .figure: "Type help figures to see them."
    case .event: "Type help events to see them."
    default: "Expected \(kind.expectation)."
    }
  }
}

extension Account {
  /// The listed markets, as they are said in a sentence.
  var marketList: String { CommandError.list(slots.map(\.symbol.name), "and") }
}

/// What is wrong with a number.
enum NumberErrorWords {
  /// - Parameter found: the number in quotes; nil where the place alone says which it is.
  static func words(_ error: NumberError, _ found: String?) -> (message: String, note: String?) {
    let this = found ?? "This"
    return switch error {
    case .empty: ("\(this) has no digits.", nil)
    case .unexpected(let character) where ["\u{2013}", "\u{2014}"].contains(character):
      ("\(this) is not a number.", "Write the minus as -, the hyphen of the keyboard.")
    case .unexpected: ("\(this) is not a number.", nil)
    case .exponent:
      ("\(this) is in scientific notation, which is not read.", "Write the digits, or 60k and 1.5m.")
    case .grouping:
      (
        "The commas of \(found ?? "this number") don't separate groups of three digits.",
        "Write 60,000 for thousands and 0.5 for decimals."
      )
    case .tooManyDecimals: ("\(this) has more than 12 decimals.", "Leave the last ones out.")
    case .tooLarge: ("\(this) is beyond 1,000,000,000,000,000.", "Write a smaller number.")
    case .suffix(let character): ("“\(character)” doesn't belong behind this number.", nil)
    }
  }
}
