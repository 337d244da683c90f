import Margin
import Market

/// A passage gone through again, as it was or with something done differently.
struct Rerun {
  /// A settlement on the way, with its place.
  struct Stop {
    /// The deed it belongs to, counted from 0.
    var deed: Int
    /// How often prices had changed, counted from the beginning of the passage.
    var tick: Int
    /// The time on the price path; empty outside one.
    var time: String
    /// What happened there.
    var moment: Moment
  }

  /// An instruction that was refused this time.
  struct Refused {
    /// What was to be done.
    var command: Command
    /// Why it was not.
    var error: any Error
  }

  /// The venue as it stands now.
  private(set) var venue: Venue
  /// What was refused so far.
  private(set) var refused: [Refused] = []
  private let variation: Variation
  private let isInterrupted: @Sendable () -> Bool
  private var tick = 0

  /// A passage's beginning.
  ///
  /// - Throws: what makes the variation impossible from the beginning.
  init(_ start: Venue, _ variation: Variation = .none, isInterrupted: @escaping @Sendable () -> Bool) throws {
    self.venue = try variation.begin(start)
    self.variation = variation
    self.isInterrupted = isInterrupted
  }

  /// Goes through deeds. Instructions the venue refuses this time are noted and left out; a path that can't be loaded
  /// since positions are open this time, too.
  ///
  /// - Parameter visit: shown every settlement on the way; what it throws ends the rerun.
  mutating func go(through deeds: [Deed], visit: @escaping (Stop) throws -> Void = { _ in }) throws {
    for (number, deed) in deeds.enumerated() {
      guard let deed = try variation.deed(deed, on: venue) else { continue }
      try go(through: deed, number, visit)
    }
  }

  private mutating func go(through deed: Deed, _ number: Int, _ visit: @escaping (Stop) throws -> Void) throws {
    if isInterrupted() { throw CommandError(.interrupted) }
    switch deed {
    case .instruction(.wait(let ticks)):
      for _ in 0..<ticks {
        if isInterrupted() { throw CommandError(.interrupted) }
        tick += 1
        _ = try venue.wait(witness: witness(number, time, visit))
      }
    case .instruction(let command):
      if command.isOfPrices { tick += 1 }
      do {
        _ = try venue.carryOut(command, witness: witness(number, time, visit))
      } catch let error as Refusal {
        refused.append(Refused(command: command, error: error))
      } catch  where error is GuardError || error is MarketRefusal {
        refused.append(Refused(command: command, error: error))
      } catch let error as RelayRefusal {
        refused.append(Refused(command: command, error: error))
      }
    case .steps(let count):
      for _ in 0..<count {
        guard venue.canStep else { return }
        if isInterrupted() { throw CommandError(.interrupted) }
        tick += 1
        let time = venue.path.map { $0.steps[venue.cursor].time } ?? ""
        _ = try venue.step(witness: witness(number, time, visit))
      }
    case .path(let path):
      tick += 1
      // Positions that are still open this time would be hit by the jump; they are closed as the learner's would be, and
      // shares of pools taken out.
      if venue.account.hasPositions { _ = try venue.carryOut(.closeAll, witness: witness(number, time, visit)) }
      for symbol in venue.provided {
        _ = try venue.carryOut(.takeOut(symbol, part: .one), witness: witness(number, time, visit))
      }
      _ = try venue.load(path, witness: witness(number, path.startTime, visit))
    case .rules(let terms): _ = try venue.adopt(terms, witness: witness(number, time, visit))
    }
  }

  /// The time on the price path; empty outside one.
  private var time: String {
    guard let path = venue.path else { return "" }
    return venue.cursor == 0 ? path.startTime : path.steps[venue.cursor - 1].time
  }

  private func witness(_ deed: Int, _ time: String, _ visit: @escaping (Stop) throws -> Void) -> Witness {
    let tick = tick
    return { try visit(Stop(deed: deed, tick: tick, time: time, moment: $0)) }
  }
}
