@testable import Lessons

/// One seeded break of a lesson's text.
struct LessonMutation {
  enum Kind: String, CaseIterable {
    /// A line is left out.
    case delete = "a line deleted"
    /// A comparison is turned around.
    case comparison = "a comparison turned around"
    /// A sign of a calculation or a number is swapped.
    case sign = "a sign swapped"
    /// A name that the program reads is misspelled.
    case misspelling = "a name misspelled"
    /// A number is changed.
    case number = "a number changed"
  }

  /// What a break does, by where it is.
  enum Effect: String, CaseIterable {
    /// It changes what the program has to find: a name, or what holds the file together.
    case name = "names and structure"
    /// It changes what the lesson claims: a goal, its solution, a mistake, its sample, the right choice.
    case claim = "claims"
    /// It changes what is given: the numbers, the account to begin with, the commands shown, what is asked. The engine
    /// works out the rest anew, and only words could disagree.
    case premise = "premises"
    /// It changes words.
    case prose = "words"
  }

  var kind: Kind
  var effect: Effect
  /// The line, from 1, and what becomes of it; nil when it is left out.
  var line: Int
  var before: String
  var after: String?
  /// The text with the break.
  var text: String

  /// A break of a kind at a place drawn at random; nil when the lesson has none.
  init?(_ kind: Kind, of lines: [MutationLine], _ random: inout PlayerRandom) {
    for index in lines.indices.shuffled(using: &random) where !lines[index].text.isEmpty {
      let line = lines[index]
      guard let (after, effect) = Self.broken(line, kind, &random), after != line.text else { continue }
      (self.kind, self.effect, self.line) = (kind, effect, index + 1)
      (before, self.after) = (line.text, after)
      text = (lines[..<index].map(\.text) + (after.map { [$0] } ?? []) + lines[(index + 1)...].map(\.text))
        .joined(separator: "\n")
      return
    }
    return nil
  }

  private static func broken(
    _ line: MutationLine, _ kind: Kind, _ random: inout PlayerRandom
  ) -> (String?, Effect)? {
    switch kind {
    case .delete: return (nil, deletion(line))
    case .comparison: return comparison(line, &random).map { ($0, line.isClaim ? .claim : .premise) }
    case .sign: return line.isRead ? sign(line, &random).map { ($0, line.isClaim ? .claim : .premise) } : nil
    case .misspelling: return misspelling(line, &random).map { ($0, .name) }
    case .number: return line.isRead ? number(line, &random).map { ($0, line.isClaim ? .claim : .premise) } : nil
    }
  }

  private static func deletion(_ line: MutationLine) -> Effect {
    switch line.place {
    case .front, .fence, .numbers, .heading, .part, .question("value"), .score("value"): .name
    case .goal, .wrong, .sample, .solution, .right: .claim
    case .setup, .run, .question, .score: .premise
    case .prose, .otherChoice: .prose
    }
  }

  private static func comparison(_ line: MutationLine, _ random: inout PlayerRandom) -> String? {
    guard line.place == .goal || line.place == .wrong || line.text.hasPrefix("require ") else { return nil }
    let swaps = ["==": "!=", "!=": "==", "<=": ">=", ">=": "<=", " < ": " > ", " > ": " < "]
    for (one, other) in swaps.sorted(by: { $0.key < $1.key }).shuffled(using: &random) {
      if let range = line.text[line.code].firstRange(of: one) { return line.text.replacingCharacters(range, other) }
    }
    return nil
  }

  /// `+` for `-`, `*` for `/` and the other way round; a minus sign before a number is left out.
  private static func sign(_ line: MutationLine, _ random: inout PlayerRandom) -> String? {
    guard line.place != .fence, line.place != .heading, line.place != .part, line.place != .right else { return nil }
    if case .front = line.place { return nil }
    let text = line.text
    let signs = text[line.code].indices.filter { index in
      guard "+-*/".contains(text[index]), index > text.startIndex, text.index(after: index) < text.endIndex else {
        return false
      }
      let (before, after) = (text[text.index(before: index)], text[text.index(after: index)])
      return before == " " && (after == " " || after.isNumber || after == "{")
    }
    guard let index = random.pick(signs) else { return nil }
    let isApart = text[text.index(after: index)] == " "
    let other = isApart ? ["+": "-", "-": "+", "*": "/", "/": "*"][String(text[index])] : ""
    return text.replacingCharacters(index..<text.index(after: index), other ?? "")
  }

  private static func number(_ line: MutationLine, _ random: inout PlayerRandom) -> String? {
    guard line.place != .fence, line.place != .heading, line.place != .part, line.place != .right else { return nil }
    let text = line.text
    // Digits of a name, such as march-2020, belong to the name.
    let digits = text[line.code].indices.filter { index in
      guard text[index].isASCII, text[index].isNumber else { return false }
      let start = text[..<index].lastIndex { !$0.isNumber && $0 != "," && $0 != "." }
      return start.map {
        " -(".contains(text[$0]) && !(text[$0] == "-" && $0 > text.startIndex && text[text.index(before: $0)].isLetter)
      }
        ?? true
    }
    guard let index = random.pick(digits) else { return nil }
    let others = "123456789".filter { $0 != text[index] }.map(String.init)
    return text.replacingCharacters(index..<text.index(after: index), random.pick(others) ?? "")
  }

  private static func misspelling(_ line: MutationLine, _ random: inout PlayerRandom) -> String? {
    guard let word = random.pick(names(in: line)) else { return nil }
    var letters = Array(line.text[word])
    let index = random.int(0..<letters.count - 1)
    switch random.int(0..<3) {
    case 0 where letters[index] != letters[index + 1]: letters.swapAt(index, index + 1)
    case 1: letters.remove(at: index)
    default: letters.insert(letters[index], at: index)
    }
    return line.text.replacingCharacters(word, String(letters))
  }

  /// The names that the program reads in a line: keys, verbs, figures, markets, events, block words, numbers, terms.
  private static func names(in line: MutationLine) -> [Range<String.Index>] {
    let text = line.text
    func words(_ range: Range<String.Index>) -> [Range<String.Index>] {
      text[range].split { !$0.isLetter && $0 != "_" }.filter { $0.count >= 3 && $0 != "and" }
        .map { $0.startIndex..<$0.endIndex }
    }
    switch line.place {
    case .front(let key):
      let isName = ["needs", "teaches", "rules", "mode"].contains(key)
      let end = text.firstIndex(of: ":") ?? text.endIndex
      return words(isName ? text.startIndex..<text.endIndex : text.startIndex..<end)
    case .fence, .part: return words(text.startIndex..<text.endIndex)
    case .heading, .prose, .right, .otherChoice:
      var found: [Range<String.Index>] = []
      for (open, close) in [("](../glossary/", ".md)"), ("{{", "}}")] {
        var rest = text[...]
        while let start = rest.firstRange(of: open), let end = rest[start.upperBound...].firstRange(of: close) {
          found.append(contentsOf: words(start.upperBound..<end.lowerBound))
          rest = rest[end.upperBound...]
        }
      }
      return found
    case .numbers, .setup, .run, .goal, .wrong, .sample, .solution, .question, .score: return words(line.code)
    }
  }
}

extension String {
  /// The text with other characters in a place.
  fileprivate func replacingCharacters(_ range: Range<String.Index>, _ other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
