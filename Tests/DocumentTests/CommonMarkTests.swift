import Testing

@testable import Document

@Suite("Reading CommonMark")
struct CommonMarkTests {
  struct Case: CustomTestStringConvertible {
    let id: String
    let source: String
    let blocks: [Block]

    var testDescription: String { id }
  }

  static let cases: [Case] = [
    Case(id: "nothing", source: "", blocks: []),
    Case(
      id: "headings",
      source: "# One *account*\n\nTwo\n---\n",
      blocks: [
        .heading(Text([.init("One "), .init("account", .emphasis)]), level: 1), .heading("Two", level: 2),
      ]),
    Case(
      id: "a line break is a space", source: "one\ntwo  \nthree\\\nfour", blocks: [.paragraph("one two three four")]),
    Case(
      id: "emphasis, strong emphasis and code",
      source: "a *b* **c** `d  *e*` ***f***",
      blocks: [
        .paragraph(
          Text([
            .init("a "), .init("b", .emphasis), .init(" "), .init("c", .strong), .init(" "), .init("d  *e*", .code),
            .init(" "), .init("f", .strong),
          ]))
      ]),
    Case(
      id: "a link into the glossary is a term",
      source: "Watch [your *equity*](../glossary/equity.md) and [`ratio`](glossary/margin-ratio-2.md#formula).",
      blocks: [
        .paragraph(
          Text([
            .init("Watch "), .init("your equity", .term("equity")), .init(" and "),
            .init("ratio", .term("margin-ratio-2")), .init("."),
          ]))
      ]),
    Case(
      id: "any other link shows its address",
      source: "[a](https://x.org) [b](../glossary/No.md) [c](https://x.org/glossary/c.md) [d](glossary/d.txt) [](e)",
      blocks: [
        .paragraph(
          "a (https://x.org) b (../glossary/No.md) c (https://x.org/glossary/c.md) d (glossary/d.txt) e")
      ]),
    Case(
      id: "an address is not said twice",
      source: "<https://x.org> <a@x.org> [a](<>)",
      blocks: [.paragraph("https://x.org a@x.org a")]),
    Case(
      id: "a picture is its words and its address", source: "![A *fall*](fall.svg)",
      blocks: [.paragraph(Text([.init("A "), .init("fall", .emphasis), .init(" (fall.svg)")]))]),
    Case(
      id: "lists",
      source: "3. a\n4. b\n   - c\n\n     d\n",
      blocks: [
        .list(
          [[.paragraph("a")], [.paragraph("b"), .list([[.paragraph("c"), .paragraph("d")]], ordered: false)]],
          ordered: true)
      ]
    ),
    Case(
      id: "a task list keeps its boxes", source: "- [ ] a\n- [x] b\n  > c\n",
      blocks: [.list([[.paragraph("[ ] a")], [.paragraph("[x] b"), .quote([.paragraph("c")])]], ordered: false)]),
    Case(id: "a quote", source: "> a\nb\n>\n> c", blocks: [.quote([.paragraph("a b"), .paragraph("c")])]),
    Case(
      id: "code stays as it is", source: "```run\nlong *1* BTC\r\n\n\tx\n```\n\n    indented\n",
      blocks: [.code(["long *1* BTC", "", "\tx"]), .code(["indented"])]),
    Case(id: "empty code", source: "```\n```", blocks: [.code([])]),
    Case(
      id: "raw HTML is left out",
      source: "<!-- note -->\n\na <b>bold</b> <script>x</script>\n\n<div>\nhidden\n</div>\n\n<i></i>\n",
      blocks: [.paragraph("a bold x")]),
    Case(id: "a thematic break is left out", source: "a\n\n---\n\nb", blocks: [.paragraph("a"), .paragraph("b")]),
    Case(
      id: "entities and escapes are read", source: "&lt;b&gt; &amp;#27; \\* &#27;",
      blocks: [.paragraph("<b> &#27; * \u{1B}")]),
    Case(id: "NUL is replaced", source: "a\0b", blocks: [.paragraph("a\u{FFFD}b")]),
  ]

  @Test("each construct becomes the block or role it stands for", arguments: cases)
  func reads(_ example: Case) {
    #expect(Document(commonMark: example.source) == Document(example.blocks))
  }
}
