import Document
import Margin
import Market

/// The prices of markets side by side, and what carries them.
struct FeedWords {
  private let venue: Venue
  private let words: NumberWords

  init(_ venue: Venue) {
    self.venue = venue
    self.words = NumberWords(venue.account)
  }

  /// How a way is called on which marks trail.
  static func late(by ticks: Int) -> String {
    ticks == 0 ? "at once" : "\(Self.count(ticks, "tick")) late"
  }

  /// So many things of a kind.
  static func count(_ count: Int, _ noun: String) -> String {
    "\(Fixed(count).text(decimals: 0...0)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// The five numbers that are called a price, of every market.
  var feeds: [Block] {
    let rows = venue.account.slots.map { slot in
      [Text(slot.symbol.name, .strong)]
        + [FigureKind.sourcePrice, .indexPrice, .markPrice, .lastPrice, .priceAge].map { kind in
          let figure = Figure(kind, slot.symbol)
          return Text((try? venue.value(of: figure)).map { words.short($0, figure) } ?? "none")
        } + [Text(how(venue.places[slot.symbol]?.feed))]
    }
    return [
      .table(
        Table(
          columns: [
            .init("market"), .init("elsewhere", .right), .init("index", .right), .init("mark", .right),
            .init("last", .right), .init("age", .right), .init("the mark follows", isDispensable: true),
          ], rows: rows))
    ]
  }

  /// Every relay with its relayers.
  var relays: [Block] {
    let relayed = venue.account.slots.compactMap { slot in
      venue.places[slot.symbol]?.feed?.relay.map { (slot.symbol, $0) }
    }
    guard !relayed.isEmpty else {
      return [.paragraph("No price is carried by relayers. Example: relay BTC 2 of 3 stale 3")]
    }
    return relayed.flatMap { [.paragraph(state($0, $1)), .table(relayers($0, $1))] }
  }

  /// The liquidations that stale prices hold back, a paragraph each.
  var holds: [Block] {
    venue.account.holds.map { .paragraph(FeedEventWords(words).held($0.market, by: $0.by)) }
  }

  /// What an explanation of a mark or an index is read with.
  func made(_ symbol: Symbol) -> [Block] {
    guard let feed = venue.places[symbol]?.feed else { return [] }
    var blocks: [Block] = []
    if feed.rule != .index { blocks.append(.paragraph(Text("\(symbol)'s mark follows: \(how(feed)).", .muted))) }
    if let relay = feed.relay { blocks.append(.paragraph(state(symbol, relay))) }
    return blocks
  }

  private func how(_ feed: PriceFeed?) -> String {
    guard let feed else { return "at once" }
    let rule =
      switch feed.rule {
      case .index: "the index"
      case .delayed(let ticks): "\(Self.count(ticks, "tick")) late"
      case .median(let window): "middle of three, \(Self.count(window, "tick"))"
      }
    guard let relay = feed.relay else { return rule }
    return "\(rule), \(relay.terms.quorum) of \(Self.count(relay.relayers.count, "relayer"))"
  }

  private func state(_ symbol: Symbol, _ relay: Relay) -> Text {
    var text = Text(symbol.name, .strong)
    text.append(
      ": \(FeedEventWords(words).terms(relay.terms, relayers: relay.relayers.count)). "
        + "Index \(words.price(relay.price, symbol)), passed on "
        + (relay.age == 0 ? "in this tick" : "\(Self.count(relay.age, "tick")) ago"))
    if !relay.hasQuorum { text.append("; no quorum", .danger) }
    if relay.isStale { text.append("; stale", .danger) }
    text.append(".")
    return text
  }

  private func relayers(_ symbol: Symbol, _ relay: Relay) -> Table {
    let rows = zip(relay.relayers, relay.reports).enumerated().map { number, pair in
      [
        Text("\(number + 1)", .strong), Text(FeedEventWords(words).behavior(pair.0)),
        Text(pair.1.map { words.price($0, symbol) } ?? "nothing"),
      ]
    }
    return Table(columns: [.init("relayer", .right), .init("behaves"), .init("last report", .right)], rows: rows)
  }
}
