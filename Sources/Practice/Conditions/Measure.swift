import Margin

extension Session {
  /// The value of a calculation over figures, as `=` computes it.
  ///
  /// - Throws: `CommandError` when it doesn't read or has no value now.
  public func value(of expression: String) throws(CommandError) -> Fixed {
    do {
      return try calculate(expression)
    } catch {
      throw CommandError(CommandError.fact(of: error))
    }
  }

  /// The unit of a calculation that is a figure by itself; nil for any other.
  public func unit(of expression: String) -> Unit? {
    (try? ArgumentReader(account: state.venue.account).figure(expression))?.kind.entry.unit
  }

  /// The decimals values of a unit are shown with; those of a percentage are counted behind the percent.
  public func decimals(of expression: String, in unit: Unit) -> Int {
    switch unit {
    case .money, .rate, .multiple, .number: 2
    case .size: 3
    case .price:
      (try? ArgumentReader(account: state.venue.account).figure(expression))?.market
        .flatMap { state.venue.account[$0]?.instrument.priceDecimals } ?? 2
    }
  }

  /// A value as it is said to a person, rounded half up to so many decimals.
  public func text(_ value: Fixed, _ unit: Unit, decimals: Int) -> String {
    let words = NumberWords(state.venue.account)
    return switch unit {
    case .money, .price: "\(value.text(decimals: decimals...decimals)) \(words.quote)"
    case .rate: words.percent(value, decimals: decimals...decimals)
    case .multiple: words.multiple(value, decimals: decimals...decimals)
    case .size, .number: value.text(decimals: decimals...decimals)
    }
  }

  /// The account's currency.
  public var currency: String { state.venue.account.rules.quote }

  /// The names of the listed markets.
  public var markets: [String] { state.venue.account.slots.map(\.symbol.name) }

  /// A value in full, in the unit of the figure it stands beside.
  func text(_ value: Fixed, of expression: String) -> String {
    unit(of: expression) == .rate
      ? NumberWords(state.venue.account).percent(value, decimals: 0...10) : value.text(decimals: 0...12)
  }
}
