import Margin
import Market
import Testing

@testable import Practice

@Suite("Rescue: the least that would have prevented it")
struct RescueTests {
  /// Carries out the orders, an action before the given number of steps is left, and the rest of the steps.
  private func survives(
    _ files: [String: String], _ orders: [String], _ action: String?, after steps: Int, of all: Int
  ) throws -> Bool {
    var desk = try Desk(files: files)
    for order in orders { if let error = desk.session.perform(order).error { Issue.record("\(order): \(error)") } }
    if steps > 0 { _ = desk.session.perform("step \(steps)") }
    if let action {
      guard desk.session.perform(action).error == nil else { return false }
    }
    _ = desk.session.perform("step \(all - steps)")
    return !desk.session.log.last(10_000).contains { $0.event.kind == .liquidationStarted }
  }

  private func command(_ action: Rescue.Action, _ amount: Fixed) -> String {
    switch action {
    case .deposit: "deposit \(amount)"
    case .margin(let symbol): "isolate \(symbol) \(amount)"
    case .reduce(let symbol): "close \(symbol) \(amount)"
    case .hedge(let symbol, let side): "\(side.rawValue) \(amount) \(symbol)"
    }
  }

  @Test("Every answer survives the same prices typed again, and a cent or a lot less doesn't", arguments: 1...120)
  func minimal(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let files = RandomPath.files(&random, steps: 24)
    let orders = RandomPath.orders(&random)
    var desk = try Desk(files: files)
    for order in orders { _ = desk.session.perform(order) }
    _ = desk.session.perform("step 24")
    let wasLiquidated = desk.session.log.last(10_000).contains { $0.event.kind == .liquidationStarted }
    let rescue = try Rescue.of(desk.session.state.passage, isInterrupted: { false })
    #expect((rescue != nil) == wasLiquidated, "seed \(seed)")
    guard let rescue else { return }
    let start = rescue.from.tick
    for line in rescue.lines {
      for remedy in [line.first, line.last].compactMap({ $0 }) {
        let steps = remedy.when.tick - start
        let hair: Fixed = line.action == .deposit ? Fixed(1, decimals: 2) : Fixed(1, decimals: 3)
        let less = try remedy.amount - hair
        #expect(
          try survives(files, orders, command(line.action, remedy.amount), after: steps, of: 24),
          "seed \(seed): \(line.action) of \(remedy.amount) after \(steps)")
        #expect(
          try !survives(files, orders, less.isPositive ? command(line.action, less) : nil, after: steps, of: 24),
          "seed \(seed): \(line.action) of \(less) after \(steps)")
      }
    }
    #expect(rescue.lines[0].first != nil, "money always helps a pool")
  }

  @Test("What can't help is said not to")
  func none() throws {
    var desk = try Desk()
    desk.run("deposit 4,000; long 1 BTC at 20x; short 1 ETH; move BTC -10%")
    #expect(
      desk.session.perform("rescue").text() == """
        The pool reached its requirement at change 1. Any one of these, alone, would
        have prevented it; a cent or a lot less would not:
        what                  at once  last moment             then
        ──────────────  ─────────────  ─────────────  ─────────────
        deposit         2,316.51 USDT  the beginning  2,316.51 USDT
        close some BTC      0.372 BTC  the beginning      0.372 BTC
        At once: at the beginning, right after your last instruction. The last moment:
        the latest at which any amount still works, and then what it takes. Guards are
        left out of it.
        No amount of these would have: close some ETH, long BTC.

        """)
  }

  @Test("Without a liquidation there is nothing to be rescued from")
  func nothing() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; long 0.1 BTC; move BTC -1%")
    #expect(
      desk.session.perform("rescue").text(width: 200)
        == "There was no liquidation on the prices so far, so there is nothing to be rescued from.\n")
  }
}
