import Foundation
import Testing

@testable import Practice

@Suite("Saved accounts")
struct SaveTests {
  @Test("What is saved is loaded, whatever was done before", arguments: 1...12 as ClosedRange<UInt64>)
  func roundTrip(_ seed: UInt64) throws {
    var desk = try TravelTests.wander(seed, 60)
    let before = desk.session.state
    #expect(desk.session.perform("save a.json").error == nil)
    desk.run("reset; deposit 1")
    let report = desk.session.perform("load a.json")
    #expect(report.error == nil, "seed \(seed): \(report.text())")
    #expect(desk.session.state == before, "seed \(seed)")
    let resumed = try Session(saved: try desk.session.saved(), desk.files.surroundings)
    #expect(resumed.state == before, "seed \(seed)")
  }

  @Test("A file that isn't ours is never written over", arguments: ["save notes.txt", "transcript notes.txt"])
  func others(_ command: String) throws {
    var desk = try Desk(files: ["notes.txt": "Dear diary"])
    #expect(desk.session.perform(command).error?.code == "file")
    #expect(desk.files["notes.txt"] == "Dear diary")
  }
}
