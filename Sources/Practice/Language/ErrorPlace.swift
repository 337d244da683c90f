import Margin
import Market

extension CommandError {
  /// An error met while carrying out a command, pointing at the word that led to it.
  init(_ error: any Error, in command: ParsedCommand) {
    if let error = error as? CommandError {
      self = error
      return
    }
    self.init(Self.fact(of: error))
    switch fact {
    case .refused(let refusal): range = Self.place(of: refusal, in: command)
    case .file: range = command.place(of: [.file, .rules, .scenario])
    case .figure: range = command.place(of: [.figure])
    case .expression(let error):
      guard let base = command.place(of: [.expression])?.lowerBound else { return }
      range = error.range.map { base + $0.lowerBound..<base + $0.upperBound }
    case .instrument(let finding):
      switch finding {
      case .tick, .tooFine: range = command.place(of: [.price])
      case .lot: range = command.place(of: [.size])
      case .fee: range = command.place(of: [.rate])
      }
    default: break
    }
  }

  /// The fact that an error of another module states.
  static func fact(of error: any Error) -> Fact {
    switch error {
    case let error as CommandError: error.fact
    case let error as Refusal: .refused(error)
    case let error as FigureError: .figure(error)
    case let error as ArithmeticError: .arithmetic(error)
    case let error as ReplayError: .replay(error)
    case let error as ExpressionError: .expression(error)
    case let error as InstrumentFinding: .instrument(error)
    case let error as FileProblem: .file(error)
    case let error as FindingList: .findings(error.all)
    default: .damagedSave(String(describing: error))
    }
  }

  private static func place(of refusal: Refusal, in command: ParsedCommand) -> Range<Int>? {
    switch refusal {
    case .noMarket(let symbol), .noPosition(let symbol), .notIsolated(let symbol), .termsUnfit(let symbol):
      command.place(of: [.market, .newMarket, .scenario, .rules], market: symbol)
    case .notPositive, .withdrawal, .freeMargin, .isolatedMargin:
      command.place(of: [.amount, .size, .market])
    case .size, .moreThanHeld: command.place(of: [.size, .part])
    case .price(_, _, let symbol): command.place(of: [.price], market: symbol)
    case .priceGone(let symbol): command.place(of: [.move, .price], market: symbol)
    case .initialMargin, .liquidatable: command.place(of: [.size, .amount, .leverage, .market])
    case .leverage, .tierLeverage: command.place(of: [.leverage, .size])
    case .nothingOpen, .tooManyMarkets: nil
    }
  }
}

extension ExpressionError {
  /// The place in the calculation; nil when it lies at its end.
  var range: Range<Int>? {
    switch self {
    case .ends: nil
    case .unexpected(let range), .unclosed(let range), .tooDeep(let range), .number(_, let range),
      .figure(_, let range):
      range
    }
  }
}
