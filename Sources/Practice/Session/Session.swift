import DequeModule
import Document
import Margin
import Market

/// One learner's practice: a state, the states before it, and what goes on around it.
///
/// A value. `perform` either carries a command out or reports why not and leaves everything as it was. Prompt, script,
/// lesson and test all come through here.
///
///     var session = Session(terms, surroundings)
///     let report = session.perform("deposit 10,000")
public struct Session: Sendable {
  /// How many changes can be taken back.
  public static let mostChanges = 500
  /// How many bookmarks can be kept.
  public static let mostBookmarks = 32
  /// How many commands are remembered for a transcript begun later.
  public static let mostRecorded = 5_000

  /// A change made, and what it takes to take it back.
  struct Change: Sendable {
    var command: String
    var before: State
    var history: History
  }

  /// A change taken back, and what it takes to do it again.
  struct Undone: Sendable {
    var command: String
    var after: State
    var history: Redo
  }

  /// What a change did to the log of events.
  enum History: Sendable {
    /// It added so many entries.
    case added(Int)
    /// It put another log in place of this one.
    case replaced(EventLog)
  }

  /// What doing a change again does to the log of events.
  enum Redo: Sendable {
    /// It adds these entries.
    case add([EventLog.Entry])
    /// It puts this log in place.
    case replace(EventLog)
  }

  var state: State
  /// What has happened on the way to the state.
  var log = EventLog()
  var past: Deque<Change> = []
  var future: [Undone] = []
  var bookmarks: [(name: String, state: State, log: EventLog)] = []
  var record: Deque<String> = []
  /// Whether `record` reaches back to an empty account.
  var recordIsWhole = true
  /// The state at the last mark; nil when none was set.
  var marked: State?
  /// The verbs used since the mark that no change in `past` shows, when there is a mark.
  var used: Set<Verb> = []
  private(set) var surroundings: Surroundings

  /// A session with an empty account.
  public init(_ terms: VenueTerms, _ surroundings: Surroundings) {
    self.state = State(terms)
    self.surroundings = surroundings
  }

  /// A session with an empty account under rules of the kit, or of a file.
  public init(rules name: String, _ surroundings: Surroundings) throws(CommandError) {
    do {
      self.init(try Self.rules(name, surroundings), surroundings)
    } catch {
      throw CommandError(CommandError.fact(of: error))
    }
  }

  /// The same session, stopping long work when something else says so.
  public func interruptible(by isInterrupted: @escaping @Sendable () -> Bool) -> Session {
    var session = self
    session.surroundings.isInterrupted = isInterrupted
    return session
  }

  /// The line that follows every change, for a beginning.
  public var summary: Document { Document([.paragraph(SummaryWords(state.venue.account).line)]) }

  /// What says that liquidations are held back; empty while none is.
  public var holds: Document { Document(FeedWords(state.venue).holds) }

  /// The venue with the learner's account, to look at.
  public var venue: Venue { state.venue }
  /// How often prices have changed.
  public var tick: Int { state.tick }

  /// The account in a word, for the prompt.
  public var standing: Standing { Standing(state.venue.account) }

  /// Carries out one command.
  public mutating func perform(_ command: String) -> Report {
    do {
      let parsed = try ParsedCommand.parse(command, state.venue.account)
      do {
        let report = try execute(parsed, command)
        noteUse(of: parsed.verb)
        return report
      } catch {
        return Report(command: command, state: state, error: CommandError(error, in: parsed))
      }
    } catch {
      return Report(command: command, state: state, error: error)
    }
  }

  /// A report that says nothing, for what a lesson answers by itself.
  public func silence(_ command: String) -> Report { Report(command: command, state: state) }

  /// Commits a state that a command led to, with what happened on the way.
  mutating func commit(_ next: State, _ command: String, _ entries: [EventLog.Entry]) {
    push(Change(command: command, before: state, history: .added(entries.count)))
    log.append(entries)
    state = next
  }

  /// Commits a state with a history of its own.
  mutating func commit(_ next: State, _ command: String, replacing log: EventLog) {
    push(Change(command: command, before: state, history: .replaced(self.log)))
    self.log = log
    state = next
  }

  private mutating func push(_ change: Change) {
    if past.count == Self.mostChanges { settle(past.removeFirst()) }
    past.append(change)
    if !future.isEmpty { future.removeAll() }
  }

  mutating func remember(_ command: String) {
    if record.count == Self.mostRecorded {
      record.removeFirst()
      recordIsWhole = false
    }
    record.append(command)
  }
}

/// How an account stands, in a word.
public enum Standing: String, Sendable {
  /// No position is open.
  case flat
  /// Equity is clear of the margin call.
  case safe
  /// A margin call stands.
  case marginCall = "margin call"
  /// Liquidation is off and would have begun.
  case under

  init(_ account: Account) {
    guard account.hasPositions else {
      self = .flat
      return
    }
    if !account.liquidates, (try? account.outlook().isDue) ?? true {
      self = .under
    } else if account.isCalled || account.slots.contains(where: \.isCalled) {
      self = .marginCall
    } else {
      self = .safe
    }
  }
}
