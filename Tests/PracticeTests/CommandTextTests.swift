import Testing

@testable import Practice

@Suite("Splitting text into commands and words")
struct CommandTextTests {
  @Test(
    "Commands stand between semicolons and line ends, with their offsets",
    arguments: [
      ("deposit 10", ["0 deposit 10"]), ("  deposit 10  ", ["2 deposit 10"]), ("a;b", ["0 a", "2 b"]),
      ("a; ;; b;", ["0 a", "6 b"]), ("a\nb\r\nc", ["0 a", "2 b", "5 c"]), ("", []), (" ;\n; ", []),
      ("# all of it", []), ("a # b; c\nd", ["0 a", "9 d"]), ("a#b", ["0 a#b"]), ("a;#b\nc", ["0 a", "5 c"]),
      ("save \"a;b\"; c", ["0 save \"a;b\"", "12 c"]), ("save \"a # b\"", ["0 save \"a # b\""]),
      ("save \"open; c\nd", ["0 save \"open; c", "14 d"]), ("é; b", ["0 é", "4 b"]), ("\ta\t", ["1 a"]),
    ])
  func commands(_ text: String, _ expected: [String]) {
    #expect(CommandText.commands(in: text).map { "\($0.offset) \($0.text)" } == expected)
  }

  @Test("A command's offset points at it in the text, whatever the text", arguments: 1...50 as ClosedRange<UInt64>)
  func offsets(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = ["a", "b ", ";", "\n", "#", " ", "\"", "é", "=", "\r", "\t", "漢"]
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 0...30, using: &random))
        .map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
      var end = 0
      for piece in CommandText.commands(in: text) {
        #expect(piece.offset >= end && !piece.text.isEmpty, "seed \(seed): \(text.debugDescription)")
        #expect(
          text.utf8.dropFirst(piece.offset).starts(with: piece.text.utf8), "seed \(seed): \(text.debugDescription)")
        end = piece.offset + piece.text.utf8.count
      }
    }
  }

  @Test(
    "Words stand between spaces, with their ranges; quotes hold one together",
    arguments: [
      ("long 0.5 BTC", ["0-4 long", "5-8 0.5", "9-12 BTC"]), ("  a\tb ", ["2-3 a", "4-5 b"]), ("", []),
      ("save \"my file\"", ["0-4 save", "5-14 my file"]), ("save \"open", ["0-4 save", "5-10 open"]),
      ("save \"\"", ["0-4 save", "5-7 "]), ("a\"b c", ["0-3 a\"b", "4-5 c"]),
      ("= 1 + 2 ", ["0-1 =", "2-7 1 + 2"]), ("=1", ["0-1 =", "1-2 1"]), ("=", ["0-1 ="]), ("=  ", ["0-1 ="]),
      ("show =", ["0-4 show", "5-6 ="]), ("calc 1 +  2 ", ["0-4 calc", "5-11 1 +  2"]), ("calc", ["0-4 calc"]),
      ("é b", ["0-2 é", "3-4 b"]),
    ])
  func words(_ text: String, _ expected: [String]) {
    #expect(
      CommandText.words(of: text).map { "\($0.range.lowerBound)-\($0.range.upperBound) \($0.text)" } == expected)
  }
}
