import Document
import Margin
import Market

extension Report {
  /// The answer, block by block.
  var blocks: [Block] {
    let account = state.venue.account
    switch answer {
    case .none: return []
    case .changed: return happened(events) + opened + [summary]
    case .steps(let steps): return StepWords(state: state, events: events, steps: steps).blocks + [summary]
    case .account:
      return [.table(TableWords(state.venue).accountTable), .paragraph(ratioNote)] + FeedWords(state.venue).holds
    case .positions: return account.hasPositions ? [.table(TableWords(state.venue).positionsTable)] : [Self.nothingOpen]
    case .thresholds: return thresholds
    case .events(let entries, let count): return eventList(entries, of: count)
    case .figures(let results): return figures(results)
    case .derivation(let derivation, let asked, let views): return explanation(derivation, asked, views)
    case .story(let story, let isolated, let picture, let path):
      return StoryWords(state, story, isolated).blocks(with: picture) + saved(path)
    case .whatIf(let alternative): return AlternativeWords(state.venue).whatIf(alternative)
    case .compared(let ways): return AlternativeWords(state.venue).compared(ways)
    case .rescue(let rescue): return RescueWords(account).blocks(rescue)
    case .ladder(let symbol, let side, let move, let rungs):
      return LadderWords(account).blocks(symbol, side, move, rungs)
    case .picture(let picture, let path): return [.picture(picture)] + saved(path)
    case .crowd(let view): return CrowdWords(account).blocks(view)
    case .spiral(let spiral, let picture, let path):
      return happened(events) + SpiralWords(account).blocks(spiral) + (spiral.count > 0 ? [.picture(picture)] : [])
        + saved(path) + [summary]
    case .solvency(let solvency, let moves): return SolvencyWords(account).blocks(solvency, moves)
    case .capacityCurve(let curve, let picture, let path):
      return SolvencyWords(account).blocks(curve) + [.picture(picture)] + saved(path)
    case .guards: return guards
    case .orders: return BookWords(state.venue).orders
    case .book(let symbol): return BookWords(state.venue).blocks(symbol, most: BookWords.levels)
    case .shares: return ProviderWords(state.venue).blocks
    case .betas: return betas
    case .feeds: return FeedWords(state.venue).feeds
    case .relays: return FeedWords(state.venue).relays
    case .calculation(let text, let value):
      return [.paragraph(Text("\(text) = \(value.text(decimals: 0...12))"))]
    case .undone(let commands): return [.paragraph(Text(Self.count("Undid", commands))), summary]
    case .redone(let commands): return [.paragraph(Text(Self.count("Did again", commands))), summary]
    case .bookmarks(let names):
      let line =
        names.isEmpty
        ? "There are no bookmarks. bookmark NAME makes one." : "Bookmarks: \(names.joined(separator: ", "))."
      return [.paragraph(Text(line))]
    case .bookmarked(let name): return [.paragraph(Text("Bookmarked as \(name). goto \(name) comes back here."))]
    case .went(let name): return [.paragraph(Text("Back at \(name).")), summary]
    case .wasReset: return [.paragraph(Text("An empty account under the rules of \(account.rules.title)."))]
    case .rules(let names): return rules(names)
    case .markets(let symbol): return markets(symbol)
    case .scenarios(let names): return scenarios(names)
    case .saved(let path): return [.paragraph(Text("Saved to \(path)."))]
    case .loaded(let path): return [.paragraph(Text("Loaded from \(path)."))] + happened(events) + [summary]
    case .transcriptOn(let path): return [.paragraph(Text("What is typed and shown goes to \(path) as well."))]
    case .transcriptOff: return [.paragraph(Text("The transcript ends."))]
    case .help(let topic): return topic.blocks
    case .term(let term, let lessons): return GlossaryWords.blocks(term, taughtIn: lessons)
    case .terms(let terms): return GlossaryWords.list(terms)
    case .settings: return settings
    case .set(let name, let value):
      return [.paragraph(Text("\(name) is \(value)."))] + (changed ? happened(events) + [summary] : [])
    }
  }

