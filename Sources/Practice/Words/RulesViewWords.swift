import Document
import Margin

/// A figure of the account as a rule set has it.
struct RulesView: Sendable {
  var rules: RuleSet
  /// The figure's value under these rules; nil where it has none.
  var value: Fixed?
  var isInForce: Bool
}

/// The rule set in force beside the others of the kit.
struct RulesViewWords {
  private let words: NumberWords

  init(_ account: Account) {
    self.words = NumberWords(account)
  }

  func blocks(_ views: [RulesView], _ figure: Figure) -> [Block] {
    let rows = views.map { view in
      [
        Text(view.rules.id, view.isInForce ? .strong : .plain),
        Text(view.value.map { words.short($0, figure) } ?? "none"), Text(definition(view.rules, figure.kind)),
      ]
    }
    return [
      .paragraph("The same account under every rule set of the kit, the one in force first:"),
      .table(
        Table(
          columns: [.init("rules"), .init(figure.description, .right), .init("as they define it")], rows: rows)),
    ]
  }

  /// What a rule set has a say in, as far as the figure depends on it.
  private func definition(_ rules: RuleSet, _ kind: FigureKind) -> String {
    switch kind {
    case .marginRatio, .maintenanceOverEquity, .equityOverMaintenance:
      "prints \(ratio(rules)); liquidates \(trigger(rules))"
    case .initialMargin: "notional at the \(rules.initialBasis.rawValue) price ÷ leverage"
    case .maintenanceMargin, .maintenanceRate, .maintenanceAmount, .requirement, .closingFee: requirement(rules)
    case .liquidationPrice, .secondLiquidationPrice, .distanceToLiquidation, .jointFall, .jointRise,
      .sigmasToLiquidation:
      "liquidates \(trigger(rules)); \(requirement(rules))"
    case .marginCallPrice, .jointFallToMarginCall, .jointRiseToMarginCall:
      rules.marginCall.map { "calls at \(words.percent($0, decimals: 0...10)) of the requirement" } ?? "no margin call"
    case .liquidationFees: "\(words.percent(rules.liquidation.fee, decimals: 0...10)) of what is closed"
    case .fundingCap, .fundingClamp, .fundingRate, .interestRate:
      "interest \(words.percent(rules.funding.interest, decimals: 0...10)), clamp "
        + words.percent(rules.funding.clamp, decimals: 0...10)
    default: "the same formula"
    }
  }

  private func ratio(_ rules: RuleSet) -> String {
    rules.ratio == .maintenanceOverEquity ? "requirement ÷ equity" : "equity ÷ requirement"
  }

  private func trigger(_ rules: RuleSet) -> String {
    rules.trigger == .atOrBelow ? "at the requirement" : "below the requirement"
  }

  private func requirement(_ rules: RuleSet) -> String {
    let basis = rules.crossBasis == .mark ? "notional at the mark" : "notional at entry"
    return "\(basis) × tier rate − amount" + (rules.reservesClosingFee ? ", and the closing fee" : "")
  }
}
