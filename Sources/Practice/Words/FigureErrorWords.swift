import KitFiles
import Margin
import Market

/// Why a figure has no value now.
struct FigureErrorWords {
  private let account: Account

  init(_ account: Account) {
    self.account = account
  }

  func words(_ error: FigureError) -> (message: String, notes: [String]) {
    switch error {
    case .noMarket(let symbol):
      (
        "There is no market called \(symbol).",
        ["The markets are \(account.marketList)."]
      )
    case .noPosition(let symbol): ("There is no position in \(symbol).", ["Open one with long or short."])
    case .marketMissing(let kind):
      (
        "\(kind.rawValue) is a market's figure.",
        ["Name the market: \(kind.rawValue)(\(account.slots.first?.symbol.name ?? "BTC"))."]
      )
    case .marketNotTaken(let kind):
      ("\(kind.rawValue) is the account's and takes no market.", ["Write \(kind.rawValue)."])
    case .pooled(let figure):
      (
        "\(figure) exists for an isolated position; this one shares the pool's.",
        ["Ask for \(figure.kind.rawValue), or isolate the market."]
      )
    case .nothingRequired:
      ("Nothing is required of the pool, so there is nothing to compare with.", ["Open a position first."])
    case .equityGone: ("Equity is zero or below, so a ratio to it says nothing.", ["Ask for equity itself."])
    case .unreachable(let figure): ("No price gets there.", [unreachable(figure)])
    case .alreadyReached(let figure):
      ("That is reached already.", [reached(figure)])
    case .notInRules(let kind):
      ("The rules in force have no \(kind.rawValue).", ["Other rules may have it: rules lists them."])
    case .noPoolShare(let symbol):
      ("You hold no share of the \(symbol) pool.", ["Example: lp add \(symbol) 6,000"])
    case .notYet(let figure) where [.volatility, .beta].contains(figure.kind):
      (
        "Too little of a path was walked to estimate \(figure.kind.rawValue).",
        ["Load a scenario and walk \(Venue.fewestReturns) steps at least."]
      )
    case .noBook(let figure):
      (
        "\(figure.market?.name ?? "The market") has no \(figure.kind.rawValue), the way it is traded now.",
        ["book \(figure.market?.name ?? "BTC") opens an order book; help book tells more."]
      )
    case .noFeed(let figure):
      (
        "The mark of \(figure.market?.name ?? "the market") isn't made of a \(figure.kind.rawValue).",
        [
          figure.kind == .delayedIndex
            ? "latency 2 lets marks trail." : "feed BTC median 5 makes a mark of such prices."
        ]
      )
    case .notYet(let figure) where [.bestBid, .bestAsk].contains(figure.kind):
      ("Nobody is left on that side of the book.", ["With the ticks they come back."])
    case .notYet(let figure) where Self.ofLastOrder.contains(figure.kind):
      ("You haven't traded there since it was opened.", ["Trade, and ask again."])
    case .notYet(let figure) where figure.kind.isOfCrowd:
      figure.kind == .amplification
        ? ("Nothing was moved from outside yet.", ["Example: shock BTC -8%"])
        : ("There is no crowd, or it doesn't trade there.", ["Example: crowd 2,000 seed 7 leverage 10x"])
    case .notYet:
      ("Nothing of the kind has happened yet.", ["It comes from the market's last funding: see help funding."])
    }
  }

  private static let ofLastOrder: Set<FigureKind> = [.averageFill, .midBefore, .midAfter, .slippage, .impact]

  private func reached(_ figure: Figure) -> String {
    switch figure.kind {
    case .marginCallPrice, .jointFallToMarginCall, .jointRiseToMarginCall: "A margin call stands."
    case .bankruptcyPrice, .jointFallToBankruptcy, .jointRiseToBankruptcy: "Equity is zero or below."
    default: "Liquidation is off; set liquidation on lets it happen."
    }
  }

  private func unreachable(_ figure: Figure) -> String {
    switch figure.kind {
    case .secondLiquidationPrice: "There is one liquidation price at most here."
    case .jointRise, .jointRiseToMarginCall, .jointRiseToBankruptcy: "No rise of all markets up to 1,000% gets there."
    case .jointFall, .jointFallToMarginCall, .jointFallToBankruptcy: "No fall of all markets gets there."
    default: "With every other price held still, the account survives whatever this one does."
    }
  }
}

