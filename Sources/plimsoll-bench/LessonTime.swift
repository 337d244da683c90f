// Lessons: reading one, judging a command in one, and checking the whole kit with a thousand draws of each lesson's
// numbers, each against what can't be done without: a plain pass of the YAML and CommonMark parsers over the same files,
// or the command without a lesson around it.
import ArgumentParser
import Document
import Foundation
import Glossary
import KitFiles
import Lessons
import Practice

struct LessonTime: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Time to read a lesson, to judge a command in it, and to check the kit.")

  @OptionGroup var options: BenchOptions

  static func measure(quick: Bool, into table: inout Table) throws {
    let kit = try Kit()
    try read(kit, quick ? 5 : 50, &table)
    try judge(kit, quick ? 5 : 25, &table)
    try check(kit, quick ? 1 : 5, &table)
  }

  /// The kit's files, and what is read from them.
  private struct Kit {
    let lessons: [KitCheck.File]
    let all: [KitCheck.File]
    let surroundings: Surroundings

    init() throws {
      let root = try Programs.kit()
      func files(_ folder: String, _ ending: String) throws -> [KitCheck.File] {
        try FileManager.default.contentsOfDirectory(atPath: root + folder).sorted()
          .filter { $0.hasSuffix(ending) && $0 != "README.md" }
          .map { KitCheck.File(path: "\(root)\(folder)/\($0)", text: try text("\(root)\(folder)/\($0)")) }
      }
      func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
      lessons = try files("/lessons", ".md")
      all =
        try lessons + files("/glossary", ".md") + files("/lessons/rules", ".yaml")
        + files("/lessons/scenarios", ".yaml")
      surroundings = try Classroom.surroundings()
    }
  }

  /// A plain pass of the parsers over files.
  private static func parse(_ files: [KitCheck.File]) {
    for file in files {
      let findings = Findings(file: file.path)
      guard file.path.hasSuffix(".md") else {
        _ = YAMLMap.root(of: file.text, findings)
        continue
      }
      if let parts = FrontMatter(file.text, findings) {
        _ = YAMLMap.root(of: parts.yaml, findings)
        _ = Document(commonMark: parts.body.text)
      }
    }
  }

  private static func id(_ file: KitCheck.File) -> String {
    String(file.path.split(separator: "/").last?.dropLast(3) ?? "")
  }

  private static func read(_ kit: Kit, _ rounds: Int, _ table: inout Table) throws {
    var steps = 0
    let pairs = Pairs(rounds: rounds) {
      steps = 0
      return seconds {
        for file in kit.lessons {
          steps += LessonFile.read(file.text, id: id(file), file: file.path).lesson?.steps.count ?? 0
        }
      }
    } _: {
      seconds { parse(kit.lessons) }
    }
    table.add(
      "lesson: read 20 steps", Table.milliseconds(pairs.first.median * 20 / Double(max(1, steps))),
      against: "YAML and CommonMark", pairs.ratio, aim: "at most 5 ms")
  }

  /// A step whose goal is never reached, so that every command is judged in full.
  private static let endless = """
    ---
    id: endless
    summary: A goal out of reach.
    level: 1
    minutes: 1
    needs: []
    teaches: []
    rules: classroom
    ---
    # Endless

    ```setup
    deposit 1,000,000
    ```

    ## Go on

    ```goal
    position_size(BTC) > 0 | You have no BTC.
    margin_ratio < 50%
    equity rose by 1,000,000
    never liquidated
    within 100 commands
    ever scenario_ended
    ```
    ```wrong
    position_size(ETH) > 0 => That is the other market.
    try: long 1 ETH
    liquidation_price(BTC) > 59,000 => Too near.
    try: long 1 BTC
    ```
    ```solution
    long 1 BTC
    ```
    ### Hints
    1. There is none.

    """

  private static func judge(_ kit: Kit, _ rounds: Int, _ table: inout Table) throws {
    guard let lesson = LessonFile.read(endless, id: "endless", file: "endless.md").lesson else {
      throw ValidationError("The benchmark's lesson doesn't read.")
    }
    var player = try Player(lesson, seed: 1, kit.surroundings)
    var session = try Classroom.session()
    _ = session.perform("deposit 1,000,000")
    let commands = ["long 0.1 BTC", "short 0.1 BTC"]
    let pairs = Pairs(rounds: rounds) {
      seconds { for _ in 0..<50 { for command in commands { _ = player.perform(command) } } } / 100
    } _: {
      seconds { for _ in 0..<50 { for command in commands { _ = session.perform(command) } } } / 100
    }
    table.add(
      "lesson: command and verdict", Table.microseconds(pairs.first.median), against: "the command alone", pairs.ratio,
      aim: "at most 2 ms")
  }

  private static func check(_ kit: Kit, _ rounds: Int, _ table: inout Table) throws {
    let session = try Classroom.session()
    let pairs = Pairs(rounds: rounds) {
      seconds {
        let check = WholeCheck(Library([]), Glossary([]), published: PublishedSteps(), kit.surroundings)
        let findings = check.findings(in: kit.all, session)
        if let first = findings.first { table.note("check found: \(first.file):\(first.line): \(first.message)") }
      }
    } _: {
      seconds { parse(kit.all) }
    }
    table.add(
      "lesson: check the kit, 1,000 draws", Table.milliseconds(pairs.first.median), against: "YAML and CommonMark",
      pairs.ratio, aim: "at most 5 s")
  }
}
