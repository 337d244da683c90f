import Foundation

/// The one table a run prints.
struct Table {
  private var rows = [["benchmark", "measured", "against", "ratio", "min to max", "aim"]]
  private var notes: [String] = []

  /// A ratio, pair by pair.
  mutating func add(_ name: String, _ measured: String, against: String, _ ratio: Samples, aim: String = "") {
    rows.append([
      name, measured, against, Self.number(ratio.median),
      "\(Self.number(ratio.least)) to \(Self.number(ratio.most))", aim,
    ])
  }

  /// One number with nothing beside it.
  mutating func add(_ name: String, _ measured: String, aim: String = "") {
    rows.append([name, measured, "", "", "", aim])
  }

  /// A sentence below the table.
  mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = rows.map { row in
      let cells = zip(row, widths).enumerated().map { index, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return index == 0 || index == row.count - 1 ? cell.0 + padding : padding + cell.0
      }
      return Self.trimmed(cells.joined(separator: "  "))
    }
    lines.insert(String(repeating: "-", count: widths.reduce(2 * (widths.count - 1), +)), at: 1)
    return (lines + notes).joined(separator: "\n")
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// Three digits that mean something.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "none" }
    return String(format: value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.3f", value)
  }

  static func milliseconds(_ seconds: Double) -> String { number(seconds * 1e3) + " ms" }
  static func microseconds(_ seconds: Double) -> String { number(seconds * 1e6) + " us" }
  static func rate(_ perSecond: Double) -> String { number(perSecond / 1e3) + " k/s" }
}
