import Document
import Foundation
import KitFiles
import Practice
import Testing

@testable import Lessons

@Suite("Hostile lessons")
struct HostileLessonTests {
  /// Everything done with a text that came as a lesson: read, checked where it reads, and played for a while.
  ///
  /// - Returns: what is wrong with what is shown of it.
  private func fault(of text: String, checking: Bool = true, plays: Int = 6) throws -> String? {
    let (lesson, findings) = LessonFile.read(text, id: "x", file: "x.md")
    if lesson == nil, findings.isEmpty { return "nothing read and nothing said" }
    if let fault = HostileText.fault(in: findings) { return fault }
    guard let lesson else { return nil }
    if checking {
      let check = LessonCheck(
        Library([lesson]), PlayerKit.glossary, published: PublishedSteps(), PlayerKit.surroundings, draws: 1)
      if let fault = HostileText.fault(in: check.findings(lesson)) { return fault }
    }
    do throws(CommandError) {
      var player = try Player(lesson, seed: 1, name: "x", PlayerKit.surroundings)
      if let fault = HostileText.fault(in: Document(player.beginning)) { return fault }
      for _ in 0..<plays {
        for line in ["goal", "hint", "1", "a", "recap", "skip", "next"] {
          if let fault = HostileText.fault(in: player.perform(line).document()) { return "\(line): \(fault)" }
        }
      }
      return HostileText.fault(in: player.perform("where").document())
    } catch {
      return HostileText.fault(in: Document([.diagnostic(error.diagnostic)]))
    }
  }

  @Test("Random bytes and random pieces are no lesson, or one whose texts move no cursor", arguments: UInt64(1)...8)
  func anyBytes(_ seed: UInt64) throws {
    var random = PlayerRandom(seed: seed)
    let head = PlayerLessons.head("x")
    for count in 0..<20 {
      let bytes = (0..<random.int(0..<400)).map { _ in UInt8.random(in: 0...255, using: &random) }
      let pieces = (0..<random.int(0..<60)).map { _ in random.pick(HostileText.pieces) ?? "" }.joined()
      for text in [String(decoding: bytes, as: UTF8.self), pieces, head + pieces, head + "## A\n\n" + pieces] {
        #expect(try fault(of: text) == nil, "seed \(seed), \(count): \(text.debugDescription)")
      }
    }
  }

