import Document
import Testing

@testable import Terminal

@Suite("Drawing trees and sparklines")
struct PictureTests {
  static let ratio = Document([
    .tree(
      Tree(
        ["margin ratio = 4.5 %", "maintenance margin ÷ equity"],
        [
          Tree(
            ["maintenance margin = 450"],
            [Tree(["BTC = 300", "60,000 × 0.5 × 1 %"]), Tree(["ETH = 150, the part that takes more than a line"])]),
          Tree([Text("equity = 10,000", .good)]),
        ]))
  ])

  static let crash = Document([
    .sparkline(
      Sparkline(
        label: "BTC", points: [8901, 8800, 8700, 8500, 8100, 8000, 7000, 6000, 5432, 5612], words: "BTC fell to 5,612"))
  ])

  static let cases: [DrawingCase] = [
    DrawingCase(
      "a tree, text, 80", Surface(width: 80), ratio,
      """
      margin ratio = 4.5 %
      │ maintenance margin ÷ equity
      ├ maintenance margin = 450
      │ ├ BTC = 300
      │ │   60,000 × 0.5 × 1 %
      │ └ ETH = 150, the part that takes more than a line
      └ equity = 10,000

      """),
    DrawingCase(
      "a tree, text, 20, color", Surface(width: 20, color: true), ratio,
      """
      margin ratio = 4.5 %
      │ maintenance margin
      │ ÷ equity
      ├ maintenance margin
      │ │ = 450
      │ ├ BTC = 300
      │ │   60,000 × 0.5 ×
      │ │   1 %
      │ └ ETH = 150, the
      │     part that
      │     takes more
      │     than a line
      └ <g>equity = 10,000<0>

      """),
    DrawingCase(
      "a tree, text, 40, ASCII", Surface(width: 40, charset: .ascii), ratio,
      """
      margin ratio = 4.5 %
      |  maintenance margin / equity
      |- maintenance margin = 450
      |  |- BTC = 300
      |  |    60,000 x 0.5 x 1 %
      |  `- ETH = 150, the part that takes
      |       more than a line
      `- equity = 10,000

      """),
    DrawingCase(
      "a tree, plain, 40", Surface(width: 40, form: .plain), ratio,
      """
      margin ratio = 4.5 %
      maintenance margin divided by equity
      because:
        maintenance margin = 450
        because:
          BTC = 300
          60,000 times 0.5 times 1 %
          ETH = 150, the part that takes more
          than a line
        equity = 10,000

      """),
    DrawingCase(
      "a sparkline, 80", Surface(width: 80), crash,
      """
      BTC ████▇▆▄▂▁▁  BTC fell to 5,612

      """),
    DrawingCase(
      "a sparkline, 20, ASCII", Surface(width: 20, charset: .ascii), crash,
      """
      BTC ####**-___
      BTC fell to 5,612

      """),
    DrawingCase("a sparkline, plain", Surface(width: 40, form: .plain), crash, "BTC: BTC fell to 5,612\n"),
    DrawingCase(
      "a sparkline with more points than columns", Surface(width: 20, color: true),
      Document([.sparkline(Sparkline(label: "e", points: (0..<365).map { $0 == 200 ? -100 : Double($0) }, words: "up"))]
      ),
      """
      <b>e<0> ▃▃▃▄▄▄▅▅▅▁▆▆▇▇▇███
      up

      """),
    DrawingCase(
      "a sparkline without points or label", Surface(width: 20),
      Document([
        .sparkline(Sparkline(label: "", points: [], words: "nothing yet")),
        .sparkline(Sparkline(label: "", points: [1, 1], words: "flat")),
        .sparkline(Sparkline(label: "a very long label", points: [1, 2], words: "up")),
      ]),
      """
        nothing yet

      ▅▅  flat

      a very long label
      up

      """),
  ]

  @Test("a picture is drawn like this", arguments: cases)
  func draws(_ example: DrawingCase) {
    #expect(example.drawn == example.expected)
  }

  @Test("no points, however large or strange, break a picture")
  func strangePoints() {
    let large = Double.greatestFiniteMagnitude
    #expect(picture(of: [-large, 0, large], width: 10, levels: 8) == [0, 4, 7])
    #expect(picture(of: [.nan, 1, .infinity, 2, -.infinity], width: 10, levels: 8) == [0, 7])
    #expect(picture(of: [.nan], width: 10, levels: 8) == [])
    #expect(picture(of: [0, .leastNonzeroMagnitude], width: 10, levels: 8).count == 2)
  }

  @Test("a tree as deep as a thousand grounds stays within the width")
  func deepTree() {
    var tree = Tree(["the last ground of all"])
    for level in 0..<1_000 {
      tree = Tree([Text("ground \(level)")], [tree, Tree(["another"])])
    }
    for form in Surface.Form.allCases {
      let lines = Document([.tree(tree)]).drawn(on: Surface(width: 20, form: form)).split(separator: "\n")
      #expect(lines.count >= 2_001)
      #expect(lines.allSatisfy { $0.unicodeScalars.count <= 20 })
    }
  }
}
