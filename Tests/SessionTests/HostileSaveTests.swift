import Testing

@testable import Practice

@Suite("Saved accounts from strangers")
struct HostileSaveTests {
  /// What may be off in an account that is loaded: it is settled with the next change, and the fund's record of debts is
  /// not held to itself.
  static let unchecked: Set<String> = ["liquidation is due", "fund"]

  @Test("A file changed by a stranger is refused or holds together", arguments: 1...8 as ClosedRange<UInt64>)
  func hostile(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var desk = try Desk()
    desk.run(
      """
      deposit 10,000; market XRP price 0.5; long 0.1 BTC at 10x; short 1 ETH isolated; funding BTC premium 1%;
      book SOL amm 1m; lp add SOL 600; move SOL 9%
      """)
    let saved = try desk.session.saved()
    let pieces = [
      "0", "-1", "\"-1\"", "\"0\"", "\"1000000000000000\"", "\"999999999999999.999999999999\"", "null", "true", "[]",
      "{}",
      "\"\"", "\"x\"", "1e400", "9223372036854775807", "\"0.000000000001\"", "\"1e5\"", "\"\\u0000\"", "\"below\"",
    ]
    var taken = 0
    for _ in 0..<250 {
      var bytes = Array(saved.utf8)
      if Int.random(in: 0..<4, using: &random) == 0 {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      } else {
        // A value in the place of another.
        let at = bytes.indices.filter { bytes[$0] == UInt8(ascii: ":") }.randomElement(using: &random) ?? 0
        let end = bytes[at...].firstIndex { [UInt8(ascii: ","), UInt8(ascii: "}")].contains($0) } ?? bytes.endIndex
        bytes.replaceSubrange(at + 1..<end, with: Array((pieces.randomElement(using: &random) ?? "").utf8))
      }
      desk.files["odd.json"] = String(decoding: bytes, as: UTF8.self)
      var session = desk.session
      let report = session.perform("load odd.json")
      guard report.error == nil else {
        #expect(session.state == desk.session.state)
        continue
      }
      taken += 1
      let broken = Invariants.broken(session, mayOwe: true)
      #expect(
        broken.map { Self.unchecked.contains($0) } ?? true,
        "\(broken ?? "") doesn't hold, seed \(seed): \(desk.files["odd.json"] ?? "")")
      // Whatever was loaded has to bear being looked at and traded.
      for command in [
        "account", "positions", "thresholds", "close all", "lp", "lp remove SOL 50%", "move all -50%", "events", "step",
        "rules okx",
        "save b.json",
      ] {
        #expect(!session.perform(command).json(line: 1).isEmpty)
      }
    }
    #expect(taken > 0, "seed \(seed): nothing was taken, so nothing was tried")
  }
}
