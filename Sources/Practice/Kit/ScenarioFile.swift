import KitFiles
import Margin
import Market

/// Reads scenarios: a YAML head, and a row of prices a step.
public enum ScenarioFile {
  /// The largest scenario read, in bytes.
  public static let limit = 4_194_304

  /// The path a file describes, or everything that is wrong with it.
  public static func read(_ text: String, file: String) -> Result<PricePath, FindingList> {
    let findings = Findings(file: file)
    guard let root = YAMLMap.root(of: text, findings) else { return .failure(FindingList(all: findings.all)) }
    let (id, title) = (root.text("id", longest: 64), root.text("title"))
    _ = root.text("summary")
    let (source, interval) = (root.text("source"), root.text("interval", longest: 16))
    let markets = markets(root, findings)
    checkColumns(root, markets, findings)
    let start = start(root, markets)
    let steps = steps(root, markets.count, findings)
    root.finish()
    guard findings.all.isEmpty, let id, let title, let source, let interval, let start else {
      return .failure(FindingList(all: findings.all))
    }
    return .success(
      PricePath(
        id: id, title: title, source: source, interval: interval, markets: markets, startTime: start.time,
        start: start.prices, steps: steps))
  }

  private static func markets(_ root: YAMLMap, _ findings: Findings) -> [Symbol] {
    guard let nodes = root.list("markets") else { return [] }
    let markets = nodes.prefix(8).compactMap { $0.scalar.flatMap { Symbol($0.string) } }
    if markets.isEmpty || markets.count != nodes.count || Set(markets).count != markets.count {
      findings.add(
        .value, root.place(of: "markets"), "`markets` has to name 1 to 8 different markets.",
        "Write `markets: [BTC, ETH]`.")
    }
    return markets
  }

  /// The columns are written out for the reader of the file; they have to say what the rows hold.
  private static func checkColumns(_ root: YAMLMap, _ markets: [Symbol], _ findings: Findings) {
    guard let nodes = root.list("columns") else { return }
    let expected = ["time"] + markets.flatMap { ["\($0) high", "\($0) low", "\($0) close"] }
    if nodes.map({ $0.scalar?.string ?? "" }) != expected {
      findings.add(
        .value, root.place(of: "columns"), "The columns don't fit the markets.",
        "Write `columns: [\(expected.joined(separator: ", "))]`.")
    }
  }

  private static func start(_ root: YAMLMap, _ markets: [Symbol]) -> (time: String, prices: [Fixed])? {
    guard let map = root.map("start") else { return nil }
    defer { map.finish() }
    let time = map.text("time", longest: 32)
    let prices = markets.compactMap { map.number($0.name, Fixed.ulp...Fixed(1_000_000_000)) }
    guard let time, prices.count == markets.count else { return nil }
    return (time, prices)
  }

  private static func steps(_ root: YAMLMap, _ markets: Int, _ findings: Findings) -> [PricePath.Step] {
    guard let node = root.node("ticks") else { return [] }
    // A block of text begins on the line after its key.
    let place = YAMLMap.place(of: node)
    guard let text = node.scalar?.string else {
      findings.add(.value, place, "`ticks` has to be rows of prices.", "Write `ticks: |` and the rows under it.")
      return []
    }
    var steps: [PricePath.Step] = []
    for (offset, line) in text.utf8.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy({ $0 == 32 }) { continue }
      let rowPlace = (line: place.line + 1 + offset, column: 1)
      guard steps.count < PricePath.mostSteps else {
        findings.add(.row, rowPlace, "More than \(PricePath.mostSteps) rows.", "Split the scenario.")
        break
      }
      let fields = line.split(separator: 32)
      guard fields.count == 1 + 3 * markets else {
        findings.add(
          .row, rowPlace, "The row has \(fields.count) fields.", "Write \(1 + 3 * markets), as the columns say.")
        continue
      }
      let prices = fields.dropFirst().map { try? NumberText.parse($0, allowing: []).value }
      if let bars = PriceRow.bars(prices) {
        steps.append(.init(time: String(Substring(fields[0])).prefixText(32), bars: bars))
      } else {
        findings.add(
          .row, rowPlace, "The prices of the row are impossible.",
          "Let high, low and close be prices, high ≥ close ≥ low.")
      }
    }
    if steps.isEmpty, findings.all.isEmpty {
      findings.add(.row, place, "There are no rows.", "Add a row a step.")
    }
    return steps
  }
}

/// A row of prices.
enum PriceRow {
  /// Bars of high, low and close; nil when one of them is impossible.
  static func bars(_ prices: [Fixed?]) -> [PricePath.Bar]? {
    var bars: [PricePath.Bar] = []
    for index in stride(from: 0, to: prices.count - 2, by: 3) {
      guard let high = prices[index], let low = prices[index + 1], let close = prices[index + 2],
        low.isPositive, low <= close, close <= high, high <= Fixed(1_000_000_000)
      else { return nil }
      bars.append(.init(high: high, low: low, close: close))
    }
    return bars
  }
}

extension String {
  /// The first `count` characters.
  func prefixText(_ count: Int) -> String { utf8.count <= count ? self : String(prefix(count)) }
}
