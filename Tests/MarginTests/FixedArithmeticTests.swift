import Testing

@testable import Margin

@Suite("Exact arithmetic")
struct FixedArithmeticTests {
  static let largest = Fixed(units: .max)

  struct Tie: Sendable {
    var tenths: Int
    var rounding: Rounding
    var whole: Int
  }

  static let ties: [Tie] = {
    let tenths = [-25, -24, -16, -15, -14, -10, -5, -4, 0, 4, 5, 10, 14, 15, 16, 24, 25]
    let table: [(Rounding, [Int])] = [
      (.floor, [-3, -3, -2, -2, -2, -1, -1, -1, 0, 0, 0, 1, 1, 1, 1, 2, 2]),
      (.ceiling, [-2, -2, -1, -1, -1, -1, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3]),
      (.towardZero, [-2, -2, -1, -1, -1, -1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2]),
      (.awayFromZero, [-3, -3, -2, -2, -2, -1, -1, -1, 0, 1, 1, 1, 2, 2, 2, 3, 3]),
      (.halfUp, [-3, -2, -2, -2, -1, -1, -1, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3]),
      (.halfEven, [-2, -2, -2, -2, -1, -1, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2]),
    ]
    return table.flatMap { rounding, wholes in
      zip(tenths, wholes).map { Tie(tenths: $0, rounding: rounding, whole: $1) }
    }
  }()

