import Document

/// Pictures of what seldom happens.
extension PictureSamples {
  static let strangeBar = Picture(
    title: "Nothing left", words: "Equity is 80 below zero.",
    content: .bar(
      Bar(
        filled: Bar.Mark("equity", -80, "-80.00", .danger),
        marks: [
          Bar.Mark("maintenance", 50, "50.00"), Bar.Mark("liquidation", 50, "50.00", .danger),
          Bar.Mark("initial", 500, "500.00"), Bar.Mark("unknown", .nan, "no number"),
        ],
        full: 100)))

  static let crowdedBar = Picture(
    title: "Steps", words: "Each step has a mark.",
    content: .bar(
      Bar(
        filled: Bar.Mark("notional", 55, "55k"),
        marks: [20, 22, 24, 80].map { Bar.Mark("step that begins at", $0, "\(Int($0))k") }, full: 100)))

  static let nestedBar = Picture(
    title: "Equity", words: "Equity is 120.00 (of 450.00).",
    content: .bar(
      Bar(
        filled: Bar.Mark("equity", 120, "120.00"),
        marks: [Bar.Mark("initial", 450, "450.00"), Bar.Mark("call", 200, "20.00")], full: 500)))

  static let strangeChart = Picture(
    title: "Gaps", words: "A price that stopped twice.",
    content: .chart(
      Chart(
        x: Axis(
          "", 0...10, ticks: [Axis.Tick(0, "0"), Axis.Tick(11, "11"), Axis.Tick(0.1, "hidden"), Axis.Tick(10, "10")]),
        y: Axis("", 1...2, ticks: [Axis.Tick(1, "1"), Axis.Tick(2, "2"), Axis.Tick(2, "two")]),
        lines: [
          Chart.Line(
            "price",
            [
              Chart.Point(-5, 0), Chart.Point(3, 1.5), Chart.Point(3.5, .nan), Chart.Point(4, 1.2),
              Chart.Point(5, .infinity),
              Chart.Point(6, 1), Chart.Point(6, 99),
            ]),
          Chart.Line("nothing", []),
        ],
        marks: [
          Chart.Mark("first", at: 8), Chart.Mark("second", at: 8), Chart.Mark("beyond", at: 12),
          Chart.Mark("never", at: .nan),
        ])))

  static let strangeMap = Picture(
    title: "Letters", words: "Regions of any letter.",
    content: .map(
      RegionMap(
        x: Axis("", 0...1, ticks: []), y: Axis("", 0...1, ticks: []),
        regions: [
          RegionMap.Region("one", "a", .plain), RegionMap.Region("two", "a", .plain),
          RegionMap.Region("three", "\u{1B}", .plain), RegionMap.Region("four", "@", .plain),
        ],
        cells: [[0, 0, 0, 1, 1, 1], [2, 2], [], [3, 3, 3, 3, 9, -1]], path: [], here: Chart.Point(2, 0.5))))

  static let emptyMap = Picture(
    title: "Empty", words: "There is nothing to see.",
    content: .map(
      RegionMap(
        x: Axis("", 0...1, ticks: []), y: Axis("", 0...1, ticks: []), regions: [], cells: [[], []],
        here: Chart.Point(0, 0))))

  static let strangeWaterfall = Picture(
    title: "Below", words: "It ends at -300.",
    content: .waterfall(
      Waterfall([
        Waterfall.Item("before", from: 0, to: -200, "-200.00"),
        Waterfall.Item("a little less", from: -200, to: -200.01, "-0.01"),
        Waterfall.Item("nothing", from: -200.01, to: -200.01, "0.00"),
        Waterfall.Item("unknown", from: -200.01, to: .nan, "no number"),
        Waterfall.Item("down", from: -200.01, to: -300, "-99.99", .danger),
        Waterfall.Item("up and over", from: -300, to: 100, "+400.00", .good),
        Waterfall.Item("a name that takes more than a line", from: 100, to: -300, "-400.00"),
      ])))
}
