import Foundation
import Testing

/// The commands for those who write lessons and those who grade them.
@Suite("Lessons without a terminal")
struct LessonCommandTests {
  private let program = ProgramTests()

  private func handIn(_ kit: SmallKit, _ lines: String) throws -> String {
    let path = kit.home.folder + "/hand-in-\(UUID().uuidString).txt"
    let result = try program.run(
      ["learn", kit.lesson, "--fresh", "--seed", "1", "--name", "Ada"], input: "transcript \(path)\n\(lines)")
    #expect(result.errors.isEmpty)
    return path
  }

  @Test("A lesson is played from standard input, by its path")
  func played() throws {
    let kit = try SmallKit()
    let result = try program.run(
      ["learn", kit.lesson, "--fresh"], input: "next\nlong 0.1 BTC\nnext\n1,097\n")
    #expect(result.output.contains("That was the last step."))
    #expect(result.status == 0)
  }

  @Test(
    "A lesson whose file's name can't name it is found by check and refused by learn, as nothing of it could be kept",
    arguments: ["My-Small", "my_small", "my.small"])
  func badName(_ name: String) throws {
    let kit = try SmallKit()
    let path = kit.folder + "/lessons/\(name).md"
    try FileManager.default.moveItem(atPath: kit.lesson, toPath: path)
    let sentence = "The file's name can't name a lesson: `\(name)`."
    let check = try program.run(["check", path, "--width", "200"])
    #expect(check.output.contains(sentence) && check.status == 1)
    for named in [name, path] {
      let learn = try program.run(["learn", named, "--kit", kit.folder, "--width", "200"], input: "next\n")
      #expect(learn.errors.contains(sentence), "\(learn.errors)")
      #expect(learn.errors.contains("small letters, digits and hyphens"))
      #expect(learn.status == 1)
    }
  }

  @Test("Where progress can't be kept, one sentence on standard error says so, and the status is that of the commands")
  func notKept() throws {
    let kit = try SmallKit()
    let result = try program.run(
      ["learn", kit.lesson], input: "next\nlong 0.1 BTC\nnext\n1,097\n", environment: ["XDG_DATA_HOME": "/dev/null"])
    #expect(result.output.contains("That was the last step."))
    #expect(
      result.errors.replacingOccurrences(of: "\n", with: " ")
        == "What you do in lessons is not kept: /dev/null/plimsoll/progress.txt can't be read or written. ")
    #expect(result.status == 0)
  }

  @Test("JSON says where the lesson stands and what the line was judged as")
  func json() throws {
    let kit = try SmallKit()
    let result = try program.run(
      ["learn", kit.lesson, "--fresh", "--format", "json"], input: "next\nshort 0.1 BTC\n")
    let last = try #require(result.output.split(separator: "\n").last)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any])
    let lesson = try #require(object["lesson"] as? [String: Any])
    #expect(lesson["step"] as? String == "buy")
    #expect(lesson["verdict"] as? String == "wrong")
    #expect(lesson["text"] as? String == "Not that. That is a short.\n")
  }

  @Test("What was handed in is graded by typing it again, so that an edited line changes nothing and is seen")
  func grade() throws {
    let kit = try SmallKit()
    let passed = try handIn(kit, "next\nshort 0.1 BTC\nundo\nlong 0.1 BTC\nnext\n5\n1,097\n")
    let open = try handIn(kit, "next\n")
    let edited = kit.home.folder + "/edited.txt"
    try String(contentsOfFile: open, encoding: .utf8).replacingOccurrences(of: "Buy (2 of 3)", with: "Done.")
      .write(toFile: edited, atomically: true, encoding: .utf8)
    let broken = kit.home.folder + "/broken.txt"
    try "\u{1B}[31mnothing".write(toFile: broken, atomically: true, encoding: .utf8)
    let result = try program.run(["grade", kit.lesson, passed, open, edited, broken, "missing.txt", "--format", "csv"])
    #expect(result.status == 1)
    let rows = result.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.count == 6)
    #expect(rows[1][2] == "passed" && rows[1][5] == "4" && rows[1][7] == "no")
    #expect(rows[2][2] == "open" && rows[2][7] == "no")
    #expect(rows[3][2] == "open" && rows[3][7] == "yes")
    #expect(rows[4][2] == "not graded")
    #expect(rows[5][2] == "not graded")
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test("A scaffold passes check, is shown by preview and measured by stats, and is not written over")
  func scaffold() throws {
    let kit = try SmallKit()
    #expect(try program.run(["new", "lesson", "mine", "--kit", kit.folder]).status == 0)
    // The sentence holds a path of any length, so where it wraps is nobody's business here.
    let refusal = try program.run(["new", "lesson", "mine", "--kit", kit.folder]).errors
    #expect(refusal.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("not written over"))
    #expect(try program.run(["new", "term", "my-term", "--kit", kit.folder]).status == 0)
    let files = [kit.folder + "/lessons/mine.md", kit.folder + "/glossary/my-term.md"]
    for file in files {
      let result = try program.run(["check", file])
      #expect(result.output.contains("no findings") && result.status == 0, "\(result.output)")
    }
    #expect(try program.run(["preview", files[0]]).output.contains("Predict before you look"))
    #expect(try program.run(["preview", files[0], "--step", "open"]).output.contains("Hint 1 of 1"))
    #expect(try program.run(["stats", files[0]]).output.contains("4 draws."))
  }

  @Test("check names file, line, column, rule and cure, in words and as JSON, and has status 1")
  func check() throws {
    let kit = try SmallKit()
    try kit.edit("position_size(BTC) == 0.1 |", "position_sice(BTC) == 0.1 |")
    let words = try program.run(["check", kit.lesson, "--width", "200"])
    #expect(words.output.contains("small.md:25:1: There is no figure of that name. [condition]"))
    #expect(words.status == 1)
    let json = try program.run(["check", kit.lesson, "--format", "json"])
    #expect(json.output.contains("\"line\":25") && json.output.contains("\"rule\":\"condition\""))
  }

  @Test("Wrong names and missing files have a reason and status 1, wrong usage has status 64")
  func wrong() throws {
    let learn = try program.run(["learn", "what-is-a-postion", "--fresh"])
    #expect(learn.errors.contains("Did you mean what-is-a-position?") && learn.status == 1)
    #expect(try program.run(["grade", "nothing-like-it", "x"]).status == 1)
    #expect(try program.run(["preview", "small", "--step"]).status == 64)
    #expect(try program.run(["new", "lesson", "../escape"]).status == 64)
  }
}
