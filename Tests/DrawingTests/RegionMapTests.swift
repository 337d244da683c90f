import Document
import Testing

@testable import Terminal

@Suite("Drawing maps")
struct RegionMapTests {
  static let cases: [DrawingCase] = [
    DrawingCase(
      "a map, unicode, 80", Surface(width: 80), Document([.picture(PictureSamples.map(width: 80))]),
      """
      What becomes of the account, by the prices of BTC and ETH
      ETH price, USDT
            │██████████████ bankrupt ███████████████▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░░░░░░░
      4,000 ┤██████████████████████████████████▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░░░░░░░░░░░░░
            │█████████████████████████████▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░░░░░░░░░░░░░░░░░░
            │████████████████████████▓▓▓▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │███████████████████▓▓▓▒▒▒▒▒▒▒▒▒●▒░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │███████████████▓▓▒▒▒▒▒▒▒▒▒▒░░░░••••••░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │██████████▓▓▒▒▒▒▒▒▒▒▒▒░░░░░░░░░░░░░░░•░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │█████▓▓▒▒▒▒▒▒▒▒▒▒░░░░░░░░░░░░░░░░░░░••░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
      3,000 ┤▓▓▒▒▒▒▒▒▒▒▒░░░░░░░░░░░░░░░░░░░░░░░••░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │▒▒▒▒▒▒░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ safe ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
      2,000 ┤░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            └┬─────────────────────────────────┬─────────────────────────────────┬
          40,000                            60,000                          80,000
                                                                   BTC price, USDT
      ░ safe   ▒ margin call   ▓ liquidated   █ bankrupt   ● here   • the way here

      Two legs of one pot: it lives as long as BTC rises with ETH, and is liquidated
      where ETH rises alone.

      """),
    DrawingCase(
      "a map, ASCII, 80", Surface(width: 80, charset: .ascii), Document([.picture(PictureSamples.map(width: 80))]),
      """
      What becomes of the account, by the prices of BTC and ETH
      ETH price, USDT
            |BBBBBBBBBBBBBB bankrupt BBBBBBBBBBBBBBBLLmmmmmmmmmmmmmm..............
      4,000 +BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBLLLmmmmmmmmmmmm....................
            |BBBBBBBBBBBBBBBBBBBBBBBBBBBBBLLLmmmmmmmmmmmm.........................
            |BBBBBBBBBBBBBBBBBBBBBBBBLLLmmmmmmmmmmm...............................
            |BBBBBBBBBBBBBBBBBBBLLLmmmmmmmmm@m....................................
            |BBBBBBBBBBBBBBBLLmmmmmmmmmm....******................................
            |BBBBBBBBBBLLmmmmmmmmmm...............*...............................
            |BBBBBLLmmmmmmmmmm...................**...............................
      3,000 +LLmmmmmmmmm.......................**.................................
            |mmmmmm...............................................................
            |.....................................................................
            |.....................................................................
            |.....................................................................
            |............................... safe ................................
            |.....................................................................
      2,000 +.....................................................................
            |.....................................................................
            ++---------------------------------+---------------------------------+
          40,000                            60,000                          80,000
                                                                   BTC price, USDT
      . safe   m margin call   L liquidated   B bankrupt   @ here   * the way here

      Two legs of one pot: it lives as long as BTC rises with ETH, and is liquidated
      where ETH rises alone.

      """),
    DrawingCase(
      "a map, plain, 80", Surface(width: 80, form: .plain), Document([.picture(PictureSamples.map(width: 80))]),
      """
      What becomes of the account, by the prices of BTC and ETH
      Two legs of one pot: it lives as long as BTC rises with ETH, and is liquidated
      where ETH rises alone.

      """),
    DrawingCase(
      "a map, unicode, 40", Surface(width: 40), Document([.picture(PictureSamples.map(width: 40))]),
      """
      What becomes of the account, by the
      prices of BTC and ETH
      ETH price, USDT
      4,000 ┤██ bankrupt ███▓▒▒▒▒▒▒░░░░░░░
            │███████████▓▒▒▒▒▒░░░░░░░░░░░░
            │███████▒▒▒▒▒░●••░░░░░░░░░░░░░
            │██▓▒▒▒▒░░░░░░░░•░░░░░░░░░░░░░
      3,000 ┤▒▒░░░░░░░░░░░░•░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░ safe ░░░░░░░░░░░░
      2,000 ┤░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            └┬─────────────┬─────────────┬
          40,000        60,000      80,000
                           BTC price, USDT
      ░ safe   ▒ margin call   ▓ liquidated
      █ bankrupt   ● here   • the way here

      Two legs of one pot: it lives as long as
      BTC rises with ETH, and is liquidated
      where ETH rises alone.

      """),
    DrawingCase(
      "a map, ASCII, 40", Surface(width: 40, charset: .ascii), Document([.picture(PictureSamples.map(width: 40))]),
      """
      What becomes of the account, by the
      prices of BTC and ETH
      ETH price, USDT
      4,000 +BB bankrupt BBBLmmmmmm.......
            |BBBBBBBBBBBLmmmmm............
            |BBBBBBBmmmmm.@**.............
            |BBLmmmm........*.............
      3,000 +mm............*..............
            |.............................
            |........... safe ............
      2,000 +.............................
            ++-------------+-------------+
          40,000        60,000      80,000
                           BTC price, USDT
      . safe   m margin call   L liquidated
      B bankrupt   @ here   * the way here

      Two legs of one pot: it lives as long as
      BTC rises with ETH, and is liquidated
      where ETH rises alone.

      """),
    DrawingCase(
      "a map, plain, 40", Surface(width: 40, form: .plain), Document([.picture(PictureSamples.map(width: 40))]),
      """
      What becomes of the account, by the
      prices of BTC and ETH
      Two legs of one pot: it lives as long as
      BTC rises with ETH, and is liquidated
      where ETH rises alone.

      """),
    DrawingCase(
      "a map, color, 44", Surface(width: 44, color: true, spacing: .close),
      Document([.picture(PictureSamples.map(width: 44))]),
      """
      <b>What becomes of the account, by the prices<0>
      <b>of BTC and ETH<0>
      <m>ETH price, USDT<0>
      <m>4,000<0> ┤<m>███<0> <b>bankrupt<0> <m>████<0><r>▓▓<0><y>▒▒▒▒▒▒<0><g>░░░░░░░░<0>
            │<m>████████████<0><r>▓<0><y>▒▒▒▒▒▒<0><g>░░░░░░░░░░░░░░<0>
            │<m>███████<0><r>▓<0><y>▒▒▒▒▒▒<0><b>●•••<0><g>░░░░░░░░░░░░░░░<0>
            │<m>██<0><r>▓<0><y>▒▒▒▒▒<0><g>░░░░░░░░░<0><b>••<0><g>░░░░░░░░░░░░░░<0>
      <m>3,000<0> ┤<y>▒▒<0><g>░░░░░░░░░░░░░░<0><b>•<0><g>░░░░░░░░░░░░░░░░<0>
            │<g>░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░<0>
            │<g>░░░░░░░░░░░░░<0> <b>safe<0> <g>░░░░░░░░░░░░░░<0>
      <m>2,000<0> ┤<g>░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░<0>
            └┬───────────────┬───────────────┬
          <m>40,000<0>          <m>60,000<0>        <m>80,000<0>
                               <m>BTC price, USDT<0>
      <g>░<0> safe   <y>▒<0> margin call   <r>▓<0> liquidated
      <m>█<0> bankrupt   <b>●<0> here   <b>•<0> the way here
      Two legs of one pot: it lives as long as BTC
      rises with ETH, and is liquidated where ETH
      rises alone.

      """),
    DrawingCase(
      "a map of more cells than there is room for", Surface(width: 40),
      Document([.picture(PictureSamples.map(columns: 200, rows: 100))]),
      """
      What becomes of the account, by the
      prices of BTC and ETH
      ETH price, USDT
            │████ bankrupt █████▓▒▒▒▒▒▒░░░░░░░
            │█████████████████▓▒▒▒▒▒▒▒░░░░░░░░
      4,000 ┤████████████████▓▒▒▒▒▒▒░░░░░░░░░░
            │██████████████▓▒▒▒▒▒▒░░░░░░░░░░░░
            │█████████████▓▒▒▒▒▒░░░░░░░░░░░░░░
            │███████████▓▒▒▒▒▒░░░░░░░░░░░░░░░░
            │█████████▓▒▒▒▒●░░░░░░░░░░░░░░░░░░
            │███████▓▒▒▒▒▒▒•••░░░░░░░░░░░░░░░░
            │██████▓▒▒▒▒▒░░░░░•░░░░░░░░░░░░░░░
            │████▓▒▒▒▒▒░░░░░░░░•░░░░░░░░░░░░░░
            │███▒▒▒▒▒░░░░░░░░░•░░░░░░░░░░░░░░░
            │█▓▒▒▒▒░░░░░░░░░░░•░░░░░░░░░░░░░░░
      3,000 ┤▒▒▒▒░░░░░░░░░░░░•░░░░░░░░░░░░░░░░
            │▒▒░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░ safe ░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
      2,000 ┤░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            └┬───────────────┬───────────────┬
          40,000          60,000        80,000
                               BTC price, USDT
      ░ safe   ▒ margin call   ▓ liquidated
      █ bankrupt   ● here   • the way here

      Two legs of one pot: it lives as long as
      BTC rises with ETH, and is liquidated
      where ETH rises alone.

      """),
    DrawingCase(
      "a map of few cells", Surface(width: 80), Document([.picture(PictureSamples.map(columns: 12, rows: 5))]),
      """
      What becomes of the account, by the prices of BTC and ETH
      ETH price, USDT
      4,000 ┤██████▒▒░░░░
            │███▒▒●•░░░░░
      3,000 ┤▒▒░░░░•░░░░░
            │░░░░░░░░░░░░
      2,000 ┤░░░ safe ░░░
            └┬──────────┬
          40,000   80,000
          BTC price, USDT
      ░ safe   ▒ margin call   ▓ liquidated   █ bankrupt   ● here   • the way here

      Two legs of one pot: it lives as long as BTC rises with ETH, and is liquidated
      where ETH rises alone.

      """),
    DrawingCase(
      "a map with letters that are taken or no letters, and nothing on it", Surface(width: 40, charset: .ascii),
      Document([.picture(PictureSamples.strangeMap)]),
      """
      Letters
       |aaabbb
       |cc
       |
       |@@@@
       +------
      a one   b two   c three   @ four
      & here (outside the picture)

      Regions of any letter.

      """),
    DrawingCase(
      "a map without cells", Surface(width: 40), Document([.picture(PictureSamples.emptyMap)]),
      """
      Empty
      There is nothing to see.

      """),
  ]

