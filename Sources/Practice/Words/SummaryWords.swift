import Document
import Margin

/// The line after every change: equity, margin ratio, nearest liquidation.
struct SummaryWords {
  private let account: Account
  private let words: NumberWords

  init(_ account: Account) {
    self.account = account
    self.words = NumberWords(account)
  }

  var line: Text {
    var text = Text("equity ", .muted)
    let equity = try? account.value(of: Figure(.equity))
    text.append(equity.map { "\(words.money($0)) \(words.quote)" } ?? "beyond what can be computed")
    guard account.hasPositions else { return text }
    if account.slots.contains(where: { $0.isOpen && !$0.isIsolated }) {
      text.append("; margin ratio ", .muted)
      let (ratio, role) = ratio
      text.append(ratio, role)
    }
    text.append("; ", .muted)
    text.append(nearest)
    return text
  }

  /// The ratio the rules print, with its limit. Red at the limit, yellow while a margin call stands.
  private var ratio: (String, Text.Role) {
    do {
      let value = try account.value(of: Figure(.marginRatio))
      let role: Text.Role = account.isCalled ? .warning : .good
      return (words.percent(value), role)
    } catch FigureError.equityGone {
      return ("none, equity is gone", .danger)
    } catch {
      return ("none", .plain)
    }
  }

  /// The liquidation price that is nearest to its mark, by share of the mark.
  private var nearest: String {
    guard let all = try? account.liquidationPrices() else { return "liquidation beyond what can be computed" }
    var best: (symbol: Symbol, price: Fixed, distance: Fixed)?
    for (symbol, prices) in all {
      if prices.isReached { return "liquidation is due" }
      guard let mark = account[symbol]?.mark else { continue }
      for price in [prices.below, prices.above] {
        guard let price, let distance = try? (price - mark) / mark else { continue }
        if best.map({ distance.magnitude < $0.distance.magnitude }) ?? true { best = (symbol, price, distance) }
      }
    }
    guard let best else { return "no price of one market liquidates" }
    return "liquidation \(best.symbol) \(words.price(best.price, best.symbol)) "
      + "(\(words.percent(best.distance, signed: true)))"
  }
}
