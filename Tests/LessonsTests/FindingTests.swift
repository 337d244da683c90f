import Foundation
import KitFiles
import Practice
import Testing

@testable import Lessons

@Suite("The catalogue of findings")
struct FindingTests {
  static let document = FindingDocument.whole
  /// Rules about files of other kinds.
  static let elsewhere: Set = ["tier-gap", "tier-jump", "tier", "market", "row", "entry", "trial", "nothing-to-try"]

  @Test("what is found in a faulty lesson is what the catalogue says", arguments: document.entries)
  func finds(_ entry: FindingDocument.Entry) throws {
    let found = try Self.document.found(entry)
    #expect(!found.isEmpty, "nothing is found")
    #expect(found == entry.findings)
  }

  @Test("the lesson that faults are put into has none itself")
  func base() throws {
    var entry = FindingDocument.Entry(title: "base")
    #expect(try Self.document.found(entry) == "")
    entry.edits = [("id: base", "id: ground")]
    #expect(try Self.document.found(entry) != "")
  }

  @Test("every rule that lessons can break has an entry under its name")
  func rules() {
    let sections = Set(Self.document.entries.compactMap { $0.title.split(separator: ":").first.map(String.init) })
    #expect(sections == Set(Finding.Rule.allCases.map(\.rawValue)).subtracting(Self.elsewhere))
    for entry in Self.document.entries {
      let rule = entry.title.prefix { $0 != ":" }
      #expect(entry.findings.contains("[\(rule)]"), "\(entry.title)")
    }
  }

  @Test("every sentence that reading and checking lessons can say is in the catalogue", arguments: Sentence.all)
  func sentences(_ sentence: Sentence) {
    #expect(Self.document.entries.contains { $0.findings.split(separator: "\n").contains(where: sentence.isSaid) })
  }

  @Test("the catalogue is recorded only by a run that fails")
  func record() throws {
    guard ProcessInfo.processInfo.environment["PLIMSOLL_RECORD"] != nil else { return }
    let findings = try Self.document.entries.map { try Self.document.found($0) }
    try Self.document.text(findings: findings).write(toFile: FindingDocument.path, atomically: true, encoding: .utf8)
    Issue.record("The findings were written anew: read them, and run again without PLIMSOLL_RECORD.")
  }
}
