import Margin

/// The square-root law of market impact: ΔP ÷ P = Y · σ · √(Q ÷ V).
///
/// An order a hundred times as large moves the price ten times as far. It is an average over many orders of many
/// markets, for sizes up to a part of a day's volume; it knows no book.
/// Sources: Tóth et al. 2011, Anomalous price impact and the critical nature of liquidity in financial markets;
/// Almgren et al. 2005, Direct estimation of equity market impact.
public struct SquareRootLaw: Equatable, Sendable, Codable {
  /// Y, a number near one.
  public let coefficient: Double
  /// σ, volatility over the time in which V is traded: 0.02 for 2 % a day.
  public let volatility: Double
  /// V, the volume usually traded in that time, units of the base asset.
  public let volume: Double

  /// The law for a market; nil unless all three are finite, the volume above zero and the others not below.
  public init?(coefficient: Double, volatility: Double, volume: Double) {
    guard coefficient >= 0, volatility >= 0, volume > 0, coefficient.isFinite, volatility.isFinite, volume.isFinite
    else { return nil }
    self.coefficient = coefficient
    self.volatility = volatility
    self.volume = volume
  }

  /// How far an amount moves the price, as a share of it: above zero for a buy, below for a sale.
  ///
  /// - Parameter quantity: signed units; above zero for a buy.
  public func move(_ quantity: Double) -> Double {
    let move = coefficient * volatility * (quantity.magnitude / volume).squareRoot()
    return quantity < 0 ? -move : move
  }

  /// The average move over an amount that is traded bit by bit, each bit at the price so far: two thirds of the whole
  /// move when it begins at zero.
  func averageMove(from start: Double, to end: Double) -> Double {
    guard end != start else { return move(start) }
    return (area(end) - area(start)) / (end - start)
  }

  /// The amount whose move is the share given; infinite where nothing moves.
  func quantity(moving share: Double) -> Double {
    guard share != 0 else { return 0 }
    let ratio = share / (coefficient * volatility)
    return ratio.sign == .minus ? -volume * ratio * ratio : volume * ratio * ratio
  }

  /// The moves added up from zero to an amount.
  private func area(_ quantity: Double) -> Double { move(quantity) * quantity * 2 / 3 }

  private enum CodingKeys: CodingKey {
    case coefficient, volatility, volume
  }

  /// Reads the law and checks it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let law = SquareRootLaw(
      coefficient: try container.decode(Double.self, forKey: .coefficient),
      volatility: try container.decode(Double.self, forKey: .volatility),
      volume: try container.decode(Double.self, forKey: .volume))
    guard let law else {
      throw DecodingError.dataCorruptedError(forKey: .volume, in: container, debugDescription: "an impossible law")
    }
    self = law
  }
}
