import Margin

/// Numbers as they are shown: grouped, with their market's decimals and their unit.
struct NumberWords {
  private let account: Account

  init(_ account: Account) {
    self.account = account
  }

  /// The currency of money and prices.
  var quote: String { account.rules.quote }

  /// Money to the cent.
  func money(_ value: Fixed) -> String { value.text(decimals: 2...2) }

  /// Money to the cent, with a sign also when it is a gain.
  func signedMoney(_ value: Fixed) -> String { (value.isPositive ? "+" : "") + money(value) }

  /// A price with its market's decimals.
  func price(_ value: Fixed, _ symbol: Symbol?) -> String {
    guard let symbol, let slot = account[symbol] else { return value.text(decimals: 0...12) }
    let decimals = slot.instrument.priceDecimals
    return value.text(decimals: decimals...decimals)
  }

  /// A size with no more decimals than it needs.
  func size(_ value: Fixed) -> String { value.text(decimals: 0...12) }

  /// A share in percent.
  func percent(_ value: Fixed, decimals: ClosedRange<Int> = 2...2, signed: Bool = false) -> String {
    guard let percent = try? value * .hundred else { return value.text(decimals: 0...12) }
    return (signed && value.isPositive ? "+" : "") + percent.text(decimals: decimals) + "%"
  }

  /// How many times.
  func multiple(_ value: Fixed, decimals: ClosedRange<Int> = 0...2) -> String { value.text(decimals: decimals) + "x" }

  /// A figure's value in full.
  func exact(_ value: Fixed, _ figure: Figure) -> String { exact(value, figure.kind.entry.unit, figure.market) }

  /// A value in full, all its decimals shown.
  func exact(_ value: Fixed, _ unit: Unit, _ market: Symbol?) -> String {
    switch unit {
    case .money: return value.text(decimals: 2...12)
    case .price:
      let decimals = market.flatMap { account[$0]?.instrument.priceDecimals } ?? 0
      return value.text(decimals: decimals...12)
    case .size, .number: return value.text(decimals: 0...12)
    case .rate: return percent(value, decimals: 0...10)
    case .multiple: return multiple(value, decimals: 0...12)
    }
  }

  /// A figure's value in full, with its unit.
  func withUnit(_ value: Fixed, _ figure: Figure) -> String {
    let number = exact(value, figure)
    switch figure.kind.entry.unit {
    case .money, .price: return "\(number) \(quote)"
    case .size: return figure.market.map { "\(number) \($0)" } ?? number
    case .rate, .multiple, .number: return number
    }
  }

  /// The change from one number to another in percent of the first.
  func change(from: Fixed, to: Fixed) -> String {
    guard let share = try? (to - from) / from else { return "" }
    return percent(share, signed: true)
  }

  /// A figure's value as it is read out in a table: to the cent, to the tick, to a hundredth of a percent.
  func short(_ value: Fixed, _ figure: Figure) -> String {
    switch figure.kind.entry.unit {
    case .money: money(value)
    case .price: price(value, figure.market)
    case .size, .number: size(value)
    case .rate: percent(value)
    case .multiple: multiple(value)
    }
  }
}
