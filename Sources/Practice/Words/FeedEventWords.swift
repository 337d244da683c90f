import Document
import Margin
import Market

/// What happens between a price elsewhere and a mark, in sentences.
struct FeedEventWords {
  private let words: NumberWords

  init(_ words: NumberWords) {
    self.words = words
  }

  func sentence(_ event: Event) -> Text {
    let market = event.market?.name ?? ""
    switch event.kind {
    case .feedSet: return Text("The mark of \(market) \(rule(event)).")
    case .relaySet: return relaySet(event, market)
    case .relayerSet:
      return Text("Relayer \(count(event, .number)) of \(market) \(behavior(event)).")
    case .sourceMoved:
      return Text("Elsewhere \(market) went from \(price(event, .from)) to \(price(event, .price))\(change(event)).")
    case .priceRelayed:
      let why = event[.kind] == .word("heartbeat") ? ", on the heartbeat" : ""
      return Text(
        "The relay passes on \(market) at \(price(event, .price)), the median of "
          + "\(FeedWords.count(count(event, .count), "report"))\(why).")
    case .quorumLost:
      return Text(
        "\(market): \(FeedWords.count(count(event, .count), "report")) of \(count(event, .needed)) needed; "
          + "the price stays as it is.", .warning)
    case .quorumRegained:
      return Text("\(market): \(FeedWords.count(count(event, .count), "report")); there is a quorum again.", .good)
    case .priceStale:
      return Text(
        "The price of \(market) is stale: nothing was passed on for \(FeedWords.count(count(event, .age), "tick")).",
        .warning)
    case .priceFresh: return Text("The price of \(market) is fresh again.", .good)
    case .liquidationHoldOver: return holdOver(event)
    default:
      let stale = if case .market(let symbol) = event[.with] { symbol.name } else { "" }
      return Text(
        "Liquidation\(event.market.map { " of \($0)" } ?? "") is held, since the price of \(stale) is stale: equity "
          + "\(money(event, .equity)), requirement \(money(event, .requirement)).", .warning)
    }
  }

  /// That a liquidation is held, for as long as it is.
  func held(_ market: Symbol?, by stale: Symbol) -> Text {
    Text(
      "Liquidation\(market.map { " of \($0)" } ?? "") is due and held, since the price of \(stale) is stale.", .warning)
  }

  private func holdOver(_ event: Event) -> Text {
    let of = event.market.map { " of \($0)" } ?? ""
    let numbers = ": equity \(money(event, .equity)), requirement \(money(event, .requirement))."
    switch event[.kind] {
    case .word(HoldEnd.released.rawValue): return Text("Liquidation\(of) is held no longer\(numbers)", .warning)
    case .word(HoldEnd.recovered.rawValue):
      return Text("The liquidation\(of) that was held is not due any more\(numbers)", .good)
    case .word(HoldEnd.off.rawValue): return Text("Liquidation is off, so there is nothing to hold back.")
    default: return Text("The liquidation\(of) that was held is gone with what was open.")
    }
  }

  /// A relay's terms as part of a sentence.
  func terms(_ terms: RelayTerms, relayers: Int) -> String {
    var parts = ["\(terms.quorum) of \(FeedWords.count(relayers, "relayer"))"]
    if terms.delay > 0 { parts.append("\(FeedWords.count(terms.delay, "tick")) under way") }
    parts.append(
      terms.deviation.isZero
        ? "passed on at every tick"
        : "passed on at a change of \(words.percent(terms.deviation, decimals: 0...10)) or after "
          + FeedWords.count(terms.heartbeat, "tick"))
    if let stale = terms.staleAfter { parts.append("stale after \(FeedWords.count(stale, "tick"))") }
    return parts.joined(separator: ", ")
  }

  /// How a relayer behaves, as part of a table.
  func behavior(_ relayer: Relayer) -> String {
    switch relayer {
    case .honest, .silent: relayer.word
    case .late(let ticks): "\(FeedWords.count(ticks, "tick")) late"
    case .wrong(let share): "wrong by \(words.percent(share, decimals: 0...10, signed: true))"
    }
  }

  private func rule(_ event: Event) -> String {
    switch event[.kind] {
    case .word("delayed"): "trails the index by \(FeedWords.count(count(event, .count), "tick"))"
    case .word("median"):
      "is the middle of the index with funding, the index with the basis of "
        + "\(FeedWords.count(count(event, .count), "tick")), and the last price"
    case .word("index"): "is the index"
    default: "is the price elsewhere"
    }
  }

  private func relaySet(_ event: Event, _ market: String) -> Text {
    guard event[.kind] == .word("on") else { return Text("The venue reads the price of \(market) elsewhere itself.") }
    let stale: Int? = if case .count(let age) = event[.stale] { age } else { nil }
    let terms = RelayTerms(
      delay: count(event, .delay), heartbeat: count(event, .heartbeat), deviation: event.number(.deviation) ?? .zero,
      quorum: count(event, .needed), staleAfter: stale)
    return Text("The price of \(market) is relayed: \(self.terms(terms, relayers: count(event, .count))).")
  }

  private func behavior(_ event: Event) -> String {
    switch event[.kind] {
    case .word("late"): "reports \(FeedWords.count(count(event, .count), "tick")) late"
    case .word("silent"): "is silent"
    case .word("wrong"):
      "reports prices wrong by \(words.percent(event.number(.share) ?? .zero, decimals: 0...10, signed: true))"
    default: "is honest"
    }
  }

  private func change(_ event: Event) -> String {
    guard let from = event.number(.from), let to = event.number(.price) else { return "" }
    return " (\(words.change(from: from, to: to)))"
  }

  private func count(_ event: Event, _ fact: FactName) -> Int {
    if case .count(let count) = event[fact] { count } else { 0 }
  }
  private func price(_ event: Event, _ fact: FactName) -> String {
    words.price(event.number(fact) ?? .zero, event.market)
  }
  private func money(_ event: Event, _ fact: FactName) -> String {
    "\(words.money(event.number(fact) ?? .zero)) \(words.quote)"
  }
}
