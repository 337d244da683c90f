/// Everything a learner can do, by the word that does it.
public enum Verb: String, CaseIterable, Sendable {
  case deposit, withdraw
  case long, short, close, leverage, isolate, pool
  case price, move, step, wait, funding
  case latency, feed, relay, relayer
  case `guard`, beta
  case orders, cancel
  case book, depth, spread, supply, lp
  case crowd, shock, settle, solvency
  case account, positions, thresholds, events, show, explain, term, terms
  case why, whatif, compare, rescue, ladder, frontier, plot
  case calculate = "="
  case undo, redo, bookmark, goto, reset
  case rules, market, scenario, prices
  case learn, next, goal, answer, hint, skip, play, back, restart, `where`, recap, leave, progress, review
  case save, load, transcript
  case help, set, quit
}

/// What a learner wants when reaching for a verb; help is grouped by it.
public enum VerbGroup: String, CaseIterable, Sendable {
  case trade = "Money and positions"
  case move = "Prices and time"
  case place = "The market"
  case look = "Look and understand"
  case crowd = "The crowd"
  case back = "Go back"
  case setUp = "Set the scene"
  case learn = "Lessons"
  case keep = "Keep and leave"
}

/// What the catalog says of a verb. Help, completion, suggestions and the reference are made from it.
public struct VerbEntry: Sendable {
  /// The verb.
  public let verb: Verb
  /// Where help lists it.
  public let group: VerbGroup
  /// The shapes it takes, in the notation of `Syntax`, without the verb itself.
  public let notation: String
  /// One line.
  public let summary: String
  /// The glossary term it belongs to, by slug.
  public let term: String
  /// What more there is to say, in CommonMark.
  public let details: String
  /// One that works.
  public let example: String
  /// Whether it can change the account, so that undo takes it back.
  public let changes: Bool
  let syntax: Syntax

  init(
    _ verb: Verb, _ group: VerbGroup, _ notation: String, term: String, changes: Bool = true, example: String,
    _ summary: String, _ details: String
  ) {
    self.verb = verb
    self.group = group
    self.notation = notation
    self.summary = summary
    self.term = term
    self.details = details
    self.example = example
    self.changes = changes
    // A malformed notation would be a mistake in the catalog; a test holds every entry to its own example.
    self.syntax = Syntax(notation: notation) ?? .sequence([])
  }

  /// The verb with its shapes, a line each.
  public var usage: [String] {
    shapes.map { "\(verb.rawValue) \($0)".trimmed }
  }

  /// What stands between the bars that are in no bracket.
  private var shapes: [String] {
    var (shapes, depth) = ([""], 0)
    for character in notation {
      if "[(".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      if character == "|", depth == 0 { shapes.append("") } else { shapes[shapes.count - 1].append(character) }
    }
    return shapes.map(\.trimmed)
  }
}

extension StringProtocol {
  /// The text without spaces at its ends.
  var trimmed: String {
    let start = firstIndex { $0 != " " } ?? endIndex
    let end = lastIndex { $0 != " " }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }
}

extension Verb {
  /// The verb's entry in the catalog.
  public var entry: VerbEntry { VerbEntry.all[self] ?? VerbEntry.fallback }

  /// The verb a word names, in any case; nil when there is none.
  init?(word: String) {
    if let verb = Verb(rawValue: word) ?? Verb(rawValue: word.lowercased()) {
      self = verb
    } else if let verb = Verb.aliases[word.lowercased()] {
      self = verb
    } else {
      return nil
    }
  }

  /// Words that people type for a verb without thinking.
  static let aliases: [String: Verb] = [
    "buy": .long, "sell": .short, "exit": .quit, "q": .quit, "bye": .quit, "?": .help, "calc": .calculate,
    "cross": .pool, "continue": .next, "n": .next, "hints": .hint, "lesson": .where,
    "guards": .guard, "betas": .beta,
  ]
}
