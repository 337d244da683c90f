import Glossary
import Lessons
import Testing

@Suite("Files to begin with")
struct ScaffoldTests {
  @Test("a new entry has every part an entry has to have")
  func parts() throws {
    let entry = try EntryFile.read(Scaffold.term("free-margin"), slug: "free-margin", file: "free-margin.md").get()
    #expect(EntryParts.findings(entry) == [])
  }
}
