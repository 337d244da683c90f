import Testing

@testable import Margin

@Suite("Numbers as people write them")
struct NumberTextTests {
  struct Accepted: Sendable, CustomTestStringConvertible {
    var text: String
    var digits: String
    var isPercent = false
    var testDescription: String { text }
  }

  static let accepted: [Accepted] = [
    .init(text: "60000", digits: "60000"),
    .init(text: "60,000", digits: "60000"),
    .init(text: "60_000", digits: "60000"),
    .init(text: "60k", digits: "60000"),
    .init(text: "60K", digits: "60000"),
    .init(text: "1.5m", digits: "1500000"),
    .init(text: "1.5M", digits: "1500000"),
    .init(text: "1,000k", digits: "1000000"),
    .init(text: "-5%", digits: "-0.05", isPercent: true),
    .init(text: "100%", digits: "1", isPercent: true),
    .init(text: "0.01%", digits: "0.0001", isPercent: true),
    .init(text: "20x", digits: "20"),
    .init(text: "20X", digits: "20"),
    .init(text: "+3", digits: "3"),
    .init(text: ".5", digits: "0.5"),
    .init(text: "-.5", digits: "-0.5"),
    .init(text: "5.", digits: "5"),
    .init(text: "60,000.50", digits: "60000.5"),
    .init(text: "1,234,567.000000000001", digits: "1234567.000000000001"),
    .init(text: "007", digits: "7"),
    .init(text: "-0", digits: "0"),
    .init(text: "\u{2212}0", digits: "0"),
    .init(text: "\u{2212}5%", digits: "-0.05", isPercent: true),
    .init(text: "-0.0%", digits: "0", isPercent: true),
    .init(text: "0.0000000000000", digits: "0"),
    .init(text: "1000000000000000", digits: "1000000000000000"),
    .init(text: "-1,000,000,000,000,000.000000000000", digits: "-1000000000000000"),
    .init(text: "100000000000000000%", digits: "1000000000000000", isPercent: true),
    .init(text: "999999999999999.999999999999", digits: "999999999999999.999999999999"),
  ]

  @Test("a number is read exactly, however it is spelled", arguments: accepted)
  func accepts(_ example: Accepted) throws {
    let parsed = try NumberText.parse(example.text.utf8)
    #expect(parsed.value.description == example.digits)
    #expect(parsed.isPercent == example.isPercent)
  }

  static let refused: [(String, NumberError)] = [
    ("", .empty), ("-", .empty), ("+", .empty), (".", .empty), ("%", .empty), ("k", .empty), ("-.", .empty),
    ("1,00", .grouping), ("1,000,00", .grouping), ("1,0000", .grouping), ("1000,000", .grouping), (",5", .grouping),
    ("1,,000", .grouping), ("1,000,", .grouping), ("1,00.5", .grouping), ("1.000,5", .grouping),
    ("1_000,000", .grouping),
    ("1,00k", .grouping),
    ("1e5", .exponent), ("1E5", .exponent), ("1e400", .exponent), ("1.5e-3", .exponent),
    ("NaN", .unexpected("N")), ("nan", .unexpected("n")), ("inf", .unexpected("i")), ("-inf", .unexpected("i")),
    ("infinity", .unexpected("i")), ("e5", .unexpected("e")), ("\u{2212}", .empty),
    ("-\u{2212}5", .unexpected("\u{2212}")),
    ("\u{FF11}\u{FF12}", .unexpected("\u{FF11}")), ("5\u{0663}", .unexpected("\u{0663}")), ("₿5", .unexpected("₿")),
    ("5 ", .unexpected(" ")), (" 5", .unexpected(" ")), ("5\u{1B}[0m", .unexpected("\u{1B}")),
    ("5\u{0}", .unexpected("\0")),
    ("1.2.3", .unexpected(".")), ("--5", .unexpected("-")), ("+-5", .unexpected("-")), ("5-", .unexpected("-")),
    ("20xx", .unexpected("x")), ("5%%", .unexpected("%")), ("5k%", .unexpected("%")), ("0x10", .unexpected("1")),
    ("_5", .unexpected("_")), ("5_", .unexpected("_")), ("5__0", .unexpected("_")), ("5._0", .unexpected("_")),
    ("5_.0", .unexpected("_")), ("5_k", .unexpected("_")), ("1,_000", .unexpected("_")), ("$5", .unexpected("$")),
    ("1000000000000000.000000000001", .tooLarge), ("1000000000000001", .tooLarge),
    ("1000000000000000000000000000000", .tooLarge), ("-1000000000000000000000000000000", .tooLarge),
    ("9999999999999999m", .tooLarge), ("1000000000000001k", .tooLarge),
    ("0.0000000000001", .tooManyDecimals), ("1.0000000000001", .tooManyDecimals), ("0.000000000001%", .tooManyDecimals),
  ]

  @Test("what is not a number is refused with the reason", arguments: refused)
  func refuses(_ text: String, _ error: NumberError) {
    #expect(throws: error) { try NumberText.parse(text.utf8) }
  }

  @Test("a suffix is refused where it makes no sense")
  func suffixes() {
    #expect(throws: NumberError.suffix("x")) { try NumberText.parse("20x".utf8, allowing: .percent) }
    #expect(throws: NumberError.suffix("%")) { try NumberText.parse("20%".utf8, allowing: .multiple) }
    #expect(throws: NumberError.suffix("k")) { try NumberText.parse("20K".utf8, allowing: []) }
    #expect(throws: NumberError.suffix("m")) { try NumberText.parse("20m".utf8, allowing: []) }
  }

  @Test("a hundred kilobytes of digits are answered, not worked through or trapped on")
  func huge() throws {
    let length = 100_000
    #expect(throws: NumberError.tooLarge) { try NumberText.parse(String(repeating: "9", count: length).utf8) }
    #expect(throws: NumberError.tooManyDecimals) {
      try NumberText.parse(("0." + String(repeating: "1", count: length)).utf8)
    }
    #expect(try NumberText.parse(String(repeating: "0", count: length).utf8).value == .zero)
    #expect(try NumberText.parse(("1." + String(repeating: "0", count: length)).utf8).value == .one)
  }

  @Test("bytes that are not text are refused")
  func invalid() {
    #expect(throws: NumberError.unexpected("\u{FFFD}")) { try NumberText.parse([0x35, 0xFF, 0xFE] as [UInt8]) }
    #expect(throws: NumberError.unexpected("\u{FFFD}")) { try NumberText.parse([0xE2] as [UInt8]) }
  }

  @Test("short texts of the characters of numbers never trap, and what they say survives printing")
  func fuzz() throws {
    let seed: UInt64 = 0x5EED_0001
    var random = SplitMix(seed: seed)
    let alphabet = Array("0123456789.,_-+%xkme ".utf8)
    for round in 0..<50_000 {
      let text = (0..<random.below(12)).map { _ in alphabet[random.below(alphabet.count)] }
      guard let value = try? NumberText.parse(text).value else { continue }
      let again = try NumberText.parse(value.description.utf8).value
      if again != value {
        Issue.record("\(String(decoding: text, as: UTF8.self)) (seed \(seed), round \(round))")
        return
      }
    }
  }
}
