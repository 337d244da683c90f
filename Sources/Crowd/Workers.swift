import Dispatch

/// How many threads a crowd's large loops use. What they compute doesn't depend on it: each element is computed alone,
/// and what is put together afterward is put together in order.
public struct Workers: Equatable, Sendable {
  /// The number of threads, 1 or more.
  public let count: Int

  /// So many threads, at least one and at most 64.
  public init(_ count: Int) {
    self.count = min(max(count, 1), 64)
  }

  /// Below this many elements a second thread costs more than it saves.
  private static let worthwhile = 8_192

  /// The pieces that so many elements are cut into: as many as there are threads, in order, none empty but the only one.
  func pieces(of total: Int) -> [Range<Int>] {
    let pieces = total < Self.worthwhile ? 1 : count
    return (0..<pieces).map { total * $0 / pieces..<total * ($0 + 1) / pieces }
  }

  /// Runs `body` over all pieces, on as many threads, and returns what it returns in the pieces' order.
  func map<Result: Sendable>(_ total: Int, _ body: @Sendable (Range<Int>) -> Result) -> [Result] {
    let pieces = pieces(of: total)
    if pieces.count == 1 { return pieces.map(body) }
    var results: [Result?] = pieces.map { _ in nil }
    results.withUnsafeMutableBufferPointer { results in
      // Each thread writes an element of its own.
      nonisolated(unsafe) let results = results
      DispatchQueue.concurrentPerform(iterations: pieces.count) { results[$0] = body(pieces[$0]) }
    }
    return results.compactMap { $0 }
  }
}
