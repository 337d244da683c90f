import Foundation
import Glossary
import KitFiles
import Practice
import Testing

@Suite("Checking a kit")
struct KitCheckTests {
  private func findings(_ files: [(String, String)]) throws -> [String] {
    let files = files.map { KitCheck.File(path: $0.0, text: $0.1) }
    return try KitCheck.findings(in: files, Kit.session()).map {
      "\($0.file):\($0.line):\($0.column): \($0.message) [\($0.rule.rawValue)] \($0.cure)"
    }
  }

  private func entry(_ trial: String) -> String {
    EntryFileTests.good.replacing("deposit 5\n\nexpect equity == 5", with: trial)
  }

  @Test("the kit's own rule sets and scenarios are sound")
  func kit() throws {
    let folder = Kit.folder
    let files = try ["rules", "scenarios"].flatMap { kind in
      try FileManager.default.contentsOfDirectory(atPath: "\(folder)/lessons/\(kind)").map { name in
        ("\(kind)/\(name)", try String(contentsOfFile: "\(folder)/lessons/\(kind)/\(name)", encoding: .utf8))
      }
    }
    #expect(files.count == 11)
    #expect(try findings(files) == [])
  }

  @Test("an example is tried: a command that fails, an expectation that doesn't hold and one without a value are found")
  func trial() throws {
    let found = try findings([
      ("e.md", entry("depsit 5\nexpect equity == 5\nexpect margin_ratio == 1\nexpect nonsense"))
    ])
    #expect(
      found == [
        "e.md:16:1: “depsit 5” fails: “depsit” is not a command. [trial] Did you mean deposit?",
        "e.md:17:1: “equity == 5” doesn't hold. [trial] Now equity is 0.",
        "e.md:18:1: “margin_ratio == 1” has no value: "
          + "Nothing is required of the pool, so there is nothing to compare with. [trial] Open a position first.",
        "e.md:19:1: “nonsense” expects nothing: Nothing is compared here. [trial] "
          + "Write `equity == 5`, `equity fell by 5`, `ever EVENT` or `used VERB`.",
      ])
  }

  @Test("an example that expects only what holds anyway is found")
  func nothingExpected() throws {
    let found = try findings([("e.md", entry("deposit 5\nexpect never liquidated"))])
    #expect(
      found == [
        "e.md:16:1: Nothing is expected that doesn't hold before anything is done. [trial] "
          + "Add what the commands bring about."
      ])
  }

  @Test("every file is looked at, whatever is wrong with the others")
  func all() throws {
    let found = try findings([("a.yaml", "id: x\n"), ("b.yaml", "ticks: |\n  1\n"), ("c.md", "no front matter")])
    for file in ["a.yaml", "b.yaml", "c.md"] { #expect(found.contains { $0.hasPrefix(file) }) }
  }
}
