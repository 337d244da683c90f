import Document

/// Pictures of every kind with numbers and words that nobody should hand in; the same for the same seed.
struct RandomPictures {
  private var random: SeededGenerator
  private var words: RandomDocuments

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    words = RandomDocuments(seed: seed &+ 1)
  }

  mutating func picture() -> Picture {
    let content: Picture.Content =
      switch int(0...3) {
      case 0: .bar(bar())
      case 1: .chart(chart())
      case 2: .map(map())
      default: .waterfall(Waterfall(many(0...12) { $0.item() }))
      }
    return Picture(title: text(), words: text(), content: content)
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func many<Element>(_ range: ClosedRange<Int>, _ make: (inout RandomPictures) -> Element) -> [Element]
  {
    (0..<int(range)).map { _ in make(&self) }
  }

  private mutating func pick<Element>(_ elements: [Element], else other: Element) -> Element {
    elements.randomElement(using: &random) ?? other
  }

  private mutating func text() -> String {
    switch int(0...9) {
    case 0: ""
    case 1: words.words() + words.words() + words.words()
    case 2...4: words.words()
    default: pick(["equity", "BTC", "10,000.00", "liquidation 48,091.7", "-5 %", "日本", "<&>\"'", "]]>"], else: "")
    }
  }

  private mutating func number() -> Double {
    switch int(0...5) {
    case 0:
      pick(
        [
          .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, 0,
          -0.0, 1e300, -1e300, 1e18, -1e19, .ulpOfOne,
        ], else: 0)
    case 1: Double(int(-3...3))
    default: Double.random(in: -100...100, using: &random)
    }
  }

  private mutating func range() -> ClosedRange<Double> {
    switch int(0...4) {
    case 0:
      // Endless or without any length; no range has an end that isn't a number.
      pick(
        [
          -.infinity ... .infinity, -.greatestFiniteMagnitude ... .greatestFiniteMagnitude, 0 ... .infinity, 5...5,
          0 ... .leastNonzeroMagnitude, 1e300...1e301,
        ], else: 0...1)
    case 1: 0...0
    case 2: 0...100
    default: -50...50
    }
  }

  private mutating func role() -> Text.Role {
    pick([.plain, .strong, .emphasis, .code, .muted, .good, .warning, .danger, .term("t")], else: .plain)
  }

  private mutating func axis() -> Axis {
    Axis(text(), range(), ticks: many(0...9) { Axis.Tick($0.number(), $0.text()) })
  }

  private mutating func mark() -> Bar.Mark {
    Bar.Mark(text(), number(), text(), role())
  }

  private mutating func bar() -> Bar {
    Bar(filled: mark(), marks: many(0...15) { $0.mark() }, full: number())
  }

  private mutating func point() -> Chart.Point {
    Chart.Point(number(), number())
  }

  private mutating func chart() -> Chart {
    Chart(
      x: axis(), y: axis(),
      lines: many(0...10) { pictures in
        let points = pictures.many(0...40) { $0.point() }
        return Chart.Line(pictures.text(), points, pictures.role())
      },
      marks: many(0...14) { Chart.Mark($0.text(), at: $0.number(), $0.role()) })
  }

  private mutating func map() -> RegionMap {
    let count = int(0...14)
    let columns = int(0...130)
    let isRagged = int(0...3) == 0
    let cells = many(0...40) { pictures in
      (0..<(isRagged ? pictures.int(0...columns) : columns)).map { _ in
        pictures.pick([0, 0, 0, 1, 1, 2, 3, pictures.int(-2...count), .max, .min], else: 0)
      }
    }
    return RegionMap(
      x: axis(), y: axis(),
      regions: (0..<count).map { _ in
        RegionMap.Region(
          text(), pick([".", "m", "L", "é", "日", "\u{1B}", "\u{7}", "👩‍👩‍👧", " ", "@", "<"], else: "."), role())
      },
      cells: cells, path: many(0...20) { $0.point() }, here: point())
  }

  private mutating func item() -> Waterfall.Item {
    Waterfall.Item(text(), from: int(0...2) == 0 ? 0 : number(), to: number(), text(), role())
  }
}
