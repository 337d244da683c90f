import KitFiles
import Margin
import Market

/// What can be set. Some settings change the account and can be undone; the others say how things are shown.
enum Setting: String, CaseIterable {
  case liquidation, slippage, fund, color, format, ascii, width

  /// The values it takes, as they are said in an error.
  var takes: String {
    switch self {
    case .liquidation, .ascii: "on or off"
    case .slippage: "a percentage from 0% to 50%, such as 0.1%"
    case .fund: "an amount of money, such as 50,000"
    case .color: "auto, always or never"
    case .format: "text or plain"
    case .width: "auto, or a number of columns from 20 to 400"
    }
  }
}

extension Session {
  mutating func set(_ name: String, _ value: String, _ text: String) throws -> Report {
    guard let setting = Setting(rawValue: name) else {
      throw CommandError(
        .noSetting(name, nearest: Suggestion.nearest(to: name, among: Setting.allCases.map(\.rawValue))))
    }
    let word = value.lowercased()
    let wrong = CommandError(.settingValue(name, takes: setting.takes))
    switch setting {
    case .liquidation, .slippage, .fund: return try setAccount(setting, word, text, orThrow: wrong)
    case .color: guard ["auto", "always", "never"].contains(word) else { throw wrong }
    case .format: guard ["text", "plain"].contains(word) else { throw wrong }
    case .ascii: guard ["on", "off"].contains(word) else { throw wrong }
    case .width: guard word == "auto" || Int(word).map((20...400).contains) ?? false else { throw wrong }
    }
    return Report(
      command: text, state: state, answer: .set(name, word), effects: [.display(setting: name, value: word)])
  }

  private mutating func setAccount(
    _ setting: Setting, _ word: String, _ text: String, orThrow wrong: CommandError
  ) throws -> Report {
    let adjustment: Command.Adjustment
    switch setting {
    case .liquidation:
      guard ["on", "off"].contains(word) else { throw wrong }
      adjustment = .liquidation(word == "on")
    case .slippage:
      guard let parsed = try? NumberText.parse(word.utf8, allowing: .percent), parsed.isPercent,
        !parsed.value.isNegative, parsed.value <= Fixed(5, decimals: 1)
      else { throw wrong }
      adjustment = .slippage(parsed.value)
    default:
      guard let parsed = try? NumberText.parse(word.utf8, allowing: .thousands), !parsed.value.isNegative else {
        throw wrong
      }
      adjustment = .fund(parsed.value)
    }
    var next = state
    let events = try next.venue.carryOut(.adjust(adjustment))
    next.add(.instruction(.adjust(adjustment)), to: state.venue)
    commit(next, text, events.map { EventLog.Entry(tick: next.tick, time: "", event: $0) })
    remember(text)
    return Report(
      command: text, state: state, events: events, answer: .set(setting.rawValue, word), changed: true)
  }

  /// What is in force, by setting; how things are shown is known outside.
  static func settings(_ state: State) -> [(name: String, value: String)] {
    let account = state.venue.account
    let words = NumberWords(account)
    return [
      ("liquidation", account.liquidates ? "on" : "off"),
      ("slippage", words.percent(account.rules.liquidation.slippage, decimals: 0...10)),
      ("fund", words.money(state.venue.fund.balance)),
    ]
  }
}
