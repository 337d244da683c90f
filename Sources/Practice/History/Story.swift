import Margin
import Market

/// How an account came to a margin call or a liquidation: what took its equity, and what became of it.
struct Story: Sendable {
  /// A time on the way.
  struct Time: Equatable, Sendable {
    /// How often prices had changed.
    var tick: Int
    /// The time on the price path; empty outside one.
    var time: String
  }

  /// One change of prices and what it took.
  struct Move: Sendable {
    /// When.
    var when: Time
    /// The markets the pot holds, with their marks before and after.
    var marks: [(symbol: Symbol, from: Fixed, to: Fixed)]
    /// What the pot's equity lost or gained by them.
    var brought: Fixed
  }

  /// Whether it ended in a liquidation; else in a margin call.
  var isLiquidation: Bool
  /// The isolated position it is about; nil for the pool.
  var market: Symbol?
  /// When the first of the pot's positions was opened, or the record begins.
  var began: Time
  /// When it ended.
  var ended: Time
  /// Equity and requirement on the way, part by part.
  var change: PotChange
  /// The moves that took the most, worst first.
  var worst: [Move]
  /// When the margin call came; nil when there was none before the end.
  var called: Time?
  /// What the liquidation did, and what it led to.
  var aftermath: [Event]

  /// How many of the worst moves are told.
  static let mostMoves = 3
}

extension Story {
  /// The last liquidation of a passage, or the margin call that stands; nil when there is neither.
  static func last(of passage: Passage, isInterrupted: @escaping @Sendable () -> Bool) throws -> Story? {
    let deeds = passage.deeds
    var search = Search()
    var rerun = try Rerun(passage.start, isInterrupted: isInterrupted)
    try rerun.go(through: deeds) { search.look(at: $0) }
    guard let end = search.end else { return nil }
    var telling = try Telling(end, passage.start.account)
    rerun = try Rerun(passage.start, isInterrupted: isInterrupted)
    try rerun.go(through: deeds) { try telling.listen(to: $0) }
    return telling.story
  }

  /// An end of a story and where it began, in stops counted from 0.
  struct End {
    var stop: Int
    var first: Int
    var market: Symbol?
    var isLiquidation: Bool
  }

  /// The first time through: where the last story ends, and where it began.
  private struct Search {
    var end: End?
    private var stop = 0
    /// Since which stop each pot has had a position, by market; the pool under nil.
    private var opened: [Symbol?: Int] = [:]

    mutating func look(at here: Rerun.Stop) {
      let before = here.moment.before
      for market in [nil] + before.slots.map({ Symbol?.some($0.symbol) }) where !before.holds(in: market) {
        opened[market] = stop
      }
      for event in here.moment.events {
        switch event.kind {
        case .liquidationStarted:
          end = End(stop: stop, first: opened[event.market] ?? 0, market: event.market, isLiquidation: true)
        case .marginCall where end?.isLiquidation != true:
          end = End(stop: stop, first: opened[event.market] ?? 0, market: event.market, isLiquidation: false)
        case .marginCallOver where end?.isLiquidation == false && end?.market == event.market: end = nil
        default: break
        }
      }
      stop += 1
    }
  }

  /// The second time through: what happened between the two.
  private struct Telling {
    private let end: End
    private var stop = 0
    private var moves: [Move] = []
    private(set) var story: Story

    init(_ end: End, _ start: Account) throws {
      self.end = end
      let nothing = Time(tick: 0, time: "")
      story = Story(
        isLiquidation: end.isLiquidation, market: end.market, began: nothing, ended: nothing,
        change: try PotChange(end.market, from: start), worst: [], aftermath: [])
    }

    mutating func listen(to here: Rerun.Stop) throws {
      defer { stop += 1 }
      guard stop >= end.first, stop <= end.stop else { return }
      let (moment, when) = (here.moment, Time(tick: here.tick, time: here.time))
      if stop == end.first {
        story.began = when
        story.change = try PotChange(end.market, from: moment.before)
      }
      try note(moment, when)
      guard stop == end.stop else {
        if moment.events.contains(where: { $0.kind == .marginCall && $0.market == end.market }) { story.called = when }
        if moment.events.contains(where: { $0.kind == .marginCallOver && $0.market == end.market }) {
          story.called = nil
        }
        return try story.change.add(from: moment.before, to: moment.after, moment.events)
      }
      // The end is where the account is judged; what the liquidation costs comes after it.
      try story.change.add(from: moment.before, to: moment.judged, [])
      story.ended = when
      story.worst = Array(
        moves.filter(\.brought.isNegative).sorted { $0.brought < $1.brought }.prefix(Story.mostMoves))
      story.aftermath = moment.events.reversed().prefix {
        !($0.kind == .liquidationStarted && $0.market == end.market)
      }.reversed()
    }

    /// Adds what prices did, to the move of the same tick where there is one.
    private mutating func note(_ moment: Moment, _ when: Time) throws {
      var move = moves.last?.when == when ? moves.removeLast() : Move(when: when, marks: [], brought: .zero)
      for slot in moment.reached.slots {
        guard let old = moment.before[slot.symbol], old.mark != slot.mark else { continue }
        let holds = old.isOpen && (end.market == nil ? !old.isIsolated : slot.symbol == end.market)
        let shares = end.market == nil ? try moment.before.brought(to: old, at: slot.mark) : .zero
        guard holds || !shares.isZero else { continue }
        move.brought = try move.brought + shares + (holds ? old.size * (slot.mark - old.mark) : .zero)
        if let index = move.marks.firstIndex(where: { $0.symbol == slot.symbol }) {
          move.marks[index].to = slot.mark
        } else {
          move.marks.append((slot.symbol, old.mark, slot.mark))
        }
      }
      if !move.marks.isEmpty { moves.append(move) }
    }
  }
}

extension Account {
  /// Whether the pool, or a market's isolated position, holds anything.
  func holds(in market: Symbol?) -> Bool {
    slots.contains { $0.isOpen && (market == nil ? !$0.isIsolated : $0.isIsolated && $0.symbol == market) }
  }
}
