/// A small generator of random numbers that gives the same ones for a seed, on every machine and in every version.
///
/// Source: Steele, Lea and Flood 2014, Fast splittable pseudorandom number generators.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A short number for a text, the same on every machine: FNV-1a (Fowler, Noll and Vo) in 64 bits.
///
/// It tells texts apart that differ by accident; it is no proof against somebody who wants two to be alike.
enum TextHash {
  static func of(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x0000_0100_0000_01B3
    }
    return hash
  }

  /// The number as sixteen hexadecimal digits.
  static func hexadecimal(of text: String) -> String {
    let digits = String(of(text), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
