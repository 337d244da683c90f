import Testing

@testable import Practice

@Suite("Settings")
struct SettingTests {
  @Test(
    "How things are shown is left to whoever shows them",
    arguments: [
      ("set color never", "color", "never"), ("set FORMAT Plain", "format", "plain"), ("set ascii on", "ascii", "on"),
      ("set width 80", "width", "80"), ("set width auto", "width", "auto"), ("set width 400", "width", "400"),
    ])
  func display(_ command: String, _ setting: String, _ value: String) throws {
    var desk = try Desk()
    let report = desk.session.perform(command)
    #expect(report.effects == [.display(setting: setting, value: value)])
    #expect(!report.changed && desk.session.past.isEmpty)
    #expect(report.text() == "\(setting) is \(value).\n")
  }

  @Test(
    "What concerns the account changes it, and is taken back",
    arguments: [
      ("set liquidation off", "liquidation  off"), ("set slippage 2.5%", "slippage     2.5%"),
      ("set fund 12,345", "fund         12,345.00"), ("set fund 0", "fund         0.00"),
    ])
  func account(_ command: String, _ line: String) throws {
    var desk = try Desk()
    let before = desk.session.state
    #expect(desk.session.perform(command).changed)
    #expect(desk.session.perform("set").text().contains(line))
    desk.run("undo")
    #expect(desk.session.state == before)
  }

  @Test(
    "Other values are refused with those that are taken",
    arguments: [
      "set liquidation", "set liquidation 1", "set slippage 5", "set slippage -1%", "set slippage 50.1%", "set fund -1",
      "set fund 1%", "set width 19", "set width 401", "set width 8e1", "set format json", "set color red", "set mood 1",
    ])
  func refused(_ command: String) throws {
    var desk = try Desk()
    let report = desk.session.perform(command)
    #expect(["setting", "missing_word"].contains(report.error?.code))
    #expect(report.effects.isEmpty)
  }
}
