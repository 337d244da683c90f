import Document
import Testing

@testable import Terminal

@Suite("Drawing bars")
struct BarTests {
  static let cases: [DrawingCase] = [
    DrawingCase(
      "a bar, unicode, 80", Surface(width: 80), Document([.picture(PictureSamples.bar)]),
      """
      Equity against what is required of it
      equity 1,200.50 USDT
      ████████████████████████████████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
          ▲          ▲                                               ▲
          │          maintenance margin 450.00                       │
          liquidation fee 120.00               initial margin 1,900.00

      Equity is 1,200.50 USDT: 750.50 above the maintenance margin and 699.50 short of
      the initial margin.

      """),
    DrawingCase(
      "a bar, ASCII, 80", Surface(width: 80, charset: .ascii), Document([.picture(PictureSamples.bar)]),
      """
      Equity against what is required of it
      equity 1,200.50 USDT
      ########################################........................................
          ^          ^                                               ^
          |          maintenance margin 450.00                       |
          liquidation fee 120.00               initial margin 1,900.00

      Equity is 1,200.50 USDT: 750.50 above the maintenance margin and 699.50 short of
      the initial margin.

      """),
    DrawingCase(
      "a bar, plain, 80", Surface(width: 80, form: .plain), Document([.picture(PictureSamples.bar)]),
      """
      Equity against what is required of it
      Equity is 1,200.50 USDT: 750.50 above the maintenance margin and 699.50 short of
      the initial margin.
      liquidation fee: 120.00
      maintenance margin: 450.00
      initial margin: 1,900.00

      """),
    DrawingCase(
      "a bar, unicode, 40", Surface(width: 40), Document([.picture(PictureSamples.bar)]),
      """
      Equity against what is required of it
      equity 1,200.50 USDT
      ████████████████████░░░░░░░░░░░░░░░░░░░░
        ▲    ▲                       ▲
        │    │ initial margin 1,900.00
        │    maintenance margin 450.00
        liquidation fee 120.00

      Equity is 1,200.50 USDT: 750.50 above
      the maintenance margin and 699.50 short
      of the initial margin.

      """),
    DrawingCase(
      "a bar, ASCII, 40", Surface(width: 40, charset: .ascii), Document([.picture(PictureSamples.bar)]),
      """
      Equity against what is required of it
      equity 1,200.50 USDT
      ####################....................
        ^    ^                       ^
        |    | initial margin 1,900.00
        |    maintenance margin 450.00
        liquidation fee 120.00

      Equity is 1,200.50 USDT: 750.50 above
      the maintenance margin and 699.50 short
      of the initial margin.

      """),
    DrawingCase(
      "a bar, plain, 40", Surface(width: 40, form: .plain), Document([.picture(PictureSamples.bar)]),
      """
      Equity against what is required of it
      Equity is 1,200.50 USDT: 750.50 above
      the maintenance margin and 699.50 short
      of the initial margin.
      liquidation fee: 120.00
      maintenance margin: 450.00
      initial margin: 1,900.00

      """),
    DrawingCase(
      "a bar, color, close", Surface(width: 60, color: true, spacing: .close), Document([.picture(PictureSamples.bar)]),
      """
      <b>Equity against what is required of it<0>
      equity <g>1,200.50 USDT<0>
      <g>██████████████████████████████<0><m>░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░<0>
         ▲       <r>▲<0>                                   <y>▲<0>
         <m>│<0>       maintenance margin <r>450.00<0>           <m>│<0>
         liquidation fee 120.00                      <m>│<0>
                               initial margin <y>1,900.00<0>
      Equity is 1,200.50 USDT: 750.50 above the maintenance margin
      and 699.50 short of the initial margin.

      """),
    DrawingCase(
      "a bar below zero, marks beyond the end and in one place", Surface(width: 60),
      Document([.picture(PictureSamples.strangeBar)]),
      """
      Nothing left
      equity -80.00
      ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
                                    ▲                            ▶
                                    maintenance 50.00            │
                                    liquidation 50.00            │
                                                    initial 500.00
      unknown no number

      Equity is 80 below zero.

      """),
    DrawingCase(
      "a bar with many marks for few columns", Surface(width: 30), Document([.picture(PictureSamples.crowdedBar)]),
      """
      Steps
      notional 55k
      ████████████████▌░░░░░░░░░░░░░
            1                 4
            2
             3
      1 step that begins at 20k
      2 step that begins at 22k
      3 step that begins at 24k
      4 step that begins at 80k

      Each step has a mark.

      """),
    DrawingCase(
      "a bar in too few columns, with the numbers its words leave out", Surface(width: 20, spacing: .close),
      Document([.quote([.picture(PictureSamples.nestedBar)])]),
      """
      │ Equity
      │ Equity is 120.00
      │ (of 450.00).
      │ call: 20.00

      """),
  ]

  @Test("a bar is drawn like this", arguments: cases)
  func draws(_ example: DrawingCase) {
    #expect(example.drawn == example.expected)
  }
}
