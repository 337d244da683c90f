/// Whether the circle closes: what losers lost is what winners, makers and the fund have more, and what nobody has paid.
///
/// `lost = gained + makers + fund − unpaid`, where an account's loss ends at the money it had. The fund's change is fees
/// and remainders less what it paid; what deleveraged winners gave up and what was socialized is no longer in `gained`.
/// All positions together, the makers' too, are zero lots in each market, so prices make nobody richer without making
/// somebody poorer, and the identity holds up to the rounding of `Double`.
public struct Audit: Equatable, Sendable {
  /// What accounts that have less than at the beginning have less, quote currency.
  public var lost = 0.0
  /// What accounts that have more than at the beginning have more.
  public var gained = 0.0
  /// What the other side of forced trades made; below zero for a loss.
  public var makers = 0.0
  /// The fund's balance less its start.
  public var fund = 0.0
  /// Losses that nobody bore, because nobody had anything left.
  public var unpaid = 0.0
  /// Whether long and short lots are equal in number in every market.
  public var isBalanced = true

  /// By how much the two sides differ, as a share of what changed hands: the identity holds when this is under 10⁻⁶.
  public var error: Double {
    let difference = lost - gained - makers - fund + unpaid
    return difference.magnitude / max(lost + gained + makers.magnitude + fund.magnitude, 1)
  }
}

extension CrowdEngine {
  /// Adds up all accounts.
  public var audit: Audit {
    var audit = Audit()
    let prices = lotPrices
    var lots = makers.lots
    for account in crowd.sizes.indices {
      let change = value(of: account, at: prices) - crowd.start[account]
      if change < 0 { audit.lost -= change } else { audit.gained += change }
      lots += crowd.sizes[account]
    }
    audit.makers = makers.gain(at: prices)
    audit.fund = fund.balance - fund.start
    audit.unpaid = unpaid
    audit.isBalanced = lots == .zero && totals.lots + makers.lots == .zero
    return audit
  }

  /// By how much all money differs from what it was at the beginning, as a share of the sum of its parts' magnitudes.
  /// Kept along, so that it costs nothing to ask after every tick; `audit` adds up what this presumes.
  public var drift: Double {
    let now = totals.cash + makers.cash + fund.balance - unpaid
    return (now - startMoney).magnitude / max(startMoney.magnitude, totals.cash.magnitude, makers.cash.magnitude, 1)
  }
}
