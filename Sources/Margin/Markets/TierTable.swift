/// One step of a maintenance schedule: from this notional on, this rate.
public struct Tier: Equatable, Sendable, Codable {
  /// Notional at which the tier begins, in quote currency.
  public var from: Fixed
  /// Maintenance rate, as a share of notional.
  public var rate: Fixed
  /// What is taken off `notional × rate` so that the margin has no jump, in quote currency.
  public var amount: Fixed
  /// The highest leverage allowed from this notional on.
  public var leverage: Fixed

  /// A tier.
  public init(from: Fixed, rate: Fixed, amount: Fixed, leverage: Fixed) {
    self.from = from
    self.rate = rate
    self.amount = amount
    self.leverage = leverage
  }
}

/// What is wrong with a schedule, with the tier's index counted from 0.
public enum TierFinding: Error, Equatable, Sendable {
  /// A schedule needs a tier.
  case empty
  /// More tiers than `TierTable.most`.
  case tooMany
  /// The first tier doesn't begin at zero, so small positions have no rate.
  case gap(from: Fixed)
  /// A tier doesn't begin above the one before.
  case notAscending(Int)
  /// A rate outside 0…100 %.
  case rate(Int)
  /// A rate below the one of the tier before.
  case rateFalls(Int)
  /// An amount that leaves a jump; `expected` is the one that doesn't.
  case jump(Int, expected: Fixed)
  /// A leverage below 1 or above 1,000.
  case leverage(Int)
  /// A leverage at which initial margin would be below maintenance margin; `most` is the highest that is not.
  case leverageAboveRate(Int, most: Fixed)
  /// A tier whose numbers are beyond what can be computed.
  case overflow(Int)
}

/// A maintenance schedule: a piecewise linear, continuous, convex function of notional.
///
/// `margin(n) = n × rate − amount` with the rate and the amount of the tier that holds `n`. The amount follows from the
/// rates, `amountᵢ = amountᵢ₋₁ + fromᵢ × (rateᵢ − rateᵢ₋₁)` (Binance FAQ b3c689c1f50a44cabb3a84e663b81d93 calls it
/// maintenance amount), and is checked.
public struct TierTable: Equatable, Sendable {
  /// The most tiers a schedule may have.
  public static let most = 64
  /// The highest leverage any tier may allow.
  public static let highestLeverage = Fixed(1_000)

  /// The tiers by ascending `from`; never empty.
  public let tiers: [Tier]

  /// A schedule, or everything that is wrong with it.
  public static func checked(_ tiers: [Tier]) -> Result<TierTable, TierFindings> {
    var findings: [TierFinding] = []
    if tiers.isEmpty { findings.append(.empty) }
    if tiers.count > most { findings.append(.tooMany) }
    if let first = tiers.first, !first.from.isZero { findings.append(.gap(from: first.from)) }
    for index in tiers.indices.prefix(most) {
      findings += problems(of: index, in: tiers)
    }
    return findings.isEmpty ? .success(TierTable(tiers: tiers)) : .failure(TierFindings(all: findings))
  }

  /// The amount that keeps the margin continuous where `next` begins.
  public static func amount(after tier: Tier, from: Fixed, rate: Fixed) throws(ArithmeticError) -> Fixed {
    try tier.amount + from * (rate - tier.rate)
  }

  /// The tier that holds a notional, which is not negative, by its index.
  public func index(at notional: Fixed) -> Int {
    var index = tiers.count - 1
    while index > 0, tiers[index].from > notional { index -= 1 }
    return index
  }

  private static func problems(of index: Int, in tiers: [Tier]) -> [TierFinding] {
    let tier = tiers[index]
    var findings: [TierFinding] = []
    if tier.rate.isNegative || tier.rate > .one { findings.append(.rate(index)) }
    if tier.leverage < .one || tier.leverage > highestLeverage {
      findings.append(.leverage(index))
    } else if tier.rate.isPositive, let most = try? Fixed.one.over(tier.rate, rounding: .floor), tier.leverage > most {
      findings.append(.leverageAboveRate(index, most: most))
    }
    if index == 0 {
      if !tier.amount.isZero { findings.append(.jump(0, expected: .zero)) }
      return findings
    }
    let before = tiers[index - 1]
    if tier.from <= before.from { findings.append(.notAscending(index)) }
    if tier.rate < before.rate { findings.append(.rateFalls(index)) }
    do {
      let expected = try amount(after: before, from: tier.from, rate: tier.rate)
      if tier.amount != expected { findings.append(.jump(index, expected: expected)) }
    } catch {
      findings.append(.overflow(index))
    }
    return findings
  }
}

/// Everything wrong with a schedule.
public struct TierFindings: Error, Equatable, Sendable {
  /// The findings, by tier.
  public var all: [TierFinding]
}

extension TierTable: Codable {
  /// Reads tiers and holds them to the rules above.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    switch TierTable.checked(try container.decode([Tier].self)) {
    case .success(let table): self = table
    case .failure(let findings):
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a schedule: \(findings.all)")
    }
  }

  /// Writes the tiers.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(tiers)
  }
}
