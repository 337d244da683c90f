import Document
import Margin

/// What would have prevented a liquidation, as commands that can be typed.
struct RescueWords {
  private let account: Account
  private let words: NumberWords

  init(_ account: Account) {
    self.account = account
    self.words = NumberWords(account)
  }

  func blocks(_ rescue: Rescue?) -> [Block] {
    guard let rescue else {
      return [.paragraph("There was no liquidation on the prices so far, so there is nothing to be rescued from.")]
    }
    let what = rescue.market.map { "The isolated position in \($0)" } ?? "The pool"
    let columns: [Table.Column] = [
      .init("what"), .init("at once", .right), .init("last moment", isDispensable: true),
      .init("then", .right, isDispensable: true),
    ]
    let rows = rescue.lines.filter { $0.first != nil || $0.last != nil }.map { line in
      [
        Text(name(line.action), .strong), amount(line.first, line.action),
        Text(line.last.map { moment($0.when) } ?? "none"), amount(line.last, line.action),
      ]
    }
    var blocks: [Block] = [
      .paragraph(
        Text(
          "\(what) reached its requirement \(time(rescue.reached)). "
            + "Any one of these, alone, would have prevented it; a cent or a lot less would not:"))
    ]
    if rows.isEmpty {
      blocks = [
        .paragraph(Text("\(what) reached its requirement \(time(rescue.reached)). No single action prevents it."))
      ]
    } else {
      blocks.append(.table(Table(columns: columns, rows: rows)))
      blocks.append(
        .paragraph(
          Text(
            "At once: \(time(rescue.from)), right after your last instruction. The last moment: the latest at which any "
              + "amount still works, and then what it takes. Guards are left out of it.")))
    }
    let hopeless = rescue.lines.filter { $0.first == nil && $0.last == nil }.map { name($0.action) }
    if !hopeless.isEmpty, !rows.isEmpty {
      blocks.append(.paragraph(Text("No amount of these would have: \(hopeless.joined(separator: ", ")).")))
    }
    return blocks
  }

  private func name(_ action: Rescue.Action) -> String {
    switch action {
    case .deposit: "deposit"
    case .margin(let symbol): "more margin for \(symbol)"
    case .reduce(let symbol): "close some \(symbol)"
    case .hedge(let symbol, let side): "\(side.rawValue) \(symbol)"
    }
  }

  private func amount(_ remedy: Rescue.Remedy?, _ action: Rescue.Action) -> Text {
    guard let remedy else { return Text("no amount", .muted) }
    switch action {
    case .deposit, .margin: return Text("\(words.money(remedy.amount)) \(words.quote)")
    case .reduce(let symbol), .hedge(let symbol, _): return Text("\(words.size(remedy.amount)) \(symbol)")
    }
  }

  private func moment(_ time: Story.Time) -> String {
    time.tick == 0 ? "the beginning" : time.time.isEmpty ? "change \(time.tick)" : time.time
  }

  private func time(_ time: Story.Time) -> String {
    time.tick == 0 ? "at the beginning" : AlternativeWords.time(time.tick, time.time)
  }
}
