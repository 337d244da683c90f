import Glossary
import KitFiles
import Testing

@Suite("The parts of an entry")
struct EntryPartsTests {
  private func findings(_ change: (from: String, to: String)...) throws -> [String] {
    let text = change.reduce(EntryFileTests.good) { $0.replacing($1.from, with: $1.to) }
    let entry = try EntryFile.read(text, slug: "equity", file: "equity.md").get()
    return EntryParts.findings(entry).map {
      "\($0.file):\($0.line):\($0.column): \($0.message) [\($0.rule.rawValue)] \($0.cure)"
    }
  }

  @Test("an entry with a source and all three headings has no finding")
  func whole() throws {
    #expect(try findings() == [])
  }

  @Test("an entry without a source is found at its sources", arguments: ["[]", "[\"\"]", "[\" \"]"])
  func sources(_ sources: String) throws {
    #expect(
      try findings(("[\"A book, chapter 3\"]", sources)) == [
        "equity.md:9:1: The entry names no source. [entry] "
          + "Add where definition, formula or numbers come from, as `sources: [\"Paper or page\"]`."
      ])
  }

  @Test("each heading an entry lacks is found at its title", arguments: EntryParts.headings)
  func heading(_ heading: String) throws {
    #expect(
      try findings(("## \(heading)\n", "## Something else\n")) == [
        "equity.md:11:1: The entry has no part “\(heading)”. [entry] "
          + "Add a heading `## \(heading)` with the text under it."
      ])
  }

  @Test("a heading of another level is not the part")
  func level() throws {
    #expect(
      try findings(("## Formula", "### Formula")) == [
        "equity.md:11:1: The entry has no part “Formula”. [entry] Add a heading `## Formula` with the text under it."
      ])
  }

  @Test("a heading with nothing under it is found, in the middle and at the end")
  func nothingUnder() throws {
    let found = try findings(("Deposit 5: equity is 5.\n\n", ""), ("\"It is cash.\"", ""))
    #expect(
      found == [
        "equity.md:11:1: There is nothing under “Worked number”. [entry] "
          + "Write the text under the heading `## Worked number`.",
        "equity.md:11:1: There is nothing under “What people get wrong”. [entry] "
          + "Write the text under the heading `## What people get wrong`.",
      ])
  }

  @Test("an entry that lacks everything has a finding for each part, the source first")
  func everything() throws {
    let text = """
      ---
      term: Equity
      aliases: []
      group: Margin
      figures: []
      verbs: []
      events: []
      related: []
      sources: []
      ---
      # Equity

      Collateral plus unrealized PnL.
      """
    let entry = try EntryFile.read(text, slug: "equity", file: "equity.md").get()
    #expect(
      EntryParts.findings(entry).map(\.message) == [
        "The entry names no source.", "The entry has no part “Formula”.", "The entry has no part “Worked number”.",
        "The entry has no part “What people get wrong”.",
      ])
  }

  @Test("every entry of the kit has all its parts")
  func kit() {
    #expect(Kit.glossary.terms.flatMap(EntryParts.findings).map { "\($0.file): \($0.message)" } == [])
  }
}
