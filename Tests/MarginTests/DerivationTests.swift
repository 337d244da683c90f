import Testing

@testable import Margin

@Suite("Figures and their derivations")
struct DerivationTests {
  /// Accounts in which each figure has a value somewhere.
  static func accounts() throws -> [(name: String, account: Account)] {
    var accounts: [(String, Account)] = [("empty", try Classroom.account())]
    for basis in RuleSet.Basis.allCases {
      for reserves in [false, true] {
        for ratio in RuleSet.RatioConvention.allCases {
          var account = try Classroom.account(
            "100,000",
            Classroom.rules {
              ($0.crossBasis, $0.isolatedBasis, $0.initialBasis) = (basis, basis, basis)
              ($0.reservesClosingFee, $0.ratio) = (reserves, ratio)
              $0.trigger = reserves ? .below : .atOrBelow
            })
          let tiers = Classroom.schedule([("0", "5%", "0", "10"), ("2000", "100%", "1,900", "1")])
          let steep = Classroom.market("SOL", tick: "0.01", lot: "0.1", tiers: tiers)
          try account.list(steep, mark: "150")
          _ = try account.trade("BTC", quantity: "20", leverage: "50")
          _ = try account.trade("ETH", quantity: "-3", isolated: true)
          _ = try account.trade("SOL", quantity: "10.7", leverage: "2")
          _ = try account.setMarks([("BTC", "60,500"), ("ETH", "3,100"), ("SOL", "151.31")])
          _ = try account.close("BTC", quantity: "0.333")
          _ = try account.payFunding("BTC", rate: "0.0123%", price: "60,500")
          accounts.append(("\(basis) \(reserves) \(ratio)", account))
        }
      }
    }
    var short = try Classroom.account()
    _ = try short.trade("BTC", quantity: "-0.5")
    let tiers = Classroom.schedule([("0", "10%", "0", "10"), ("2,000", "100%", "1,800", "1")])
    let steep = Classroom.market("SOL", tick: "0.01", lot: "1", tiers: tiers, fee: "1%")
    var cornered = try Classroom.account("520", Classroom.rules { $0.reservesClosingFee = true })
    try cornered.list(steep, mark: "100")
    _ = try cornered.trade("SOL", quantity: "10")
    var waiting = try Classroom.account()
    waiting.setOrders("BTC", [OpenOrder(price: "59,000", quantity: "1"), OpenOrder(price: "61,000", quantity: "-2")])
    var provider = try Classroom.account("100,000", Classroom.rules { $0.lpWeight = "80%" })
    _ = try provider.trade("ETH", quantity: "30", leverage: "10")
    try provider.pay("60,000", for: PoolHolding(base: "10", quote: "30,000", shares: "547"), in: "ETH")
    try provider.pay("4,000", for: PoolHolding(base: "0.03", quote: "2,000", shares: "7"), in: "BTC")
    try provider.receive("1,900", leaving: "4", in: "BTC")
    _ = try provider.setMarks([("ETH", "2,700.01")])
    return accounts + [("short", short), ("waiting", waiting), ("cornered", cornered), ("provider", provider)]
  }

  static let markets: [Symbol?] = [nil, "BTC", "ETH", "SOL", "XRP"]

  @Test(
    "a figure's value is that of its derivation, and so is the reason when there is none",
    arguments: FigureKind.allCases)
  func agreement(_ kind: FigureKind) throws {
    for (name, account) in try Self.accounts() {
      for market in Self.markets {
        let figure = Figure(kind, market)
        let value = Result { try account.value(of: figure) }
        let derivation = Result { try account.derivation(of: figure) }
        switch (value, derivation) {
        case (.success(let value), .success(let derivation)):
          #expect(value == derivation.value, "\(figure), \(name)")
          #expect(derivation.figure == figure, "\(name)")
          let wrong = try wrongNodes(derivation)
          #expect(wrong.isEmpty, "\(figure), \(name)")
        case (.failure(let one), .failure(let other)):
          #expect(one as? FigureError == other as? FigureError, "\(figure), \(name)")
          #expect(one is FigureError, "\(figure), \(name)")
        default: Issue.record("\(figure), \(name): \(value) but \(derivation)")
        }
      }
    }
  }

