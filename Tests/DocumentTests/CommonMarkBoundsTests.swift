import Testing

@testable import Document

@Suite("Reading hostile CommonMark")
struct CommonMarkBoundsTests {
  static let rest = Block.paragraph(Text("The rest is left out: the text is longer than 1 MiB.", .warning))

  @Test("of a text longer than 1 MiB the rest is left out, at the end of a line")
  func tooLong() {
    let line = String(repeating: "a", count: 1023) + "\n"
    let document = Document(commonMark: String(repeating: line + "\n", count: 1024))
    #expect(document.blocks.count == 1024)
    #expect(document.blocks.last == CommonMarkBoundsTests.rest)
  }

  @Test("one endless line is cut, even in the middle of a character")
  func endlessLine() {
    let document = Document(commonMark: "a" + String(repeating: "é", count: 1 << 20))
    #expect(document.blocks.count == 2)
    #expect(document.blocks.last == CommonMarkBoundsTests.rest)
  }

  @Test("a text of exactly 1 MiB is read whole")
  func exactlyLongEnough() {
    let text = String(repeating: "a", count: 1 << 20)
    #expect(Document(commonMark: text).blocks == [.paragraph(Text(text))])
  }

  @Test(
    "a text too tangled to read in a bounded time is kept as code",
    arguments: [
      String(repeating: ">", count: 100_000), String(repeating: "[", count: 100_000),
      String(repeating: "![[]()", count: 10_000), String(repeating: "- ", count: 100_000),
      String(repeating: "1. ", count: 100), String(repeating: "\t", count: 100) + "- a",
    ])
  func tangled(_ source: String) {
    #expect(Document(commonMark: "# a\n" + source) == Document([.code(["# a", source])]))
  }

  @Test("rules, wide code and long lists of links are not mistaken for a tangle")
  func notTangled() {
    let links = String(repeating: "- [a](b)\n", count: 900)
    let text = links + "\n" + String(repeating: "-", count: 500) + "\n\n" + links
    guard case .list(let items, _)? = Document(commonMark: text).blocks.first else {
      Issue.record("expected a list")
      return
    }
    #expect(items.count == 900)
    #expect(Document(commonMark: String(repeating: " ", count: 120) + "a").blocks.count == 1)
  }

  @Test("what is nested too deep joins the innermost container that is kept")
  func deepNesting() {
    let lists = Document(commonMark: String(repeating: "- ", count: 60) + "a")
    #expect(depth(of: lists.blocks) == 32)
    let quotes = Document(commonMark: String(repeating: ">", count: 64) + "a")
    #expect(depth(of: quotes.blocks) == 64)
    #expect(words(in: lists.blocks) == "a")
    #expect(words(in: quotes.blocks) == "a")
  }

  @Test("a long row of any one mark is read in a second or so", .timeLimit(.minutes(1)))
  func bounded() {
    let marks = [
      ">", "[", "]", "*", "_", "`", "<", "&", "\\", "- ", "#", "~", "![", "[]", "[a](", "**a ", "<!--", "<a ", "> a\n",
      "*_", "a\n\n", "- a\n", "`a``", "<a:b>", "[a]: b\n", "\t", "\n", "\r", "(", "a**b", "![[]()\n\n",
      String(repeating: "![[]()", count: 450) + "\n\n", String(repeating: "\t- a\n", count: 9) + "\n\n\n\n",
    ]
    for mark in marks {
      let source = String(repeating: mark, count: (1 << 18) / mark.utf8.count)
      let time = ContinuousClock().measure { _ = Document(commonMark: source) }
      #expect(time < .seconds(5), "\(mark.prefix(20)) took \(time)")
    }
  }

  @Test("random text is read without a trap", arguments: UInt64(1)...8)
  func random(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "*", "**", "_", "`", "```\n", "~~~", "[", "](", ")", "![", "<", ">", "> ", "- ", "1. ", "\n", "\n\n", "    ",
      "\t",
      "# ", "---\n", "a", "equity", "../glossary/equity.md", "&#0;", "&amp;", "\\", "<b>", "<!--", "-->", "\u{1B}[2J",
      "é",
      "日本", "\u{202E}", "\0", "\r", "\r\n", "[a]: b\n", "<a@b.c>", "|", "{#id}", "\u{FEFF}",
    ]
    for _ in 0..<300 {
      var source = ""
      for _ in 0..<Int.random(in: 0...120, using: &random) {
        source += pieces.randomElement(using: &random) ?? ""
      }
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        UInt8.random(in: .min ... .max, using: &random)
      }
      for text in [source, String(decoding: bytes, as: UTF8.self), source + String(decoding: bytes, as: UTF8.self)] {
        let document = Document(commonMark: text)
        #expect(depth(of: document.blocks) <= 64, "seed \(seed): \(text.debugDescription)")
      }
    }
  }
}

/// How many lists and quotes are nested.
private func depth(of blocks: [Block]) -> Int {
  blocks.map { block in
    switch block {
    case .list(let items, _): 1 + depth(of: Array(items.joined()))
    case .quote(let blocks): 1 + depth(of: blocks)
    default: 0
    }
  }.max() ?? 0
}

/// The words of the prose, without code.
private func words(in blocks: [Block]) -> String {
  blocks.map { block in
    switch block {
    case .list(let items, _): words(in: Array(items.joined()))
    case .quote(let blocks): words(in: blocks)
    case .paragraph(let text), .heading(let text, _):
      text.spans.filter { if case .plain = $0.role { true } else { false } }.map(\.words).joined()
    default: ""
    }
  }.joined()
}
