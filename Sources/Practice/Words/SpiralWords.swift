import Document
import Margin

/// A spiral, round by round.
struct SpiralWords {
  /// Rounds shown from the beginning and from the end, where there are more.
  private static let shown = (first: 8, last: 4)

  private let words: NumberWords

  init(_ account: Account) {
    words = NumberWords(account)
  }

  func blocks(_ spiral: Spiral) -> [Block] {
    guard spiral.count > 0 else { return [.paragraph(Text("Nobody was liquidated. \(fall(spiral))"))] }
    return [.table(table(spiral)), .paragraph(Text(fall(spiral)))]
  }

  private func table(_ spiral: Spiral) -> Table {
    let markets = Self.markets(spiral)
    let hasTicks = spiral.ticks > 1
    var columns: [Table.Column] = hasTicks ? [.init("tick", .right)] : []
    columns += [.init("round", .right)] + markets.map { .init(spiral.symbols[$0].name, .right) }
    columns += [.init("accounts", .right), .init("notional", .right), .init("fund", .right)]
    func row(_ round: Spiral.Round) -> [Text] {
      let isOutside = round.number == 0
      var cells = hasTicks ? [Text("\(round.tick)", .muted)] : []
      cells.append(isOutside ? Text("outside", .muted) : Text("\(round.number)"))
      cells += markets.map { Text(words.price(.nearest(round.marks[$0], decimals: 6), spiral.symbols[$0])) }
      cells += [
        Text(isOutside ? "" : Fixed(round.accounts).text(decimals: 0...0)),
        Text(isOutside ? "" : words.money(.money(round.notional))), Text(words.money(.money(round.fund))),
      ]
      return cells
    }
    let rounds = spiral.rounds
    guard rounds.count > Self.shown.first + Self.shown.last + 1 else {
      return Table(columns: columns, rows: rounds.map(row))
    }
    let gap = columns.indices.map { Text($0 == 0 ? "…" : "", .muted) }
    return Table(
      columns: columns,
      rows: rounds.prefix(Self.shown.first).map(row) + [gap] + rounds.suffix(Self.shown.last).map(row))
  }

  /// The markets whose prices are shown: those that were moved, at most two; the first one for waiting.
  static func markets(_ spiral: Spiral) -> [Int] {
    let moved = spiral.symbols.indices.filter { index in
      spiral.moves.contains { $0.symbol == spiral.symbols[index] }
    }
    return Array((moved.isEmpty ? Array(spiral.symbols.indices.prefix(1)) : moved).prefix(2))
  }

  /// How far the price went by the shock and by what followed.
  private func fall(_ spiral: Spiral) -> String {
    guard let market = Self.markets(spiral).first, let outside = spiral.rounds.first else { return "" }
    let symbol = spiral.symbols[market]
    let all = spiral.after[market] / spiral.before[market] - 1
    func percent(_ value: Double) -> String { words.percent(.share(value), signed: true) }
    guard let share = spiral.moves.first(where: { $0.symbol == symbol })?.share, !share.isZero else {
      return "\(symbol) went \(percent(all)) in \(spiral.ticks) tick\(spiral.ticks == 1 ? "" : "s")."
    }
    let first = outside.marks[market] / spiral.before[market] - 1
    let times = first == 0 ? "" : ", \(words.multiple(.nearest(all / first, decimals: 2), decimals: 2...2)) the shock"
    return "\(symbol) went \(percent(first)) from outside and \(percent(all)) in all\(times)."
  }
}