  /// The nodes whose operation does not give their value.
  private func wrongNodes(_ node: Derivation) throws -> [Derivation] {
    var wrong = try node.parts.flatMap { try wrongNodes($0) }
    if let again = try node.recomputed(), again != node.value { wrong.append(node) }
    if node.operation == .given || node.operation == .constant, !node.parts.isEmpty { wrong.append(node) }
    return wrong
  }

  /// Those that only a venue knows.
  static let venues: Set<FigureKind> = [
    .impactIndex, .impactBid, .impactAsk, .premium, .interestRate, .fundingClamp, .fundingCap, .fundingRate,
    .insuranceFund, .badDebt,
    .uncoveredDebt, .volatility, .sigmasToLiquidation, .bestBid, .bestAsk, .midPrice, .lastPrice, .spread, .depth,
    .bidDepth, .askDepth, .averageFill, .midBefore, .midAfter, .slippage, .impact, .poolBase, .poolQuote,
    .poolShares, .lpShares, .lpShare, .lpBase, .lpQuote, .lpValue, .lpPutBase, .lpPutQuote, .lpHoldValue,
    .lpEntryPrice, .lpPriceRatio, .lpConstant, .impermanentLoss, .impermanentLossRate, .lpFees,
    .crowdAccounts, .crowdLiquidated, .rounds, .outsideMove, .totalMove, .amplification, .crowdBadDebt, .crowdFund,
    .deleveragedLoss, .socializedLoss, .backlog, .longestWait, .openInterest, .delayedIndex, .fundingPrice,
    .averageBasis, .basisPrice, .tickPrice,
  ]

  @Test("every figure of an account has a value in one of the accounts")
  func everyFigure() throws {
    let accounts = try Self.accounts()
    for kind in FigureKind.allCases where !Self.venues.contains(kind) {
      let hasValue = accounts.contains { pair in
        Self.markets.contains { (try? pair.account.value(of: Figure(kind, $0))) != nil }
      }
      #expect(hasValue, "\(kind)")
    }
  }

  @Test("the derivation of the margin ratio leads down to what was put in")
  func leaves() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.5")
    let ratio = try account.derivation(of: Figure(.marginRatio))
    // 150 of 9,985 asked for at once.
    #expect(ratio.value == "0.015022533801")
    #expect(ratio.operation == .same)
    var names: Set<String> = []
    func collect(_ node: Derivation) {
      if node.parts.isEmpty, let figure = node.figure { names.insert("\(figure)") }
      node.parts.forEach(collect)
    }
    collect(ratio)
    #expect(
      names == [
        "deposits", "withdrawals", "realized_pnl", "fees_paid", "funding_received", "liquidation_fees", "forfeited",
        "debt_forgiven", "position_size(BTC)", "mark_price(BTC)", "entry_value(BTC)",
      ])
  }

  @Test("a figure that has no value says why")
  func reasons() throws {
    var account = try Classroom.account()
    let cases: [(Figure, FigureError)] = [
      (Figure(.markPrice), .marketMissing(.markPrice)), (Figure(.cash, "BTC"), .marketNotTaken(.cash)),
      (Figure(.markPrice, "XRP"), .noMarket("XRP")), (Figure(.notional, "BTC"), .noPosition("BTC")),
      (Figure(.marginRatio), .nothingRequired), (Figure(.jointFall), .nothingRequired),
    ]
    for (figure, error) in cases { #expect(throws: error) { try account.value(of: figure) } }
    _ = try account.trade("BTC", quantity: "0.1")
    #expect(throws: FigureError.pooled(Figure(.equity, "BTC"))) { try account.figure(.equity, "BTC") }
    #expect(throws: FigureError.unreachable(Figure(.liquidationPrice, "BTC"))) {
      try account.figure(.liquidationPrice, "BTC")
    }
    #expect(throws: FigureError.unreachable(Figure(.jointRise))) { try account.figure(.jointRise) }
  }
}
