import Margin
import Market

/// Where a way led that was not taken, or the one that was.
struct Alternative: Sendable {
  /// What it is called beside the others.
  var name: String
  /// The venue at its end.
  var venue: Venue
  /// What happened on it, with the time on the price path where there is one.
  var events: [(tick: Int, time: String, event: Event)]
  /// Instructions that were refused on it.
  var refused: [Rerun.Refused]

  /// Goes through a passage as the variation has it.
  static func of(
    _ passage: Passage, _ variation: Variation, named name: String, isInterrupted: @escaping @Sendable () -> Bool
  ) throws -> Alternative {
    var events: [(tick: Int, time: String, event: Event)] = []
    var rerun = try Rerun(passage.start, variation, isInterrupted: isInterrupted)
    try rerun.go(through: passage.deeds + variation.ending) { stop in
      // A close after every step would be thousands of events; prices are not what ways differ in.
      for event in stop.moment.events where !event.kind.isOnlyOfPrice {
        events.append((stop.tick, stop.time, event))
      }
    }
    return Alternative(name: name, venue: rerun.venue, events: events, refused: rerun.refused)
  }

  /// The ends of pots on it, oldest first.
  var liquidations: [(tick: Int, time: String, event: Event)] { events.filter { $0.event.kind == .liquidationStarted } }
}
