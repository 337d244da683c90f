import Document
import Margin
import Market

/// The map of two prices: where the pool is safe, called, liquidated and bankrupt.
struct FrontierPicture {
  private let venue: Venue
  private let first: Slot
  private let second: Slot
  private let span: Command.Span
  private let size: Picture.Size
  private let words: NumberWords

  init(_ venue: Venue, _ first: Symbol, _ second: Symbol, _ span: Command.Span?, _ size: Picture.Size) throws {
    guard let one = venue.account[first] else { throw FigureError.noMarket(first) }
    guard let other = venue.account[second] else { throw FigureError.noMarket(second) }
    self.venue = venue
    (self.first, self.second) = (one, other)
    self.span = span ?? Command.Span(low: Fixed(-5, decimals: 1), high: Fixed(5, decimals: 1))
    self.size = size
    self.words = NumberWords(venue.account)
  }

  var picture: Picture {
    get throws {
      let (across, up) = try (PriceAxis(first, span, words), PriceAxis(second, span, words))
      let columns = across.centers(size.columns)
      let rows = Array(up.centers(size.rows).reversed())
      let regions = try venue.account.frontier(first.symbol, columns, second.symbol, rows)
      return Picture(
        title: "What becomes of the pool at prices of \(first.symbol) and \(second.symbol)",
        words: try sentence(),
        content: .map(
          RegionMap(
            x: across.axis, y: up.axis,
            regions: Region.allCases.map { .init($0.name, $0.letter, $0.role) },
            cells: regions.map { $0.map(\.rawValue) }, path: walked,
            here: .init(first.mark.double, second.mark.double))))
    }
  }

  /// The closes of the path so far, where it moves both markets.
  private var walked: [Chart.Point] {
    guard let path = venue.path, let across = path.markets.firstIndex(of: first.symbol),
      let up = path.markets.firstIndex(of: second.symbol)
    else { return [] }
    return [.init(path.start[across].double, path.start[up].double)]
      + path.steps[..<venue.cursor].map { .init($0.bars[across].close.double, $0.bars[up].close.double) }
  }

  private func sentence() throws -> String {
    let account = venue.account
    let range =
      "from \(words.percent(span.low, decimals: 0...2, signed: true)) to "
      + words.percent(span.high, decimals: 0...2, signed: true)
    var sentence =
      "\(first.symbol) \(range) across, \(second.symbol) \(range) upward, all other prices held still. The account stands "
      + "at \(words.price(first.mark, first.symbol)) and \(words.price(second.mark, second.symbol)), where it is "
      + "\(try account.region().name)."
    for slot in [first, second] where slot.isOpen && !slot.isIsolated {
      let prices = try account.prices(.liquidation, of: slot.symbol)
      let found = [prices.below, prices.above].compactMap { $0 }.map { words.price($0, slot.symbol) }
      sentence +=
        found.isEmpty
        ? " No price of \(slot.symbol) alone liquidates."
        : " \(slot.symbol) alone liquidates at \(CommandError.list(found, "and"))."
    }
    return sentence
  }
}

extension Region {
  /// What it is called on the map.
  var name: String {
    switch self {
    case .safe: "safe"
    case .marginCall: "in a margin call"
    case .liquidated: "liquidated"
    case .bankrupt: "bankrupt"
    }
  }

  fileprivate var letter: Character {
    switch self {
    case .safe: "."
    case .marginCall: "c"
    case .liquidated: "L"
    case .bankrupt: "B"
    }
  }

  fileprivate var role: Text.Role {
    switch self {
    case .safe: .good
    case .marginCall: .warning
    case .liquidated: .danger
    case .bankrupt: .muted
    }
  }
}
