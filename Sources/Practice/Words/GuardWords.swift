import Margin
import Market

/// Guards in words, as part of a sentence.
struct GuardWords {
  private let words: NumberWords

  init(_ words: NumberWords) {
    self.words = words
  }

  /// What a guard does, by the facts of an event about it.
  func sentence(_ event: Event) -> String {
    let market = event.market?.name ?? ""
    let price = words.price(event.number(.price) ?? .zero, event.market)
    let ratio = words.percent(event.number(.ratio) ?? .zero, decimals: 0...10)
    let share = words.percent(event.number(.share) ?? .zero, decimals: 0...10)
    switch event[.kind] {
    case .word("stop"): return "stop \(market) at \(price)"
    case .word("reduce"): return "reduce by \(share) at a margin ratio of \(ratio)"
    case .word("topup"):
      return "top up by \(words.money(event.number(.amount) ?? .zero)) at a margin ratio of \(ratio), "
        + "\(words.money(event.number(.reserve) ?? .zero)) left in the reserve"
    case .word("hedge"):
      let other = if case .market(let symbol) = event[.with] { symbol.name } else { "" }
      return "hedge \(share) of \(market) with \(other)"
    default: return "isolate \(market) at a margin ratio of \(ratio)"
    }
  }

  /// What a guard does.
  func sentence(_ armed: Guard) -> String { sentence(Event(.guardArmed, armed.facts)) }
}

extension GuardError {
  /// Why it can't be armed, and what helps.
  func words(_ account: Account) -> (message: String, note: String) {
    let words = NumberWords(account)
    switch self {
    case .tooMany(let most):
      return ("\(most) guards are armed, and that is all there can be.", "guard off takes them back.")
    case .share(let share):
      return (
        "A share of \(words.percent(share, decimals: 0...10)) can't be traded.", "It is above 0% and at most 100%."
      )
    case .ratio(let ratio):
      let side = account.rules.ratio == .maintenanceOverEquity ? "above 0% and below 100%" : "above 100%"
      return (
        "At a margin ratio of \(words.percent(ratio, decimals: 0...10)) the account would be gone already.",
        "These rules liquidate at 100%; a guard's ratio is \(side)."
      )
    case .reserve(let reserve, let amount):
      return (
        "A reserve of \(words.money(reserve)) doesn't hold one top-up of \(words.money(amount)).",
        "Let the reserve be at least as large."
      )
    case .reached(let price, let mark):
      return (
        "A stop at \(price.text(decimals: 0...12)) would act at once: the mark is \(mark.text(decimals: 0...12)).",
        "A long's stop stands below the mark, a short's above it."
      )
    case .sameMarket(let symbol):
      return ("A hedge of \(symbol) in \(symbol) is only less of it.", "Name another market, or close part of it.")
    case .none(let number, let count):
      return (
        "There is no guard \(number).", count == 0 ? "None is armed." : "Type guard to see them with their numbers."
      )
    }
  }
}