  /// What a book just opened looks like.
  private var opened: [Block] {
    events.filter { $0.kind == .bookOpened }.compactMap(\.market).flatMap {
      BookWords(state.venue).blocks($0, most: BookWords.firstLevels)
    }
  }

  /// The line after a change.
  private var summary: Block { .paragraph(SummaryWords(state.venue.account).line) }

  static let nothingOpen = Block.paragraph(Text("No position is open. Example: long 0.5 BTC at 20x"))

  private static func count(_ verb: String, _ commands: [String]) -> String {
    commands.count == 1
      ? "\(verb): \(commands[0])" : "\(verb) \(commands.count) changes, the last: \(commands.last ?? "")"
  }

  /// What happened, a line an event; price changes of several markets share lines.
  private func happened(_ events: [Event]) -> [Block] {
    let words = EventWords(state.venue.account)
    var blocks: [Block] = []
    var prices = Text("")
    prices.spans = []
    let begins = events.contains { $0.kind == .scenarioLoaded }
    for (event, leftOut) in EventWords.condensed(events) {
      if leftOut > 0 { blocks.append(.paragraph(EventWords.leftOut(leftOut))) }
      if event.kind == .priceChanged {
        if begins {
          prices.append("\(prices.spans.isEmpty ? "It begins with" : " and") \(words.price(event))")
          continue
        }
        if !prices.spans.isEmpty { prices.append(", ") }
        prices.spans += words.sentence(event).spans
        continue
      }
      if !prices.spans.isEmpty {
        blocks.append(.paragraph(prices))
        prices.spans = []
      }
      blocks.append(.paragraph(words.sentence(event)))
    }
    if begins, let path = state.venue.path { blocks.append(.paragraph(Text(origin(path)))) }
    if begins { prices.append(". step walks on.") }
    if !prices.spans.isEmpty { blocks.append(.paragraph(prices)) }
    return blocks
  }

  /// Where the prices come from, and what their steps hide.
  private func origin(_ path: PricePath) -> String {
    let origin = "\(path.title). Source: \(path.source)."
    return path.interval.hasSuffix("d")
      ? origin + " A step is a day: its bar hides the path of the prices inside the day." : origin
  }

  private var thresholds: [Block] {
    guard state.venue.account.hasPositions else { return [Self.nothingOpen] }
    return ThresholdWords(state.venue).blocks
  }

  private func eventList(_ entries: [EventLog.Entry], of count: Int) -> [Block] {
    guard !entries.isEmpty else { return [.paragraph("Nothing has happened yet.")] }
    let words = EventWords(state.venue.account)
    let rows = entries.map {
      [
        Text($0.time.isEmpty ? "\($0.tick)" : $0.time, .muted), Text($0.event.kind.rawValue, .strong),
        words.sentence($0.event),
      ]
    }
    var blocks: [Block] = [
      .table(Table(columns: [.init("when"), .init("event"), .init("what happened")], rows: rows))
    ]
    if count > entries.count { blocks.append(.paragraph(Text("The last \(entries.count) of \(count).", .muted))) }
    return blocks
  }

  private func figures(_ results: [FigureResult]) -> [Block] {
    let account = state.venue.account
    let words = NumberWords(account)
    return results.map { result in
      var line = Text(result.figure.description, .strong)
      switch result.outcome {
      case .success(let value): line.append(" = \(words.withUnit(value, result.figure))")
      case .failure(let error):
        line.append(" has no value. ")
        line.append(error.words(account).message, .muted)
      }
      return .paragraph(line)
    }
  }

