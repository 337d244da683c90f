/// What a learner fills into a command.
public enum ArgumentKind: String, CaseIterable, Sendable {
  /// Money above zero.
  case amount = "AMOUNT"
  /// Money, zero or above.
  case floor = "FROM"
  /// The account's currency, which may be said or left out.
  case currency = "CURRENCY"
  /// Units of the base asset, above zero.
  case size = "SIZE"
  /// A size, or a share in percent.
  case part = "PART"
  /// A listed market.
  case market = "MARKET"
  /// A market that need not be listed yet.
  case newMarket = "NEW-MARKET"
  /// A price above zero.
  case price = "PRICE"
  /// A move in percent.
  case move = "MOVE"
  /// A rate in percent.
  case rate = "RATE"
  /// Two moves in percent, the lower one first.
  case span = "RANGE"
  /// A number of any sign.
  case number = "NUMBER"
  /// Commands, to the end of the line.
  case commands = "COMMANDS"
  /// Leverage of 1 or above.
  case leverage = "LEVERAGE"
  /// A whole number from 1.
  case count = "COUNT"
  /// A whole number of ticks, zero or above.
  case ticks = "TICKS"
  /// A whole number of accounts from 1.
  case accounts = "ACCOUNTS"
  /// A figure's name.
  case figure = "FIGURE"
  /// A calculation over figures.
  case expression = "EXPRESSION"
  /// An event's name.
  case event = "EVENT"
  /// A scenario's name or file.
  case scenario = "SCENARIO"
  /// A rule set's name or file.
  case rules = "RULES"
  /// A file.
  case file = "FILE"
  /// A name of one's own for a bookmark.
  case name = "NAME"
  /// A bookmark that exists.
  case bookmark = "BOOKMARK"
  /// A lesson's id or file.
  case lesson = "LESSON"
  /// A word of a glossary term's name.
  case term = "TERM"
  /// A verb, figure or event to read about.
  case topic = "TOPIC"
  /// Something that can be set.
  case setting = "SETTING"
  /// What it is set to.
  case value = "VALUE"

  /// What is expected, as it is said in an error.
  var expectation: String {
    switch self {
    case .amount: "an amount of money above zero"
    case .floor: "an amount of money, zero or above"
    case .currency: "the account's currency"
    case .size: "a size above zero"
    case .part: "a size or a percentage"
    case .market: "a market"
    case .newMarket: "a new market's name"
    case .price: "a price above zero"
    case .move: "a move in percent"
    case .rate: "a rate in percent"
    case .span: "two moves in percent with .. between them, the lower one first"
    case .number: "a number"
    case .commands: "a command"
    case .leverage: "a leverage of 1 or more"
    case .count: "a whole number from 1 to 100,000"
    case .ticks: "a whole number from 0 to 1,000"
    case .accounts: "a whole number from 1 to 1,000,000"
    case .figure: "a figure"
    case .expression: "a calculation"
    case .event: "an event"
    case .scenario: "a scenario"
    case .rules: "a rule set"
    case .file: "a file"
    case .name: "a name of your own"
    case .bookmark: "a bookmark"
    case .lesson: "a lesson"
    case .term: "a term of the glossary"
    case .topic: "a verb, a figure or an event"
    case .setting: "a setting"
    case .value: "a value"
    }
  }

  /// Something that fits.
  var example: String {
    switch self {
    case .amount: "10,000"
    case .floor: "0"
    case .currency: "USDT"
    case .size: "0.5"
    case .part: "50%"
    case .market, .newMarket: "BTC"
    case .price: "58,000"
    case .move: "-5%"
    case .rate: "0.01%"
    case .span: "-30%..10%"
    case .number: "1.3"
    case .commands: "move BTC -10%"
    case .leverage: "20x"
    case .count: "24"
    case .ticks: "5"
    case .accounts: "1,000"
    case .figure: "equity"
    case .expression: "equity / maintenance_margin"
    case .event: "margin_call"
    case .scenario: "march-2020"
    case .rules: "binance-usdm"
    case .file: "prices.csv"
    case .name, .bookmark: "before"
    case .lesson: "what-is-a-position"
    case .term: "equity"
    case .topic: "move"
    case .setting: "liquidation"
    case .value: "off"
    }
  }
}
