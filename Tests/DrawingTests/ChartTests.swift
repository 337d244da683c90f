import Document
import Testing

@testable import Terminal

@Suite("Drawing charts")
struct ChartTests {
  static let cases: [DrawingCase] = [
    DrawingCase(
      "a chart, unicode, 80", Surface(width: 80), Document([.picture(PictureSamples.chart)]),
      """
      Equity and maintenance margin against the price of BTC
      USDT
                  1        2                              3
             │    ╎        ╎                              ╎                         ⢀⣀
      15,000 ┤    ╎        ╎                              ╎                    ⢀⡠⠤⠒⠊⠁
             │    ╎        ╎                              ╎               ⢀⡠⠤⠒⠊⠁
             │    ╎        ╎                              ╎          ⢀⣀⠔⠒⠉⠁
             │    ╎        ╎                              ╎     ⣀⡠⠴⠒⠉⠁           ⠄ ⠂⠈
      10,000 ┤    ╎        ╎                              ╎⣀⡠⠤⠚⠉           ⠄ ⠂ ⠁
             │    ╎        ╎                          ⣀⠤⠔⠒⠉           ⠄⠐ ⠈
             │    ╎        ╎                     ⣀⡤⠔⠒⠉    ╎   ⢀ ⠠ ⠐ ⠁
             │    ╎        ╎                ⣀⠤⠒⠊⠉        ⢀╎⠄ ⠂
       5,000 ┤    ╎        ╎          ⢀⣀⠤⠔⠊⠉        ⡀ ⠄⠈  ╎
             │    ╎        ╎     ⢀⣀⠤⠒⠋⠁       ⡀ ⠄ ⠁       ╎
             │    ╎        ╎⢀⡠⠤⠒⠊⠁      ⢀ ⠐ ⠈             ╎
             │    ╎    ⢀⣠⠤⠒⠉⠁      ⡀ ⠄⠈                   ╎
             │⣀⡀ ⣀⣀⡠⣴⡒⠉⣁⡀ ⣀⡀ ⣀⡀⠄⣀⡁ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀╎⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀
           0 ┤⡠⠤⠒⠉╎┄┄┄┄⢀┄⠐┄⠈┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄╎┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
             │   ⢀╎⠠ ⠈     ╎                              ╎
             └┬─────────────────┬─────────────────┬────────────────┬─────────────────┬
           40,000            48,000            56,000           64,000          72,000
                                                                       BTC price, USDT
      ⠤⠤⠤⠤⠤⠤ equity   ⠤⠄ ⠤⠄  maintenance margin   ⠄ ⠄ ⠄  free margin
      1 liquidation 41,919.2   2 margin call 46,111.1   3 now 60,000

      Long 0.5 BTC and short 10 ETH. Equity meets the maintenance margin at 41,919.2;
      now BTC is at 60,000.

      """),
    DrawingCase(
      "a chart, ASCII, 80", Surface(width: 80, charset: .ascii), Document([.picture(PictureSamples.chart)]),
      """
      Equity and maintenance margin against the price of BTC
      USDT
                  1         2                             3
             |    :         :                             :
      15,000 +    :         :                             :                      *****
             |    :         :                             :                ******
             |    :         :                             :           *****
             |    :         :                             :      *****           +++++
      10,000 +    :         :                             :******         +++++++
             |    :         :                         *****         ++++++
             |    :         :                    *****    :    +++++
             |    :         :              ******        ++++++
       5,000 +    :         :         *****       +++++++ :
             |    :         :    *****       ++++++       :
             |    :        ******      ++++++             :
             |    :   ***** :    ++++++                   :
           0 +ooo*****oooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo
             |*** :  ++++++ :                             :
             |    +++       :                             :
             ++-----------------+-----------------+----------------+-----------------+
           40,000            48,000            56,000           64,000          72,000
                                                                       BTC price, USDT
      *** equity   ooo maintenance margin   +++ free margin
      1 liquidation 41,919.2   2 margin call 46,111.1   3 now 60,000

      Long 0.5 BTC and short 10 ETH. Equity meets the maintenance margin at 41,919.2;
      now BTC is at 60,000.

      """),
    DrawingCase(
      "a chart, plain, 80", Surface(width: 80, form: .plain), Document([.picture(PictureSamples.chart)]),
      """
      Equity and maintenance margin against the price of BTC
      Long 0.5 BTC and short 10 ETH. Equity meets the maintenance margin at 41,919.2;
      now BTC is at 60,000.

      """),
    DrawingCase(
      "a chart, unicode, 40", Surface(width: 40), Document([.picture(PictureSamples.chart)]),
      """
      Equity and maintenance margin against
      the price of BTC
      USDT
                1   2            3
      15,000 ┤  ╎   ╎            ╎         ⣀⡠⠔
             │  ╎   ╎            ╎    ⢀⡠⠤⠒⠉
      10,000 ┤  ╎   ╎            ╎⣀⡠⠔⠊⠁  ⡀ ⠂ ⠁
             │  ╎   ╎        ⢀⡠⠴⠒⠉ ⢀ ⠠ ⠁
       5,000 ┤  ╎   ╎    ⣀⡤⠒⠋⠁⢀ ⠄╎⠁
             │  ╎   ⢀⡠⠴⠒⠉ ⠠ ⠐    ╎
             │⣀⣀⣀⣤⡒⠉⣁⡠ ⣂⡈ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀ ⣀⡀
           0 ┤⠒⢁╎⠠ ⠈╎            ╎
             └┬───────┬───────┬──────────────┬
           40,000  48,000  56,000       72,000
                               BTC price, USDT
      ⠤⠤⠤⠤⠤⠤ equity
      ⠤⠄ ⠤⠄  maintenance margin
      ⠄ ⠄ ⠄  free margin
      1 liquidation 41,919.2
      2 margin call 46,111.1   3 now 60,000

      Long 0.5 BTC and short 10 ETH. Equity
      meets the maintenance margin at
      41,919.2; now BTC is at 60,000.

      """),
    DrawingCase(
      "a chart, ASCII, 40", Surface(width: 40, charset: .ascii), Document([.picture(PictureSamples.chart)]),
      """
      Equity and maintenance margin against
      the price of BTC
      USDT
                1   2            3
      15,000 +  :   :            :          **
             |  :   :            :     ******
      10,000 +  :   :            :****** +++++
             |  :   :        ******++++++
       5,000 +  :   :   ******++++++
             |  :  ******+++++   :
           0 +******oooooooooooooooooooooooooo
             |* +++ :            :
             ++-------+-------+--------------+
           40,000  48,000  56,000       72,000
                               BTC price, USDT
      *** equity   ooo maintenance margin
      +++ free margin
      1 liquidation 41,919.2
      2 margin call 46,111.1   3 now 60,000

      Long 0.5 BTC and short 10 ETH. Equity
      meets the maintenance margin at
      41,919.2; now BTC is at 60,000.

      """),
    DrawingCase(
      "a chart, plain, 40", Surface(width: 40, form: .plain), Document([.picture(PictureSamples.chart)]),
      """
      Equity and maintenance margin against
      the price of BTC
      Long 0.5 BTC and short 10 ETH. Equity
      meets the maintenance margin at
      41,919.2; now BTC is at 60,000.

      """),
    DrawingCase(
      "a chart, color, 50", Surface(width: 50, color: true, spacing: .close),
      Document([.picture(PictureSamples.chart)]),
      """
      <b>Equity and maintenance margin against the price of<0>
      <b>BTC<0>
      <m>USDT<0>
                <r>1<0>     <y>2<0>                 <b>3<0>
      <m>15,000<0> ┤  <r>╎<0>     <y>╎<0>                 <b>╎<0>            <g>⢀⡠⠤<0>
             │  <r>╎<0>     <y>╎<0>                 <b>╎<0>       <g>⢀⣀⠤⠖⠋⠁<0>
             │  <r>╎<0>     <y>╎<0>                 <b>╎<0>   <g>⣀⡤⠖⠊⠁<0>     ⡀⠐
      <m>10,000<0> ┤  <r>╎<0>     <y>╎<0>                <g>⣀⡤⠔⠚⠉<0>    ⢀ ⠐ ⠁
             │  <r>╎<0>     <y>╎<0>           <g>⣀⣠⠴⠒⠉<0> <b>╎<0>  ⢀ ⠂⠈
             │  <r>╎<0>     <y>╎<0>      <g>⢀⣠⠤⠒⠉⠁<0>   ⠄⠐<b>╎<0>⠈
       <m>5,000<0> ┤  <r>╎<0>     <y>╎<0> <g>⢀⣀⠤⠒⠊⠉<0> ⢀ ⠠ ⠂⠈   <b>╎<0>
             │  <r>╎<0>   <g>⣀⠤⠔⠊⠉<0> ⢀ ⠠ ⠂         <b>╎<0>
           <m>0<0> ┤<r>⠤<0><g>⣄⡠⠴⠞⠉<0><r>⠤⢄<0><y>╎<0><r>⠤⠄<0>⠁<r>⠤⠄<0><m>┄<0><r>⠤⠄<0><m>┄<0><r>⠤⠄<0><m>┄<0><r>⠤⠄<0><m>┄<0><r>⠤⠄<0><b>╎<0><r>⠤⠄<0><m>┄<0><r>⠤⠄<0><m>┄<0><r>⠤⠄<0><m>┄<0><r>⠤⠄<0><m>┄<0><r>⠤⠄<0><m>┄<0>
             │<g>⠉⠁<0>⡀ ⠄⠈  <y>╎<0>                 <b>╎<0>
             └┬─────────┬──────────┬─────────┬─────────┬
           <m>40,000<0>    <m>48,000<0>     <m>56,000<0>    <m>64,000<0>  <m>72,000<0>
                                         <m>BTC price, USDT<0>
      <g>⠤⠤⠤⠤⠤⠤<0> equity   <r>⠤⠄<0> <r>⠤⠄<0>  maintenance margin
      ⠄ ⠄ ⠄  free margin
      <r>1<0> liquidation 41,919.2   <y>2<0> margin call 46,111.1
      <b>3<0> now 60,000
      Long 0.5 BTC and short 10 ETH. Equity meets the
      maintenance margin at 41,919.2; now BTC is at
      60,000.

      """),
    DrawingCase(
      "a chart with gaps, lone points, marks outside and in one place", Surface(width: 60),
      Document([.picture(PictureSamples.strangeChart)]),
      """
      Gaps
                                                      2
                                                      1
        2 ┤                                ⢸          ╎
          │                                ⢸          ╎
          │                                ⢸          ╎
          │                                ⢸          ╎
          │                                ⢸          ╎
          │                                ⢸          ╎
          │              ⣀⠔⠉               ⢸          ╎
          │           ⢀⡠⠊                  ⢸          ╎
          │         ⡠⠔⠁                    ⢸          ╎
          │      ⢀⠤⠊             ⠄         ⢸          ╎
          │    ⡠⠔⠁                         ⢸          ╎
        1 ┤  ⡠⠒⠁                           ⢸          ╎
          └┬─────────────────────────────────────────────────────┬
           0                                                    10
      ⠤⠤⠤⠤⠤⠤ price   ⠤⠄ ⠤⠄  nothing
      1 first   2 second   3 beyond (outside the picture)
      4 never (outside the picture)

      A price that stopped twice.

      """),
    DrawingCase(
      "a chart in too few columns", Surface(width: 22), Document([.picture(PictureSamples.chart)]),
      """
      Equity and maintenance
      margin against the
      price of BTC
      Long 0.5 BTC and short
      10 ETH. Equity meets
      the maintenance margin
      at 41,919.2; now BTC
      is at 60,000.

      """),
  ]

  @Test("a chart is drawn like this", arguments: cases)
  func draws(_ example: DrawingCase) {
    #expect(example.drawn == example.expected)
  }
}
