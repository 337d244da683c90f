import SVGReader
import Testing

@testable import Practice

@Suite("The crowd's pictures as images")
struct CrowdPictureTests {
  static let pictures = ["shock BTC -8%", "settle 5", "solvency capacity all -20%"]

  private func desk() throws -> Desk {
    var desk = try Desk()
    let reports = desk.run(
      "deposit 10,000; long 0.5 BTC at 20x; crowd 300 seed 7 leverage 20x capacity 9; shock all -5%")
    #expect(reports.allSatisfy { $0.error == nil })
    return desk
  }

  @Test("What is written is a well-formed image with words for those who don't see it", arguments: pictures)
  func wellFormed(_ command: String) throws {
    var desk = try desk()
    let report = desk.session.perform("\(command) --svg a.svg")
    #expect(report.error == nil && report.text().contains("Written to a.svg."), "\(report.text())")
    let image = try #require(desk.files["a.svg"])
    #expect(SVGReader.fault(in: image) == nil)
    #expect(image.hasPrefix("<svg ") && image.contains("<title") && image.contains("<desc"))
    #expect(image.contains("Bad debt") || image.contains("BTC"))
  }

  @Test("The same is done and shown with an image as without", arguments: pictures)
  func same(_ command: String) throws {
    var (with, without) = (try desk(), try desk())
    let shown = with.session.perform("\(command) --svg a.svg").text()
    #expect(shown.replacing("Written to a.svg.\n", with: "") == without.session.perform(command).text())
    #expect(with.session.state == without.session.state)
  }

  @Test(
    "An image is written over an image, and over nothing else; then nothing has happened at all", arguments: pictures)
  func over(_ command: String) throws {
    var desk = try desk()
    desk.files["a.svg"] = "<svg old/>"
    desk.files["notes.txt"] = "mine"
    let before = desk.session.state
    let refused = desk.session.perform("\(command) --svg notes.txt")
    #expect(refused.error?.code == "file" && desk.files["notes.txt"] == "mine")
    #expect(desk.session.perform("\(command) --svg locked/a.svg").error?.code == "file")
    #expect(desk.session.state == before)
    #expect(desk.session.perform("\(command) --svg a.svg").error == nil)
    #expect(desk.files["a.svg"].map { SVGReader.fault(in: $0) == nil } == true)
  }
}
