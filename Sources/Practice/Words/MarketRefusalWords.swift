import Margin
import Market

/// Why a market's book, pool or law refuses, with the numbers.
struct MarketRefusalWords {
  private let words: NumberWords

  init(_ account: Account) {
    words = NumberWords(account)
  }

  func words(_ refusal: MarketRefusal) -> (message: String, notes: [String]) {
    switch refusal {
    case .noBook(let symbol):
      ("\(symbol) has no order book.", ["book \(symbol) opens one; without, orders trade at the mark."])
    case .noPool(let symbol):
      ("\(symbol) has no liquidity pool.", ["book \(symbol) amm 3m gives it one of 3,000,000 on either side."])
    case .noShare(let symbol): ("You hold no share of the \(symbol) pool.", ["Example: lp add \(symbol) 6,000"])
    case .sharePart(let part, let symbol):
      (
        "\(words.percent(part, decimals: 0...10)) of a share of a pool can't be taken out.",
        ["It is a part above 0% and at most 100%; lp remove \(symbol) takes all of it."]
      )
    case .noSpread(let symbol, isPool: true):
      (
        "A pool quotes no bid and no ask, so \(symbol) has no spread to set.",
        ["What lies between buying and selling there is its fee, twice, and what the size moves."]
      )
    case .noSpread(let symbol, isPool: false):
      (
        "The square-root law quotes no bid and no ask, so \(symbol) has no spread to set.",
        ["There is one price, and the size moves it; book \(symbol) opens an order book."]
      )
    case .noRoute(let symbol):
      ("\(symbol) is traded at its mark, in any size.", ["book \(symbol) gives it an order book."])
    case .nobody(let symbol):
      ("Nobody is left to trade with in \(symbol).", ["With the ticks they come back: step, or price."])
    case .maker(let symbol):
      (
        "\(symbol) has a book, where an order that rests has a price.",
        ["Name it: limit 59,000. It pays the maker fee when somebody trades with it."]
      )
    case .noOrder(let number): ("No order \(number) waits.", ["Type orders to see them with their numbers."])
    case .noOrders: ("No order waits.", ["Example: long 0.5 BTC limit 59,000"])
    case .book(let refusal, let symbol): book(refusal, symbol)
    case .profile(let finding, let symbol): profile(finding, symbol)
    case .pool(.beyondReserve(let size, let reserve), let symbol):
      (
        "The pool holds \(words.size(reserve)) \(symbol), and no price buys \(words.size(size)).", ["Ask for less."]
      )
    case .pool(_, let symbol):
      ("No pool of \(symbol) can be that large or that small.", ["Example: book \(symbol) amm 5m"])
    case .law(let symbol):
      ("No law of \(symbol) can have these numbers.", ["Volatility is 0% or above, and the volume above zero."])
    case .supply(let size, let lot, let symbol):
      (
        "\(words.size(size)) \(symbol) can't be sold in lots of \(words.size(lot)).",
        ["Name a whole number of lots, or a larger share."]
      )
    }
  }

  private func book(_ refusal: BookRefusal, _ symbol: Symbol) -> (message: String, notes: [String]) {
    switch refusal {
    case .wouldTrade(let price):
      (
        "That would trade at once, at \(words.price(price, symbol)), and was only to rest.",
        ["Name a price on your side of it, or leave post out."]
      )
    case .alreadyTriggered(let trigger, let price):
      (
        "The mark, \(words.price(price, symbol)), has reached \(words.price(trigger, symbol)) already.",
        ["A stop to buy stands above the mark, one to sell below it."]
      )
    case .nothingToReduce(let side):
      (
        "There is no \(side == .buy ? "short" : "long") position in \(symbol) to reduce.",
        ["Leave reduce out to open one."]
      )
    case .tooManyOrders(let most):
      ("\(most) orders wait in \(symbol), and that is all there can be.", ["cancel 1 takes one back."])
    case .depth(let share):
      (
        "The book can't hold \(words.percent(share, decimals: 0...10)) of the depth it was opened with.",
        ["It is 0% to \(words.percent(OrderBook.mostDepth, decimals: 0...0))."]
      )
    case .size, .price, .outOfRange, .noOrder:
      ("A book can't count that far.", ["Name a smaller size, or a price nearer by."])
    }
  }

  private func profile(_ finding: ProfileFinding, _ symbol: Symbol) -> (message: String, notes: [String]) {
    switch finding {
    case .spread: ("No book can have that spread.", ["It is one tick to a million ticks."])
    case .levels: ("No book has that many levels.", ["It has 1 to \(DepthProfile.mostLevels) on a side."])
    case .tooDeep, .depth, .gap, .growth, .noise, .recovery, .permanence:
      ("No book of \(symbol) can be opened with these numbers.", ["Ask for less depth."])
    }
  }
}
