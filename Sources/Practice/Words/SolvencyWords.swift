import Crowd
import Document
import Margin

/// What stands between bankrupt accounts and their counterparties, in words.
struct SolvencyWords {
  private let words: NumberWords

  init(_ account: Account) {
    words = NumberWords(account)
  }

  func blocks(_ solvency: Solvency, _ moves: [(symbol: Symbol, share: Fixed)]) -> [Block] {
    func money(_ value: Double) -> String { "\(words.money(.money(value))) \(words.quote)" }
    let rows = [
      ("bankrupt accounts", Fixed(solvency.bankrupt).text(decimals: 0...0), "would have less than nothing"),
      ("shortfall", money(solvency.shortfall), "what they would lack together"),
      ("fund", money(solvency.fund), "pays first"),
      ("surplus", money(solvency.surplus), "unrealized profit of the others: deleveraging and socializing take it"),
      ("fund cover", cover(solvency.fundCover), "fund over shortfall; below 100% winners pay"),
      ("solvency margin", cover(solvency.cover), "fund and surplus over shortfall; below 100% the venue is insolvent"),
    ].map { [Text($0.0, .strong), Text($0.1), Text($0.2, .muted)] }
    return [
      .paragraph(Text("If marks jumped at once, \(said(moves)):")),
      .table(
        Table(
          columns: [.init("under it"), .init("value", .right), .init("what it is", isDispensable: true)], rows: rows)),
    ]
  }

  private func cover(_ cover: Double?) -> String { cover.map { words.percent(.share($0)) } ?? "nobody is bankrupt" }

  private func said(_ moves: [(symbol: Symbol, share: Fixed)]) -> String {
    moves.map { "\($0.symbol) \(words.percent($0.share, signed: true))" }.joined(separator: ", ")
  }

  func blocks(_ curve: CapacityCurve) -> [Block] {
    let rows = curve.points.map { [Text(name($0.capacity)), Text(words.money(.money($0.badDebt)))] }
    return [
      .paragraph(
        Text(
          "If \(said(curve.moves)) came over \(CapacityCurve.fallTicks) ticks, and \(CapacityCurve.ticks) ticks passed in "
            + "all:")),
      .table(Table(columns: [.init("accounts a tick", .right), .init("bad debt", .right)], rows: rows)),
    ]
  }

  private func name(_ capacity: Int?) -> String { capacity.map { Fixed($0).text(decimals: 0...0) } ?? "any number" }

  /// Bad debt over capacity, one step to the right for each capacity.
  func picture(_ curve: CapacityCurve) -> Picture {
    let most = max(curve.points.map(\.badDebt).max() ?? 0, 1)
    let said = curve.points.map {
      "\(words.money(.money($0.badDebt))) with \($0.capacity == nil ? "any number" : name($0.capacity)) a tick"
    }
    return Picture(
      title: "Bad debt by how many accounts are liquidated in a tick",
      words: "Bad debt, \(words.quote): \(said.joined(separator: ", ")).",
      content: .chart(
        Chart(
          x: Axis(
            "accounts a tick", 0...Double(max(curve.points.count - 1, 1)),
            ticks: curve.points.enumerated().map { .init(Double($0.offset), name($0.element.capacity)) }),
          y: Axis(words.quote, 0...most, ticks: EquityPicture.ticks(0, most)),
          lines: [
            .init("bad debt", curve.points.enumerated().map { .init(Double($0.offset), $0.element.badDebt) }, .danger)
          ])))
  }
}
