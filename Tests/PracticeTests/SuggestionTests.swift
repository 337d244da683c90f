import KitFiles
import Testing

@testable import Practice

@Suite("Suggestions")
struct SuggestionTests {
  @Test(
    "The name that was probably meant is suggested, and no far one",
    arguments: [
      ("depsoit", "deposit"), ("DEPOSTI", "deposit"), ("mvoe", "move"), ("lnog", "long"), ("explian", "explain"),
      ("positons", "positions"), ("thresholdss", "thresholds"), ("prcie", "price"), ("acc", "account"),
      ("thres", "thresholds"), ("sced", nil), ("hodl", nil), ("x", nil), ("", nil), ("zzzzzz", nil), ("moon", nil),
      ("sav", "save"), ("qiut", "quit"), ("undoo", "undo"), ("markets", "market"), ("se", "set"),
    ] as [(String, String?)])
  func verbs(_ typed: String, _ expected: String?) {
    #expect(Suggestion.nearest(to: typed, among: Verb.allCases.map(\.rawValue)) == expected)
  }

  @Test("The beginning of one name suggests it, the beginning of several none")
  func beginnings() {
    #expect(Suggestion.nearest(to: "liquidation_pr", among: ["liquidation_price", "equity"]) == "liquidation_price")
    #expect(Suggestion.nearest(to: "liquid", among: ["liquidation_price", "liquidation_fees"]) == nil)
  }

  @Test("A word of any length is answered at once")
  func long() {
    let word = String(repeating: "é", count: 100_000)
    #expect(Suggestion.nearest(to: word, among: Verb.allCases.map(\.rawValue)) == nil)
  }
}