  private func explanation(_ derivation: Derivation, _ asked: Figure, _ views: [RulesView]) -> [Block] {
    let account = state.venue.account
    let words = DerivationWords(account, namesTerms: !views.isEmpty)
    var blocks: [Block] = [.tree(words.tree(derivation))]
    let ratios: [FigureKind] = [.marginRatio, .maintenanceOverEquity, .equityOverMaintenance]
    if [.jointFall, .jointRise].contains(asked.kind) {
      blocks.append(.paragraph("The prices in it are those after the move."))
    }
    if [.volatility, .sigmasToLiquidation].contains(asked.kind), let path = state.venue.path {
      blocks.append(
        .paragraph(
          Text(
            "The volatility is estimated from the closes of the \(state.venue.cursor) steps walked on \(path.id): the standard "
              + "deviation of their log returns, times the root of the steps in a day.")))
    }
    if let symbol = asked.market, [.markPrice, .indexPrice].contains(asked.kind) {
      blocks += FeedWords(state.venue).made(symbol)
    }
    if ratios.contains(asked.kind) {
      blocks += [.paragraph(ratioNote), .paragraph(bothWays(asked.market))]
    }
    return views.isEmpty ? blocks : blocks + RulesViewWords(account).blocks(views, asked)
  }

  private func saved(_ path: String?) -> [Block] {
    path.map { [.paragraph(Text("Written to \($0)."))] } ?? []
  }

  private var guards: [Block] {
    let guards = state.venue.guards
    guard !guards.isEmpty else { return [.paragraph("No guard is armed. Example: guard stop BTC 45,000")] }
    let words = GuardWords(NumberWords(state.venue.account))
    return [.list(guards.map { [.paragraph(Text(words.sentence($0)))] }, ordered: true)]
  }

  private var betas: [Block] {
    let words = NumberWords(state.venue.account)
    let rows = state.venue.account.slots.map { [Text($0.symbol.name, .strong), Text(words.size($0.beta))] }
    return [.table(Table(columns: [.init("market"), .init("beta", .right)], rows: rows))]
  }

  /// Which ratio the rules print and what it means.
  private var ratioNote: Text {
    let rules = state.venue.account.rules
    return switch rules.ratio {
    case .maintenanceOverEquity:
      Text("\(rules.title) prints requirement over equity: high is bad, and 100% liquidates.")
    case .equityOverMaintenance:
      Text("\(rules.title) prints equity over requirement: low is bad, and 100% liquidates.")
    }
  }

  private func bothWays(_ market: Symbol?) -> Text {
    let words = NumberWords(state.venue.account)
    func percent(_ kind: FigureKind) -> String {
      (try? state.venue.value(of: Figure(kind, market))).map { words.percent($0) } ?? "none"
    }
    return Text(
      "Both ways: requirement over equity is \(percent(.maintenanceOverEquity)), "
        + "equity over requirement is \(percent(.equityOverMaintenance)).")
  }

  private func rules(_ names: [String]) -> [Block] {
    let rules = state.venue.account.rules
    return [
      .paragraph(Text("\(rules.title) (\(rules.id)): \(rules.summary)")),
      .paragraph(ratioNote),
      .paragraph(Text("Source, read \(rules.date): \(rules.source)", .muted)),
      .paragraph(Text("Rule sets in the kit: \(names.joined(separator: ", ")).")),
    ]
  }

  private func markets(_ symbol: Symbol?) -> [Block] {
    let words = TableWords(state.venue)
    if let symbol, let slot = state.venue.account[symbol] { return words.market(slot) }
    return [.table(words.marketsTable)]
  }

  private func scenarios(_ names: [String]) -> [Block] {
    var blocks: [Block] = []
    if let path = state.venue.path {
      blocks.append(
        .paragraph(Text("\(path.title): step \(state.venue.cursor) of \(path.steps.count). Source: \(path.source)")))
    }
    blocks.append(.paragraph(Text("Scenarios in the kit: \(names.joined(separator: ", ")).")))
    return blocks
  }

  private var settings: [Block] {
    let rows = Session.settings(state).map { [Text($0.name, .strong), Text($0.value)] }
    return [
      .table(Table(columns: [.init("setting"), .init("value")], rows: rows)),
      .paragraph("How things are shown is set with color, format, ascii and width: see help set."),
    ]
  }
}
