import Margin
import Testing

@testable import Lessons

@Suite("Answers")
struct PlayerAnswerTests {
  /// A way to write a number, the question it answers, and whether it is right.
  struct Spelling: Sendable, CustomTestStringConvertible {
    var id: String
    var typed: String
    var question: String
    var verdict: Turn.Verdict?

    init(_ id: String, _ typed: String, _ question: String, _ verdict: Turn.Verdict? = .right) {
      (self.id, self.typed, self.question, self.verdict) = (id, typed, question, verdict)
    }

    var testDescription: String { id }
  }

  private static let money = "value: 8,500\nunit: money"
  private static let rate = "value: 12%\nunit: rate"
  private static let fall = "value: 0 - 5%\nunit: rate"
  private static let half = "value: 0.5\nunit: size"
  private static let eighth = "value: 0.125\nunit: size"
  private static let lever = "value: 20\nunit: multiple"
  private static let price = "value: 59,698.4\nunit: price\ndecimals: 1"
  private static let debt = "value: 0 - 600\nunit: money"

  static let spellings: [Spelling] = [
    .init("grouped", "8,500", money), .init("plain", "8500", money), .init("with decimals", "8,500.00", money),
    .init("with the currency", "8500 USDT", money), .init("with the currency, small and close", "8500usdt", money),
    .init("thousands", "8.5k", money), .init("thousands, large letter", "8.5K", money),
    .init("thousands with a comma", "8,5k", money), .init("millions", "0.0085m", money),
    .init("dollar sign", "$8,500", money), .init("dollar sign and spaces", "$8 500", money),
    .init("dollar sign behind", "8500 $", money), .init("euro sign", "€8500", money),
    .init("a word for dollars", "8500 USD", money), .init("underscore", "8_500", money),
    .init("apostrophe", "8'500", money), .init("narrow space", "8\u{202F}500", money),
    .init("space that doesn't break", "8\u{A0}500 USDT", money), .init("plus sign", "+8,500", money),
    .init("about", "≈ 8,500", money), .init("tilde", "~8500", money), .init("spaces around", "   8500   ", money),
    .init("decimal comma", "8500,00", money), .init("leading zeros", "08500", money),
    .init("the verb before it", "answer 8,500 USDT", money),
    .init("another number", "8,501", money, .wrong), .init("the wrong sign", "-8,500", money, .wrong),
    .init("a dot that groups is a decimal point", "8.500", money, .wrong),
    .init("percent", "12%", rate), .init("percent, apart", "12 %", rate), .init("percent, left out", "12", rate),
    .init("as a share", "0.12", rate), .init("as a share with a comma", "0,12", rate),
    .init("the word percent", "12 percent", rate), .init("two words", "12 per cent", rate),
    .init("percent with decimals", "12.00%", rate), .init("a share in percent", "0.12%", rate, .wrong),
    .init("a hundred times too much", "1200%", rate, .wrong),
    .init("minus sign", "\u{2212}5 %", fall), .init("hyphen", "-5%", fall), .init("hyphen, no percent", "-5", fall),
    .init("negative share", "-0.05", fall), .init("minus sign and comma", "\u{2212}0,05", fall),
    .init("without the minus", "5%", fall, .wrong),
    .init("comma before one digit", "0,5", half), .init("dot first", ".5", half),
    .init("with the asset", "0.5 BTC", half),
    .init("with the asset, close", "0.5btc", half), .init("comma before three digits of zero", "0,125", eighth),
    .init("a zero that groups nothing", "0,125 BTC", eighth), .init("an eighth", "0.125", eighth),
    .init("multiple", "20x", lever), .init("multiple, apart", "20 x", lever), .init("multiple, plain", "20", lever),
    .init("times", "20 times", lever),
    .init("price", "59,698.4", price), .init("price, rounded to its decimals", "59698.44", price),
    .init("price, a tick off", "59,698.5", price, .wrong),
    .init("loss", "-600", debt), .init("loss, dollar behind the sign", "-$600", debt),
    .init("loss, dollar before the sign", "$-600", debt), .init("loss, sign apart", "- 600", debt),
  ]

  @Test("A number is taken in every spelling a person would use", arguments: spellings)
  func spelled(_ spelling: Spelling) throws {
    var desk = try Self.desk(asking: spelling.question)
    let turn = desk.player.perform(spelling.typed)
    #expect(turn.report.error == nil, "\(PlayerDesk.text(turn))")
    #expect(turn.verdict == spelling.verdict, "\(PlayerDesk.text(turn))")
    #expect(desk.result?.attempts == 1)
  }

  @Test(
    "What is no number is answered as such and is no attempt",
    arguments: [
      "answer eight", "answer 8,500 dollars", "answer 1e3", "answer 8,50,0", "answer 1.2.3", "answer --5",
      "answer 5 6 BTC ETH", "answer %", "answer $", "answer USDT", "answer 99999999999999999999", "answer 0x1F",
      "answer ∞",
      "answer NaN", "answer 8,500\u{7F}", "answer ٨٥٠٠", "5five", "1e999", "-", "+", "$", "~", "1/0", "8.500,00",
    ])
  func rejected(_ typed: String) throws {
    var desk = try Self.desk(asking: Self.money)
    let turn = desk.player.perform(typed)
    guard case .lesson(.notANumber)? = turn.report.error?.fact else {
      Issue.record("\(typed): \(PlayerDesk.text(turn))")
      return
    }
    #expect(turn.verdict == nil)
    #expect(desk.result?.attempts == 0)
  }

