import Document
import Margin

/// Price, fund and liquidations round by round, each as a share of its own.
struct SpiralPicture {
  private let spiral: Spiral
  private let words: NumberWords

  init(_ spiral: Spiral, _ account: Account) {
    self.spiral = spiral
    words = NumberWords(account)
  }

  var picture: Picture {
    let market = SpiralWords.markets(spiral).first ?? 0
    let symbol = spiral.symbols.indices.contains(market) ? spiral.symbols[market].name : ""
    let before = spiral.before.indices.contains(market) ? spiral.before[market] : 1
    let rounds = spiral.rounds
    let largest = Double(max(rounds.map(\.accounts).max() ?? 0, 1))
    func line(_ label: String, _ role: Text.Role, _ start: Double, _ value: (Spiral.Round) -> Double) -> Chart.Line {
      .init(
        label, [.init(0, start)] + rounds.enumerated().map { .init(Double($0.offset + 1), value($0.element)) }, role)
    }
    var lines = [
      line("\(symbol) price", .plain, 100) { $0.marks[market] / before * 100 },
      line("liquidated a round", .danger, 0) { Double($0.accounts) / largest * 100 },
    ]
    let most = max(spiral.fundBefore, rounds.map(\.fund).max() ?? 0)
    if most > 0 { lines.append(line("fund", .good, spiral.fundBefore / most * 100) { $0.fund / most * 100 }) }
    let high = max(100, lines.flatMap(\.points).map(\.y).max() ?? 100)
    let last = Double(max(rounds.count, 1))
    return Picture(
      title: "The spiral, round by round", words: sentence(market, symbol, before, largest),
      content: .chart(
        Chart(
          x: Axis(
            "rounds", 0...last,
            ticks: [.init(0, "before")]
              + rounds.enumerated().map {
                .init(Double($0.offset + 1), $0.element.number == 0 ? "outside" : "\($0.element.number)")
              }),
          y: Axis("percent", 0...high, ticks: EquityPicture.ticks(0, high)), lines: lines)))
  }

  private func sentence(_ market: Int, _ symbol: String, _ before: Double, _ largest: Double) -> String {
    func percent(_ value: Double) -> String { words.percent(.share(value)) }
    guard let last = spiral.rounds.last, last.marks.indices.contains(market) else { return "" }
    var text = "\(symbol) ends at \(percent(last.marks[market] / before)) of its price before"
    if spiral.count > 0 { text += "; at most \(Int(largest)) accounts are liquidated in a round" }
    return text + "; the fund ends with \(words.money(.money(last.fund)))."
  }
}
