import KitFiles
import Synchronization

/// What was read from files, so that a text that was read before isn't worked out again: a lesson that is played with a
/// thousand draws loads its scenario a thousand times.
///
/// The file itself is read anew each time, so what is changed in it counts.
final class Shelf<Value: Sendable>: Sendable {
  /// How many files are held; with more, all are forgotten.
  private static var most: Int { 32 }

  private let held = Mutex<[String: (text: String, result: Result<Value, FindingList>)]>([:])

  /// What a text of a file comes to.
  func result(
    _ text: String, file: String, _ read: (String, String) -> Result<Value, FindingList>
  ) throws -> Value {
    if let known = held.withLock({ $0[file] }), known.text == text { return try Self.value(known.result) }
    let result = read(text, file)
    held.withLock { held in
      if held.count >= Self.most { held = [:] }
      held[file] = (text, result)
    }
    return try Self.value(result)
  }

  private static func value(_ result: Result<Value, FindingList>) throws -> Value {
    switch result {
    case .success(let value): return value
    case .failure(let findings): throw CommandError(.findings(findings.all))
    }
  }
}
