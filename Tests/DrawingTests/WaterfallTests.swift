import Document
import Testing

@testable import Terminal

@Suite("Drawing waterfalls")
struct WaterfallTests {
  static let cases: [DrawingCase] = [
    DrawingCase(
      "a waterfall, unicode, 80", Surface(width: 80), Document([.picture(PictureSamples.waterfall)]),
      """
      What the crash did to equity
      equity before             │█████████████████████████████████████████   10,000.00
      BTC long 0.5      ◀░░░░░░░│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  -12,048.00
      ETH short 10      ▓▓▓▓▓▓▓▓│▓▓▓▓▓▓▶                                     +3,600.00
      funding and fees          │      ░                                       -100.00
      equity after              │██████                                       1,452.00

      Equity fell from 10,000.00 to 1,452.00 USDT: BTC took 12,048.00, ETH gave back
      3,600.00.

      """),
    DrawingCase(
      "a waterfall, ASCII, 80", Surface(width: 80, charset: .ascii), Document([.picture(PictureSamples.waterfall)]),
      """
      What the crash did to equity
      equity before             |#########################################   10,000.00
      BTC long 0.5      <-------|-----------------------------------------  -12,048.00
      ETH short 10      ++++++++|++++++>                                     +3,600.00
      funding and fees          |      -                                       -100.00
      equity after              |######                                       1,452.00

      Equity fell from 10,000.00 to 1,452.00 USDT: BTC took 12,048.00, ETH gave back
      3,600.00.

      """),
    DrawingCase(
      "a waterfall, plain, 80", Surface(width: 80, form: .plain), Document([.picture(PictureSamples.waterfall)]),
      """
      What the crash did to equity
      Equity fell from 10,000.00 to 1,452.00 USDT: BTC took 12,048.00, ETH gave back
      3,600.00.
      BTC long 0.5: -12,048.00
      ETH short 10: +3,600.00
      funding and fees: -100.00

      """),
    DrawingCase(
      "a waterfall, unicode, 40", Surface(width: 40), Document([.picture(PictureSamples.waterfall)]),
      """
      What the crash did to equity
      equity before    │██████████   10,000.00
      BTC long 0.5   ◀░│░░░░░░░░░░  -12,048.00
      ETH short 10   ▓▓│▓▶           +3,600.00
      funding and      │ ░             -100.00
      fees
      equity after     │█             1,452.00

      Equity fell from 10,000.00 to 1,452.00
      USDT: BTC took 12,048.00, ETH gave back
      3,600.00.

      """),
    DrawingCase(
      "a waterfall, ASCII, 40", Surface(width: 40, charset: .ascii), Document([.picture(PictureSamples.waterfall)]),
      """
      What the crash did to equity
      equity before    |##########   10,000.00
      BTC long 0.5   <-|----------  -12,048.00
      ETH short 10   ++|+>           +3,600.00
      funding and      | -             -100.00
      fees
      equity after     |#             1,452.00

      Equity fell from 10,000.00 to 1,452.00
      USDT: BTC took 12,048.00, ETH gave back
      3,600.00.

      """),
    DrawingCase(
      "a waterfall, plain, 40", Surface(width: 40, form: .plain), Document([.picture(PictureSamples.waterfall)]),
      """
      What the crash did to equity
      Equity fell from 10,000.00 to 1,452.00
      USDT: BTC took 12,048.00, ETH gave back
      3,600.00.
      BTC long 0.5: -12,048.00
      ETH short 10: +3,600.00
      funding and fees: -100.00

      """),
    DrawingCase(
      "a waterfall, color, 60", Surface(width: 60, color: true, spacing: .close),
      Document([.picture(PictureSamples.waterfall)]),
      """
      <b>What the crash did to equity<0>
      equity before          <m>│<0>████████████████████████   10,000.00
      BTC long 0.5      <r>◀░░░░<0><m>│<0><r>░░░░░░░░░░░░░░░░░░░░░░░░<0>  <r>-12,048.00<0>
      ETH short 10      <g>▓▓▓▓▓<0><m>│<0><g>▓▓▓▶<0>                       <g>+3,600.00<0>
      funding and fees       <m>│<0>   <r>░<0>                         <r>-100.00<0>
      equity after           <m>│<0><b>███<0>                         <b>1,452.00<0>
      Equity fell from 10,000.00 to 1,452.00 USDT: BTC took
      12,048.00, ETH gave back 3,600.00.

      """),
    DrawingCase(
      "a waterfall below zero, of changes too small to be seen and no numbers", Surface(width: 50),
      Document([.picture(PictureSamples.strangeWaterfall)]),
      """
      Below
      before                 ██████████│         -200.00
      a little less         ░          │           -0.01
      nothing                          │            0.00
      unknown                          │       no number
      down              ◀░░░░          │          -99.99
      up and over       ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▓▓▓▓▶    +400.00
      a name that       ◀░░░░░░░░░░░░░░│░░░░░    -400.00
      takes more than
      a line

      It ends at -300.

      """),
    DrawingCase(
      "a waterfall in too few columns", Surface(width: 24), Document([.picture(PictureSamples.waterfall)]),
      """
      What the crash did to
      equity
      Equity fell from
      10,000.00 to 1,452.00
      USDT: BTC took
      12,048.00, ETH gave back
      3,600.00.
      BTC long 0.5: -12,048.00
      ETH short 10: +3,600.00
      funding and fees:
      -100.00

      """),
  ]

  @Test("a waterfall is drawn like this", arguments: cases)
  func draws(_ example: DrawingCase) {
    #expect(example.drawn == example.expected)
  }
}
