extension Fixed: CustomStringConvertible {
  /// The number in digits with no more decimals than it needs and no grouping: `-1234.5`.
  public var description: String {
    text(decimals: 0...Self.decimals, grouped: false)
  }

  /// The number in digits.
  ///
  /// - Parameters:
  ///   - decimals: the fewest and the most decimals shown (each in 0…12). Beyond the most, the number is rounded as
  ///     `rounding` says; beyond the fewest, trailing zeros are left out.
  ///   - grouped: whether a comma stands between thousands.
  ///   - rounding: which neighbor is shown; half up when nothing is said, as people do by hand.
  public func text(decimals: ClosedRange<Int>, grouped: Bool = true, rounding: Rounding = .halfUp) -> String {
    let most = min(max(decimals.upperBound, 0), Self.decimals)
    let fewest = min(max(decimals.lowerBound, 0), most)
    let step = UInt128(Self.powerOfTen(Self.decimals - most))
    var digits = units.magnitude / step
    let remainder = units.magnitude - digits * step
    if remainder != 0,
      rounding.movesAway(negative: isNegative, odd: digits & 1 == 1, remainder: remainder, divisor: step)
    {
      digits += 1
    }
    return Self.text(of: digits, decimals: most, fewest: fewest, negative: isNegative && digits != 0, grouped: grouped)
  }

  private static func text(
    of digits: UInt128, decimals: Int, fewest: Int, negative: Bool, grouped: Bool
  ) -> String {
    // 39 digits, 12 commas, a point and a sign fit with room to spare; digits are written from the right.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
      var next = 63
      func put(_ byte: UInt8) {
        buffer[next] = byte
        next -= 1
      }
      // Two 64-bit halves divide far faster than one of 128 bits.
      let half: UInt128 = 10_000_000_000_000_000_000
      var (low, high): (UInt64, UInt64)
      if digits < half {
        (low, high) = (UInt64(truncatingIfNeeded: digits), 0)
      } else {
        let upper = digits / half
        (low, high) = (UInt64(truncatingIfNeeded: digits - upper * half), UInt64(truncatingIfNeeded: upper))
      }
      var taken = 0
      func digit() -> UInt8 {
        if taken == 19 { (low, high) = (high, 0) }
        taken += 1
        let (quotient, remainder) = low.quotientAndRemainder(dividingBy: 10)
        low = quotient
        return UInt8(remainder)
      }
      var decimalsLeft = decimals
      var started = false
      while decimalsLeft > 0 {
        let value = digit()
        if started || value != 0 || decimalsLeft <= fewest {
          put(48 + value)
          started = true
        }
        decimalsLeft -= 1
      }
      if started { put(46) }
      var whole = 0
      repeat {
        if grouped, whole > 0, whole % 3 == 0 { put(44) }
        put(48 + digit())
        whole += 1
      } while low != 0 || high != 0
      if negative { put(45) }
      return String(decoding: UnsafeBufferPointer(rebasing: buffer[(next + 1)...]), as: UTF8.self)
    }
  }
}

extension Fixed: Codable {
  /// Reads the digits that `description` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(NumberError) {
      self = try NumberText.parse(text.utf8, allowing: [], limit: .max).value
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an exact decimal: \(error)")
    }
  }

  /// Writes the exact digits as text, since a JSON number is read as floating point by most readers.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
