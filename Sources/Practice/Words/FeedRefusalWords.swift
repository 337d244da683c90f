import Margin
import Market

extension FeedRefusal {
  /// Why a mark can't follow like that, and what helps.
  func words(_ account: Account) -> (message: String, note: String) {
    let words = NumberWords(account)
    return switch self {
    case .price(let price): ("A price of \(words.size(price)) is not above zero.", "Nothing was changed.")
    case .delay(let ticks): ("A mark can't trail by \(FeedWords.count(ticks, "tick")).", "It is 0 to 1,000 ticks.")
    case .window(let ticks):
      ("The basis can't be averaged over \(FeedWords.count(ticks, "tick")).", "It is 1 to 1,000 ticks.")
    case .intervalLeft(let part):
      ("\(words.percent(part)) of an interval can't be left.", "It is 0% to 100%.")
    }
  }
}

extension RelayRefusal {
  /// Why relayers can't be set like that, and what helps.
  func words(_ account: Account) -> (message: String, note: String) {
    let words = NumberWords(account)
    return switch self {
    case .price(let price): ("A price of \(words.size(price)) is not above zero.", "Nothing was changed.")
    case .delay(let ticks):
      ("A report can't be \(FeedWords.count(ticks, "tick")) under way.", "It is \(RelayTerms.mostDelay) ticks at most.")
    case .heartbeat: ("A heartbeat is 1 to 100,000 ticks.", "Example: heartbeat 20")
    case .deviation(let share):
      ("A deviation of \(words.percent(share, decimals: 0...10)) is beyond what can be set.", "It is 0% to 100%.")
    case .quorum(let quorum, let count):
      (
        "\(quorum) reports can't come from \(FeedWords.count(count, "relayer")).",
        "Ask for as many as there are at most: \(count) of \(count)."
      )
    case .relayers: ("There can be 1 to \(Relay.mostRelayers) relayers.", "Example: relay BTC 2 of 3")
    case .staleness: ("A price is stale after 1 to 100,000 ticks.", "Example: stale 3")
    case .noRelay(let symbol?):
      ("The price of \(symbol) isn't relayed.", "relay \(symbol) 2 of 3 lets relayers carry it.")
    case .noRelay(nil): ("No price is relayed.", "Example: relay BTC 2 of 3")
    case .noRelayer(let number, let count):
      ("There is no relayer \(number).", "There \(count == 1 ? "is 1" : "are \(count)"); relay shows them.")
    case .late: ("A relayer is late by 1 to \(RelayTerms.mostDelay) ticks.", "Example: relayer 1 late 5")
    case .wrong(let share):
      (
        "A relayer can't be wrong by \(words.percent(share, decimals: 0...10, signed: true)).",
        "It is above -100% and below +10,000%."
      )
    }
  }
}
