import Margin

@testable import Practice

/// Command lines of every kind: right, nearly right, and not meant for anybody.
struct CommandLines {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// Commands that work in many states, so that there is an account to break.
  private static let working = [
    "deposit 10,000", "deposit 250", "withdraw 1", "long 0.01 BTC at 10x", "long 0.5 BTC at 20x", "short 2 ETH at 10x",
    "short 0.2 BTC", "long 30 SOL at 5x isolated", "close BTC 50%", "close all", "close ETH", "isolate BTC 900",
    "isolate ETH", "pool BTC", "pool ETH", "leverage SOL 7x", "price BTC 58,000", "price BTC 60,000 ETH 3,000 SOL 150",
    "move BTC -5% ETH -8%", "move all -10%", "move all 11%", "funding BTC 0.01%", "funding ETH premium 1%",
    "funding SOL impact 151 149", "undo", "undo 2", "redo", "bookmark before", "goto before", "rules okx",
    "rules classroom", "rules hyperliquid", "market XRP price 0.5 tick 0.0001 lot 1 tiers 0 1% 50,000 2%",
    "long 100 XRP at 10x", "set liquidation off", "set liquidation on", "set slippage 1%", "set fund 5",
    "book BTC", "book ETH depth 3 seed 7", "book SOL amm 1m", "book SOL law", "book BTC off", "depth BTC -50%",
    "depth BTC 100%", "spread BTC 0.2%", "supply BTC 30% over 3", "lp add SOL 500", "lp remove SOL 30%", "lp", "wait 2",
    "move all 3%",
    "deposit 5,000",
    "long 0.2 BTC limit 59,000", "cancel all", "cancel 1",
    "short 0.1 BTC limit 61,000 reduce", "short 0.3 BTC stop 58,000 reduce", "long 0.2 BTC stop 61,000",
    "scenario short.yaml",
    "step", "step 2", "step until liquidated", "save", "load", "reset", "prices BTC btc.csv", "save mine.json",
    "load mine.json", "transcript lesson.txt", "transcript off",
  ]
  private static let examples = Verb.allCases.filter { !slow.contains($0) }.map(\.entry.example)
  /// These go through the whole passage again or draw, and take a hundred times as long as others; they come up in one
  /// line of two hundred.
  private static let slow: Set<Verb> = [.why, .compare, .rescue, .frontier, .plot]
  private static let slowExamples = slow.map(\.entry.example).sorted()
  private static let numbers = [
    "1e400", "1e5", "NaN", "nan", "inf", "−0", "-0", "+0", "0", "00", "-1", "1000000000000000000000000000000",
    "999999999999999", "1000000000000000", "0.0000000000001", "0.000000000001", "1,0", "1,000,00", ",1", "1,", "1_000",
    "_1", "1.", ".5", ".", "1.2.3", "60k", "1.5m", "5%", "-100%", "-99.99999999%", "1000%", "20x", "0x", "1000x",
    "1001x", "0.5BTC", "５", "٣", "²", "½", "1\u{0}", "100000", "100001", "170141183460469231731687303715884105728",
  ]
  private static let words =
    Verb.allCases.map(\.rawValue) + Verb.aliases.keys.sorted() + FigureKind.allCases.map(\.rawValue)
    + ["BTC", "ETH", "SOL", "XRP", "btc", "all", "at", "isolated", "until", "premium", "impact", "off", "on", "price"]
    + ["tick", "lot", "tiers", "taker", "maker", "leverage", "notional(BTC)", "equity(", "notional(BTC", "notional()"]
    + [
      "liquidation_price(ETH)x", "\"", "\"a b\"", "#", ";", "=", "(", ")", "margin_call", "liquidated", "before",
      "../x",
    ]
    + ["/", ".", "a/b.yaml", "tiny", "march-202", "-", "--", "…", "|", "\u{1B}[31m", "\u{7}", "é", "👩‍👩‍👧", "\u{202E}"]

  /// The next line.
  mutating func next() -> String {
    switch Int.random(in: 0..<1000, using: &random) {
    case 0..<340: return pick(Self.working)
    case 340..<700: return mutated(pick(Bool.random(using: &random) ? Self.examples : Self.working))
    case 700..<820: return (0..<count(12)).map { _ in word() }.joined(separator: " ")
    case 820..<880:
      return "= "
        + (0..<count(9)).map { _ in pick(["+", "-", "*", "/", "(", ")", word(), word()]) }
        .joined(separator: pick(["", " "]))
    case 880..<940: return bytes(count(60))
    case 940..<985: return unicode(count(40))
    case 985..<989: return "= " + String(repeating: pick(["(", "-", "((1+", "1+", "1*("]), count: count(3000))
    case 989: return "= " + String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000)
    case 990: return String(repeating: pick(["a", "é", " ", "\"", "1", "deposit 1 "]), count: 100_000)
    case 991: return pick(["deposit ", "show ", "= ", "long "]) + String(repeating: "9", count: 100_000)
    case 993..<998: return mutated(pick(Self.slowExamples))
    case 992: return "show " + String(repeating: "equity ", count: count(500))
    default:
      return pick(["", " ", "\t", "\n", "\r", "\u{0}", "\u{85}", "\u{2028}", "\"", "\"\"", "=", "= ", "?", "help"])
    }
  }

  /// A place for the cursor in a line.
  mutating func cursor(in line: String) -> Int { Int.random(in: -1...line.utf8.count + 1, using: &random) }

  private mutating func mutated(_ line: String) -> String {
    var words = line.split(separator: " ").map(String.init)
    for _ in 0..<count(3) {
      guard !words.isEmpty else { break }
      let at = Int.random(in: words.indices, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: words.remove(at: at)
      case 1: words.insert(words[at], at: at)
      case 2: words.swapAt(at, Int.random(in: words.indices, using: &random))
      case 3, 4: words[at] = pick(Self.numbers)
      case 5: words[at] = word()
      case 6: words[at] = changed(words[at])
      default: words.insert(word(), at: at)
      }
    }
    return words.joined(separator: pick([" ", " ", " ", "  ", "\t"]))
  }

  private mutating func changed(_ word: String) -> String {
    var scalars = Array(word.unicodeScalars)
    let at = Int.random(in: 0...scalars.count, using: &random)
    let other: Unicode.Scalar = Unicode.Scalar(UInt8.random(in: 0...255, using: &random))
    if at == scalars.count || Bool.random(using: &random) {
      scalars.insert(other, at: at)
    } else if Bool.random(using: &random) {
      scalars[at] = other
    } else {
      scalars.remove(at: at)
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  private mutating func word() -> String { pick(Bool.random(using: &random) ? Self.words : Self.numbers) }

  private mutating func bytes(_ count: Int) -> String {
    String(decoding: (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }, as: UTF8.self)
  }

  private mutating func unicode(_ count: Int) -> String {
    var text = ""
    for _ in 0..<count {
      let value = UInt32.random(in: 0...(Bool.random(using: &random) ? 0x7FF : 0x10FFFF), using: &random)
      text.unicodeScalars.append(Unicode.Scalar(value) ?? " ")
    }
    return text
  }

  private mutating func count(_ most: Int) -> Int { Int.random(in: 1...most, using: &random) }
  private mutating func pick(_ items: [String]) -> String { items.randomElement(using: &random) ?? "" }
}
