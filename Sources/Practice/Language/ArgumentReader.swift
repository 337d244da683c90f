import KitFiles
import Margin
import Market

/// Reads one word as the kind of argument asked for.
struct ArgumentReader {
  /// The account, for its markets and its currency.
  var account: Account

  func read(_ text: String, as kind: ArgumentKind) throws(ArgumentProblem) -> Argument.Value {
    switch kind {
    case .amount, .size, .price: return .number(try positive(text, .thousands), isPercent: false)
    case .floor: return .number(try notNegative(text), isPercent: false)
    case .part:
      let parsed = try number(text, [.thousands, .percent])
      guard parsed.value.isPositive else { throw .notPositive }
      return .number(parsed.value, isPercent: parsed.isPercent)
    case .move, .rate:
      let parsed = try number(text, [.percent])
      guard parsed.isPercent || parsed.value.isZero else { throw .needsPercent }
      return .number(parsed.value, isPercent: true)
    case .leverage:
      let parsed = try number(text, [.multiple])
      guard parsed.value >= .one else { throw .belowOne }
      return .number(parsed.value, isPercent: false)
    case .count: return .count(try count(text, 1...100_000))
    case .ticks: return .count(try count(text, 0...MarkRule.mostTicks))
    case .accounts: return .count(try count(text, 1...1_000_000))
    case .span: return try span(text)
    case .number: return .number(try number(text, []).value, isPercent: false)
    case .market: return .market(try market(text))
    case .newMarket:
      guard let symbol = Symbol(text), !Self.reserved.contains(symbol.name) else { throw .malformed }
      return .market(symbol)
    case .currency:
      guard text.uppercased() == account.rules.quote.uppercased() else {
        throw .unknown(.currency, nearest: account.rules.quote)
      }
      return .word(text)
    case .figure: return .figure(try figure(text))
    case .event:
      guard let event = EventKind(rawValue: text.lowercased()) else {
        throw .unknown(.event, nearest: Suggestion.nearest(to: text, among: EventKind.allCases.map(\.rawValue)))
      }
      return .event(event)
    case .name, .bookmark:
      guard (1...32).contains(text.utf8.count), text.utf8.allSatisfy(Self.isNameByte) else { throw .malformed }
      return .text(text.lowercased())
    case .lesson, .term, .expression, .commands, .scenario, .rules, .file, .topic, .setting, .value: return .text(text)
    }
  }

  /// Words that would read as something else where a market is named.
  static let reserved: Set<String> = ["ALL", "UNTIL", "AT", "OFF"]

  /// Those words, as they are said in an error.
  static var reservedWords: String { CommandError.list(reserved.sorted(), "and") }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private func number(
    _ text: String, _ suffixes: NumberText.Suffixes
  ) throws(ArgumentProblem) -> NumberText.Parsed {
    do throws(NumberError) {
      return try NumberText.parse(text.utf8, allowing: suffixes)
    } catch {
      throw .number(error)
    }
  }

  private func positive(_ text: String, _ suffixes: NumberText.Suffixes) throws(ArgumentProblem) -> Fixed {
    let value = try number(text, suffixes).value
    guard value.isPositive else { throw .notPositive }
    return value
  }

  private func notNegative(_ text: String) throws(ArgumentProblem) -> Fixed {
    let value = try number(text, .thousands).value
    guard !value.isNegative else { throw .negative }
    return value
  }

  private func count(_ text: String, _ range: ClosedRange<Int>) throws(ArgumentProblem) -> Int {
    guard let parsed = try? NumberText.parse(text.utf8, allowing: .thousands).value,
      parsed.isMultiple(of: .one), let count = Int(parsed.description), range.contains(count)
    else { throw .notACount }
    return count
  }

  private func span(_ text: String) throws(ArgumentProblem) -> Argument.Value {
    let ends = text.split(separator: "..", omittingEmptySubsequences: false)
    guard ends.count == 2, let low = try? NumberText.parse(ends[0].utf8, allowing: .percent),
      let high = try? NumberText.parse(ends[1].utf8, allowing: .percent), low.isPercent || low.value.isZero,
      high.isPercent || high.value.isZero, low.value > -Fixed.one, low.value < high.value, high.value <= Fixed(10)
    else { throw .notASpan }
    return .span(low: low.value, high: high.value)
  }

  private func market(_ text: String) throws(ArgumentProblem) -> Symbol {
    guard let symbol = Symbol(text), account.index(of: symbol) != nil else {
      throw .unknown(.market, nearest: nearestMarket(to: text))
    }
    return symbol
  }

  private func nearestMarket(to text: String) -> String? {
    Suggestion.nearest(to: text, among: account.slots.map(\.symbol.name))
  }

  /// A figure's name, with the market in brackets where there is one.
  func figure(_ text: String) throws(ArgumentProblem) -> Figure {
    let parts = text.split(separator: "(", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let kind = FigureKind(rawValue: name) ?? FigureKind(rawValue: name.lowercased()) else {
      throw .unknown(.figure, nearest: Suggestion.nearest(to: name, among: FigureKind.allCases.map(\.rawValue)))
    }
    guard parts.count == 2 else { return Figure(kind) }
    guard parts[1].hasSuffix(")") else { throw .figureBracket }
    let inner = String(parts[1].dropLast())
    guard kind.entry.takesMarket else { throw .figureTakesNoMarket(kind) }
    guard let symbol = Symbol(inner), account.index(of: symbol) != nil else {
      throw .figureMarket(inner, nearest: nearestMarket(to: inner))
    }
    return Figure(kind, symbol)
  }
}
