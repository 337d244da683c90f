import Margin
import Testing

@testable import Lessons

@Suite("Progress: its text")
struct ProgressTextTests {
  static let sample = """
    plimsoll progress 1
    lesson one-account finished=2024-10-04 version=0f
    step one-account predict outcome=done attempts=2 hints=1 score=12.5
    mistake one-account predict That is equity = now.
    step one-account read outcome=open
    term equity due=2024-10-05 interval=1 repetitions=0 ease=2500
    term margin due=2024-10-05 interval=1 repetitions=1 ease=2600 reviewed=2024-10-04

    """

  @Test("The text has a line for each thing that was done, sorted by name")
  func text() throws {
    let score = try NumberText.parse("12.5".utf8).value
    let progress = Progress(
      .reviewed(term: "margin", quality: 5, day: 20_000), .step(lesson: "one-account", step: "read", StepResult(.open)),
      .step(
        lesson: "one-account", step: "predict",
        StepResult(.done, attempts: 2, hints: 1, mistakes: ["That is equity = now."], score: score)),
      .finished(lesson: "one-account", version: "0f", teaches: ["equity"]))
    #expect(progress.text == Self.sample)
  }

  @Test("Reading its own text gives the same progress", arguments: 1...300 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) {
    var samples = ProgressSamples(seed: seed)
    let progress = samples.progress()
    let (read, damaged) = Progress.read(progress.text)
    #expect(read == progress && damaged.isEmpty, "seed \(seed): \(progress.text)")
    #expect(read.text == progress.text, "seed \(seed)")
  }

  @Test("Damage anywhere costs the lines it is in and stops nothing", arguments: 1...500 as ClosedRange<UInt64>)
  func mutated(seed: UInt64) {
    var samples = ProgressSamples(seed: seed)
    let text = samples.damaged(samples.progress().text)
    let read = Progress.read(text).progress
    let again = Progress.read(read.text)
    #expect(again.progress == read && again.damagedLines.isEmpty, "seed \(seed): \(text)")
  }

  @Test("Bytes at random are damage and nothing else", arguments: 1...100 as ClosedRange<UInt64>)
  func random(seed: UInt64) {
    var samples = ProgressSamples(seed: seed)
    let bytes = (0..<samples.below(3_000)).map { _ in UInt8(samples.below(256)) }
    let (progress, damaged) = Progress.read(String(decoding: bytes, as: UTF8.self))
    #expect(progress == Progress() && damaged.first == 1, "seed \(seed)")
  }

  @Test("Keys of a later version, comments, blank lines and other line ends are no damage")
  func later() {
    var text = Self.sample.replacing("outcome=done", with: "mood=fine outcome=done").replacing("\n", with: "\r\n")
    text += "\r\n# my own note, a=b a=c\r\n   \r\n"
    let (progress, damaged) = Progress.read(text)
    #expect(progress == Progress.read(Self.sample).progress && damaged.isEmpty)
  }

  @Test(
    "A line that can't be understood is named by its number, and the others are kept",
    arguments: [
      "steps a b outcome=done", "step a outcome=done", "step a B outcome=done", "step a b", "step a b outcome=won",
      "step a b outcome=done attempts=-1", "step a b outcome=done hints=99999999999999999999",
      "step a b outcome=done score=1e5", "step a b outcome=done outcome=done", "step a b outcome=done attempts=2 oops",
      "lesson a", "lesson a finished=2023-02-29 version=0f", "lesson a finished=2024-10-04",
      "lesson a finished=1 version=0f",
      "lesson ../a finished=2024-10-04 version=0f", "term equity", "term equity due=2024-10-05 interval=0 ease=2500",
      "term equity due=2024-10-05 interval=1 ease=99", "term équité due=2024-10-05 interval=1 ease=2500",
      "term equity due=2024-10-05 interval=1 ease=2500 reviewed=soon", "mistake a b", "mistake a",
      "plimsoll progress 1",
    ])
  func damagedLine(_ line: String) {
    var lines = Self.sample.split(separator: "\n").map(String.init)
    lines.insert(line, at: 3)
    let (progress, damaged) = Progress.read(lines.joined(separator: "\n"))
    #expect(damaged == [4])
    #expect(progress == Progress.read(Self.sample).progress)
  }

