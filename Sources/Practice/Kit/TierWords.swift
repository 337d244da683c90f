import KitFiles
import Margin

/// What is wrong with a schedule, in words.
enum TierWords {
  /// The message, the cure, the rule it breaks, and the tier it is about (counted from 0).
  static func words(_ finding: TierFinding) -> (rule: Finding.Rule, tier: Int, message: String, cure: String) {
    switch finding {
    case .empty: (.tier, 0, "There is no tier.", "Add one from 0.")
    case .tooMany: (.tier, 0, "There are more than \(TierTable.most) tiers.", "Remove some.")
    case .gap(let from):
      (
        .tierGap, 0, "Notionals below \(from.text(decimals: 0...12)) have no tier.",
        "Let the first tier begin at 0."
      )
    case .notAscending(let tier):
      (.tier, tier, "Tier \(tier + 1) doesn't begin above tier \(tier).", "Order the tiers by where they begin.")
    case .rate(let tier):
      (.tier, tier, "The rate of tier \(tier + 1) is impossible.", "Use a rate from 0% to 100%.")
    case .rateFalls(let tier):
      (
        .tier, tier, "The rate of tier \(tier + 1) is below the rate of tier \(tier).",
        "Let rates rise with the notional."
      )
    case .jump(let tier, let expected):
      (
        .tierJump, tier, "The margin jumps where tier \(tier + 1) begins.",
        "Its amount has to be \(expected.text(decimals: 0...12))."
      )
    case .leverage(let tier):
      (.tier, tier, "The leverage of tier \(tier + 1) is impossible.", "Use 1x to 1,000x.")
    case .leverageAboveRate(let tier, let most):
      (
        .tier, tier,
        "At the leverage of tier \(tier + 1) initial margin is below maintenance margin.",
        "Use at most \(most.text(decimals: 0...2, rounding: .floor))x."
      )
    case .overflow(let tier):
      (.tier, tier, "The numbers of tier \(tier + 1) are too large.", "Use smaller ones.")
    }
  }

  static func report(
    _ finding: TierFinding, _ rows: [YAMLMap], at place: (line: Int, column: Int), _ findings: Findings
  ) {
    let (rule, tier, message, cure) = words(finding)
    let key =
      switch finding {
      case .jump: "amount"
      case .rate, .rateFalls: "rate"
      case .leverage, .leverageAboveRate: "leverage"
      default: "from"
      }
    findings.add(rule, rows.indices.contains(tier) ? rows[tier].place(of: key) : place, message, cure)
  }
}