  @Test("a map is drawn like this", arguments: cases)
  func draws(_ example: DrawingCase) {
    #expect(example.drawn == example.expected)
  }

  @Test("a map in the size of its window is drawn cell by cell", arguments: [24, 40, 60, 80, 111, 400])
  func size(width: Int) {
    let size = mapSize(width: width, rows: nil)
    let room = width - 11
    #expect(size.columns == min(max(room, 8), 100))
    #expect(8...24 ~= size.rows)
    // With ticks of nine characters, the widest there is room for.
    guard case .map(var map) = PictureSamples.map(columns: size.columns, rows: size.rows).content, room >= 18 else {
      return
    }
    map.y.ticks = [Axis.Tick(3_000, "123,456.7")]
    map.path = []
    map.regions = map.regions.map { RegionMap.Region("", $0.letter, $0.role) }
    map.here = Chart.Point(.nan, .nan)
    let drawn = Document([.picture(Picture(title: "", words: "", content: .map(map)))])
      .drawn(on: Surface(width: width, charset: .ascii))
    let lines = drawn.split(separator: "\n").dropFirst().prefix(size.rows)
    let expected = map.cells.map { row in String(row.map { map.regions[$0].letter }) }
    #expect(lines.map { String($0.drop { !"|+".contains($0) }.dropFirst()) } == expected)
  }

  @Test("a map leaves room in its window for what stands around it, and is never too small to be read")
  func rows() {
    #expect(mapSize(width: 80, rows: 24) == Picture.Size(columns: 69, rows: 14))
    #expect(mapSize(width: 80, rows: 30) == Picture.Size(columns: 69, rows: 17))
    #expect(mapSize(width: 200, rows: 30) == Picture.Size(columns: 100, rows: 20))
    #expect(mapSize(width: 200, rows: 100) == Picture.Size(columns: 100, rows: 24))
    #expect(mapSize(width: 80, rows: 3) == Picture.Size(columns: 69, rows: 8))
    #expect(mapSize(width: .min, rows: .min) == Picture.Size(columns: 9, rows: 8))
    #expect(mapSize(width: .max, rows: .max) == Picture.Size(columns: 100, rows: 24))
  }
}