  @Test("each way of rounding treats positive, negative and tied numbers as its name says", arguments: ties)
  func rounding(_ tie: Tie) throws {
    let value = Fixed(tie.tenths, decimals: 1)
    #expect(try value.rounded(to: .one, tie.rounding) == Fixed(tie.whole))
    // The same at the twelfth decimal, through the product, the quotient and the share.
    let units = Fixed(units: Int128(tie.tenths))
    #expect(try units.times(Fixed(1, decimals: 1), rounding: tie.rounding).units == Int128(tie.whole))
    #expect(try units.over(Fixed(10), rounding: tie.rounding).units == Int128(tie.whole))
    #expect(
      try units.over(Fixed(-10), rounding: tie.rounding) == -units.over(Fixed(10), rounding: mirror(tie.rounding)))
    #expect(try units.share(Fixed(3), of: Fixed(30), rounding: tie.rounding).units == Int128(tie.whole))
    #expect(value.text(decimals: 0...0, rounding: tie.rounding) == "\(tie.whole)")
  }

  private func mirror(_ rounding: Rounding) -> Rounding {
    switch rounding {
    case .floor: .ceiling
    case .ceiling: .floor
    default: rounding
    }
  }

  @Test("sums, differences, products and quotients beyond the range throw")
  func overflow() {
    let largest = Self.largest
    #expect(throws: ArithmeticError.overflow) { try largest + .ulp }
    #expect(throws: ArithmeticError.overflow) { try -largest - .ulp }
    #expect(throws: ArithmeticError.overflow) { try largest - (-largest) }
    #expect(throws: ArithmeticError.overflow) { try largest * Fixed("1.000000000001") }
    #expect(throws: ArithmeticError.overflow) { try largest / Fixed("0.999999999999") }
    #expect(throws: ArithmeticError.overflow) { try largest * largest }
    #expect(throws: ArithmeticError.overflow) { try largest / .ulp }
    #expect(throws: ArithmeticError.overflow) { try largest.share(largest, of: .ulp, rounding: .floor) }
    #expect(throws: ArithmeticError.overflow) { try largest.rounded(to: .one, .ceiling) }
    #expect(throws: ArithmeticError.overflow) { try (-largest).rounded(to: .one, .floor) }
  }

  @Test("at the limits of the range, what can be represented is")
  func limits() throws {
    let largest = Self.largest
    #expect(try largest + .zero == largest)
    #expect(try largest - largest == .zero)
    #expect(try largest * .one == largest)
    #expect(try largest * Fixed(-1) == -largest)
    #expect(try largest / .one == largest)
    #expect(try largest / largest == .one)
    #expect(try largest.share(largest, of: largest, rounding: .halfEven) == largest)
    #expect((-largest).magnitude == largest)
    #expect(try largest.rounded(to: largest, .floor) == largest)
    #expect(try largest.rounded(to: .one, .floor).description == "170141183460469231731687303")
  }

  @Test("division by zero throws, whatever is divided")
  func divisionByZero() {
    for value in [Fixed.zero, .one, Fixed(-1), Self.largest] {
      #expect(throws: ArithmeticError.divisionByZero) { try value / .zero }
      #expect(throws: ArithmeticError.divisionByZero) { try value.share(.one, of: .zero, rounding: .floor) }
      #expect(throws: ArithmeticError.divisionByZero) { try value.rounded(to: .zero, .floor) }
    }
    #expect(!Fixed.zero.isMultiple(of: .zero))
  }

  @Test("a negative step or whole rounds as its magnitude does")
  func signs() throws {
    #expect(try Fixed("7.5").rounded(to: "-2", .floor) == "6")
    #expect(try Fixed("-7.5").rounded(to: "2", .floor) == "-8")
    #expect(Fixed("-7.5").isMultiple(of: "2.5"))
    #expect(!Fixed("-7.5").isMultiple(of: "2"))
    #expect(Fixed.zero.isMultiple(of: "2"))
  }

  enum Operation: String, CaseIterable, Sendable { case sum, difference, product, quotient, share }

  @Test("a hundred thousand results of each kind agree with schoolbook arithmetic", arguments: Operation.allCases)
  func oracle(_ operation: Operation) {
    let seed: UInt64 = 0x5EED_0002
    var random = SplitMix(seed: seed)
    for round in 0..<100_000 {
      let (a, b, c) = (number(&random), number(&random), number(&random))
      let rounding = Rounding.allCases[random.below(Rounding.allCases.count)]
      if let complaint = complaint(operation, a, b, c, rounding) {
        Issue.record("\(operation) of \(a), \(b), \(c), \(rounding): \(complaint) (seed \(seed), round \(round))")
        return
      }
    }
  }

  /// Any length of number equally often, many of them at a limit or at a power of two or ten.
  private func number(_ random: inout SplitMix) -> Fixed {
    let raw = UInt128(random.next()) << 64 | UInt128(random.next())
    var magnitude = raw >> UInt128(1 + random.below(127))
    switch random.below(12) {
    case 0: magnitude = UInt128(Int128.max) - UInt128(random.below(3))
    case 1: magnitude = 1 << UInt128(random.below(127))
    case 2: magnitude = UInt128(Fixed.powerOfTen(random.below(39)))
    case 3: magnitude = UInt128(random.below(40))
    case 4: magnitude = UInt128(random.below(2_000)) * 500_000_000_000
    default: break
    }
    return Fixed(units: random.chance(50) ? -Int128(magnitude) : Int128(magnitude))
  }

  private func complaint(_ operation: Operation, _ a: Fixed, _ b: Fixed, _ c: Fixed, _ rounding: Rounding) -> String? {
    let (x, y, z) = (BigInteger(a.units), BigInteger(b.units), BigInteger(c.units))
    let (dividend, divisor, result): (BigInteger, BigInteger, Result<Fixed, ArithmeticError>)
    switch operation {
    case .sum: (dividend, divisor, result) = (x + y, BigInteger(1), Result { () throws(ArithmeticError) in try a + b })
    case .difference:
      (dividend, divisor, result) = (x - y, BigInteger(1), Result { () throws(ArithmeticError) in try a - b })
    case .product:
      result = Result { () throws(ArithmeticError) in try a.times(b, rounding: rounding) }
      (dividend, divisor) = (x * y, BigInteger(Fixed.scale))
    case .quotient:
      result = Result { () throws(ArithmeticError) in try a.over(b, rounding: rounding) }
      (dividend, divisor) = (x * BigInteger(Fixed.scale), y)
    case .share:
      result = Result { () throws(ArithmeticError) in try a.share(b, of: c, rounding: rounding) }
      (dividend, divisor) = (x * y, z)
    }
    func fits(_ units: Int128) -> Bool {
      BigInteger.isRounded(BigInteger(units), dividend, over: divisor, rounding, isOdd: units & 1 != 0)
    }
    switch result {
    case .success(let value): return fits(value.units) ? nil : "got \(value)"
    case .failure(.divisionByZero): return divisor.signum == 0 ? nil : "nothing was divided by zero"
    case .failure(.overflow):
      guard divisor.signum != 0 else { return "a division by zero is not an overflow" }
      let limit = BigInteger(.max) * divisor.magnitude
      guard limit < dividend.magnitude else { return "it does fit" }
      return fits(.max) || fits(-.max) ? "it rounds to the limit" : nil
    }
  }
}
