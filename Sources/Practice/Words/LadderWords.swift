import Document
import Margin

/// One move at every leverage, as a table.
struct LadderWords {
  private let account: Account
  private let words: NumberWords

  init(_ account: Account) {
    self.account = account
    self.words = NumberWords(account)
  }

  func blocks(_ symbol: Symbol, _ side: Side, _ move: Fixed, _ rungs: [Rung]) -> [Block] {
    let columns: [Table.Column] = [
      .init("leverage", .right), .init("money behind it", .right, isDispensable: true),
      .init("return on it", .right), .init("liquidated at", .right), .init("ruined at", .right),
    ]
    let rows = rungs.map { rung in
      [
        Text(words.multiple(rung.leverage), .strong), Text(words.money(rung.stake)), result(rung),
        Text(share(rung.toLiquidation)), Text(share(rung.toRuin)),
      ]
    }
    let size = rungs.last.flatMap { try? ($0.stake * $0.leverage) } ?? .zero
    return [
      .paragraph(
        Text(
          "\(symbol) moves by \(words.percent(move, signed: true)), and you are \(side.rawValue) "
            + "\(words.money(size)) \(words.quote) of it, with nothing else in the account:")),
      .table(Table(columns: columns, rows: rows)),
      .paragraph(
        Text(
          "The return is leverage × move, before fees, with the moved price on its tick. Liquidated and ruined at: the "
            + "move of the mark that does it.")),
    ]
  }

  private func result(_ rung: Rung) -> Text {
    let change = words.percent(rung.returnOnEquity, signed: true)
    if rung.isLiquidated { return Text("\(change), liquidated", .danger) }
    return Text(change, rung.returnOnEquity.isNegative ? .warning : .good)
  }

  private func share(_ share: Fixed?) -> String { share.map { words.percent($0, signed: true) } ?? "none" }
}