  @Test("Without the first line, or with that of a later version, the rest is kept and the first line is damaged")
  func version() {
    let lines = Self.sample.split(separator: "\n", maxSplits: 1)
    for head in ["plimsoll progress 2", "plimsoll progress", "PLIMSOLL"] {
      let (progress, damaged) = Progress.read(head + "\n" + lines[1])
      #expect(damaged == [1] && progress == Progress.read(Self.sample).progress)
    }
    #expect(Progress.read(String(lines[1])).damagedLines == [1])
    #expect(Progress.read("").damagedLines == [1])
  }

  @Test("A line that stands twice counts once, so that two files can be put one behind the other")
  func twice() {
    let (progress, damaged) = Progress.read(Self.sample + Self.sample)
    #expect(progress == Progress.read(Self.sample).progress && damaged == [8])
  }

  @Test("Nothing is read beyond the bounds of size and lines, and the first line beyond them is named")
  func bounds() {
    let many = "plimsoll progress 1\n" + String(repeating: "\n", count: 120_000) + "step a b outcome=done"
    #expect(Progress.read(many).progress == Progress())
    #expect(Progress.read(many).damagedLines == [100_001])
    let long = "plimsoll progress 1\nstep a b outcome=done\n# " + String(repeating: "é", count: 3_000_000)
    #expect(Progress.read(long).progress == Progress(.step(lesson: "a", step: "b", StepResult(.done))))
    #expect(Progress.read(long).damagedLines == [3])
  }

  @Test("Progress that is full can be read back: it takes nothing in beyond that")
  func full() {
    func name(_ prefix: String, _ number: Int) -> String {
      prefix + String(repeating: "-", count: 64 - prefix.utf8.count - "\(number)".utf8.count) + "\(number)"
    }
    var result = StepResult(.skipped, attempts: .max, hints: .max, score: Fixed(-Int.max, decimals: 12))
    var progress = Progress()
    for number in 0..<10_500 {
      // The texts of mistakes have a bound of their own, which a few hundred long ones reach.
      result.mistakes = number < 400 ? (0..<10).map { "\($0)" + String(repeating: "€", count: 600) } : []
      progress.apply(.step(lesson: name("l", number % 1_100), step: name("s", number), result), day: .max)
      let (lesson, version) = (name("l", number % 1_100), name("v", number))
      progress.apply(.finished(lesson: lesson, version: version, teaches: [name("t", number)]), day: .max)
    }
    #expect(progress.terms.count == 5_000 && progress.lessons.count == 1_000)
    let text = progress.text
    #expect(text.utf8.count < Progress.limit)
    let (read, damaged) = Progress.read(text)
    #expect(read == progress && damaged.isEmpty)
  }
}

@Suite("Progress: days as text")
struct ProgressDayTests {
  @Test(
    "A day is written as in the calendar",
    arguments: [
      (0, "1970-01-01"), (59, "1970-03-01"), (789, "1972-02-29"), (11_016, "2000-02-29"), (20_000, "2024-10-04"),
      (47_541, "2100-03-01"), (2_932_896, "9999-12-31"),
    ])
  func text(_ day: Int, _ text: String) {
    #expect(DayText.text(day) == text)
    #expect(DayText.day(text) == day)
  }

  @Test("Every day is read back, and the days follow each other")
  func roundTrip() {
    var last = ""
    for day in stride(from: 0, through: 200_000, by: 1) {
      let text = DayText.text(day)
      guard DayText.day(text) == day, last < text else {
        Issue.record("\(day): \(text)")
        return
      }
      last = text
    }
  }

  @Test(
    "What is no day of the calendar is none",
    arguments: [
      "", "2024-2-1", "2023-02-29", "2100-02-29", "1969-12-31", "2024-13-01", "2024-00-10", "+024-01-01", "2024-04-31",
    ])
  func none(_ text: String) {
    #expect(DayText.day(text) == nil)
  }
}
