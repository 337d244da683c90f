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
    case .number(let error): return NumberErrorWords.words(error, found)
    case .notPositive: return ("\(quoted(found)) is not above zero.", nil)
    case .negative: return ("\(quoted(found)) is below zero.", nil)
    case .needsPercent: return ("\(quoted(found)) has no percent sign.", "Write \(found)% if that is meant.")
    case .notACount: return ("\(quoted(found)) is not a whole number from 1 to 100,000.", nil)
    case .belowOne: return ("\(quoted(found)) is below 1.", nil)
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
      let kinds = expected.compactMap { if case .slot(let kind) = $0 { kind } else { nil } }
      return ("\(quoted(found)) can't be \(kinds.first?.expectation ?? "used here").", nil)
    }
  }

  private func noun(_ kind: ArgumentKind) -> String {
    switch kind {
    case .market: "market"
    case .figure: "figure"
    case .event: "event"
    case .currency: "currency in this account"
    default: "\(kind.rawValue.lowercased())"
    }
  }

  private func listing(_ kind: ArgumentKind) -> String {
    switch kind {
    case .market: "The markets are \(CommandError.list(account.slots.map(\.symbol.name))); market NAME price … adds one."
    case .figure: "Type help figures to see them."
    case .event: "Type help events to see them."
    default: "Expected \(kind.expectation)."
    }
  }
}

/// What is wrong with a number.
enum NumberErrorWords {
  static func words(_ error: NumberError, _ found: String) -> (message: String, note: String?) {
    switch error {
    case .empty: ("\(quoted(found)) has no digits.", nil)
    case .unexpected: ("\(quoted(found)) is not a number.", nil)
    case .exponent:
      ("\(quoted(found)) is in scientific notation, which is not read.", "Write the digits, or 60k and 1.5m.")
    case .grouping:
      (
        "The commas of \(quoted(found)) don't separate groups of three digits.",
        "Write 60,000 for thousands and 0.5 for decimals."
      )
    case .tooManyDecimals: ("\(quoted(found)) has more than 12 decimals.", "Leave the last ones out.")
    case .tooLarge: ("\(quoted(found)) is beyond 1,000,000,000,000,000.", "Write a smaller number.")
    case .suffix(let character): ("“\(character)” doesn't belong behind this number.", nil)
    }
  }
}
