import KitFiles
import Margin
import Market

/// Reads prices from CSV files with the columns `time_utc,open,high,low,close`.
public enum PricesFile {
  /// The largest file read, in bytes.
  public static let limit = 4_194_304
  /// The header a file has to have.
  static let header = "time_utc,open,high,low,close"

  /// One market's rows.
  struct Series {
    var times: [String] = []
    var opens: [String: Fixed] = [:]
    var bars: [String: PricePath.Bar] = [:]
  }

  /// The rows of a file, or everything that is wrong with it.
  static func read(_ text: String, file: String) -> Result<Series, FindingList> {
    let findings = Findings(file: file)
    var series = Series()
    for (index, raw) in text.utf8.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      let line = raw.last == 13 ? raw.dropLast() : raw
      let place = (line: index + 1, column: 1)
      if index == 0 {
        if !line.elementsEqual(header.utf8) {
          findings.add(.row, place, "The columns are not the ones that are read.", "Begin with `\(header)`.")
          break
        }
        continue
      }
      if line.isEmpty { continue }
      guard series.times.count < PricePath.mostSteps else {
        findings.add(.row, place, "More than \(PricePath.mostSteps) rows.", "Split the file.")
        break
      }
      add(line, to: &series, place, findings)
    }
    if series.times.isEmpty, findings.all.isEmpty {
      findings.add(.row, (1, 1), "There are no rows.", "Add rows, oldest first.")
    }
    return findings.all.isEmpty ? .success(series) : .failure(FindingList(all: findings.all))
  }

  private static func add(
    _ line: Substring.UTF8View, to series: inout Series, _ place: (line: Int, column: Int), _ findings: Findings
  ) {
    let fields = line.split(separator: 44, omittingEmptySubsequences: false)
    guard fields.count == 5 else {
      findings.add(.row, place, "The row has \(fields.count) fields.", "Write five, as the header says.")
      return
    }
    let time = String(Substring(fields[0])).prefixText(32)
    let prices = fields.dropFirst().map { price($0) }
    guard let open = prices[0], open.isPositive, let bars = PriceRow.bars([prices[1], prices[2], prices[3]]) else {
      findings.add(.row, place, "The prices of the row are impossible.", "Let high be the highest and low the lowest.")
      return
    }
    if let last = series.times.last, last >= time {
      findings.add(.row, place, "The row is not later than the one before.", "Put the oldest row first.")
      return
    }
    series.opens[time] = open
    series.times.append(time)
    series.bars[time] = bars[0]
  }

  /// A price with as many decimals as it has; beyond twelve they are cut, since no tick is finer.
  private static func price(_ field: Substring.UTF8View) -> Fixed? {
    let parts = field.split(separator: 46, maxSplits: 1, omittingEmptySubsequences: false)
    let short = parts.count == 2 ? Array(parts[0]) + [46] + Array(parts[1].prefix(12)) : Array(field)
    return try? NumberText.parse(short, allowing: []).value
  }

  /// A path of several markets, on the times that all of them have.
  static func path(_ series: [(symbol: Symbol, series: Series)]) -> PricePath? {
    guard let first = series.first?.series else { return nil }
    let shared = first.times.filter { time in series.allSatisfy { $0.series.bars[time] != nil } }
    guard let startTime = shared.first else { return nil }
    let steps = shared.map { time in
      PricePath.Step(time: time, bars: series.compactMap { $0.series.bars[time] })
    }
    return PricePath(
      id: "prices", title: "Prices from files", source: "the learner's files", interval: "",
      markets: series.map(\.symbol), startTime: startTime, start: series.compactMap { $0.series.opens[startTime] },
      steps: steps)
  }
}
