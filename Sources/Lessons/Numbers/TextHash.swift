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
