import Testing

@testable import Margin

@Suite("The frontier of two prices")
struct FrontierTests {
  /// Receives and bears without keeping count.
  private struct Anyone: Backstop {
    mutating func receive(_ amount: Fixed) {}
    mutating func bear(_ shortfall: Fixed) -> [Event] { [] }
  }

  /// What a move to two marks in one step brings, by the events it causes.
  private func region(_ account: Account, _ prices: [(symbol: Symbol, price: Fixed)]) throws -> Region {
    var moved = account
    _ = try moved.setMarks(prices)
    let equity = try { (account: Account) in
      var account = account
      account.liquidates = true
      try account.settleIsolated()
      return try account.value(of: Figure(.equity))
    }(moved)
    var anyone = Anyone()
    let events = try moved.settle(&anyone)
    if events.contains(where: { $0.kind == .liquidationStarted && $0.market == nil }) {
      return equity.isPositive ? .liquidated : .bankrupt
    }
    return moved.isCalled ? .marginCall : .safe
  }

  @Test("Every cell is what a move to its center brings, on seeded accounts", arguments: 1...60)
  func cells(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    var account = try Classroom.account(
      "10,000",
      Classroom.rules {
        $0.trigger = seed % 2 == 0 ? .atOrBelow : .below
        $0.marginCall = seed % 5 == 0 ? nil : "125%"
      })
    try account.list(Classroom.market("SOL", tick: "0.01", lot: "0.1"), mark: "150")
    for symbol: Symbol in ["BTC", "ETH", "SOL"] {
      let unit: Fixed = symbol == "BTC" ? "0.01" : symbol == "ETH" ? "0.1" : "1"
      let size = try unit * Fixed(1 + random.below(40))
      _ = try? account.trade(
        symbol, quantity: random.chance(50) ? size : -size, leverage: "20", isolated: random.chance(20))
    }
    guard account.hasPositions else { return }
    let across = (1...12).map { Fixed(25_000 + $0 * 5_000) }
    let up = (1...8).map { Fixed(1_000 + $0 * 450) }
    let cells = try account.frontier("BTC", across, "ETH", up)
    for (row, second) in up.enumerated() {
      for (column, first) in across.enumerated() {
        let expected = try region(account, [("BTC", first), ("ETH", second)])
        #expect(cells[row][column] == expected, "seed \(seed), BTC \(first), ETH \(second)")
      }
    }
  }

  @Test("The four regions are met in order on the way down")
  func order() throws {
    var account = try Classroom.account("3,100")
    _ = try account.trade("BTC", quantity: "1", leverage: "20")
    let prices: [Fixed] = ["60,000", "57,280", "57,200", "56,900"]
    #expect(try account.frontier("BTC", prices, "ETH", ["3,000"]) == [[.safe, .marginCall, .liquidated, .bankrupt]])
  }
}
