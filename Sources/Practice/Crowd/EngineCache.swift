import Crowd
import Synchronization

/// The accounts of a crowd as they were at one time, shared by the states that know how to make them.
final class EngineCache: Sendable {
  private let held = Mutex<(engine: CrowdEngine, met: [CrowdScene.Met])?>(nil)

  /// The engine out of the cache, with how much of this it has met; nil when it has met anything else.
  func take(after met: [CrowdScene.Met]) -> (engine: CrowdEngine, done: Int)? {
    held.withLock { held in
      guard let (engine, past) = held, met.starts(with: past) else { return nil }
      // Taken out, so that it isn't copied when it is changed.
      held = nil
      return (engine, past.count)
    }
  }

  /// Puts an engine back with what it has met.
  func put(_ engine: CrowdEngine, after met: [CrowdScene.Met]) {
    held.withLock { $0 = (engine, met) }
  }
}
