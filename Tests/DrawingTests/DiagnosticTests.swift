import Document
import Terminal
import Testing

@Suite("Drawing diagnostics")
struct DiagnosticTests {
  static let typo = Document([
    .diagnostic(
      Diagnostic(
        "There is no market called BTX.", at: .init(source: "long 0.5 BTX at 20x", range: 9..<12),
        notes: ["Did you mean BTC?", Text([.init("Example: "), .init("long 1 BTC", .code)])]))
  ])

  static let long = "move all −5% and then the price goes on and on until the margin ratio is crossed at last"

  static func at(_ range: Range<Int>, _ source: String = long) -> Document {
    Document([.diagnostic(Diagnostic("No.", at: .init(file: "a/b.md", line: 12, source: source, range: range)))])
  }

  static let cases: [DrawingCase] = [
    DrawingCase(
      "text", Surface(width: 80), typo,
      """
      error: There is no market called BTX.
        long 0.5 BTX at 20x
                 ^~~
        Did you mean BTC?
        Example: long 1 BTC

      """),
    DrawingCase(
      "color, 20", Surface(width: 20, color: true), typo,
      """
      <r>error:<0> There is no
        market called BTX.
        <m>…<0>g 0.5 BTX at 20x
               <r>^~~<0>
        Did you mean BTC?
        Example: <c>long 1<0>
        <c>BTC<0>

      """),
    DrawingCase(
      "plain", Surface(width: 40, form: .plain), typo,
      """
      error: There is no market called BTX.
        long 0.5 BTX at 20x
        at column 10, at the word BTX
        Did you mean BTC?
        Example: long 1 BTC

      """),
    DrawingCase(
      "in a file", Surface(width: 40), at(9..<12),
      """
      a/b.md:12:10: error: No.
        move all −5% and then the price goes …
                 ^~~

      """),
    DrawingCase(
      "a window on a long line", Surface(width: 40, charset: .ascii), at(60..<72),
      """
      a/b.md:12:61: error: No.
        ...ntil the margin ratio is crossed...
                       ^~~~~~~~~~~~

      """),
    DrawingCase(
      "a range too long for the window", Surface(width: 40), at(9..<88),
      """
      a/b.md:12:10: error: No.
        move all −5% and then the price goes …
                 ^~~~~~~~~~~~~~~~~~~~~~~~~~~~

      """),
    DrawingCase(
      "at the end of a long line", Surface(width: 40), at(88..<88),
      """
      a/b.md:12:89: error: No.
        …ssed at last
                     ^

      """),
    DrawingCase(
      "plain, at the end", Surface(width: 80, form: .plain), at(8..<8, "long BTC"),
      """
      a/b.md:12:9: error: No.
        long BTC
        at column 9, at the end

      """),
    DrawingCase(
      "a range past the end", Surface(width: 40), at(500..<900, "long BTC"),
      """
      a/b.md:12:9: error: No.
        long BTC
                ^

      """),
    DrawingCase(
      "an empty line", Surface(width: 40), at(0..<0, ""),
      """
      a/b.md:12:1: error: No.

        ^

      """),
    DrawingCase(
      "the caret lines up behind wide, combining, tab and control characters", Surface(width: 40),
      at(9..<11, "日本\te\u{301}\u{1B}[K \u{202E}x"),
      """
      a/b.md:12:10: error: No.
        日本    e\u{301}\\u{1B}[K \\u{202E}x
                          ^~~~~~~~~

      """),
    DrawingCase(
      "a line at the prompt or in a file as a whole", Surface(width: 80),
      Document([
        .diagnostic(Diagnostic("No.", at: .init(line: 3, source: "ab", range: 1..<2))),
        .diagnostic(Diagnostic("No.", at: .init(file: "a\u{7}.md", source: "ab", range: 0..<2))),
        .diagnostic(Diagnostic("No.", notes: ["Perhaps."])),
        .diagnostic(Diagnostic("No.")),
      ]),
      """
      line 3, column 2: error: No.
        ab
         ^

      a\\u{7}.md: error: No.
        ab
        ^~

      error: No.
        Perhaps.

      error: No.

      """),
  ]

  @Test("a diagnostic is drawn like this", arguments: cases)
  func draws(_ example: DrawingCase) {
    #expect(example.drawn == example.expected)
  }
}
