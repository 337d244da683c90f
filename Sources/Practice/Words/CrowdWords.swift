import Crowd
import Document
import Margin

/// A crowd as it stands, in tables.
struct CrowdWords {
  private let words: NumberWords

  init(_ account: Account) {
    words = NumberWords(account)
  }

  func blocks(_ view: CrowdView) -> [Block] {
    let (scene, census) = (view.scene, view.census)
    let figures = scene.vitals.figures
    func count(_ value: Int) -> String { Fixed(value).text(decimals: 0...0) }
    func leverage(_ share: Double) -> String {
      census.leverage(at: share).map { words.multiple(.nearest($0, decimals: 2)) } ?? "none"
    }
    var lines: [(String, String, String)] = [
      ("accounts", count(scene.plan.accounts), "yours among them; seed \(scene.plan.seed)"),
      ("open", count(census.open), "hold positions"),
      ("near", count(census.near), "less than 5% of their notional above the requirement"),
      ("waiting", count(census.waiting), capacity(scene.rules.capacity)),
      ("liquidated", count(census.liquidated), "so far"),
      ("leverage, 10th", leverage(0.1), "a tenth of the open accounts has no more"),
      ("leverage, median", leverage(0.5), "half of them has no more"),
      ("leverage, 90th", leverage(0.9), "nine of ten have no more"),
      ("fund", words.money(.money(scene.vitals.fund)), "stands behind the crowd's bankrupt accounts"),
    ]
    if figures.badDebt > 0 {
      lines.append(("bad debt", words.money(.money(figures.badDebt)), "beyond liquidated accounts' money"))
    }
    let rows = lines.map { [Text($0.0, .strong), Text($0.1), Text($0.2, .muted)] }
    return [
      .table(
        Table(columns: [.init("crowd"), .init("value", .right), .init("what it is", isDispensable: true)], rows: rows)),
      .table(markets(view)),
    ]
  }

  private func capacity(_ capacity: Int?) -> String {
    "the engine liquidates " + (capacity.map { "\(Fixed($0).text(decimals: 0...0)) a tick" } ?? "any number")
  }

  private func markets(_ view: CrowdView) -> Table {
    let rows = view.scene.symbols.indices.map { index in
      let (symbol, units) = (view.scene.symbols[index], view.scene.vitals.units[index])
      return [
        Text(symbol.name, .strong), Text(words.price(.nearest(view.marks[index], decimals: 6), symbol)),
        Text(Fixed.nearest(units, decimals: 3).text(decimals: 0...3)),
        Text(words.money(.money(units * view.marks[index]))), Text(view.outlets[index].rawValue, .muted),
      ]
    }
    return Table(
      columns: [
        .init("market"), .init("mark", .right), .init("open interest", .right), .init(words.quote, .right),
        .init("sold into", isDispensable: true),
      ],
      rows: rows)
  }
}
