import Margin

/// The numbers of a lesson that are drawn for each learner, as the author declares them.
public struct Numbers: Sendable {
  /// How a number comes about.
  enum Form: Equatable, Sendable {
    /// From low to high, in steps.
    case range(low: Fixed, step: Fixed, count: Int)
    /// One of these.
    case choice([Fixed])
    /// Computed from those before it.
    case computed(String)

    /// How many values it can take.
    var count: Int {
      switch self {
      case .range(_, _, let count): count
      case .choice(let values): values.count
      case .computed: 1
      }
    }
  }

  /// A declared number.
  struct Entry: Equatable, Sendable {
    var name: String
    var form: Form
    var line: SourceLine
  }

  /// What has to hold when a step is done, for every draw.
  struct Proof: Equatable, Sendable {
    var predicate: SourceLine
    /// The step; nil for the first one with a solution.
    var step: String?
  }

  /// The numbers, in the order they are declared.
  var entries: [Entry] = []
  /// Names whose declaration doesn't read; what uses them is not at fault.
  var faulty: Set<String> = []
  /// Comparisons that a draw has to satisfy.
  var filters: [SourceLine] = []
  /// What `check` proves of every draw.
  var proofs: [Proof] = []

  /// How many combinations there are; `most` when there are more.
  func combinations(atMost most: Int) -> Int {
    var product = 1
    for entry in entries {
      let (next, overflow) = product.multipliedReportingOverflow(by: max(1, entry.form.count))
      if overflow || next > most { return most }
      product = next
    }
    return product
  }
}
