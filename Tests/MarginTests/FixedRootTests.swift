import Testing

@testable import Margin

@Suite("Square roots and steps")
struct FixedRootTests {
  @Test(
    "a root is rounded at the twelfth decimal, and exact where there is one",
    arguments: [
      ("0", "0", "0", "0"), ("4", "2", "2", "2"), ("0.25", "0.5", "0.5", "0.5"),
      ("2", "1.414213562373", "1.414213562374", "1.414213562373"),
      ("3", "1.732050807568", "1.732050807569", "1.732050807569"),
      ("0.000000000001", "0.000001", "0.000001", "0.000001"),
    ] as [(Fixed, Fixed, Fixed, Fixed)])
  func root(_ square: Fixed, _ floor: Fixed, _ ceiling: Fixed, _ nearest: Fixed) {
    #expect(square.squareRoot(rounding: .floor) == floor && square.squareRoot(rounding: .towardZero) == floor)
    #expect(square.squareRoot(rounding: .ceiling) == ceiling && square.squareRoot(rounding: .awayFromZero) == ceiling)
    #expect(square.squareRoot(rounding: .halfUp) == nearest && square.squareRoot(rounding: .halfEven) == nearest)
  }

  @Test("there is no root of less than nothing")
  func negative() {
    #expect(Fixed(-1).squareRoot(rounding: .floor) == nil)
  }

  @Test("the square of a root is the number, between this step and the next", arguments: 1...20 as ClosedRange<UInt64>)
  func bracket(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    for _ in 0..<100 {
      let units = Int128(truncatingIfNeeded: UInt128(random.next()) << 63 | UInt128(random.next() >> 1))
      let square = Fixed(units: units >> Int128(random.below(127)))
      let floor = try #require(square.squareRoot(rounding: .floor))
      let ceiling = try #require(square.squareRoot(rounding: .ceiling))
      let nearest = try #require(square.squareRoot(rounding: .halfEven))
      let whole = BigInteger(square.units) * BigInteger(Fixed.scale)
      let (low, high) = (BigInteger(floor.units), BigInteger(ceiling.units))
      #expect(low * low <= whole && whole <= high * high, "seed \(seed): √\(square)")
      #expect(ceiling == floor || ceiling.units == floor.units + 1, "seed \(seed): √\(square)")
      // Twice the number against the sum of the two roots.
      let middle = low + high
      let isPast = whole * BigInteger(4) > middle * middle
      #expect(nearest == (isPast ? ceiling : floor), "seed \(seed): √\(square)")
    }
  }

  @Test(
    "steps are counted where there is a whole number of them",
    arguments: [
      ("60,000", "0.5", 120_000), ("-3", "1", -3), ("0", "0.1", 0), ("1", "0.3", nil), ("1", "0", nil),
      ("1", "-0.5", -2),
    ] as [(Fixed, Fixed, Int?)])
  func steps(_ value: Fixed, _ step: Fixed, _ count: Int?) {
    #expect(value.steps(of: step) == count)
  }

  @Test("more steps than can be counted are none")
  func tooMany() {
    #expect(Fixed(units: .max).steps(of: .ulp) == nil)
    #expect(Fixed(units: Int128(Int.max)).steps(of: .ulp) == Int.max)
  }
}
