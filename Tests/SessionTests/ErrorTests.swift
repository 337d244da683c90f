import Document
import Foundation
import Testing

@testable import Practice

@Suite("The catalogue of errors")
struct ErrorTests {
  static let document = ErrorDocument.read()

  @Test("What is printed is what the catalogue says", arguments: document.entries)
  func answer(_ entry: ErrorDocument.Entry) throws {
    let report = try Self.report(entry)
    #expect(report.error != nil, "nothing went wrong")
    #expect(Self.trimmed(report.text()) == entry.answer)
  }

  @Test("The catalogue is recorded only by a run that fails")
  func record() throws {
    guard ProcessInfo.processInfo.environment["PLIMSOLL_RECORD"] != nil else { return }
    let answers = try Self.document.entries.map { Self.trimmed(try Self.report($0).text()) }
    try Self.document.text(answers: answers).write(toFile: ErrorDocument.path, atomically: true, encoding: .utf8)
    Issue.record("The answers were written anew: read them, and run again without PLIMSOLL_RECORD.")
  }

  /// What the last command of an entry answers; the ones before it work.
  static func report(_ entry: ErrorDocument.Entry) throws -> Report {
    let files = MemoryFiles(entry.files)
    var surroundings = files.surroundings
    if entry.mark == "interrupted" { surroundings.isInterrupted = { true } }
    var session = try Session(rules: "classroom", surroundings)
    if entry.mark == "without-kit" {
      surroundings.kit = { _ in [:] }
      session = Session(session.state.terms.value, surroundings)
    }
    let commands = CommandText.commands(in: entry.commands)
    for command in commands.dropLast() {
      let report = session.perform(command.text)
      #expect(report.error == nil, "\(entry.title): \(command.text)\n\(report.text())")
    }
    if let edit = entry.edit {
      let text = try #require(files[edit.file])
      let pieces = text.components(separatedBy: edit.from)
      #expect(pieces.count > 1, "\(entry.title): nothing to edit in \(text)")
      files[edit.file] = pieces.joined(separator: edit.to)
    }
    return session.perform(commands.last?.text ?? "")
  }

  private static func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == "\n" }.reversed())
  }
}
