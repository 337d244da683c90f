import Margin

/// Numbers that look random and depend on nothing but a seed and a place, so a book looks the same whenever it is built.
///
/// The mixing is that of SplitMix64 (Steele, Lea and Flood 2014, Fast splittable pseudorandom number generators).
enum SeededNoise {
  /// A number from −1 to 1 in steps of a millionth.
  static func centered(seed: UInt64, side: OrderSide, level: Int) -> Fixed {
    let place = UInt64(truncatingIfNeeded: level) &* 2 &+ (side == .buy ? 1 : 2)
    let draw = mixed(mixed(seed) &+ place &* 0x9E37_79B9_7F4A_7C15)
    return Fixed(Int(draw % 2_000_001) - 1_000_000, decimals: 6)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
