import DequeModule
import Margin

/// What has happened, newest last, of which the last 10,000 are kept.
struct EventLog: Equatable, Sendable {
  /// An event with the tick it happened at.
  struct Entry: Equatable, Sendable {
    var tick: Int
    /// The time on the price path; empty outside one.
    var time: String
    var event: Event
  }

  /// How many entries are kept.
  static let most = 10_000

  private var entries: Deque<Entry> = []
  /// How many events there have been, the forgotten ones included.
  private(set) var count = 0
  /// How many there had been at the last mark.
  private var marked = 0

  mutating func append(_ new: [Entry]) {
    for entry in new {
      if entries.count == Self.most { entries.removeFirst() }
      entries.append(entry)
    }
    count += new.count
  }

  /// Takes back the newest entries.
  mutating func removeLast(_ number: Int) {
    entries.removeLast(min(number, entries.count))
    count -= number
  }

  /// Sets a mark behind the newest entry.
  mutating func mark() { marked = count }

  /// The entries since the mark, oldest first.
  var sinceMark: Deque<Entry>.SubSequence { entries.suffix(max(0, count - marked)) }

  /// The last `number` entries that are kept, oldest first.
  func last(_ number: Int) -> [Entry] { Array(entries.suffix(number)) }
}
