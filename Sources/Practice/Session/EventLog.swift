import Margin

/// What has happened, newest last, of which the last 10,000 or so are kept.
///
/// Stored in sealed pieces that copies share, so that every state on the undo stack can hold its own history at the
/// cost of one short piece.
struct EventLog: Sendable {
  /// An event with the tick it happened at.
  struct Entry: Equatable, Sendable {
    var tick: Int
    /// The time on the price path; empty outside one.
    var time: String
    var event: Event
  }

  private final class Piece: Sendable {
    let entries: [Entry]

    init(_ entries: [Entry]) {
      self.entries = entries
    }
  }

  private static let pieceLength = 64
  private static let mostPieces = 160

  private var sealed: [Piece] = []
  private var open: [Entry] = []
  /// How many events there have been, the forgotten ones included.
  private(set) var count = 0

  mutating func append(_ events: [Event], at tick: Int, time: String = "") {
    for event in events {
      open.append(Entry(tick: tick, time: time, event: event))
      count += 1
      guard open.count == Self.pieceLength else { continue }
      if sealed.count == Self.mostPieces { sealed.removeFirst() }
      sealed.append(Piece(open))
      open = []
    }
  }

  /// The last `count` entries that are kept, oldest first.
  func last(_ count: Int) -> [Entry] {
    var taken = open
    for piece in sealed.reversed() where taken.count < count { taken = piece.entries + taken }
    return Array(taken.suffix(count))
  }

  /// Whether an event of the kind is among those kept.
  func contains(_ kind: EventKind) -> Bool {
    open.contains { $0.event.kind == kind } || sealed.contains { $0.entries.contains { $0.event.kind == kind } }
  }
}

extension EventLog: Equatable {
  static func == (a: EventLog, b: EventLog) -> Bool {
    a.count == b.count && a.open == b.open && a.sealed.count == b.sealed.count
      && zip(a.sealed, b.sealed).allSatisfy { $0 === $1 || $0.entries == $1.entries }
  }
}
