import Document
import Terminal
import Testing

@Suite("Drawing tables")
struct TableTests {
  static let positions = Document([
    .table(
      Table(
        columns: [.init("market"), .init("size", .right), .init("entry", .right), .init("what happened")],
        rows: [
          ["BTC", "0.5", "60,000.00", "It went down until the ratio was crossed."],
          [Text("日本"), Text("−10", .danger), "3,150.00"],
        ]))
  ])

  static let cases: [DrawingCase] = [
    DrawingCase(
      "text, 80", Surface(width: 80), positions,
      """
      market  size      entry  what happened
      ──────  ────  ─────────  ─────────────────────────────────────────
      BTC      0.5  60,000.00  It went down until the ratio was crossed.
      日本     −10   3,150.00

      """),
    DrawingCase(
      "a column of words gives way first", Surface(width: 48, charset: .ascii), positions,
      """
      market  size      entry  what happened
      ------  ----  ---------  -----------------------
      BTC      0.5  60,000.00  It went down until the
                               ratio was crossed.
      ??       -10   3,150.00

      """),
    DrawingCase(
      "text, 40: one row after the other", Surface(width: 40, color: true), positions,
      """
      <b>market<0>: BTC
      <b>size<0>: 0.5
      <b>entry<0>: 60,000.00
      <b>what happened<0>: It went down until the
        ratio was crossed.

      <b>market<0>: 日本
      <b>size<0>: <r>−10<0>
      <b>entry<0>: 3,150.00

      """),
    DrawingCase(
      "text, 20", Surface(width: 20), positions,
      """
      market: BTC
      size: 0.5
      entry: 60,000.00
      what happened: It
        went down until
        the ratio was
        crossed.

      market: 日本
      size: −10
      entry: 3,150.00

      """),
    DrawingCase(
      "plain, 80: a sentence a row", Surface(width: 80, form: .plain), positions,
      """
      market: BTC; size: 0.5; entry: 60,000.00; what happened: It went down until the
      ratio was crossed.
      market: 日本; size: -10; entry: 3,150.00

      """),
    DrawingCase(
      "color, and no white space at the ends", Surface(width: 80, color: true),
      Document([
        .table(
          Table(
            columns: [.init("a"), .init(""), .init("long title", .right)],
            rows: [[Text("x", .good), "", ""], ["", Text("y", .code)], ["", "", "1", "dropped"], []]))
      ]),
      """
      <b>a<0>     <b>long title<0>
      ─  ─  ──────────
      <g>x<0>
         <c>y<0>
                     1


      """),
    DrawingCase(
      "a title alone", Surface(width: 80),
      Document([.table(Table(columns: [.init("a"), .init("b")], rows: []))]),
      """
      a  b
      ─  ─

      """),
    DrawingCase("no columns", Surface(), Document([.table(Table(columns: [], rows: [["a"]]))]), ""),
    DrawingCase(
      "in a list", Surface(width: 20),
      Document([.list([[positions.blocks[0]]], ordered: false)]),
      """
      • market: BTC
        size: 0.5
        entry: 60,000.00
        what happened: It
          went down until
          the ratio was
          crossed.

        market: 日本
        size: −10
        entry: 3,150.00

      """),
  ]

  @Test("a table is drawn like this", arguments: cases)
  func draws(_ example: DrawingCase) {
    #expect(example.drawn == example.expected)
  }
}
