import Foundation
import Margin

/// How to trade an amount over a time in a book that comes back: a block at once, a steady rate, a block at the end.
///
/// In a book of equal levels whose missing depth comes back as e^(−ρt), this schedule costs least.
/// Source: Obizhaeva and Wang 2013, Optimal trading strategy and supply/demand dynamics, Proposition 3.
public struct ObizhaevaWang: Equatable, Sendable {
  /// Units traded at the beginning: X ÷ (2 + ρT), rounded half to even.
  public let firstBlock: Fixed
  /// Units traded per unit of time in between: ρX ÷ (2 + ρT), rounded half to even.
  public let rate: Fixed
  /// Units traded at the end: what the others leave of the amount.
  public let lastBlock: Fixed

  /// The schedule for an amount.
  ///
  /// - Parameters:
  ///   - amount: X, units of the base asset.
  ///   - resilience: ρ, per unit of time, not negative.
  ///   - horizon: T, in that unit, not negative.
  /// - Returns: nil for a resilience or horizon below zero.
  public init?(amount: Fixed, resilience: Fixed, horizon: Fixed) throws(ArithmeticError) {
    guard !resilience.isNegative, !horizon.isNegative else { return nil }
    let whole = try Fixed(2) + resilience * horizon
    firstBlock = try amount / whole
    rate = try amount.share(resilience, of: whole, rounding: .halfEven)
    lastBlock = try amount - firstBlock - rate * horizon
  }

  /// The share that comes back within a number of ticks: 1 − e^(−ρ × ticks), to the twelfth decimal; what a
  /// `DepthProfile` takes for a resilience. Nil for one below zero.
  public static func recovery(resilience: Double, ticks: Double) -> Fixed? {
    guard resilience >= 0, ticks >= 0 else { return nil }
    return Fixed(share: -expm1(-resilience * ticks))
  }
}
