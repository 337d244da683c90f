import Document
import Margin
import Market

/// Every level that triggers something: for each market alone, and for all together.
struct ThresholdWords {
  private let venue: Venue
  private let account: Account
  private let words: NumberWords

  init(_ venue: Venue) {
    self.venue = venue
    self.account = venue.account
    self.words = NumberWords(venue.account)
  }

  var blocks: [Block] {
    let hasVolatility = account.slots.contains { $0.isOpen && (try? venue.volatility($0.symbol)) != nil }
    var columns: [Table.Column] = [
      .init("market"), .init("level"), .init("mark price", .right), .init("move", .right),
    ]
    if hasVolatility { columns.append(.init("σ", .right)) }
    var rows: [[Text]] = []
    for slot in account.slots where slot.isOpen { rows += alone(slot, hasVolatility) }
    rows += together(hasVolatility)
    var blocks: [Block] = [
      .table(Table(columns: columns, rows: rows)),
      .paragraph("A market's row: that price alone, every other held still."),
    ]
    if let joint { blocks.append(.paragraph(joint)) }
    if hasVolatility {
      blocks.append(
        .paragraph("σ: the move over the standard deviation of a day's returns, from the steps walked so far."))
    }
    return blocks
  }

  private func alone(_ slot: Slot, _ hasVolatility: Bool) -> [[Text]] {
    let volatility = try? venue.volatility(slot.symbol)
    var rows: [[Text]] = []
    for level in Level.allCases {
      let head = [Text(rows.isEmpty ? slot.symbol.name : "", .strong), Text(EquityPicture.name(level))]
      guard let prices = try? account.prices(level, of: slot.symbol) else { continue }
      if prices.isReached {
        rows.append(head + [Text("reached", .danger), ""] + (hasVolatility ? [""] : []))
        continue
      }
      let found = [prices.below, prices.above].compactMap { $0 }
      if found.isEmpty { rows.append(head + ["none", ""] + (hasVolatility ? [""] : [])) }
      for (index, price) in found.enumerated() {
        let move = try? (price - slot.mark).over(slot.mark, rounding: .halfEven)
        let sigmas = sigmas(move, volatility)
        rows.append(
          (index == 0 ? head : ["", ""]) + [
            Text(words.price(price, slot.symbol)), Text(words.change(from: slot.mark, to: price)),
          ] + (hasVolatility ? [Text(sigmas)] : []))
      }
    }
    return rows
  }

  private func sigmas(_ move: Fixed?, _ volatility: Fixed?) -> String {
    guard let move, let volatility, let sigmas = try? move.over(volatility, rounding: .halfEven) else { return "" }
    return (sigmas.isPositive ? "+" : "") + sigmas.text(decimals: 1...1)
  }

  private static let joints: [(level: Level, kinds: [FigureKind])] = [
    (.marginCall, [.jointFallToMarginCall, .jointRiseToMarginCall]), (.liquidation, [.jointFall, .jointRise]),
    (.bankruptcy, [.jointFallToBankruptcy, .jointRiseToBankruptcy]),
  ]

  private func together(_ hasVolatility: Bool) -> [[Text]] {
    var rows: [[Text]] = []
    for (level, kinds) in Self.joints {
      let head = [Text(rows.isEmpty ? "all" : "", .strong), Text(EquityPicture.name(level))]
      let found = kinds.compactMap { try? account.value(of: Figure($0)) }
      for (index, move) in found.enumerated() {
        rows.append(
          (index == 0 ? head : ["", ""]) + ["", Text(words.percent(move, signed: true))] + (hasVolatility ? [""] : []))
      }
    }
    return rows
  }

  /// What the joint rows say, or why there are none.
  private var joint: Text? {
    do {
      _ = try account.value(of: Figure(.jointFall))
    } catch FigureError.alreadyReached {
      return Text("The pool is at its requirement already.", .danger)
    } catch FigureError.nothingRequired {
      return Text("Nothing is pooled, so no joint move is looked at.")
    } catch {}
    let betas = account.slots.filter { $0.isOpen && $0.beta != .one }.map { "\($0.symbol) \(words.size($0.beta))" }
    let how = betas.isEmpty ? "by the same percentage" : "each by its beta times it: \(betas.joined(separator: ", "))"
    let found = [FigureKind.jointFall, .jointRise].contains { (try? account.value(of: Figure($0))) != nil }
    return found
      ? Text("all: every market moving together, \(how).")
      : "No move of all markets together, down to nothing or up to 1,000%, liquidates the pool."
  }
}
