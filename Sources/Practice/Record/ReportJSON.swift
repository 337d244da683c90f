import Foundation
import Margin
import Market

/// A report as one JSON object on one line.
///
/// The schema only ever grows: `line`, `command`, `ok`, `tick`, `events`, `figures`, `error`, and where they apply `ways`,
/// `why`, `rescue`, `ladder`, `picture`, `feeds`, `book`, `orders`, `crowd`, `rounds`, `solvency`, `capacities` and
/// `lesson`. Numbers are decimal
/// strings, since they are exact and most readers of JSON are not. Keys are sorted, so equal reports are equal texts.
extension Report {
  /// The object as text, without a line end.
  ///
  /// - Parameters:
  ///   - line: the command's line in its file, from 1; nil when it has none.
  ///   - lesson: where the lesson stands that the command was typed in; the key is left out outside lessons.
  public func json(line: Int?, lesson: (any Encodable)? = nil) -> String {
    let object = Object(
      line: line, command: command, ok: error == nil, tick: state.tick, events: events.map(Object.Event.init),
      figures: figures, error: error.map { Object.Failure($0, command, state.venue.account) },
      answer: AnswerJSON(answer, state.venue), lesson: lesson)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings and numbers only, so encoding can't fail; an empty object would still be valid JSON.
    guard let data = try? encoder.encode(object) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }

  /// After a change the account's summary; otherwise what was asked for.
  private var figures: [String: Object.Value] {
    switch answer {
    case .figures(let results):
      Dictionary(results.map { ($0.figure.description, explained($0)) }) { $1 }
    case .derivation(let derivation, let asked, _): [asked.description: Object.Value(derivation, asked)]
    case .calculation(_, let value):
      ["result": Object.Value(value: value.description, unit: Unit.number.rawValue)]
    case .account, .positions: summary
    case .thresholds: summary.merging(thresholds) { $1 }
    default: changed ? summary : [:]
    }
  }

  /// A figure with its derivation, or with the reason it has none.
  private func explained(_ result: FigureResult) -> Object.Value {
    switch result.outcome {
    case .failure(let error): return Object.Value(nil, result.figure, reason: error.code)
    case .success(let value):
      // The same computation once more, this time with what it leaves behind.
      let derivation = try? state.derivation(of: result.figure)
      return derivation.map { Object.Value($0, result.figure) } ?? Object.Value(value, result.figure)
    }
  }

  private var thresholds: [String: Object.Value] {
    var values: [String: Object.Value] = [:]
    for kind in [FigureKind.jointFall, .jointRise] { values[kind.rawValue] = value(Figure(kind)) }
    for slot in state.venue.account.slots where slot.isOpen {
      for kind in [FigureKind.marginCallPrice, .bankruptcyPrice, .secondLiquidationPrice, .distanceToLiquidation] {
        let figure = Figure(kind, slot.symbol)
        values[figure.description] = value(figure)
      }
    }
    return values
  }

  private var summary: [String: Object.Value] {
    var kinds: [FigureKind] = [
      .walletBalance, .unrealizedPnL, .equity, .initialMargin, .maintenanceMargin, .freeMargin, .marginRatio,
      .insuranceFund,
    ]
    if state.venue.account.slots.contains(where: \.isIsolated) { kinds.append(.accountValue) }
    if state.venue.account.hasOrders { kinds.append(.orderMargin) }
    var values: [String: Object.Value] = [:]
    for kind in kinds { values[kind.rawValue] = value(Figure(kind)) }
    for slot in state.venue.account.slots where slot.isOpen {
      for kind in [FigureKind.positionSize, .entryPrice, .markPrice, .unrealizedPnL, .liquidationPrice] {
        let figure = Figure(kind, slot.symbol)
        values[figure.description] = value(figure)
      }
    }
    return values
  }

  private func value(_ figure: Figure) -> Object.Value {
    Object.Value(try? state.venue.value(of: figure), figure)
  }
}

/// The JSON object's shape.
private struct Object: Encodable {
  var line: Int?
  var command: String
  var ok: Bool
  var tick: Int
  var events: [Event]
  var figures: [String: Value]
  var error: Failure?
  var answer: AnswerJSON
  var lesson: (any Encodable)?

  enum Key: String, CodingKey {
    case line, command, ok, tick, events, figures, error, lesson
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(line, forKey: .line)
    try container.encode(command, forKey: .command)
    try container.encode(ok, forKey: .ok)
    try container.encode(tick, forKey: .tick)
    try container.encode(events, forKey: .events)
    try container.encode(figures, forKey: .figures)
    try container.encode(error, forKey: .error)
    try answer.encode(to: encoder)
    if let lesson { try lesson.encode(to: container.superEncoder(forKey: .lesson)) }
  }

  struct Event: Encodable {
    var event: Margin.Event

    init(_ event: Margin.Event) { self.event = event }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: AnyKey.self)
      try container.encode(event.kind.rawValue, forKey: AnyKey("event"))
      for (name, value) in event.facts {
        let key = AnyKey(name.rawValue)
        switch value {
        case .number(let number, _): try container.encode(number.description, forKey: key)
        case .market(let symbol): try container.encode(symbol.name, forKey: key)
        case .word(let word): try container.encode(word, forKey: key)
        case .flag(let flag): try container.encode(flag, forKey: key)
        case .count(let count): try container.encode(count, forKey: key)
        }
      }
    }
  }

  struct Value: Encodable {
    var value: String?
    var unit: String
    var derivation: Step?
    var reason: String?

    enum Key: String, CodingKey {
      case value, unit, derivation, reason
    }

    init(value: String?, unit: String) {
      (self.value, self.unit) = (value, unit)
    }

    init(_ value: Fixed?, _ figure: Figure, reason: String? = nil) {
      self.init(value: value?.description, unit: figure.kind.entry.unit.rawValue)
      self.reason = reason
    }

    init(_ derivation: Derivation, _ figure: Figure) {
      self.init(derivation.value, figure)
      self.derivation = Step(derivation)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(value, forKey: .value)
      try container.encode(unit, forKey: .unit)
      try container.encodeIfPresent(derivation, forKey: .derivation)
      try container.encodeIfPresent(reason, forKey: .reason)
    }
  }

  /// One step of a derivation.
  struct Step: Encodable {
    var figure: String?
    var value: String
    var operation: String
    var parts: [Step]

    init(_ derivation: Derivation) {
      figure = derivation.figure?.description
      value = derivation.value.description
      operation = derivation.operation.name
      parts = derivation.parts.map { Step($0) }
    }
  }

  struct Failure: Encodable {
    var code: String
    var message: String
    var column: Int?

    init(_ error: CommandError, _ command: String, _ account: Account) {
      code = error.code
      message = error.words(account).message
      column = error.column(in: command)
    }

    enum Key: String, CodingKey {
      case code, message, column
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(code, forKey: .code)
      try container.encode(message, forKey: .message)
      try container.encode(column, forKey: .column)
    }
  }
}

private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension Derivation.Operation {
  /// The operation's stable name.
  var name: String {
    switch self {
    case .given: "given"
    case .constant: "constant"
    case .sum: "sum"
    case .difference: "difference"
    case .product: "product"
    case .quotient: "quotient"
    case .share: "share"
    case .root: "root"
    case .magnitude: "magnitude"
    case .minimum: "minimum"
    case .maximum: "maximum"
    case .median: "median"
    case .rounded: "rounded"
    case .lookup: "lookup"
    case .search: "search"
    case .same: "same"
    }
  }
}
