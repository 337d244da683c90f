/// The shape of a command, read from the very notation that help shows.
///
/// Capitals stand for what the learner fills in, small letters for themselves; `[…]` may be left out (several side by side
/// in any order), `(a | b)` is one or the other, and `…` after a group repeats it: `price (MARKET PRICE)…`.
indirect enum Syntax: Equatable, Sendable {
  /// A word to type as it is.
  case word(String)
  /// Something to fill in.
  case slot(ArgumentKind)
  /// One after the other.
  case sequence([Syntax])
  /// The first that fits.
  case choice([Syntax])
  /// May be left out.
  case optional(Syntax)
  /// Once or more.
  case many(Syntax)

  /// The syntax a notation stands for; nil when the notation itself is malformed.
  init?(notation: String) {
    var reader = NotationReader(notation)
    guard let syntax = reader.choice(), reader.isAtEnd else { return nil }
    self = syntax
  }
}

private struct NotationReader {
  private var rest: [Substring]

  init(_ notation: String) {
    var spaced = ""
    for character in notation {
      if "[]()|…".contains(character) { spaced += " \(character) " } else { spaced.append(character) }
    }
    rest = spaced.split(separator: " ").reversed()
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func choice() -> Syntax? {
    var options: [Syntax] = []
    repeat {
      guard let option = sequence() else { return nil }
      options.append(option)
    } while take("|")
    return options.count == 1 ? options[0] : .choice(options)
  }

  private mutating func sequence() -> Syntax? {
    var items: [Syntax] = []
    while let next = rest.last, !["|", "]", ")"].contains(next) {
      guard var item = item() else { return nil }
      if take("…") { item = .many(item) }
      items.append(item)
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  private mutating func item() -> Syntax? {
    guard let word = rest.popLast() else { return nil }
    switch word {
    case "[":
      guard let inner = choice(), take("]") else { return nil }
      return .optional(inner)
    case "(":
      guard let inner = choice(), take(")") else { return nil }
      return inner
    default:
      if let kind = ArgumentKind(rawValue: String(word)) { return .slot(kind) }
      return word.allSatisfy { $0.isUppercase || $0 == "-" } ? nil : .word(String(word))
    }
  }

  private mutating func take(_ token: Substring) -> Bool {
    guard rest.last == token else { return false }
    rest.removeLast()
    return true
  }
}
