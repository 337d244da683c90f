import Document
import Margin
import Market

/// What the account was worth at every change of prices, with what happened on the way.
struct PathPicture {
  private let state: State
  private let isInterrupted: @Sendable () -> Bool

  init(_ state: State, isInterrupted: @escaping @Sendable () -> Bool) {
    self.state = state
    self.isInterrupted = isInterrupted
  }

  /// Events that are marked.
  private static let marked: Set<EventKind> = [.marginCall, .liquidationStarted, .badDebt, .guardActed, .fundingPaid]
  /// How many events are named; of more, the first ones.
  private static let mostMarks = 12

  var picture: Picture {
    get throws {
      var values: [(tick: Int, time: String, value: Fixed)] = []
      var marks: [(tick: Int, time: String, kind: EventKind)] = []
      var rerun = try Rerun(state.passage.start, isInterrupted: isInterrupted)
      try rerun.go(through: state.passage.deeds) { stop in
        let value = try stop.moment.after.value(of: Figure(.accountValue))
        if values.last?.tick == stop.tick { values.removeLast() }
        values.append((stop.tick, stop.time, value))
        for event in stop.moment.events where Self.marked.contains(event.kind) {
          if marks.last?.tick != stop.tick || marks.last?.kind != event.kind {
            marks.append((stop.tick, stop.time, event.kind))
          }
        }
      }
      guard values.count > 1, let first = values.first, let last = values.last else {
        throw CommandError(.nothingToCompare)
      }
      return chart(values, marks, first, last)
    }
  }

  private func chart(
    _ values: [(tick: Int, time: String, value: Fixed)], _ marks: [(tick: Int, time: String, kind: EventKind)],
    _ first: (tick: Int, time: String, value: Fixed), _ last: (tick: Int, time: String, value: Fixed)
  ) -> Picture {
    let words = NumberWords(state.venue.account)
    let all = values.map(\.value.double) + [0]
    let (low, high) = (all.min() ?? 0, max(all.max() ?? 1, (all.min() ?? 0) + 1))
    let lowest = values.min { $0.value < $1.value } ?? last
    let highest = values.max { $0.value < $1.value } ?? last
    let said = marks.prefix(4).map { "\(Self.name($0.kind)) \(AlternativeWords.time($0.tick, $0.time))" }
    let sentence =
      "The account's value went from \(words.money(first.value)) to \(words.money(last.value)) \(words.quote), lowest "
      + "\(words.money(lowest.value)) \(AlternativeWords.time(lowest.tick, lowest.time)), highest "
      + "\(words.money(highest.value)) \(AlternativeWords.time(highest.tick, highest.time))."
      + (said.isEmpty ? "" : " On the way: \(said.joined(separator: ", "))\(marks.count > 4 ? " and more" : "").")
    let ends = [first, values[values.count / 2], last].map {
      Axis.Tick(Double($0.tick), $0.time.isEmpty ? "\($0.tick)" : $0.time)
    }
    return Picture(
      title: "The account's value", words: sentence,
      content: .chart(
        Chart(
          x: Axis("changes of prices", Double(first.tick)...Double(max(last.tick, first.tick + 1)), ticks: ends),
          y: Axis(words.quote, low...high, ticks: EquityPicture.ticks(low, high)),
          lines: [.init("account value", values.map { .init(Double($0.tick), $0.value.double) }, .good)],
          marks: marks.prefix(Self.mostMarks).map {
            .init(
              "\(Self.name($0.kind)) \(AlternativeWords.time($0.tick, $0.time))", at: Double($0.tick),
              $0.kind == .liquidationStarted || $0.kind == .badDebt ? .danger : .warning)
          })))
  }

  private static func name(_ kind: EventKind) -> String {
    switch kind {
    case .marginCall: "margin call"
    case .liquidationStarted: "liquidation"
    case .badDebt: "bad debt"
    case .guardActed: "guard"
    default: "funding"
    }
  }
}
