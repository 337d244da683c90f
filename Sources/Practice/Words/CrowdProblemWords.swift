import Margin

/// Why a crowd can't be drawn or asked, in words.
enum CrowdProblemWords {
  static func words(_ problem: CrowdProblem) -> (message: String, notes: [String]) {
    func count(_ value: Int) -> String { Fixed(value).text(decimals: 0...0) }
    return switch problem {
    case .none: ("There is no crowd.", ["Example: crowd 2,000 seed 7 leverage 10x"])
    case .tooMany(let accounts, let most):
      (
        "\(count(accounts)) accounts are more than can be drawn here.",
        ["A lesson draws at most \(count(most)); the prompt outside lessons a million."]
      )
    case .outOfRange(.leverage):
      ("No crowd has that leverage.", ["The median can be from 1x to \(CrowdScene.leverages.upperBound)x."])
    case .outOfRange(.long): ("No crowd has that share of longs.", ["Write a percentage from 0% to 100%."])
    case .notTraded(let symbol):
      ("The crowd doesn't trade \(symbol).", ["It trades the first eight markets there were when it was drawn."])
    case .tooLong(let most):
      ("The crowd has gone through \(count(most)) ticks, and remembers no more.", ["crowd draws another one."])
    }
  }
}
