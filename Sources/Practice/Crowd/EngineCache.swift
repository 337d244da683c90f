import Crowd
import Synchronization

/// The accounts of a crowd as they were at one time, shared by the states that know how to make them.
final class EngineCache: Sendable {
  private let held = Mutex<(engine: CrowdEngine, past: Past?)?>(nil)

  /// The engine out of the cache, with what it has yet to meet, the next one last; nil when it has met anything else.
  func take(for last: Past?) -> (engine: CrowdEngine, rest: [CrowdScene.Met])? {
    held.withLock { held in
      guard let (engine, past) = held, let rest = Past.since(past, to: last) else { return nil }
      // Taken out, so that it isn't copied when it is changed.
      held = nil
      return (engine, rest)
    }
  }

  /// Puts an engine back with what it has met.
  func put(_ engine: CrowdEngine, after past: Past?) {
    held.withLock { $0 = (engine, past) }
  }
}

/// What a crowd met in a tick, and before: a chain that states share, since each adds one to the chain before it.
final class Past: Sendable {
  let met: CrowdScene.Met
  let number: Int
  private let previous: Past?

  init(_ met: CrowdScene.Met, after previous: Past?) {
    self.met = met
    self.previous = previous
    number = (previous?.number ?? 0) + 1
  }

  /// What came after one place of the chain up to another, newest first; nil when the one isn't on the way to the other.
  static func since(_ start: Past?, to end: Past?) -> [CrowdScene.Met]? {
    var (here, mets) = (end, [CrowdScene.Met]())
    while let past = here, past !== start {
      mets.append(past.met)
      here = past.previous
    }
    return here === start ? mets : nil
  }

  /// Whether the same was met on two ways.
  static func areEqual(_ a: Past?, _ b: Past?) -> Bool {
    var (one, other) = (a, b)
    while one !== other {
      guard let here = one, let there = other, here.met == there.met else { return false }
      (one, other) = (here.previous, there.previous)
    }
    return true
  }
}
