import Testing

@testable import Practice

@Suite("Going back and forth")
struct TravelTests {
  static let commands = [
    "deposit 10,000", "deposit 250", "withdraw 10", "long 0.05 BTC at 10x", "short 2 ETH at 10x",
    "long 30 SOL at 5x isolated", "close BTC 50%", "close all", "isolate BTC 900", "pool BTC", "leverage SOL 7x",
    "price BTC 58,000", "price BTC 60,000 ETH 3,000 SOL 150", "move BTC -5% ETH -8%", "move all -10%", "move all 11%",
    "funding BTC 0.01%", "rules okx", "rules classroom", "market XRP price 0.5 tick 0.0001 lot 1", "set fund 5",
    "set liquidation off", "set slippage 1%", "scenario march-2020", "step", "step 30", "reset", "bookmark a", "goto a",
    "save", "load", "book BTC", "book ETH seed 3", "book SOL amm 1m", "book BTC law", "depth BTC -50%",
    "supply BTC 20% over 3", "lp add SOL 300", "lp remove SOL 40%", "depth SOL -30%", "long 0.05 BTC limit 57,000",
    "short 0.05 BTC stop 56,000", "cancel all", "step 2",
  ]

  /// A session after random commands.
  static func wander(_ seed: UInt64, _ count: Int = 120, travels: Bool = true) throws -> Desk {
    var random = SeededGenerator(seed: seed)
    var desk = try Desk()
    for _ in 0..<count {
      var command = commands.randomElement(using: &random) ?? ""
      if travels, Int.random(in: 0..<6, using: &random) == 0 {
        command = Bool.random(using: &random) ? "undo 2" : "redo"
      }
      _ = desk.session.perform(command)
    }
    return desk
  }

  @Test("Undoing all leads to the start, doing all again to the end", arguments: 1...12 as ClosedRange<UInt64>)
  func thereAndBack(_ seed: UInt64) throws {
    let start = try Desk().session
    var desk = try Self.wander(seed)
    let end = desk.session
    #expect(end.past.count > 10, "seed \(seed): nothing to take back")
    let report = desk.session.perform("undo 1000")
    #expect(report.error == nil, "seed \(seed)")
    #expect(desk.session.state == start.state && desk.session.log == start.log, "seed \(seed)")
    _ = desk.session.perform("redo \(end.past.count)")
    #expect(desk.session.state == end.state && desk.session.log == end.log, "seed \(seed)")
    #expect(desk.session.past.count == end.past.count)
  }

  @Test("Every single change is taken back and done again exactly", arguments: 1...6 as ClosedRange<UInt64>)
  func stepByStep(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var desk = try Desk()
    for _ in 0..<120 {
      let before = desk.session
      let command = Self.commands.randomElement(using: &random) ?? ""
      let report = desk.session.perform(command)
      guard report.changed else {
        #expect(desk.session.state == before.state && desk.session.log == before.log, "seed \(seed): \(command)")
        continue
      }
      var back = desk.session
      _ = back.perform("undo")
      #expect(back.state == before.state && back.log == before.log, "seed \(seed): undo of \(command)")
      _ = back.perform("redo")
      #expect(back.state == desk.session.state && back.log == desk.session.log, "seed \(seed): redo of \(command)")
    }
  }

  @Test("A new change forgets what was taken back")
  func forgets() throws {
    var desk = try Desk()
    desk.run("deposit 1; deposit 2; undo; deposit 3")
    #expect(desk.session.perform("redo").error?.code == "nothing_to_undo")
    #expect(desk.session.perform("= deposits").text() == "deposits = 4\n")
  }

  @Test("As many changes are kept as is said")
  func bounded() throws {
    var desk = try Desk()
    for _ in 0..<Session.mostChanges + 20 { _ = desk.session.perform("deposit 1") }
    let report = desk.session.perform("undo 100,000")
    #expect(report.text().hasPrefix("Undid \(Session.mostChanges) changes, the last: deposit 1\n"))
    #expect(desk.session.perform("= deposits").text() == "deposits = 20\n")
  }

  @Test("A bookmark comes back with its events, and going there can be undone")
  func bookmarks() throws {
    var desk = try Desk()
    desk.run("deposit 1,000; long 0.05 BTC at 10x; bookmark before; move BTC -40%")
    let after = desk.session
    desk.run("goto BEFORE")
    #expect(desk.session.perform("events").text().contains("liquidated") == false)
    #expect(desk.session.perform("= position_size(BTC)").text() == "position_size(BTC) = 0.05\n")
    desk.run("undo")
    #expect(desk.session.state == after.state && desk.session.log == after.log)
    #expect(desk.session.perform("bookmark").text() == "Bookmarks: before.\n")
  }

  @Test("Reset keeps the rules and forgets the rest; undo brings it back")
  func reset() throws {
    var desk = try Desk()
    desk.run("rules okx; deposit 5; price BTC 50,000")
    let before = desk.session.state
    #expect(desk.session.perform("reset").text() == "An empty account under the rules of OKX perpetual swaps.\n")
    #expect(desk.session.perform("= mark_price(BTC) + equity").text() == "mark_price(BTC) + equity = 60,000\n")
    desk.run("undo")
    #expect(desk.session.state == before)
  }
}
