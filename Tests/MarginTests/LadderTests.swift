import Testing

@testable import Margin

@Suite("The ladder: one move at every leverage")
struct LadderTests {
  @Test("The return is leverage × move, and each rung's thresholds are those of an account that holds just its stake")
  func rungs() throws {
    let account = try Classroom.account("0.01")
    let rungs = try account.ladder("BTC", .long, move: "-5%")
    #expect(rungs.map(\.leverage) == ["1", "2", "3", "5", "10", "20", "25", "50", "75", "100"])
    // 0.166 BTC at 60,000 is 9,960.
    #expect(rungs[4].stake == "996" && rungs[4].returnOnEquity == "-50%" && !rungs[4].isLiquidated)
    #expect(rungs[5].returnOnEquity == "-100%" && rungs[5].isLiquidated && rungs[5].toRuin == "-5%")
    for rung in rungs.dropFirst() {
      var alone = Account(
        rules: Classroom.rules, markets: [(Classroom.market("BTC", tick: "0.1", lot: "0.001", fee: "0"), "60,000")])
      _ = try alone.deposit(rung.stake)
      _ = try alone.trade("BTC", quantity: "0.166", leverage: rung.leverage)
      #expect(try alone.value(of: Figure(.distanceToLiquidation, "BTC")) == rung.toLiquidation, "\(rung.leverage)")
    }
  }

  @Test("A short is ruined by a rise, at leverage 1 by a doubling")
  func short() throws {
    let rungs = try Classroom.account("0.01").ladder("ETH", .short, move: "10%")
    #expect(rungs[0].toRuin == "100%" && rungs[0].returnOnEquity == "-10%")
    #expect(rungs.allSatisfy { ($0.toLiquidation ?? .zero).isPositive })
  }

  @Test("A tier that allows less leverage ends the ladder sooner")
  func tier() throws {
    var account = try Classroom.account("10m")
    _ = try account.trade("BTC", quantity: "20", leverage: "50")
    #expect(try account.ladder("BTC", .long, move: "-1%").last?.leverage == "50")
  }

  @Test("A move that leaves no price is refused")
  func gone() throws {
    #expect(throws: Refusal.priceGone("BTC")) { try Classroom.account().ladder("BTC", .long, move: "-100%") }
  }
}