  @Test(
    "A kit lesson with bytes flipped, lines doubled or pieces put in is read, checked and played",
    arguments: UInt64(1)...6)
  func mutated(_ seed: UInt64) throws {
    var random = PlayerRandom(seed: seed)
    for count in 0..<12 {
      let file = PlayerKit.files[random.int(0..<PlayerKit.files.count)]
      var bytes = Array(file.text.utf8)
      for _ in 0...random.int(0..<6) {
        let index = random.int(0..<bytes.count)
        switch random.int(0..<5) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[index] = UInt8.random(in: 32...126, using: &random)
        case 2: bytes.insert(contentsOf: (random.pick(HostileText.pieces) ?? "").utf8, at: index)
        case 3: bytes.removeSubrange(index..<min(bytes.count, index + random.int(1..<200)))
        default:
          let end = bytes[index...].firstIndex(of: 10) ?? bytes.count - 1
          let start = bytes[..<index].lastIndex(of: 10) ?? 0
          for _ in 0..<random.int(1..<20) { bytes.insert(contentsOf: bytes[start..<end], at: start) }
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(
        try fault(of: text, checking: count.isMultiple(of: 4), plays: 3) == nil, "seed \(seed), \(count): \(file.id)")
    }
  }

  static let exhausting: [(id: String, text: @Sendable () -> String)] = [
    ("empty", { "" }), ("nothing but dashes", { "---\n---\n" }), ("nul", { PlayerLessons.head("x") + "## A\u{0}\n" }),
    ("10 MB", { String(repeating: "a word and a word\n", count: 560_000) }),
    ("10 MB in a line", { String(repeating: "x", count: 10_000_000) }),
    ("front matter without end", { "---\n" + String(repeating: "a: b\n", count: 20_000) }),
    ("thousands of keys", { "---\n" + (0..<20_000).map { "k\($0): v\n" }.joined() + "---\n# X\n## A\n" }),
    ("deep lists", { head + (0..<3_000).map { String(repeating: " ", count: min($0 * 2, 60)) + "- a\n" }.joined() }),
    ("deep quotes", { head + "## A\n" + String(repeating: ">", count: 100_000) + " a\n" }),
    ("deep brackets", { head + "## A\n" + String(repeating: "[", count: 100_000) + "\n" }),
    ("brackets that never close", { head + "## A\n" + String(repeating: "![[]()", count: 20_000) + "\n" }),
    ("stars", { head + "## A\n" + String(repeating: "*a_ **b", count: 20_000) + "\n" }),
    ("backquotes", { head + "## A\n" + (1..<400).map { String(repeating: "`", count: $0) + "a" }.joined() }),
    ("braces", { head + "## A\n" + String(repeating: "{{", count: 60_000) + "\n" }),
    ("links", { head + "## A\n" + String(repeating: "[a](../glossary/a.md)", count: 8_000) + "\n" }),
    ("thousands of steps", { head + (0..<6_000).map { "## S\($0)\n" }.joined() }),
    ("thousands of hints", { head + "## A\n\n### Hints\n\n" + (1..<9_000).map { "\($0). a\n" }.joined() }),
    ("thousands of choices", { head + "## A\n\n" + String(repeating: "- [ ] a\n  > b\n", count: 9_000) }),
    ("thousands of conditions", { block("goal", String(repeating: "equity == 1 | no\n", count: 9_000)) }),
    (
      "thousands of mistakes",
      { block("wrong", String(repeating: "equity == 1 => no\ntry: deposit 1\n", count: 6_000)) }
    ),
    ("thousands of commands", { block("run", String(repeating: "deposit 1\n", count: 20_000)) }),
    ("a command of many", { block("run", String(repeating: "deposit 1; ", count: 20_000)) }),
    ("a long condition", { block("goal", String(repeating: "equity == 1 and ", count: 9_000) + "equity == 1") }),
    (
      "deep calculation",
      { block("goal", String(repeating: "(", count: 50_000) + "1" + String(repeating: ")", count: 50_000) + " == 1") }
    ),
    ("many signs", { block("goal", String(repeating: "-", count: 50_000) + "1 == 1") }),
    (
      "a long calculation in an equation",
      { head + "## A\n\n`" + String(repeating: "9 × ", count: 30_000) + "9 = 9`\n" }
    ),
    ("an equation of thousands", { head + "## A\n\n`" + String(repeating: "1 = ", count: 30_000) + "1`\n" }),
    ("deep YAML", { "---\na: " + String(repeating: "[", count: 100_000) + "\n---\n# X\n" }),
    (
      "deep YAML by indentation",
      { "---\n" + (0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined() + "---\n" }
    ),
    ("aliases", { "---\n" + bomb + "---\n# X\n## A\n" }),
    ("merge keys", { "---\na: &a {b: 1}\n<<: *a\n<<: *a\n---\n# X\n## A\n" }),
    ("long ids", { PlayerLessons.head(String(repeating: "x", count: 50_000)) + "## A\n" }),
    ("a long title", { head + "## " + String(repeating: "a", count: 200_000) + "\n" }),
    (
      "thousands of old names",
      { head + "## A {#a was: " + (0..<20_000).map { "n\($0)" }.joined(separator: ", ") + "}\n" }
    ),
  ]

  @Test("A file made to exhaust is answered, in a bounded time", arguments: exhausting.indices)
  func exhausted(_ index: Int) throws {
    let (id, make) = Self.exhausting[index]
    let text = make()
    var found: String?
    let time = try HostileText.seconds { found = try fault(of: text) }
    #expect(found == nil, "\(id)")
    // Far above what it takes, and far below what an unbounded one would.
    #expect(time < 30, "\(id)")
  }

  static let numbers: [(line: String, isSound: Bool)] = [
    ("size = 1 .. 2 step 0", false), ("size = 1 .. 2 step -1", false), ("size = 2 .. 1 step 1", false),
    ("size = 1e999", false), ("size = 1 .. 1e999 step 1", false), ("size = 99999999999999999999", false),
    ("size = 0 .. 99999999999999999999 step 1", false), ("size = 0 .. 10,000,000 step 1", false),
    ("size = 0 .. 1 step 0.000000000001", false), ("size = 0 .. 999,999,999,999,999 step 0.000000000001", false),
    ("size = -999,999,999,999,999 .. 999,999,999,999,999 step 999,999,999,999,999", true),
    ("size = 1 .. 1 step 1", true),
    ("size = 0 .. 99,999 step 1", true), ("size = 1 | 1", false), ("size = |", false), ("size = ..", false),
    ("size =", false),
    ("= 5", false), ("Size = 5", false), ("size = {{size}}", false), ("size = 1 / 0", false), ("size = equity", true),
    ("size = 999,999,999,999,999 * 999,999,999,999,999", false), ("size = ∞", false), ("size = NaN", false),
    ("require", false), ("require 1 < 2 after", false), ("require 1 == 2\nsize = 1 | 2", false),
    ("size = 1 | 2\nrequire {{size}} == 3", false), ("size = 1 | 2\nrequire nonsense", false),
    ("size = 1 | 2\nrequire {{size}} < 5 after nowhere", false), ("size = 1 | 2\u{1B}[2J", false),
    ((0..<40).map { "a\($0) = 1 | 2\n" }.joined(), false),
    ((0..<32).map { "a\($0) = 0 .. 99,999 step 1\n" }.joined(), false),
  ]

  @Test("Numbers of any size are found, refused or drawn, and never trap", arguments: numbers)
  func drawn(_ line: String, _ isSound: Bool) throws {
    let text =
      PlayerLessons.head("x") + "```numbers\n\(line)\n```\n\n## A\n\n{{size}} of [equity](../glossary/equity.md).\n"
    let (lesson, read) = LessonFile.read(text, id: "x", file: "x.md")
    var findings = read
    let time = HostileText.seconds {
      guard let lesson else { return }
      findings += LessonCheck(
        Library([lesson]), PlayerKit.glossary, published: PublishedSteps(), PlayerKit.surroundings, draws: 20
      ).findings(lesson)
    }
    #expect(time < 5, "\(line)")
    #expect(findings.isEmpty == isSound, "\(line): \(findings)")
    #expect(try fault(of: text, checking: false) == nil, "\(line)")
  }

  static let questions = [
    "value: 1e999", "value: 99999999999999999999", "value: 1 / 0", "value: 0\naccept: ± 0", "value: 1\naccept: ± -5",
    "value: 1\naccept: ± 999999999999999 %", "value: 999,999,999,999,999\naccept: ± 999,999,999,999,999",
    "value: 999,999,999,999,999 * 100,000\nunit: rate", "value: 1\ndecimals: 99", "value: 1\ndecimals: -1",
    "value: 0 - 999,999,999,999,999\nunit: rate\ndecimals: 8", "value: 999,999,999,999,999\nunit: rate",
    "value: 1\nunit: \u{7}", "value: {{x}}", "value: equity before run before run", "value: =>", "wrong: =>", ":",
    "::::",
    "value: 0.000000000001\nunit: rate\ndecimals: 8\nwrong: 0.000000000002 => No.",
    "value: (((((((", "value: liquidation_price(", "value: \u{202E}", "accept: ±", "accept: 5", "value: 5 %%%",
  ]

  @Test("Questions of any size are found, refused or asked, and never trap", arguments: questions)
  func question(_ lines: String) throws {
    for block in ["ask", "predict"] {
      let run = block == "predict" ? "\nrun: price BTC 61,000" : ""
      let text =
        PlayerLessons.head("x") + "## A\n\nOf [equity](../glossary/equity.md).\n\n```\(block)\n\(lines)\(run)\n```\n\n"
        + "### Hints\n\n1. 1 + 1\n"
      #expect(try fault(of: text) == nil, "\(lines)")
      guard let lesson = LessonFile.read(text, id: "x", file: "x.md").lesson else { continue }
      for answer in ["0", "999,999,999,999,999", "-999,999,999,999,999", "999999999999999%", "0.000000000001", "1e999"]
      {
        guard var player = try? Player(lesson, seed: 1, PlayerKit.surroundings) else { break }
        #expect(HostileText.fault(in: player.perform("answer \(answer)").document()) == nil, "\(lines): \(answer)")
      }
    }
  }

  @Test("Any line can be typed in a lesson, and what is said of it moves no cursor", arguments: UInt64(1)...8)
  func typed(_ seed: UInt64) throws {
    var random = PlayerRandom(seed: seed)
    for id in PlayerLessons.ids {
      var player = try Player(PlayerLessons.lesson(id), seed: seed, name: "\u{1B}[2J\u{202E}", PlayerKit.surroundings)
      for _ in 0..<25 {
        let verb =
          random.pick(["answer ", "goto ", "recap ", "bookmark ", "term ", "help ", "learn ", "", "", "long 1 "]) ?? ""
        let line = verb + (0..<random.int(0..<5)).map { _ in random.pick(HostileText.pieces) ?? "" }.joined()
        let fault = HostileText.fault(in: player.perform(line).document())
        #expect(fault == nil, "seed \(seed), \(id): \(line.debugDescription)")
      }
      #expect(HostileText.fault(in: player.perform("recap").document()) == nil, "seed \(seed), \(id)")
      #expect(HostileText.fault(in: Document(player.beginning)) == nil)
    }
  }

  @Test("Any hand-in is graded or says why not, and its row moves no cursor", arguments: UInt64(1)...8)
  func handIns(_ seed: UInt64) throws {
    var random = PlayerRandom(seed: seed)
    let grader = try HandInDesk.grader("graded")
    let lesson = try PlayerLessons.lesson("graded")
    let good = try HandInDesk.text(GradingTests.astray, name: "Ada")
    for count in 0..<20 {
      var bytes = Array(good.utf8)
      for _ in 0...random.int(0..<8) {
        let index = random.int(0..<bytes.count)
        if random.int(0..<2) == 0 {
          bytes[index] = UInt8.random(in: 0...255, using: &random)
        } else {
          bytes.insert(contentsOf: (random.pick(HostileText.pieces) ?? "").utf8, at: index)
        }
      }
      let grade = grader.grade(String(decoding: bytes, as: UTF8.self), file: "\u{1B}[2J.txt")
      let csv = GradeTable.csv(lesson, [grade])
      #expect(HostileText.fault(in: Document(GradeWords.document(lesson, [grade]))) == nil, "seed \(seed), \(count)")
      #expect(
        !csv.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || (127...159).contains($0.value) }, "seed \(seed)")
    }
  }

  private static let head = PlayerLessons.head("x")

  private static func block(_ word: String, _ lines: String) -> String {
    head + "## A\n\nOf [equity](../glossary/equity.md).\n\n```\(word)\n\(lines)\n```\n"
  }

  private static let bomb: String = {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    return text
  }()
}
