/// Why a text states no predicate, in words.
public enum PredicateWords {
  /// What is wrong in a sentence, and what to do about it.
  public static func words(_ problem: PredicateProblem) -> (message: String, cure: String) {
    switch problem {
    case .noComparison:
      ("Nothing is compared here.", "Write `equity == 5`, `equity fell by 5`, `ever EVENT` or `used VERB`.")
    case .sideMissing: ("One side of the comparison is empty.", "Write a figure, a number or a calculation there.")
    case .noEvent(let word, let nearest):
      (
        "\(quoted(word)) is not an event.",
        nearest.map { "Did you mean `\($0)`?" } ?? "`help events` lists them."
      )
    case .noVerb(let word, let nearest):
      ("\(quoted(word)) is not a command.", nearest.map { "Did you mean `\($0)`?" } ?? "`help` lists them.")
    case .notACount(let word):
      ("\(quoted(word)) is not a number of commands.", "Write a whole number from 1 to 100.")
    }
  }
}
