import Document
import KitFiles
import Margin

/// Reads lesson files.
public enum LessonFile {
  /// The largest lesson read, in bytes.
  public static let limit = 262_144
  /// The most steps of a lesson.
  static let mostSteps = 100

  /// The lesson a file holds, as far as it makes one, and everything that is wrong with it.
  ///
  /// - Parameters:
  ///   - id: the file's name without its ending.
  ///   - file: the path that findings name.
  public static func read(_ text: String, id: String, file: String) -> (lesson: Lesson?, findings: [Finding]) {
    let findings = Findings(file: file)
    let lesson = lesson(text, id, file, findings)
    return (lesson, FindingList(all: findings.all).all)
  }

  private static func lesson(_ text: String, _ id: String, _ file: String, _ findings: Findings) -> Lesson? {
    guard text.utf8.count <= limit else {
      findings.add(.text, (1, 1), "The file has more than \(limit) bytes.", "Make two lessons of it.")
      return nil
    }
    // Some editors begin a file with a mark of its encoding, and end lines in two characters.
    let unmarked = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    let text = unmarked.utf8.contains(13) ? unmarked.replacing("\r\n", with: "\n") : unmarked
    guard ControlCharacters.areAbsent(from: text, findings) else { return nil }
    guard let parts = FrontMatter(text, findings), let map = YAMLMap.root(of: parts.yaml, findings) else { return nil }
    let whole = LessonText(text)
    guard whole.fences.areClosed(findings) else { return nil }
    guard let blocks = Document.source(commonMark: parts.body.text) else {
      findings.add(
        .text, (parts.body.firstLine, 1), "The text is too tangled to be read.",
        "Use fewer brackets in a paragraph, and nest lists and quotes less deep.")
      return nil
    }
    var lesson = head(map, findings)
    lesson.file = file
    lesson.version = TextHash.hexadecimal(of: text)
    if !isName(id) {
      findings.add(
        .value, map.place(of: "id"), "The file's name can't name a lesson: `\(id)`.",
        "Name the file with small letters, digits and hyphens, such as `my-lesson.md`.")
    } else if !lesson.id.isEmpty, lesson.id != id {
      findings.add(
        .value, map.place(of: "id"), "The lesson's id is not the name of its file.", "Write `id: \(id)`, or rename it.")
    }
    lesson.id = id
    BodyReader(findings, firstLine: parts.body.firstLine).read(blocks, into: &lesson)
    whole.fences.check(Set(blocks.map { $0.line + parts.body.firstLine - 1 }), findings)
    whole.check(lesson.numbers, findings)
    lesson.links = whole.links
    return lesson.steps.isEmpty ? nil : lesson
  }

  /// What the front matter says; what it lacks is a finding and left empty.
  private static func head(_ map: YAMLMap, _ findings: Findings) -> Lesson {
    let (id, summary) = (map.text("id", longest: 64), map.text("summary", longest: 300))
    let level = whole("level", 3, map, findings)
    let minutes = whole("minutes", 240, map, findings)
    let course = map.names.contains("course") ? map.text("course", longest: 64) : nil
    _ = map.node("course", required: false)
    let order = whole("order", 1_000, map, findings, required: course != nil)
    let (needs, teaches) = (map.words("needs"), map.words("teaches"))
    let rules = map.text("rules", longest: 64)
    let mode = map.node("mode", required: false) == nil ? .practice : map.choice("mode", of: Lesson.Mode.self)
    map.finish()
    if let rules, !isName(rules) {
      findings.add(
        .value, map.place(of: "rules"), "`rules` has to name a rule set of the kit.", "Write `rules: classroom`.")
    }
    var places = HeadPlaces()
    for key in ["rules", "order", "needs", "teaches"] { places.values[key] = map.place(of: key) }
    for key in ["needs", "teaches"] { places.words[key] = map.places(ofWordsIn: key) }
    return Lesson(
      id: id ?? "", title: "", summary: summary ?? "", level: level, minutes: minutes, course: course,
      order: order, needs: needs ?? [], teaches: teaches ?? [], rules: rules ?? "classroom",
      mode: mode ?? .practice, intro: [], numbers: Numbers(), setup: [], steps: [], file: "", version: "",
      places: places)
  }

  /// A whole number from 1 to `most`; 1, with a finding, when it is none.
  private static func whole(
    _ key: String, _ most: Int, _ map: YAMLMap, _ findings: Findings, required: Bool = true
  ) -> Int {
    guard let number = map.number(key, .one...Fixed(most), required: required) else { return 1 }
    guard number.isMultiple(of: .one), let whole = Int(number.text(decimals: 0...0, grouped: false)) else {
      findings.add(.value, map.place(of: key), "`\(key)` has to be a whole number.", "Write `\(key): 1`.")
      return 1
    }
    return whole
  }

  /// Whether a word is a plain name, which leads nowhere outside the kit.
  static func isName(_ word: String) -> Bool {
    !word.isEmpty && word.utf8.count <= 64
      && word.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }
}

/// Characters that move a terminal's cursor or ring its bell have no place in a text.
enum ControlCharacters {
  /// Whether there is none in a text; each line that has one is a finding.
  static func areAbsent(from text: String, _ findings: Findings) -> Bool {
    var areAbsent = true
    var (line, column) = (1, 0)
    for scalar in text.unicodeScalars {
      column += 1
      if scalar == "\n" {
        (line, column) = (line + 1, 0)
      } else if isControl(scalar) {
        areAbsent = false
        findings.add(
          .text, (line, column), "There is a control character here (U+\(hexadecimal(scalar))).", "Remove it.")
      }
    }
    return areAbsent
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9: false
    // The last two rows reorder what is shown, so that a reader sees other words than the program.
    case 0...31, 127...159, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
