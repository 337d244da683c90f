import Document

/// Documents of every kind of block, with hostile words in them; the same for the same seed.
struct RandomDocuments {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func many<Element>(_ range: ClosedRange<Int>, _ make: (inout RandomDocuments) -> Element)
    -> [Element]
  {
    (0..<int(range)).map { _ in make(&self) }
  }

  mutating func words() -> String {
    let parts =
      [
        "equity", " ", " ", " ", "10,000.00", "−5 %", "→", "×", "…", "·", "日本", "e\u{301}", "👍🏽", "👩‍👩‍👧", "🇩🇪", "\u{A0}",
        "\u{3000}",
      ]
      + [String(repeating: "w", count: 90), "    ", "(", "≤", "\u{300}"] + HostileTests.hostile
    return many(0...12) { $0.pick(parts) ?? "" }.joined()
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.randomElement(using: &random)
  }

  private mutating func role() -> Text.Role {
    pick([.plain, .plain, .strong, .emphasis, .code, .muted, .good, .warning, .danger, .term("t")]) ?? .plain
  }

  mutating func text() -> Text {
    Text(many(0...4) { Text.Span($0.words(), $0.role()) })
  }

  mutating func text(words: [String]) -> Text {
    Text(many(0...5) { Text.Span($0.pick(words) ?? "", $0.role()) })
  }

  mutating func block(depth: Int) -> Block {
    switch int(0...(depth < 12 ? 9 : 6)) {
    case 0: return .heading(text(), level: int(-1...7))
    case 1: return .paragraph(text())
    case 2: return .code(many(0...3) { $0.words() })
    case 3:
      let columns = many(0...5) { Table.Column($0.words(), $0.int(0...1) == 0 ? .left : .right) }
      return .table(Table(columns: columns, rows: many(0...4) { $0.many(0...6) { $0.text() } }))
    case 4: return .tree(tree(depth: 0))
    case 5:
      let points = many(0...300) { $0.pick([0, 1, -1, 1e300, -1e300, .nan, .infinity, 0.5]) ?? 0 }
      return .sparkline(Sparkline(label: words(), points: points, words: words()))
    case 6:
      let start = int(0...60)
      let place = Diagnostic.Place(
        file: int(0...1) == 0 ? nil : words(), line: int(0...1) == 0 ? nil : int(1...99), source: words() + words(),
        range: start..<start + int(0...40))
      return .diagnostic(Diagnostic(words(), at: int(0...3) == 0 ? nil : place, notes: many(0...2) { $0.text() }))
    case 7: return .quote(many(0...3) { $0.block(depth: depth + 1) })
    default: return .list(many(0...3) { $0.many(0...2) { $0.block(depth: depth + 1) } }, ordered: int(0...1) == 0)
    }
  }

  private mutating func tree(depth: Int) -> Tree {
    Tree(many(0...3) { $0.text() }, depth > 6 ? [] : many(0...2) { $0.tree(depth: depth + 1) })
  }
}
