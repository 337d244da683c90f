import Testing

@testable import Practice

@Suite("Hostile files")
struct HostileYAMLTests {
  static let bomb: String = {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    return text
  }()

  @Test(
    "A file made to exhaust is answered with findings",
    arguments: [
      ("brackets", String(repeating: "[", count: 100_000)),
      ("braces", String(repeating: "{a: ", count: 50_000)),
      ("dashes", String(repeating: "- ", count: 100_000)),
      ("deep keys", (0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
      ("aliases", bomb), ("aliases as keys", bomb + "? *a12\n: 1\n? *a11\n: 2\n"),
      ("merge keys", "a: &a {b: 1}\n<<: *a\n<<: *a\n"), ("tags", "!!python/object:os.system x"), ("nul", "id: a\u{0}b"),
      ("no end", "id: \"abc"), ("many documents", String(repeating: "---\na: 1\n", count: 10_000)),
    ])
  func exhausting(_ name: String, _ text: String) {
    for result in [RulesFile.read(text, file: "x.yaml").map { _ in () }, ScenarioFile.read(text, file: "x.yaml").map { _ in () }] {
      guard case .failure(let findings) = result else {
        Issue.record("\(name) was taken")
        continue
      }
      #expect(!findings.all.isEmpty && findings.all.allSatisfy { $0.line >= 1 && $0.column >= 1 && !$0.message.isEmpty })
    }
  }
}
