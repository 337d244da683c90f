import Margin
import Market

/// The smallest single actions that would have kept a pot from liquidation on the prices walked so far.
///
/// Each is found by trying, not by a formula: the account is put through the very prices it met, once for each amount
/// tried. What survives is one interval of amounts, since equity is linear in what is held and the requirement convex, so
/// halving finds its lower end to the cent or to the lot.
struct Rescue: Sendable {
  /// Something that could have been done.
  enum Action: Equatable, Sendable {
    /// Putting money in.
    case deposit
    /// Giving an isolated position more margin.
    case margin(Symbol)
    /// Closing part of a position.
    case reduce(Symbol)
    /// Opening a position in another market, or adding to one.
    case hedge(Symbol, Side)
  }

  /// How much of an action it takes, and when.
  struct Remedy: Equatable, Sendable {
    var when: Story.Time
    /// Money for a deposit or margin, units of the base asset otherwise.
    var amount: Fixed
  }

  /// An action with the least that works from the first moment on, and the last moment at which any amount works.
  struct Line: Equatable, Sendable {
    var action: Action
    var first: Remedy?
    var last: Remedy?
  }

  /// The isolated position it is about; nil for the pool.
  var market: Symbol?
  /// When the learner's last instruction before the end had been carried out.
  var from: Story.Time
  /// When the requirement was reached.
  var reached: Story.Time
  /// What could have been done, and whether it helps.
  var lines: [Line]
}

extension Rescue {
  /// What could have been done about a passage's last liquidation, or about the requirement that is reached while
  /// liquidation is off; nil when there is nothing to prevent.
  static func of(_ passage: Passage, isInterrupted: @escaping @Sendable () -> Bool) throws -> Rescue? {
    guard let course = try Course(passage, isInterrupted: isInterrupted), let end = course.firstReach else {
      return nil
    }
    var lines: [Line] = []
    for action in course.actions {
      if isInterrupted() { throw CommandError(.interrupted) }
      let first = try course.remedy(action, at: 0)
      var last: Remedy?
      for boundary in course.boundaries.reversed() where boundary <= end && boundary > 0 {
        if isInterrupted() { throw CommandError(.interrupted) }
        last = try course.remedy(action, at: boundary)
        if last != nil { break }
      }
      lines.append(Line(action: action, first: first, last: last ?? first))
    }
    return Rescue(market: course.market, from: course.time(of: 0), reached: course.stops[end].when, lines: lines)
  }
}
