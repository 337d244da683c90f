import Document
import Terminal
import Testing

@Suite("Drawing prose")
struct ProseTests {
  static let lesson = Document(
    commonMark: """
      # One account, one fate

      Both positions share one pot: watch your [equity](../glossary/equity.md). Type `help long` → **now**.

      ## Steps

      1. First
         - nested, and long enough to be wrapped
         - again
      2. Second

      > It was “fine”.
      >
      > Really…

      ```
      long 0.5 BTC at 20x
      \tmove −5%
      ```
      """)

  static let cases: [DrawingCase] = [
    DrawingCase(
      "text, 80", Surface(width: 80), lesson,
      """
      One account, one fate
      ═════════════════════

      Both positions share one pot: watch your equity. Type `help long` → now.

      Steps
      ─────

      1. First
         • nested, and long enough to be wrapped
         • again
      2. Second

      │ It was “fine”.
      │
      │ Really…

        long 0.5 BTC at 20x
            move −5%

      """),
    DrawingCase(
      "text, 20", Surface(width: 20), lesson,
      """
      One account, one
      fate
      ════════════════

      Both positions share
      one pot: watch your
      equity. Type `help
      long` → now.

      Steps
      ─────

      1. First
         • nested, and
           long enough to
           be wrapped
         • again
      2. Second

      │ It was “fine”.
      │
      │ Really…

        long 0.5 BTC at
        20x
            move −5%

      """),
    DrawingCase(
      "text, 40, ASCII", Surface(width: 40, charset: .ascii), lesson,
      """
      One account, one fate
      =====================

      Both positions share one pot: watch your
      equity. Type `help long` -> now.

      Steps
      -----

      1. First
         - nested, and long enough to be
           wrapped
         - again
      2. Second

      | It was "fine".
      |
      | Really...

        long 0.5 BTC at 20x
            move -5%

      """),
    DrawingCase(
      "plain, 40", Surface(width: 40, form: .plain), lesson,
      """
      One account, one fate

      Both positions share one pot: watch your
      equity. Type help long to now.

      Steps

      1. First
         - nested, and long enough to be
           wrapped
         - again
      2. Second

      Quote: It was “fine”.

        Really...

        long 0.5 BTC at 20x
            move −5%

      """),
    DrawingCase(
      "plain, 20, ASCII", Surface(width: 20, charset: .ascii, form: .plain), lesson,
      """
      One account, one
      fate

      Both positions share
      one pot: watch your
      equity. Type help
      long to now.

      Steps

      1. First
         - nested, and
           long enough to
           be wrapped
         - again
      2. Second

      Quote: It was
        "fine".

        Really...

        long 0.5 BTC at
        20x
            move -5%

      """),
    DrawingCase(
      "text, 40, color, close", Surface(width: 40, color: true, spacing: .close), lesson,
      """
      <b>One account, one fate<0>
      ═════════════════════
      Both positions share one pot: watch your
      <u>equity<0>. Type <c>help long<0> → <b>now<0>.

      <b>Steps<0>
      ─────
      1. First
         • nested, and long enough to be
           wrapped
         • again
      2. Second
      │ It was “fine”.
      │ Really…
        <c>long 0.5 BTC at 20x<0>
        <c>    move −5%<0>

      """),
    DrawingCase(
      "every role has its style, on every line it reaches", Surface(width: 20, color: true),
      Document([
        .paragraph(
          Text([
            .init("a "), .init("strong", .strong), .init(" "), .init("stressed", .emphasis), .init(" "),
            .init("code", .code), .init(" aside", .muted), .init(" gain", .good), .init(" watch this", .warning),
            .init(" danger of more than one line", .danger), .init(" term", .term("t")),
          ]))
      ]),
      """
      a <b>strong<0> <i>stressed<0>
      <c>code<0><m> aside<0><g> gain<0>
      <y>watch this<0><r> danger of<0>
      <r>more than one line<0>
      <u>term<0>

      """),
    DrawingCase(
      "a list of long items is airy", Surface(width: 20),
      Document([
        .list([[.paragraph("a"), .paragraph("b")], [], [.code(["c"])]], ordered: false),
        .list(Array(repeating: [.paragraph("x")], count: 10), ordered: true),
      ]),
      """
      • a

        b

      •

      •   c

       1. x
       2. x
       3. x
       4. x
       5. x
       6. x
       7. x
       8. x
       9. x
      10. x

      """),
    DrawingCase(
      "a word longer than a line is broken where it must be", Surface(width: 20),
      Document([.paragraph("see https://example.com/a/very/long/address ok")]),
      """
      see
      https://example.com/
      a/very/long/address
      ok

      """),
    DrawingCase(
      "width is counted in columns", Surface(width: 20),
      Document([
        .paragraph("日本語日本語日本語日本語"), .paragraph("e\u{301}e\u{301}e\u{301} 12345678901234567"), .paragraph("👍👍👍👍👍 👍👍👍👍👍"),
      ]),
      """
      日本語日本語日本語日
      本語

      e\u{301}e\u{301}e\u{301}
      12345678901234567

      👍👍👍👍👍
      👍👍👍👍👍

      """),
    DrawingCase("nothing", Surface(), Document(), ""),
    DrawingCase("empty text is an empty line", Surface(), Document([.paragraph("")]), "\n"),
  ]

  @Test("a document is drawn like this", arguments: cases)
  func draws(_ example: DrawingCase) {
    #expect(example.drawn == example.expected)
  }

  @Test("symbols are read out in plain form, except in what is to be typed")
  func spoken() {
    let text = Text([
      .init("size×price, 20× · PnL −5 ± 1…; a→b (≥ 3) · ≠ ∞; ✓ “it’s”—"), .init("± 0.5 → x", .code),
    ])
    #expect(
      Document([.paragraph(text)]).drawn(on: Surface(width: 200, form: .plain))
        == "size times price, 20 times, PnL -5 plus or minus 1...; a to b (at least 3), is not infinite; yes “it’s”—± 0.5 → x\n"
    )
  }

  @Test("in ASCII our symbols are spelled out and other characters become question marks")
  func spelled() {
    let text: Text = "→ × − ≤ ≥ … · — ’ “ ” ∞ ± σ √ ≈ │ é e\u{301} 日 👍 a\u{A0}b a\u{2009}b"
    #expect(
      Document([.paragraph(text)]).drawn(on: Surface(width: 200, charset: .ascii))
        == "-> x - <= >= ... | -- ' \" \" inf +/- sigma sqrt ~ | ? e ? ? a b a b\n")
  }

  @Test("a text in one line is neither wrapped nor ended")
  func inOneLine() {
    let text = Text([.init("calm", .good), .init(String(repeating: " a", count: 20) + "\n> ")])
    #expect(text.drawn(on: Surface(width: 20)) == "calm" + String(repeating: " a", count: 20) + " > ")
    #expect(
      text.drawn(on: Surface(width: 20, color: true))
        == "\u{1B}[32mcalm\u{1B}[0m" + String(repeating: " a", count: 20) + " > ")
  }

  @Test(
    "a width is brought into the range that can be drawn", arguments: [(Int.min, 20), (0, 20), (21, 21), (.max, 400)])
  func widths(asked: Int, given: Int) {
    var surface = Surface(width: asked)
    #expect(surface.width == given)
    surface.width = asked
    #expect(surface.width == given)
  }
}
