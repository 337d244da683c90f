import Document
import Margin

/// Equity and requirement against the price of one market, every threshold marked.
struct EquityPicture {
  /// How many prices are evaluated: more than a terminal has columns, few enough to be done at once.
  private static let points = 121

  private let account: Account
  private let slot: Slot
  private let span: Command.Span
  private let words: NumberWords

  /// - Throws: `FigureError` without a position in the market.
  init(_ account: Account, _ symbol: Symbol, _ span: Command.Span?) throws {
    guard let slot = account[symbol] else { throw FigureError.noMarket(symbol) }
    guard slot.isOpen else { throw FigureError.noPosition(symbol) }
    self.account = account
    self.slot = slot
    self.words = NumberWords(account)
    self.span = try span ?? Self.around(account, slot)
  }

  /// A range that holds the thresholds near the mark: a fifth farther than the farthest of them.
  private static func around(_ account: Account, _ slot: Slot) throws -> Command.Span {
    var low = Fixed(-2, decimals: 1)
    var high = Fixed(2, decimals: 1)
    for level in Level.allCases {
      let prices = try account.prices(level, of: slot.symbol)
      for price in [prices.below, prices.above].compactMap({ $0 }) {
        let move = try (price - slot.mark).over(slot.mark, rounding: .halfEven) * Fixed(12, decimals: 1)
        guard move.magnitude <= Fixed(3) else { continue }
        low = min(low, move)
        high = max(high, move)
      }
    }
    return Command.Span(low: max(low, Fixed(-99, decimals: 2)), high: high)
  }

  var picture: Picture {
    get throws {
      let axis = try PriceAxis(slot, span, words)
      let prices = axis.prices(Self.points)
      let levels = try account.levels(of: slot.symbol, at: prices)
      let all: [Double] = levels.flatMap { [$0.equity.double, $0.requirement.double] } + [0]
      let (low, high) = (all.min() ?? 0, all.max() ?? 1)
      let marks = try thresholds(axis)
      return Picture(
        title: "Equity and requirement against the price of \(slot.symbol)",
        words: try sentence(levels, axis),
        content: .chart(
          Chart(
            x: axis.axis,
            y: Axis(words.quote, low...max(high, low + 1), ticks: Self.ticks(low, max(high, low + 1))),
            lines: [
              .init("equity", zip(prices, levels).map { .init($0.double, $1.equity.double) }, .good),
              .init("requirement", zip(prices, levels).map { .init($0.double, $1.requirement.double) }, .danger),
            ],
            marks: ([.init("mark \(words.price(slot.mark, slot.symbol))", at: slot.mark.double, .muted)] + marks)
              .filter { axis.low.double <= $0.x && $0.x <= axis.high.double }.sorted { $0.x < $1.x })))
    }
  }

  /// Round amounts between two, for the vertical axis.
  static func ticks(_ low: Double, _ high: Double) -> [Axis.Tick] {
    (0...4).map { low + (high - low) * Double($0) / 4 }.map { value in
      let whole = value.magnitude < 1e15 ? Fixed(Int(value.rounded())).text(decimals: 0...0) : ""
      return Axis.Tick(value, whole)
    }
  }

  private func thresholds(_ axis: PriceAxis) throws -> [Chart.Mark] {
    try Level.allCases.flatMap { level -> [Chart.Mark] in
      let prices = try account.prices(level, of: slot.symbol)
      let role: Text.Role = level == .marginCall ? .warning : .danger
      return [prices.below, prices.above].compactMap { $0 }.map {
        .init("\(Self.name(level)) \(words.price($0, slot.symbol))", at: $0.double, role)
      }
    }
  }

  static func name(_ level: Level) -> String { level.rawValue.replacing("_", with: " ") }

  private func sentence(_ levels: [(equity: Fixed, requirement: Fixed)], _ axis: PriceAxis) throws -> String {
    guard let first = levels.first, let last = levels.last else { return "" }
    func at(_ price: Fixed, _ level: (equity: Fixed, requirement: Fixed)) -> String {
      "at \(words.price(price, slot.symbol)) equity is \(words.money(level.equity)) and the requirement "
        + words.money(level.requirement)
    }
    var sentence = "With every other price held still, \(at(axis.low, first)), \(at(axis.high, last)) \(words.quote)."
    for level in Level.allCases {
      let prices = try account.prices(level, of: slot.symbol)
      let found = [prices.below, prices.above].compactMap { $0 }.map { words.price($0, slot.symbol) }
      if prices.isReached {
        sentence += " The \(Self.name(level)) is reached."
      } else if !found.isEmpty {
        sentence +=
          " \(Self.name(level).prefix(1).uppercased())\(Self.name(level).dropFirst()) at "
          + "\(CommandError.list(found, "and"))."
      }
    }
    return sentence
  }
}
