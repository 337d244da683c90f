import Margin

/// Why the account refuses, with the numbers.
struct RefusalWords {
  private let words: NumberWords
  private let account: Account

  init(_ account: Account) {
    self.account = account
    self.words = NumberWords(account)
  }

  func words(_ refusal: Refusal) -> (message: String, notes: [String]) {
    switch refusal {
    case .noMarket(let symbol) where account[symbol] != nil:
      ("A position is open in \(symbol), which the new rules don't list.", ["close \(symbol) first."])
    case .noMarket(let symbol):
      (
        "There is no market called \(symbol).",
        ["The markets are \(account.marketList); market \(symbol) price … adds it."]
      )
    case .notPositive(let value): ("\(value.text(decimals: 0...12)) is not above zero.", ["Nothing was changed."])
    case .size(let size, let lot, let symbol):
      ("\(symbol) trades in lots of \(words.size(lot)).", [neighbors(of: size, step: lot, symbol) { words.size($0) }])
    case .price(let price, let tick, let symbol):
      (
        "\(symbol) moves in ticks of \(words.size(tick)).",
        [neighbors(of: price, step: tick, symbol) { words.price($0, symbol) }]
      )
    case .beta(let beta, let range):
      (
        "A beta of \(words.size(beta)) is beyond what can be set.",
        ["It is \(words.size(range.lowerBound)) to \(words.size(range.upperBound))."]
      )
    case .namedTwice(let symbol): ("\(symbol) is named twice.", ["Name each market once."])
    case .priceGone(let symbol):
      ("The price of \(symbol) would be zero or below.", ["A mark price stays above zero: move by more than -100%."])
    case .initialMargin(let required, let equity, let shortfall, let symbol):
      marginShort(required, equity, shortfall, symbol)
    case .liquidatable(let equity, let requirement):
      (
        "That would be liquidated at once: equity \(money(equity)), requirement \(money(requirement)).",
        ["Deposit first, or ask for less."]
      )
    case .leverage(let leverage, let most, let symbol):
      (
        "\(symbol) doesn't allow \(words.multiple(leverage)).",
        ["Leverage here is 1x to \(words.multiple(most))."]
      )
    case .tierLeverage(let leverage, let most, let notional, let symbol):
      (
        "A notional of \(money(notional)) in \(symbol) doesn't allow \(words.multiple(leverage)).",
        ["At that size leverage is at most \(words.multiple(most)): set it lower, or trade less."]
      )
    case .noPosition(let symbol): ("There is no position in \(symbol).", ["positions shows what is open."])
    case .nothingOpen: ("No position is open.", ["Example: long 0.5 BTC at 20x"])
    case .moreThanHeld(let size, let held, let symbol):
      (
        "The position in \(symbol) is \(words.size(held)), less than \(words.size(size)).",
        ["close \(symbol) closes all of it."]
      )
    case .withdrawal(let amount, let most):
      (
        "\(money(amount)) is more than may be taken out.",
        ["withdrawable is \(money(most)): the smaller of wallet balance and free margin."]
      )
    case .poolShare(let amount, let wallet, let free):
      (
        "\(money(amount)) is more than may go into a pool.",
        [
          "The wallet holds \(money(wallet)), and free margin is \(money(free)): deposit, or ask for less."
        ]
      )
    case .freeMargin(let required, let free):
      (
        "Setting \(money(required)) apart is more than the pool can spare.",
        ["It can spare \(money(free)): deposit, or isolate less."]
      )
    case .orderMargin(let orders, let initial, let equity, let shortfall, _):
      (
        "The account lacks \(money(shortfall)): initial margin would be \(money(initial)), order margin "
          + "\(money(orders)), equity \(money(equity)).",
        ["Deposit, ask for less, or take an order back: orders lists them, cancel takes one back."]
      )
    case .isolatedMargin(let required, let equity, let symbol):
      (
        "The position in \(symbol) needs \(money(required)) of initial margin and would have \(money(equity)).",
        ["Give it at least \(money((try? required - equity) ?? required)) more."]
      )
    case .walletGone(let lacking, let wallet, let symbol):
      (
        "At such prices closing \(symbol) loses \(money(lacking)) more than its margin and the wallet's "
          + "\(money(wallet)).",
        ["Close less of it, name a limit, wait until the book fills up, or deposit."]
      )
    case .notIsolated(let symbol): ("\(symbol) is in the shared pool already.", ["isolate \(symbol) takes it out."])
    case .termsUnfit(let symbol):
      ("The position in \(symbol) is not a whole number of the new lots.", ["close \(symbol) first."])
    case .stalePrice(let symbol):
      (
        "The mark of \(symbol) is stale, and nobody may take on risk by it.",
        ["Closing is possible; wait lets a tick pass, and relay shows what the relayers report."]
      )
    case .tooManyMarkets(let most):
      ("An account lists at most \(most) markets.", ["reset goes back to the rules' own."])
    }
  }

  private func marginShort(
    _ required: Fixed, _ equity: Fixed, _ shortfall: Fixed, _ symbol: Symbol
  ) -> (message: String, notes: [String]) {
    (
      "The account lacks \(money(shortfall)): initial margin would be \(money(required)), equity \(money(equity)).",
      [
        account[symbol]?.isIsolated == true
          ? "Its margin is its own: isolate \(symbol) with more first."
          : "Deposit, trade less \(symbol), or set a higher leverage."
      ]
    )
  }

  private func money(_ value: Fixed) -> String { "\(words.money(value)) \(words.quote)" }

  private func neighbors(of value: Fixed, step: Fixed, _ symbol: Symbol, _ text: (Fixed) -> String) -> String {
    guard let lower = try? value.rounded(to: step, .floor), let upper = try? value.rounded(to: step, .ceiling) else {
      return "Write a multiple of \(words.size(step))."
    }
    return lower.isPositive ? "The nearest are \(text(lower)) and \(text(upper))." : "The smallest is \(text(upper))."
  }
}
