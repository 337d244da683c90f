import Margin
import Market

/// One market's prices as `feed` and `relay` answer them in JSON.
struct FeedJSON: Encodable {
  /// What carries the price.
  struct Carried: Encodable {
    var quorum: Int
    var hasQuorum: Bool
    var delay: Int
    var heartbeat: Int
    var deviation: String
    var stale: Int?
    var isStale: Bool
    var relayers: [Carrier]

    enum CodingKeys: String, CodingKey {
      case quorum, delay, heartbeat, deviation, stale, relayers
      case hasQuorum = "has_quorum"
      case isStale = "is_stale"
    }
  }

  /// A relayer with what it reported last.
  struct Carrier: Encodable {
    var behavior: String
    var report: String?
  }

  var market: String
  var prices: [String: String] = [:]
  var rule: String?
  var relay: Carried?

  init(_ venue: Venue, _ symbol: Symbol) {
    market = symbol.name
    for kind in [FigureKind.sourcePrice, .indexPrice, .markPrice, .lastPrice, .priceAge] {
      if let value = try? venue.value(of: Figure(kind, symbol)) { prices[kind.rawValue] = value.description }
    }
    guard let feed = venue.places[symbol]?.feed else { return }
    rule = feed.rule.word
    relay = feed.relay.map { relay in
      Carried(
        quorum: relay.terms.quorum, hasQuorum: relay.hasQuorum, delay: relay.terms.delay,
        heartbeat: relay.terms.heartbeat, deviation: relay.terms.deviation.description, stale: relay.terms.staleAfter,
        isStale: relay.isStale,
        relayers: zip(relay.relayers, relay.reports).map { Carrier(behavior: $0.word, report: $1?.description) })
    }
  }
}