  /// A question with a tolerance, an answer and whether it is near enough.
  static let tolerances: [Spelling] = [
    .init("to the decimals shown, below", "99.995", "value: 100\nunit: money"),
    .init("to the decimals shown, above", "100.005", "value: 100\nunit: money"),
    .init("beyond the decimals shown", "100.0051", "value: 100\nunit: money", .wrong),
    .init("whole numbers", "99.5", "value: 100\nunit: money\ndecimals: 0"),
    .init("beyond whole numbers", "99.49", "value: 100\nunit: money\ndecimals: 0", .wrong),
    .init("an amount, at its end", "105", "value: 100\nunit: money\naccept: ± 5"),
    .init("an amount, beyond its end", "105.01", "value: 100\nunit: money\naccept: ± 5", .wrong),
    .init("an amount, below", "95", "value: 100\nunit: money\naccept: ± 5"),
    .init("a share, at its end", "202", "value: 200\nunit: money\naccept: ± 1 %"),
    .init("a share, beyond its end", "202.01", "value: 200\nunit: money\naccept: ± 1 %", .wrong),
    .init("a share of a negative number", "-198", "value: 0 - 200\nunit: money\naccept: ± 1 %"),
    .init("a share of zero is nothing", "0.001", "value: 0\nunit: money\naccept: ± 1 %", .wrong),
    .init("zero itself", "0", "value: 0\nunit: money\naccept: ± 1 %"),
    .init("a percentage to its decimals", "33.33%", "value: 1 / 3\nunit: rate"),
    .init("a percentage rounded up from its decimals", "33.338%", "value: 1 / 3\nunit: rate"),
    .init("a percentage beyond its decimals", "33.339%", "value: 1 / 3\nunit: rate", .wrong),
    .init("a share read as percent is too far", "0.5", "value: 50%\nunit: rate\naccept: ± 1 %"),
  ]

  @Test("An answer may be off as far as the tolerance goes, and no further", arguments: tolerances)
  func tolerance(_ spelling: Spelling) throws {
    var desk = try Self.desk(asking: spelling.question)
    let turn = desk.player.perform(spelling.typed)
    #expect(turn.verdict == spelling.verdict, "\(PlayerDesk.text(turn))")
  }

  @Test("The whole texts of a wrong answer: the mistake that was foreseen, the sign, more or less")
  func texts() throws {
    var desk = try Self.desk(
      asking: "value: 0 - 600\nunit: money\nwrong: 9,400 => That is equity.\nwrong: 600 => It fell.")
    #expect(desk.say("9,400.00") == "Not that. That is equity.")
    #expect(desk.say("600") == "Not that. It fell.")
    #expect(desk.say("-700") == "Not that. It is more.")
    #expect(desk.say("0") == "Not that. It is less.")
    #expect(desk.result?.attempts == 4)
    #expect(desk.result?.mistakes == ["That is equity.", "It fell."])
    var other = try Self.desk(asking: "value: 0 - 600\nunit: money")
    #expect(other.say("600 USDT") == "Not that. The size is right; look at the sign.")
  }

  static let choices: [(typed: String, chosen: [Int]?)] = [
    ("a", [0]), ("A", [0]), ("c", [2]), ("1", [0]), ("3", [2]), ("a c", [0, 2]), ("a, c", [0, 2]), ("c,a", [0, 2]),
    ("a and c", [0, 2]), ("a, b and c", [0, 1, 2]), ("1 3", [0, 2]), ("d", nil), ("0", nil), ("4", nil), ("-1", nil),
    ("ab", nil), ("and", nil), ("", nil), ("a d", nil), ("a a a a", nil), ("{", nil), ("9223372036854775807", nil),
    ("-9223372036854775808", nil), ("99999999999999999999", nil), ("é", nil), ("\u{1B}[2J", nil), ("`", nil),
  ]

  @Test("Choices are named by letters or numbers; anything else is none of them", arguments: choices)
  func chosen(_ typed: String, _ chosen: [Int]?) {
    #expect(ChoiceText.chosen(typed, of: 3) == chosen.map { Set($0) })
  }

  @Test("Any text can be typed at a question or a choice, and only numbers and letters are attempts")
  func anyText() throws {
    let pieces = [
      "8", ",", ".", "-", "−", " ", "k", "%", "x", "$", "e", "_", "USDT", "a", "and", "\u{1B}", "\u{202E}",
      "9999999999", "😀",
      "#", "\"", ";", "/", "'", "\u{301}",
    ]
    for seed in UInt64(1)...200 {
      var random = PlayerRandom(seed: seed)
      var ask = try Self.desk(asking: Self.money)
      var choose = try PlayerDesk("choose")
      for _ in 0..<20 {
        let text = (0..<random.int(1..<8)).map { _ in random.pick(pieces) ?? "" }.joined()
        for line in [text, "answer \(text)"] {
          let (before, tried) = (ask.result?.attempts ?? 0, choose.result?.attempts ?? 0)
          let (turn, other) = (ask.player.perform(line), choose.player.perform(line))
          guard ask.player.stage == .open, choose.player.stage == .open else { break }
          #expect(((ask.result?.attempts ?? 0) > before) == (turn.verdict != nil), "seed \(seed): \(line)")
          #expect(((choose.result?.attempts ?? 0) > tried) == (other.verdict != nil), "seed \(seed): \(line)")
        }
      }
    }
  }

  /// A learner at one question.
  static func desk(asking question: String) throws -> PlayerDesk {
    let text =
      PlayerLessons.head("asked")
        + """
        ## The question

        It is about [equity](../glossary/equity.md).

        ```ask
        \(question)
        ```

        ### Hints

        1. Count.

        ## The end

        That was [equity](../glossary/equity.md).
        """
    let (lesson, findings) = LessonFile.read(text, id: "asked", file: "asked.md")
    #expect(findings.isEmpty, "\(findings)")
    return try PlayerDesk(#require(lesson))
  }
}
