import Document
import Terminal

/// One picture of each kind, as the program would make it.
enum PictureSamples {
  static let bar = Picture(
    title: "Equity against what is required of it",
    words: "Equity is 1,200.50 USDT: 750.50 above the maintenance margin and 699.50 short of the initial margin.",
    content: .bar(
      Bar(
        filled: Bar.Mark("equity", 1200.5, "1,200.50 USDT", .good),
        marks: [
          Bar.Mark("liquidation fee", 120, "120.00"),
          Bar.Mark("maintenance margin", 450, "450.00", .danger),
          Bar.Mark("initial margin", 1900, "1,900.00", .warning),
        ],
        full: 2400)))

  static let chart = Picture(
    title: "Equity and maintenance margin against the price of BTC",
    words: "Long 0.5 BTC and short 10 ETH. Equity meets the maintenance margin at 41,919.2; now BTC is at 60,000.",
    content: .chart(
      Chart(
        x: Axis(
          "BTC price, USDT", 40_000...72_000,
          ticks: [Axis.Tick(40_000, "40,000"), Axis.Tick(72_000, "72,000"), Axis.Tick(56_000, "56,000")]
            + [Axis.Tick(48_000, "48,000"), Axis.Tick(64_000, "64,000")]),
        y: Axis(
          "USDT", -2_000...16_000,
          ticks: [
            Axis.Tick(0, "0"), Axis.Tick(5_000, "5,000"), Axis.Tick(10_000, "10,000"), Axis.Tick(15_000, "15,000"),
          ]),
        lines: [
          Chart.Line(
            "equity", stride(from: 40_000, through: 72_000, by: 400).map { Chart.Point($0, ($0 - 41_500) * 0.5) }, .good
          ),
          Chart.Line(
            "maintenance margin",
            stride(from: 40_000, through: 72_000, by: 400).map { Chart.Point($0, $0 * 0.005) }, .danger),
          Chart.Line(
            "free margin",
            stride(from: 40_000, through: 72_000, by: 400).map { Chart.Point($0, ($0 - 41_500) * 0.5 - $0 * 0.05) }),
        ],
        marks: [
          Chart.Mark("liquidation 41,919.2", at: 41_919.2, .danger),
          Chart.Mark("margin call 46,111.1", at: 46_111.1, .warning),
          Chart.Mark("now 60,000", at: 60_000, .strong),
        ])))

  /// A map as it is computed for a window of this width and 30 rows.
  static func map(width: Int) -> Picture {
    let size = mapSize(width: width, rows: 30)
    return map(columns: size.columns, rows: size.rows)
  }

  /// A map of so many cells.
  static func map(columns: Int, rows: Int) -> Picture {
    let cells = (0..<rows).map { row in
      let ether = 4_200 - 2_400 * (Double(row) + 0.5) / Double(rows)
      return (0..<columns).map { column in
        let bitcoin = 40_000 + 40_000 * (Double(column) + 0.5) / Double(columns)
        let equity = 10_000 + (bitcoin - 60_000) * 0.5 - (ether - 3_000) * 10
        let margin = 0.005 * bitcoin + 0.1 * ether
        return equity < 0 ? 3 : equity < margin ? 2 : equity < 6 * margin ? 1 : 0
      }
    }
    return Picture(
      title: "What becomes of the account, by the prices of BTC and ETH",
      words: "Two legs of one pot: it lives as long as BTC rises with ETH, and is liquidated where ETH rises alone.",
      content: .map(
        RegionMap(
          x: Axis(
            "BTC price, USDT", 40_000...80_000,
            ticks: [Axis.Tick(40_000, "40,000"), Axis.Tick(60_000, "60,000"), Axis.Tick(80_000, "80,000")]),
          y: Axis(
            "ETH price, USDT", 1_800...4_200,
            ticks: [Axis.Tick(2_000, "2,000"), Axis.Tick(3_000, "3,000"), Axis.Tick(4_000, "4,000")]),
          regions: [
            RegionMap.Region("safe", ".", .good), RegionMap.Region("margin call", "m", .warning),
            RegionMap.Region("liquidated", "L", .danger), RegionMap.Region("bankrupt", "B", .muted),
          ],
          cells: cells,
          path: [
            Chart.Point(60_000, 3_000), Chart.Point(62_000, 3_250), Chart.Point(61_000, 3_400),
            Chart.Point(58_000, 3_500),
          ],
          here: Chart.Point(58_000, 3_500))))
  }

  static let waterfall = Picture(
    title: "What the crash did to equity",
    words: "Equity fell from 10,000.00 to 1,452.00 USDT: BTC took 12,048.00, ETH gave back 3,600.00.",
    content: .waterfall(
      Waterfall([
        Waterfall.Item("equity before", from: 0, to: 10_000, "10,000.00"),
        Waterfall.Item("BTC long 0.5", from: 10_000, to: -2_048, "-12,048.00", .danger),
        Waterfall.Item("ETH short 10", from: -2_048, to: 1_552, "+3,600.00", .good),
        Waterfall.Item("funding and fees", from: 1_552, to: 1_452, "-100.00", .danger),
        Waterfall.Item("equity after", from: 0, to: 1_452, "1,452.00", .strong),
      ])))
}
