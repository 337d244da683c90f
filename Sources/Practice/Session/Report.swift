import Crowd
import Document
import Glossary
import Margin
import Market

/// What a command asks of whoever runs the session.
public enum Effect: Equatable, Sendable {
  /// Leave.
  case quit
  /// Show things another way from now on.
  case display(setting: String, value: String)
  /// Something the lesson, the course or the review does.
  case lesson(LessonCommand)
  /// Go on with a transcript that has been begun in this file, or end it.
  case transcript(String?)
}

/// What became of one command: what happened, what was asked for, or what was wrong.
public struct Report: Sendable {
  /// What was asked for.
  enum Answer: Sendable {
    case changed
    case steps(Steps)
    case account, positions, thresholds
    case events([EventLog.Entry], of: Int)
    case figures([FigureResult])
    case derivation(Derivation, asked: Figure, under: [RulesView])
    case story(Story, isolated: Alternative?, Picture, savedTo: String?)
    case whatIf(Alternative)
    case compared([Alternative])
    case rescue(Rescue?)
    case ladder(Symbol, Side, Fixed, [Rung])
    case picture(Picture, savedTo: String?)
    case guards, betas, orders
    case feeds, relays
    case book(Symbol)
    case shares
    case crowd(CrowdView)
    case spiral(Spiral, Picture, savedTo: String?)
    case solvency(Solvency, [(symbol: Symbol, share: Fixed)])
    case capacityCurve(CapacityCurve, Picture, savedTo: String?)
    case calculation(String, Fixed)
    case undone([String]), redone([String])
    case bookmarks([String])
    case bookmarked(String), went(String)
    case wasReset
    case rules([String])
    case markets(Symbol?)
    case scenarios([String])
    case saved(String), loaded(String)
    case transcriptOn(String), transcriptOff
    case help(HelpTopic)
    case term(GlossaryEntry, taughtIn: [LessonNote])
    case terms([GlossaryEntry])
    case settings
    case set(String, String)
    case none
  }

  /// How far a walk along the path went.
  struct Steps: Equatable, Sendable {
    var taken = 0
    var awaited: EventKind?
    var reached: EventKind?
  }

  /// The command as typed.
  public let command: String
  /// What happened, oldest first.
  public let events: [Event]
  /// What was wrong; nil when the command was carried out.
  public let error: CommandError?
  /// What is asked of whoever runs the session.
  public let effects: [Effect]
  /// Whether the account was changed.
  public let changed: Bool
  let state: State
  let answer: Answer

  init(
    command: String, state: State, events: [Event] = [], answer: Answer = .none, error: CommandError? = nil,
    effects: [Effect] = [], changed: Bool = false
  ) {
    self.command = command
    self.events = events
    self.error = error
    self.effects = effects
    self.changed = changed
    self.state = state
    self.answer = answer
  }

  /// The report of a command that was refused after all, with the state as it is.
  public func failing(with error: CommandError, as command: String) -> Report {
    Report(command: command, state: state, error: error)
  }

  /// The same report under the words that were really typed.
  public func named(_ command: String) -> Report {
    Report(
      command: command, state: state, events: events, answer: answer, error: error, effects: effects, changed: changed)
  }

  /// How often prices have changed.
  public var tick: Int { state.tick }

  /// Whether the change can't be had again by carrying out the command again: it went to another state, or it read a
  /// file.
  public var needsSnapshot: Bool {
    switch answer {
    case .undone, .redone, .went, .loaded: true
    default: events.contains { [.scenarioLoaded, .rulesChanged].contains($0.kind) }
    }
  }

  /// Where a command stands: in which line of which file, or in which line typed.
  public struct Place: Equatable, Sendable {
    /// The file; nil at the prompt.
    public var file: String?
    /// The line's number, from 1; nil at the prompt.
    public var line: Int?
    /// The whole line.
    public var source: String
    /// Where the command begins in it, in UTF-8 bytes.
    public var offset: Int

    /// A place.
    public init(file: String? = nil, line: Int? = nil, source: String, offset: Int) {
      self.file = file
      self.line = line
      self.source = source
      self.offset = offset
    }
  }

  /// The report to be shown.
  ///
  /// - Parameter place: where the command stands, when it is part of a line.
  public func document(at place: Place? = nil) -> Document {
    if let error {
      let place = place ?? Place(source: command, offset: 0)
      return Document([.diagnostic(error.diagnostic(at: place, state.venue.account))])
    }
    return Document(blocks)
  }
}
