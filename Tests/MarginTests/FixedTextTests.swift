import Foundation
import Testing

@testable import Margin

@Suite("Printed numbers")
struct FixedTextTests {
  struct Printed: Sendable, CustomTestStringConvertible {
    var number: String
    var decimals: ClosedRange<Int>
    var grouped = true
    var rounding = Rounding.halfUp
    var text: String
    var testDescription: String { "\(number) with \(decimals) decimals" }
  }

  static let printed: [Printed] = [
    .init(number: "0", decimals: 0...2, text: "0"),
    .init(number: "0", decimals: 2...2, text: "0.00"),
    .init(number: "999", decimals: 0...2, text: "999"),
    .init(number: "1000", decimals: 0...2, text: "1,000"),
    .init(number: "1000", decimals: 0...2, grouped: false, text: "1000"),
    .init(number: "123456", decimals: 0...0, text: "123,456"),
    .init(number: "1234567.891", decimals: 2...4, text: "1,234,567.891"),
    .init(number: "1234567.8", decimals: 2...4, text: "1,234,567.80"),
    .init(number: "-1234567.89", decimals: 0...1, text: "-1,234,567.9"),
    .init(number: "0.5", decimals: 0...12, text: "0.5"),
    .init(number: "0.000000000001", decimals: 0...12, text: "0.000000000001"),
    .init(number: "-0.000000000001", decimals: 0...2, text: "0"),
    .init(number: "-0.004", decimals: 2...2, text: "0.00"),
    .init(number: "-0.005", decimals: 2...2, text: "-0.01"),
    .init(number: "-0.004", decimals: 2...2, rounding: .floor, text: "-0.01"),
    .init(number: "0.999", decimals: 0...2, text: "1"),
    .init(number: "999.995", decimals: 2...2, text: "1,000.00"),
    .init(number: "2.5", decimals: 0...0, rounding: .halfEven, text: "2"),
    .init(number: "2.5", decimals: 0...0, text: "3"),
    .init(number: "2.01", decimals: 0...1, rounding: .ceiling, text: "2.1"),
    .init(number: "7", decimals: -5 ... -1, text: "7"),
    .init(number: "7.25", decimals: 20...40, text: "7.250000000000"),
    .init(number: "7.25", decimals: 1...1, text: "7.3"),
  ]

  @Test("digits are grouped, cut and rounded as told, and zero has no sign", arguments: printed)
  func text(_ example: Printed) throws {
    let number = try NumberText.parse(example.number.utf8).value
    #expect(
      number.text(decimals: example.decimals, grouped: example.grouped, rounding: example.rounding) == example.text)
  }

  @Test("the ends of the range are printed in full")
  func extremes() {
    let largest = Fixed(units: .max)
    #expect(largest.description == "170141183460469231731687303.715884105727")
    #expect((-largest).description == "-170141183460469231731687303.715884105727")
    #expect(largest.text(decimals: 12...12) == "170,141,183,460,469,231,731,687,303.715884105727")
    #expect((-largest).text(decimals: 0...0) == "-170,141,183,460,469,231,731,687,304")
    #expect(Fixed.ulp.description == "0.000000000001")
  }

  @Test("a number tells how many decimals it needs")
  func significantDecimals() {
    #expect(Fixed("3").significantDecimals == 0)
    #expect(Fixed("0").significantDecimals == 0)
    #expect(Fixed("100").significantDecimals == 0)
    #expect(Fixed("-0.5").significantDecimals == 1)
    #expect(Fixed("0.050").significantDecimals == 2)
    #expect(Fixed.ulp.significantDecimals == 12)
  }

  @Test("any number of the whole range survives being written and read")
  func roundTrip() throws {
    let seed: UInt64 = 0x5EED_0003
    var random = SplitMix(seed: seed)
    let encoder = JSONEncoder()
    let decoder = JSONDecoder()
    for round in 0..<2_000 {
      let raw = UInt128(random.next()) << 64 | UInt128(random.next())
      let magnitude = round == 0 ? Int128.max : Int128(raw >> UInt128(1 + random.below(127)))
      let number = Fixed(units: random.chance(50) ? -magnitude : magnitude)
      let again = try decoder.decode([Fixed].self, from: encoder.encode([number]))
      let grouped = number.text(decimals: 0...12)
      let parsed = try? NumberText.parse(grouped.utf8).value
      let isTaken = number.magnitude <= NumberText.limit
      if again != [number] || parsed != (isTaken ? number : nil) {
        Issue.record("\(number) (seed \(seed), round \(round))")
        return
      }
    }
  }

  @Test("stored text that is no plain number is refused", arguments: ["\"5k\"", "\"\"", "5", "\"1e3\"", "\"2e400\""])
  func stored(_ json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Fixed].self, from: Data("[\(json)]".utf8)) }
  }

  @Test("a stored number beyond the range is refused")
  func storedTooLarge() {
    for text in ["170141183460469231731687303.715884105728", String(repeating: "9", count: 5_000)] {
      #expect(throws: DecodingError.self) { try JSONDecoder().decode([Fixed].self, from: Data("[\"-\(text)\"]".utf8)) }
    }
  }
}
