import Document
import Margin
import Market

/// The questions a session answers by computing what was, or what would be; none of them changes anything.
extension Session {
  /// A figure as one rule set has it.
  func explain(_ figure: Figure, asked: Figure, deep: Bool) throws -> Report.Answer {
    let derivation = try state.derivation(of: figure)
    return .derivation(derivation, asked: asked, under: deep ? try rulesViews(of: figure) : [])
  }

  /// The same account under every rule set of the kit.
  private func rulesViews(of figure: Figure) throws -> [RulesView] {
    let inForce = state.venue.account.rules
    var views = [RulesView(rules: inForce, value: try? state.value(of: figure), isInForce: true)]
    for name in surroundings.kit(.rules).keys.sorted() where name != inForce.id {
      let terms = try Self.rules(name, surroundings)
      var venue = state.venue
      _ = try venue.setLiquidation(false)
      // A venue that doesn't list a market the account holds has nothing to say about it.
      let isListed = (try? venue.adopt(terms)) != nil
      views.append(
        RulesView(rules: terms.rules, value: isListed ? try? venue.value(of: figure) : nil, isInForce: false))
    }
    return views
  }

  func why(_ file: String?, _ text: String) throws -> Report {
    guard let story = try Story.last(of: state.passage, isInterrupted: surroundings.isInterrupted) else {
      throw CommandError(.nothingToExplain)
    }
    let wasPooled = story.market == nil && story.isLiquidation
    let isolated = wasPooled ? try? way(.isolated, named: "isolated") : nil
    let picture = StoryWords(state, story, isolated).picture
    return try saving(picture, to: file, text) { .story(story, isolated: isolated, picture, savedTo: $0) }
  }

  func compare(_ comparison: Command.Comparison) throws -> Report.Answer {
    guard state.passage.count > 0 else { throw CommandError(.nothingToCompare) }
    let others: [Alternative]
    switch comparison {
    case .isolated: others = [try way(.isolated, named: "isolated")]
    case .rules(let name): others = [try way(.rules(try Self.rules(name, surroundings)), named: name)]
    case .guarded(let armed): others = [try way(.guards([armed]), named: "guarded")]
    case .unguarded: others = [try way(.guards([]), named: "unguarded")]
    case .latency(let delays): others = try delays.map { try way(.latency($0), named: FeedWords.late(by: $0)) }
    }
    return .compared([try way(.none, named: "as it was")] + others)
  }

  private func way(_ variation: Variation, named name: String) throws -> Alternative {
    do {
      return try Alternative.of(state.passage, variation, named: name, isInterrupted: surroundings.isInterrupted)
    } catch let refusal as Refusal {
      let (message, notes) = RefusalWords(state.venue.account).words(refusal)
      throw CommandError(.impossibleWay([message] + notes))
    }
  }

  func rescue() throws -> Rescue? { try Rescue.of(state.passage, isInterrupted: surroundings.isInterrupted) }

  /// What commands would lead to, on a copy.
  func whatIf(_ commands: String, _ parsed: ParsedCommand) throws -> Report.Answer {
    let base = parsed.arguments.first?.range.lowerBound ?? 0
    var copy = self
    var events: [(tick: Int, time: String, event: Event)] = []
    for piece in CommandText.commands(in: commands) {
      let place = base + piece.offset
      func moved(_ error: CommandError) -> CommandError {
        let range = error.range ?? 0..<piece.text.utf8.count
        return CommandError(error.fact, at: place + range.lowerBound..<place + range.upperBound)
      }
      let word = CommandText.plainWords(of: piece.text).first ?? ""
      if let verb = Verb(word: word), !verb.entry.changes || Self.travels.contains(verb) {
        throw CommandError(.notForWhatIf(word), at: place..<place + word.utf8.count)
      }
      let report = copy.perform(piece.text)
      if let error = report.error { throw moved(error) }
      events += report.events.map { (report.tick, "", $0) }
    }
    return .whatIf(Alternative(name: "then", venue: copy.state.venue, events: events, refused: []))
  }

  /// Verbs that go to another state instead of changing this one.
  private static let travels: Set<Verb> = [.undo, .redo, .goto, .load, .reset]

  // MARK: Pictures

  func frontier(_ first: Symbol, _ second: Symbol, _ span: Command.Span?) throws -> Picture {
    try FrontierPicture(state.venue, first, second, span, surroundings.mapSize()).picture
  }

  func picture(of plot: Command.Plot) throws -> Picture {
    switch plot {
    case .margin: try MarginPicture(state.venue.account).picture
    case .equity(let symbol, let span): try EquityPicture(state.venue.account, symbol, span).picture
    case .path: try PathPicture(state, isInterrupted: surroundings.isInterrupted).picture
    }
  }

  func shown(_ picture: Picture, _ file: String?, _ text: String) throws -> Report {
    try saving(picture, to: file, text) { .picture(picture, savedTo: $0) }
  }

  /// Writes a picture where a file is named for it, over nothing but a picture.
  private func saving(
    _ picture: Picture, to file: String?, _ text: String, _ answer: (String?) -> Report.Answer
  ) throws -> Report {
    if let file { try surroundings.writeOver(file, surroundings.svg(picture)) { $0.hasPrefix("<svg ") } }
    return Report(command: text, state: state, answer: answer(file))
  }
}
