/// Measurements of one thing.
struct Samples {
  private(set) var values: [Double] = []

  mutating func add(_ value: Double) { values.append(value) }

  /// The middle one, which a few disturbed measurements don't move; the mean of both where there are two.
  var median: Double {
    let sorted = values.sorted()
    guard let last = sorted.last else { return .nan }
    let middle = sorted.count / 2
    guard sorted.count > 1, sorted.count.isMultiple(of: 2) else { return sorted.count == 1 ? last : sorted[middle] }
    return (sorted[middle - 1] + sorted[middle]) / 2
  }

  var least: Double { values.min() ?? .nan }
  var most: Double { values.max() ?? .nan }
}

/// Measurements of two things, taken in turns so that whatever else the machine does falls on both.
struct Pairs {
  private(set) var first = Samples()
  private(set) var second = Samples()
  /// First over second, pair by pair.
  private(set) var ratio = Samples()
  /// The least of the first over the least of the second: what is left when nothing else disturbs either.
  var undisturbed: Double { first.least / second.least }

  /// Measures in turns; one round before them is thrown away, since it finds caches cold.
  init(rounds: Int, _ a: () throws -> Double, _ b: () throws -> Double) rethrows {
    for round in 0...rounds {
      let (one, other) = (try a(), try b())
      guard round > 0 else { continue }
      first.add(one)
      second.add(other)
      ratio.add(one / other)
    }
  }
}

/// The seconds something takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  return try clock.measure(body) / .seconds(1)
}
