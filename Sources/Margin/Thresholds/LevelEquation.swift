/// The equation `equity(p) = k × requirement(p)` of one position, every other price held still:
///
///     p = (entry value − equity of the rest + k × (requirement of the rest − amount)) ÷ |size| ÷ (±1 − k × (rate + fee))
///
/// with the rate and the amount of one tier. What all tiers have in common is computed once.
struct LevelEquation<T: Term> {
  private let slot: Slot
  /// k, by which the requirement is multiplied.
  private let multiple: Fixed
  private let isReserving: Bool
  /// Entry value − equity of the rest.
  private let gap: T
  /// The part of the requirement that doesn't change with the price, but for the tier's amount.
  private let fixed: T
  /// Whether the tiers differ in their roots.
  let isTiered: Bool

  /// - Parameters:
  ///   - equity: the pot's equity, with the position's profit or loss in it.
  ///   - requirement: the pot's requirement, with the position's in it.
  init(_ level: Level, _ slot: Slot, _ rules: RuleSet, equity: T, requirement: T) throws {
    self.slot = slot
    multiple = level.multiple(rules) ?? .one
    isReserving = rules.reservesClosingFee
    isTiered = slot.maintenanceBasis(rules) == .mark && !multiple.isZero
    gap = try T.difference(slot.entryValue(), T.difference(equity, slot.unrealizedPnL()))
    let rest = try T.difference(requirement, slot.requirement(rules))
    // Margin measured at entry stays where it is.
    fixed = isTiered || multiple.isZero ? rest : try T.sum(rest, slot.maintenanceMargin(rules))
  }

  /// The price at which equity and k × requirement meet, by one tier's line. Divided by the size first, so that a tiny
  /// position loses no digits.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` when they run parallel and never meet, `ArithmeticError.overflow` when
  ///   they meet beyond any price that can be written.
  func root(_ row: Int) throws -> T {
    var numerator = gap
    if !multiple.isZero {
      var fixed = fixed
      if isTiered, case let tier = slot.instrument.tiers.tiers[row], !tier.amount.isZero {
        fixed = try T.difference(fixed, .given(Figure(.maintenanceAmount, slot.symbol), tier.amount))
      }
      numerator = try T.sum(numerator, scaled(fixed))
    }
    return try T.quotient(T.quotient(numerator, T.magnitude(slot.positionSize()), .halfEven), slope(row), .halfEven)
  }

  /// By how much equity less k × requirement changes with the price, for one unit: ±1 − k × (rate + fee).
  func slope(_ row: Int) throws -> T {
    let side: T = .constant(slot.size.isNegative ? -.one : .one)
    guard !multiple.isZero else { return side }
    var rate: T?
    if isTiered { rate = .given(Figure(.maintenanceRate, slot.symbol), slot.instrument.tiers.tiers[row].rate) }
    if isReserving {
      let fee: T = .given(Figure(.takerFee, slot.symbol), slot.instrument.takerFee)
      rate = try rate.map { try T.sum($0, fee) } ?? fee
    }
    guard let rate else { return side }
    return try T.difference(side, scaled(rate))
  }

  private func scaled(_ term: T) throws -> T {
    multiple == .one ? term : try T.product(.constant(multiple), term, .halfEven)
  }
}