/// What is wrong with a calculation.
enum ExpressionWords {
  static func words(_ error: ExpressionError) -> (message: String, notes: [String]) {
    let example = "Example: = equity / maintenance_margin"
    switch error {
    case .unexpected:
      return ("This doesn't belong in a calculation.", ["Use numbers, figures, + - * / and brackets.", example])
    case .ends: return ("The calculation ends too early.", ["Expected a number, a figure or a bracket.", example])
    case .unclosed: return ("This bracket is not closed.", [example])
    case .tooDeep:
      return ("The brackets are nested too deep.", ["At most \(Expression.deepest) are read."])
    case .number(let number, _):
      let (message, note) = NumberErrorWords.words(number, nil)
      return (message, [note ?? example])
    case .figure(let problem, _): return figure(problem, example)
    }
  }

  private static func figure(_ problem: ArgumentProblem, _ example: String) -> (message: String, notes: [String]) {
    switch problem {
    case .unknown(_, let nearest):
      ("There is no figure of that name.", [nearest.map { "Did you mean \($0)?" } ?? "Type help figures to see them."])
    case .figureMarket(let market, let nearest):
      (
        "There is no market called \(quoted(market)).",
        [nearest.map { "Did you mean \($0)?" } ?? "Type market to see them."]
      )
    case .figureTakesNoMarket(let kind):
      ("\(kind.rawValue) is the account's and takes no market.", ["Write \(kind.rawValue)."])
    default: ("The bracket is not closed.", [example])
    }
  }
}

/// What is wrong with a market's terms.
enum InstrumentWords {
  static func words(_ finding: InstrumentFinding) -> (message: String, notes: [String]) {
    switch finding {
    case .tick: ("The tick has to be above zero and at most 1,000,000.", ["Example: tick 0.01"])
    case .lot: ("The lot has to be above zero and at most 1,000,000.", ["Example: lot 0.001"])
    case .tooFine(let tick, let lot):
      (
        "A tick of \(tick) and a lot of \(lot) have more than 12 decimals together.",
        ["Give one of them fewer decimals, so that size times price is exact."]
      )
    case .fee: ("A fee has to be a rate from 0% to 10%.", ["Example: taker 0.05%"])
    }
  }
}

/// What is wrong with a file.
enum FileWords {
  static func words(_ problem: FileProblem) -> (message: String, notes: [String]) {
    switch problem {
    case .missing(let path): ("There is no file \(quoted(path)).", ["Check the name and the folder."])
    case .unreadable(let path): ("\(quoted(path)) can't be read.", ["It may be a folder, or not yours to read."])
    case .tooLarge(let path, let limit):
      ("\(quoted(path)) is larger than \(limit / 1024) KiB.", ["Only files up to that size are read."])
    case .notText(let path): ("\(quoted(path)) is not UTF-8 text.", ["Save it as UTF-8 and try again."])
    case .unwritable(let path): ("\(quoted(path)) can't be written.", ["Check the folder and who may write there."])
    case .taken(let path):
      ("\(quoted(path)) is another file, and it is not written over.", ["Use another name."])
    case .notInKit(let folder, let name, let nearest):
      (
        "There is no \(folder == .rules ? "rule set" : "scenario") called \(quoted(name)).",
        [nearest.map { "Did you mean \($0)?" } ?? "Type \(folder == .rules ? "rules" : "scenario") to see them."]
      )
    case .noKit:
      ("The kit of lessons and rules was not found.", ["Name its folder with --kit, or in PLIMSOLL_KIT."])
    }
  }

  static func words(_ findings: [Finding]) -> (message: String, notes: [String]) {
    let shown = findings.prefix(10).flatMap { finding in
      [
        "\(finding.file):\(finding.line):\(finding.column): \(finding.message) [\(finding.rule.rawValue)]",
        "  \(finding.cure)",
      ]
    }
    let rest = findings.count > 10 ? ["and \(findings.count - 10) more"] : []
    return (
      findings.count == 1 ? "The file has a fault." : "The file has \(findings.count) faults.", shown + rest
    )
  }
}
