/// What may stand at a place in a command.
public enum Expectation: Equatable, Sendable {
  /// This word.
  case word(String)
  /// Something of this kind.
  case slot(ArgumentKind)
  /// The end of the command.
  case end
}

/// Where and why a command doesn't fit its syntax.
struct Mismatch: Error, Equatable {
  /// The index of the first word that doesn't fit; the number of words when one is missing.
  var index: Int
  /// What could have stood there.
  var expected: [Expectation]
  /// What is wrong with the word, when it is of the right kind but not right.
  var problem: ArgumentProblem?
}

/// Fits words to a syntax. Alternatives are tried in order; the failure reported is the one that got farthest.
struct Matcher {
  private let words: [Word]
  private let reader: ArgumentReader
  private var arguments: [Argument] = []
  private var failure = Mismatch(index: 1, expected: [], problem: nil)

  private init(_ words: [Word], _ reader: ArgumentReader) {
    self.words = words
    self.reader = reader
  }

  /// The arguments in the order of the syntax; `words[0]` is the verb.
  static func arguments(
    of words: [Word], _ syntax: Syntax, _ reader: ArgumentReader
  ) -> Result<[Argument], Mismatch> {
    var matcher = Matcher(words, reader)
    if let end = matcher.match(syntax, 1) {
      if end == words.count { return .success(matcher.arguments) }
      matcher.fail(at: end, .end, nil)
    }
    return .failure(matcher.failure)
  }

  /// What may follow the given words.
  static func expectations(after words: [Word], _ syntax: Syntax, _ reader: ArgumentReader) -> [Expectation] {
    var matcher = Matcher(words, reader)
    let end = matcher.match(syntax, 1)
    // Words left over after a full match mean that nothing fits any more.
    if let end, end < words.count, matcher.failure.index <= end { return [] }
    return matcher.failure.index == words.count ? matcher.failure.expected : []
  }

  private mutating func match(_ syntax: Syntax, _ index: Int) -> Int? {
    switch syntax {
    case .word(let word):
      guard index < words.count, words[index].text == word || words[index].text.lowercased() == word else {
        fail(at: index, .word(word), nil)
        return nil
      }
      arguments.append(Argument(kind: nil, value: .word(word), range: words[index].range))
      return index + 1
    case .slot(let kind):
      guard index < words.count else {
        fail(at: index, .slot(kind), nil)
        return nil
      }
      do throws(ArgumentProblem) {
        let value = try reader.read(words[index].text, as: kind)
        arguments.append(Argument(kind: kind, value: value, range: words[index].range))
        return index + 1
      } catch {
        fail(at: index, .slot(kind), error)
        return nil
      }
    case .sequence(let items): return match(sequence: items, index)
    case .choice(let options):
      let mark = arguments.count
      var best: (end: Int, arguments: ArraySlice<Argument>)?
      for option in options {
        if let end = match(option, index), best.map({ end > $0.end }) ?? true {
          best = (end, arguments[mark...])
          if end == words.count { return end }
        }
        arguments.removeSubrange(mark...)
      }
      if let best { arguments += best.arguments }
      return best?.end
    case .optional(let item):
      let mark = arguments.count
      if let end = match(item, index) { return end }
      arguments.removeSubrange(mark...)
      return index
    case .many(let item):
      guard var next = match(item, index) else { return nil }
      while true {
        let mark = arguments.count
        guard let end = match(item, next), end > next else {
          arguments.removeSubrange(mark...)
          return next
        }
        next = end
      }
    }
  }

  /// Parts that may be left out and stand side by side may come in any order.
  private mutating func match(sequence items: [Syntax], _ index: Int) -> Int? {
    var next = index
    var item = 0
    while item < items.count {
      guard case .optional = items[item] else {
        guard let end = match(items[item], next) else { return nil }
        next = end
        item += 1
        continue
      }
      let run = items[item...].prefix { if case .optional = $0 { true } else { false } }
      var open = Array(run.indices)
      while let position = open.firstIndex(where: { part in
        guard let end = match(items[part], next), end > next else { return false }
        next = end
        return true
      }) {
        open.remove(at: position)
      }
      item = run.endIndex
    }
    return next
  }

  private mutating func fail(at index: Int, _ expected: Expectation, _ problem: ArgumentProblem?) {
    if index > failure.index { failure = Mismatch(index: index, expected: [], problem: nil) }
    guard index == failure.index else { return }
    if !failure.expected.contains(expected) { failure.expected.append(expected) }
    // A word of the syntax says nothing about a wrong word; the first slot tried is the likeliest to be meant.
    if failure.problem == nil { failure.problem = problem }
  }
}
