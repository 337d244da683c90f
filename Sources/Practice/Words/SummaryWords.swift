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
    guard let outlook = try? account.outlook() else {
      return Text("The account's numbers are beyond what can be computed.", .danger)
    }
    var text = Text("equity ", .muted)
    text.append("\(words.money(outlook.equity)) \(words.quote)")
    guard account.hasPositions else { return text }
    if account.slots.contains(where: { $0.isOpen && !$0.isIsolated }) {
      text.append("; margin ratio ", .muted)
      let (ratio, role) = ratio(outlook)
      text.append(ratio, role)
    }
    text.append("; ", .muted)
    text.append(nearest(outlook))
    return text
  }

  /// The ratio the rules print. Red when there is none any more, yellow while a margin call stands.
  private func ratio(_ outlook: Outlook) -> (String, Text.Role) {
    guard let ratio = outlook.ratio else {
      return outlook.equity.isPositive ? ("none", .plain) : ("none, equity is gone", .danger)
    }
    return (words.percent(ratio), account.isCalled ? .warning : .good)
  }

  private func nearest(_ outlook: Outlook) -> String {
    if outlook.isDue { return account.holds.isEmpty ? "liquidation is due" : "liquidation is held" }
    guard let nearest = outlook.nearest else { return "no price of one market liquidates" }
    return "liquidation \(nearest.symbol) \(words.price(nearest.price, nearest.symbol)) "
      + "(\(words.percent(nearest.distance, signed: true)))"
  }
}
