import Document
import Margin

/// Equity against what is required of it, as a bar.
struct MarginPicture {
  private let account: Account

  init(_ account: Account) {
    self.account = account
  }

  var picture: Picture {
    get throws {
      let words = NumberWords(account)
      let equity = try account.value(of: Figure(.equity))
      let requirement = try account.value(of: Figure(.requirement))
      let initial = try account.value(of: Figure(.initialMargin))
      var marks: [Bar.Mark] = []
      if requirement.isPositive {
        marks.append(.init("liquidation", requirement.double, words.money(requirement), .danger))
        if let multiple = account.rules.marginCall {
          let call = try requirement.times(multiple, rounding: .ceiling)
          marks.append(.init("margin call", call.double, words.money(call), .warning))
        }
        marks.append(.init("initial margin", initial.double, words.money(initial)))
      }
      let role: Text.Role =
        switch try account.region() {
        case .safe: .good
        case .marginCall: .warning
        case .liquidated, .bankrupt: .danger
        }
      let full = max(equity.double, marks.map(\.value).max() ?? 0, 1) * 1.1
      return Picture(
        title: "Equity against what is required of it",
        words: try sentence(words, equity, requirement, initial),
        content: .bar(Bar(filled: .init("equity", equity.double, words.money(equity), role), marks: marks, full: full)))
    }
  }

  private func sentence(
    _ words: NumberWords, _ equity: Fixed, _ requirement: Fixed, _ initial: Fixed
  ) throws -> String {
    guard requirement.isPositive else {
      return "Equity is \(words.money(equity)) \(words.quote), and nothing is required of it."
    }
    let gap = try equity - requirement
    let initialGap = try equity - initial
    return "Equity is \(words.money(equity)) \(words.quote): \(words.money(gap.magnitude)) "
      + "\(gap.isNegative ? "below" : "above") the requirement of \(words.money(requirement)), and "
      + "\(words.money(initialGap.magnitude)) \(initialGap.isNegative ? "below" : "above") the initial margin of "
      + "\(words.money(initial))."
  }
}
