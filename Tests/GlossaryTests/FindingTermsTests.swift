import Glossary
import Practice
import Testing

@testable import KitFiles

@Suite("Finding a term")
struct FindingTermsTests {
  static let found: [(String, String)] = [
    ("equity", "equity"), ("EQUITY", "equity"), ("margin call", "margin-call"), ("margin_call", "margin-call"),
    ("Margin-Call", "margin-call"), ("bankruptcy", "bankruptcy-price"), ("unrealized p", "unrealized-pnl"),
  ]

  @Test("a term is found by slug, name, alias and beginning, in any spelling of them", arguments: found)
  func finds(_ name: String, _ slug: String) {
    guard case .term(let entry) = Kit.glossary.find(name) else {
      Issue.record("\(name) finds no term")
      return
    }
    #expect(entry.slug == slug)
  }

  @Test("a name misspelled brings up the terms that come near", arguments: ["equty", "maintenence margin", "leverge"])
  func near(_ name: String) {
    guard case .near(let entries) = Kit.glossary.find(name) else {
      Issue.record("\(name) finds a term")
      return
    }
    #expect(entries.contains { ["equity", "maintenance-margin", "leverage"].contains($0.slug) })
  }

  @Test("a word is searched for in names first and then in texts")
  func search() {
    let found = Kit.glossary.search("bankrupt").map(\.slug)
    #expect(found.first == "bankruptcy-price")
    #expect(found.contains("bad-debt"))
    #expect(Kit.glossary.search("").count == Kit.glossary.terms.count)
    #expect(Kit.glossary.search("zebra").isEmpty)
  }

  @Test("the prompt shows a term with what can be tried, and says what comes near a name that is none")
  func verbs() throws {
    var session = try Kit.session()
    #expect(session.perform("term margin call").error == nil)
    #expect(session.perform("terms liquidation").error == nil)
    #expect(session.perform("term equty").error?.fact == .noTerm("equty", near: ["equity"]))
    #expect(session.perform("terms zebra").error?.fact == .noTerm("zebra", near: []))
    #expect(session.completion(of: "term bankr", at: 10).candidates.map(\.text) == ["bankruptcy-price"])
  }
}

@Suite("Reading an entry")
struct EntryFileTests {
  static let good = """
    ---
    term: Equity
    aliases: []
    group: Margin
    figures: [equity]
    verbs: []
    events: []
    related: [leverage]
    sources: ["A book, chapter 3"]
    ---
    # Equity

    Collateral plus [unrealized PnL](unrealized-pnl.md).

    ```try
    deposit 5

    expect equity == 5
    ```

    ## Formula

    See [elsewhere](https://example.org/x.md).

    ## Worked number

    Deposit 5: equity is 5.

    ## What people get wrong

    "It is cash."
    """

  @Test("title, definition, links and what to try are told apart, with line numbers")
  func reads() throws {
    let entry = try EntryFile.read(Self.good, slug: "equity", file: "equity.md").get()
    #expect(entry.definition.spans.map(\.role) == [.plain, .term("unrealized-pnl"), .plain])
    #expect(entry.trial?.lines.map(\.number) == [16, 18])
    #expect(entry.trial?.commands == ["deposit 5"])
    #expect(entry.body.count == 7)
    #expect([entry.places.title, entry.places.sources] == [11, 9])
    let findings = GlossaryCheck.findings(Glossary([entry]), KitCheck.names)
    #expect(findings.map(\.message) == ["There is no term `leverage`.", "There is no term `unrealized-pnl`."])
  }

  static let faults: [(change: (String, String), line: Int, rule: Finding.Rule)] = [
    (("---\nterm", "term"), 1, .syntax),
    (("term: Equity", "trem: Equity"), 2, .missingKey),
    (("# Equity", "Equity"), 11, .entry),
    (("aliases: []", "aliases: none"), 3, .value),
  ]

  @Test("a fault is found at its line", arguments: faults.indices)
  func fails(_ index: Int) throws {
    let fault = Self.faults[index]
    let text = Self.good.replacing(fault.change.0, with: fault.change.1, maxReplacements: 1)
    guard case .failure(let findings) = EntryFile.read(text, slug: "equity", file: "equity.md") else {
      Issue.record("the fault is not found")
      return
    }
    #expect(findings.all.contains { $0.line == fault.line && $0.rule == fault.rule }, "\(findings.all)")
  }
}
