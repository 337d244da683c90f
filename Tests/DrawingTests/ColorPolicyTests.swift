import Terminal
import Testing

@Suite("Color policy")
struct ColorPolicyTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let id: String
    var choice = ColorChoice.auto
    let environment: [String: String]
    var isTerminal = true
    let usesColor: Bool

    var testDescription: String { id }
  }

  static let cases: [Case] = [
    Case(id: "a terminal", environment: ["TERM": "xterm"], usesColor: true),
    Case(id: "no terminal", environment: ["TERM": "xterm"], isTerminal: false, usesColor: false),
    Case(id: "no TERM", environment: [:], usesColor: false),
    Case(id: "empty TERM", environment: ["TERM": ""], usesColor: false),
    Case(id: "dumb TERM", environment: ["TERM": "dumb"], usesColor: false),
    Case(
      id: "always beats everything", choice: .always,
      environment: ["NO_COLOR": "1", "CLICOLOR": "0", "TERM": "dumb"], isTerminal: false, usesColor: true),
    Case(
      id: "never beats everything", choice: .never, environment: ["CLICOLOR_FORCE": "1", "TERM": "xterm"],
      usesColor: false),
    Case(
      id: "NO_COLOR beats CLICOLOR_FORCE", environment: ["NO_COLOR": "0", "CLICOLOR_FORCE": "1", "TERM": "xterm"],
      usesColor: false),
    Case(id: "empty NO_COLOR says nothing", environment: ["NO_COLOR": "", "TERM": "xterm"], usesColor: true),
    Case(
      id: "CLICOLOR_FORCE beats CLICOLOR, a dumb TERM and no terminal",
      environment: ["CLICOLOR_FORCE": "1", "CLICOLOR": "0", "TERM": "dumb"], isTerminal: false, usesColor: true),
    Case(
      id: "CLICOLOR_FORCE=0 says nothing", environment: ["CLICOLOR_FORCE": "0", "TERM": "xterm"], isTerminal: false,
      usesColor: false),
    Case(
      id: "empty CLICOLOR_FORCE says nothing", environment: ["CLICOLOR_FORCE": "", "TERM": "xterm"], isTerminal: false,
      usesColor: false),
    Case(id: "CLICOLOR=0", environment: ["CLICOLOR": "0", "TERM": "xterm"], usesColor: false),
    Case(id: "CLICOLOR=1 says nothing", environment: ["CLICOLOR": "1", "TERM": "dumb"], usesColor: false),
  ]

  @Test("the first that says something decides", arguments: cases)
  func decides(_ example: Case) {
    #expect(
      ColorPolicy.usesColor(
        choice: example.choice, environment: example.environment, isTerminal: example.isTerminal)
        == example.usesColor)
  }
}
