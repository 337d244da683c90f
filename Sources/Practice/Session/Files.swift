import KitFiles
import Margin
import Market

extension Session {
  static func rules(_ name: String, _ surroundings: Surroundings) throws -> VenueTerms {
    let path = try surroundings.locate(.rules, name)
    return try surroundings.rules.result(
      surroundings.read(path, RulesFile.limit), file: path, RulesFile.read(_:file:))
  }

  func scenario(_ name: String) throws -> PricePath {
    let path = try surroundings.locate(.scenarios, name)
    return try surroundings.scenarios.result(
      surroundings.read(path, ScenarioFile.limit), file: path, ScenarioFile.read(_:file:))
  }

  func prices(_ files: [(symbol: Symbol, file: String)]) throws -> PricePath {
    var series: [(symbol: Symbol, series: PricesFile.Series)] = []
    for (symbol, file) in files where !series.contains(where: { $0.symbol == symbol }) {
      switch PricesFile.read(try surroundings.read(file, PricesFile.limit), file: file) {
      case .success(let rows): series.append((symbol, rows))
      case .failure(let findings): throw CommandError(.findings(findings.all))
      }
    }
    guard let path = PricesFile.path(series) else {
      throw CommandError(
        .findings([
          Finding(
            file: files.first?.file ?? "", line: 2, column: 1, rule: .row,
            message: "The files have no time in common.", cure: "Use files of the same hours or days.")
        ]))
    }
    return path
  }

  func save(_ file: String?, _ text: String) throws -> Report {
    let path = file ?? surroundings.defaultSave
    try surroundings.writeOver(path, SavedState.text(of: state)) { (try? SavedState.read($0, nil)) != nil }
    return Report(command: text, state: state, answer: .saved(path))
  }

  func transcript(_ file: String?, _ text: String) throws -> Report {
    guard let file else {
      return Report(command: text, state: state, answer: .transcriptOff, effects: [.transcript(nil)])
    }
    let begun = Transcript.beginning(record, isWhole: recordIsWhole)
    try surroundings.writeOver(file, begun) { $0.hasPrefix(Transcript.firstLine) }
    return Report(
      command: text, state: state, answer: .transcriptOn(file),
      effects: [.transcript(file)])
  }

  /// The account as text, to be kept by whoever keeps things.
  public func saved() throws -> String { try SavedState.text(of: state) }

  /// A session that goes on from a saved account.
  public init(saved: String, _ surroundings: Surroundings) throws(CommandError) {
    let state = try SavedState.read(saved, surroundings)
    self.init(state.terms.value, surroundings)
    self.state = state
    recordIsWhole = false
  }
}
