import Margin
import Market

extension Session {
  /// Carries out a command that reads well.
  mutating func execute(_ parsed: ParsedCommand, _ text: String) throws -> Report {
    switch parsed.command {
    case .undo, .redo, .goto, .reset, .load: return try travel(parsed.command, text)
    case .account: return answer(.account, text)
    case .positions: return answer(.positions, text)
    case .thresholds: return answer(.thresholds, text)
    case .events(let count): return answer(.events(log.last(count), of: log.count), text)
    case .show(let figures): return answer(.figures(try results(of: figures)), text)
    case .explain(let figure, let deep): return answer(try explain(try whole(figure), asked: figure, deep: deep), text)
    case .why(let file): return try why(file, text)
    case .whatIf(let commands): return answer(try whatIf(commands, parsed), text)
    case .compare(let comparison): return answer(try compare(comparison), text)
    case .rescue: return answer(.rescue(try rescue()), text)
    case .ladder(let symbol, let move, let side):
      let side = side ?? state.venue.account[symbol].map { $0.isOpen ? $0.side : .long } ?? .long
      return answer(.ladder(symbol, side, move, try state.venue.account.ladder(symbol, side, move: move)), text)
    case .frontier(let first, let second, let span, let file):
      guard first != second else {
        throw CommandError(.oneMarket(first), at: parsed.arguments.dropFirst().first?.range)
      }
      return try shown(frontier(first, second, span), file, text)
    case .plot(let plot, let file): return try shown(picture(of: plot), file, text)
    case .showCrowd: return try showCrowd(text)
    case .drawCrowd(let form): return try drawCrowd(form, text)
    case .endCrowd: return try endCrowd(text)
    case .shock(let stress, let file): return try shock(stress, file, text)
    case .settle(let count, let file): return try settle(count, file, text)
    case .solvency(let stress): return try solvency(stress, text)
    case .capacityCurve(let stress, let file): return try capacityCurve(stress, file, text)
    case .guards: return answer(.guards, text)
    case .showFeeds: return answer(.feeds, text)
    case .showRelays: return answer(.relays, text)
    case .orders: return answer(.orders, text)
    case .showShares: return answer(.shares, text)
    case .book(let symbol, .book(let terms)) where terms.isPlain && state.venue.places[symbol]?.route != nil:
      return answer(.book(symbol), text)
    case .showBetas: return answer(.betas, text)
    case .betasFromPath: return try change(.betas(state.venue.betasOfPath()), text)
    case .term(let name): return answer(.term(try term(name), taughtIn: taught(try term(name).slug)), text)
    case .terms(let word): return answer(.terms(try terms(word)), text)
    case .calculate(let expression):
      let value = try calculate(expression)
      return answer(.calculation(expression, value), text)
    case .bookmarks: return answer(.bookmarks(bookmarks.map(\.name)), text)
    case .bookmark(let name): return try bookmark(name, text)
    case .showRules: return answer(.rules(surroundings.kit(.rules).keys.sorted()), text)
    case .showMarket(let symbol): return answer(.markets(symbol), text)
    case .showScenarios: return answer(.scenarios(surroundings.kit(.scenarios).keys.sorted()), text)
    case .save(let file): return try save(file, text)
    case .transcript(let file): return try transcript(file, text)
    case .help(let topic): return answer(.help(try HelpTopic(topic)), text)
    case .lesson(let command):
      if command.needsLesson, !isMarked { throw CommandError(.notInLesson(parsed.verb)) }
      return Report(command: text, state: state, effects: [.lesson(command)])
    case .settings: return answer(.settings, text)
    case .set(let name, let value): return try set(name, value, text)
    case .quit: return Report(command: text, state: state, effects: [.quit])
    default: return try change(parsed.command, text)
    }
  }

  func answer(_ answer: Report.Answer, _ text: String) -> Report {
    Report(command: text, state: state, answer: answer)
  }

  /// Carries out a command that changes the account.
  private mutating func change(_ command: Command, _ text: String) throws -> Report {
    var next = state
    let answer = try apply(command, to: &next)
    next.add(deed(command, answer, next), to: state.venue)
    let events = answer.events
    let entries = answer.entries ?? events.map { EventLog.Entry(tick: next.tick, time: "", event: $0) }
    commit(next, text, entries)
    remember(text)
    return Report(
      command: text, state: state, events: events, answer: answer.steps.map { .steps($0) } ?? .changed, changed: true)
  }

