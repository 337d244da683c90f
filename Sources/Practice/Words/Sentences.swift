import Margin

/// Errors in two sentences, for findings about files.
extension CommandError {
  /// What is wrong and what helps, where no account has a say in it.
  public var sentences: (message: String, cure: String) {
    let diagnostic = diagnostic
    return (diagnostic.message, diagnostic.notes.first?.words ?? "Try it at the prompt.")
  }
}

extension Report {
  /// What is wrong with the command and what helps.
  public func sentences(_ error: CommandError) -> (message: String, cure: String) {
    let (message, notes) = error.words(state.venue.account)
    return (message, notes.first ?? "Try it at the prompt.")
  }
}

extension Session {
  /// What is wrong with a calculation or a condition and what helps.
  public func sentences(_ error: any Error) -> (message: String, cure: String) {
    let (message, notes) = CommandError(CommandError.fact(of: error)).words(state.venue.account)
    return (message, notes.first ?? "Try it at the prompt.")
  }

  /// Whether an error says no more than that a figure has no value now, as a ratio without positions has none.
  public func isOnlyWithoutValue(_ error: any Error) -> Bool {
    switch CommandError.fact(of: error) {
    case .figure(.noMarket), .figure(.marketMissing), .figure(.marketNotTaken): false
    case .figure, .arithmetic: true
    default: false
    }
  }
}