  /// What a change led to: its events, by step where there were several.
  struct Applied {
    var events: [Event]
    /// How far a walk along the path went.
    var steps: Report.Steps?
    /// What goes into the log, where that isn't just the events.
    var entries: [EventLog.Entry]?
  }

  private func apply(_ command: Command, to state: inout State) throws -> Applied {
    switch command {
    case .step(let count): return try walk(&state, count: count, until: nil)
    case .stepUntil(let event):
      let most = state.venue.path == nil ? Self.mostPlainSteps : PricePath.mostSteps
      return try walk(&state, count: most, until: event)
    case .wait(let ticks): return try wait(&state, ticks)
    case .price, .move, .moveAll, .funding: state.tick += 1
    default: break
    }
    return Applied(events: try events(of: command, on: &state))
  }

  private func events(of command: Command, on state: inout State) throws -> [Event] {
    switch command {
    case .rules(let name):
      let terms = try Self.rules(name, surroundings)
      let events = try state.venue.adopt(terms)
      state.start(from: terms)
      return state.leaveCrowd() + events
    case .define(let form) where state.crowd?.symbols.contains(form.symbol) ?? false:
      let events = try state.venue.carryOut(command)
      return state.leaveCrowd() + events
    case .scenario(let name): return try begin(try scenario(name), &state)
    case .prices(let files): return try begin(try prices(files), &state)
    default: return try state.venue.carryOut(command)
    }
  }

  /// What was done, in a form that needs no file.
  private func deed(_ command: Command, _ applied: Applied, _ next: State) -> Deed {
    switch command {
    case .step, .stepUntil: .steps(applied.steps?.taken ?? 0)
    case .scenario, .prices: next.venue.path.map { .path($0) } ?? .steps(0)
    case .rules: .rules(next.terms.value)
    default: .instruction(command)
    }
  }

  private func begin(_ path: PricePath, _ state: inout State) throws -> [Event] {
    let events = try state.venue.load(path)
    state.tick += 1
    state.trail = []
    return state.leaveCrowd() + events
  }

  /// Lets ticks pass, one by one, as long as the learner lets it.
  private func wait(_ state: inout State, _ ticks: Int) throws -> Applied {
    var entries: [EventLog.Entry] = []
    for _ in 0..<ticks {
      if surroundings.isInterrupted() { throw CommandError(.interrupted) }
      state.tick += 1
      entries += try state.venue.wait().map { EventLog.Entry(tick: state.tick, time: "", event: $0) }
    }
    return Applied(events: entries.map(\.event), entries: entries)
  }
  /// How many ticks are let pass in search of an event where no path ends them.
  private static let mostPlainSteps = 1_000

  /// Walks the path, step by step, as long as the learner lets it.
  private func walk(_ state: inout State, count: Int, until: EventKind?) throws -> Applied {
    var events: [Event] = []
    var steps = Report.Steps()
    var entries: [EventLog.Entry] = []
    // The picture begins with what the account was worth before the first step, not when the prices were loaded.
    if state.trail.isEmpty { try state.extendTrail() }
    for _ in 0..<count {
      if surroundings.isInterrupted() { throw CommandError(.interrupted) }
      if steps.taken > 0, !state.venue.canStep { break }
      let happened = try state.venue.step()
      state.tick += 1
      // Thousands of closes would push out what matters; the path itself keeps them.
      let time = state.venue.path.map { $0.steps[state.venue.cursor - 1].time } ?? ""
      for event in happened where event.kind != .ticked && !event.kind.isOnlyOfPrice {
        entries.append(EventLog.Entry(tick: state.tick, time: time, event: event))
      }
      try state.extendTrail()
      events += happened
      steps.taken += 1
      if let until, happened.contains(where: { $0.kind == until }) {
        steps.reached = until
        break
      }
    }
    steps.awaited = until
    return Applied(events: events, steps: steps, entries: entries)
  }
}
