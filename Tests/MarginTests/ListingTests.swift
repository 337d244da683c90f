import Testing

@testable import Margin

@Suite("Rules and markets put in force")
struct ListingTests {
  @Test("a listed market keeps its position, and its mark and leverage as far as the new terms allow")
  func keeps() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.1", leverage: "50")
    let coarse = Classroom.market("BTC", tick: "7", lot: "0.1", tiers: Classroom.schedule([("0", "2%", "0", "20")]))
    try account.adopt(Classroom.rules { $0.id = "other" }, [(coarse, "1")], keeping: [])
    let slot = try #require(account["BTC"])
    #expect(slot.mark == "59,997")
    #expect(slot.leverage == "20")
    #expect(slot.size == "0.1" && slot.cost == "6,000")
    #expect(account.rules.id == "other")
    #expect(account["ETH"] == nil)
  }

  @Test("a position keeps no more leverage than its new tier allows")
  func tierLeverage() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.1", leverage: "50")
    let tiers = Classroom.schedule([("0", "1%", "0", "100"), ("6,000", "2%", "60", "25")])
    try account.adopt(
      Classroom.rules, [(Classroom.market("BTC", tick: "0.1", lot: "0.001", tiers: tiers), "1")], keeping: [])
    #expect(account["BTC"]?.leverage == "25")
  }

  @Test("a starting mark is put on the tick, and a name is listed once")
  func start() throws {
    let account = Account(
      rules: Classroom.rules,
      markets: [(Classroom.bitcoin, "60,000.05"), (Classroom.bitcoin, "1"), (Classroom.ether, "-7")])
    #expect(account.slots.map(\.mark) == ["60,000.1", "0.01"])
  }

  @Test("new markets are added, and the learner's own are kept")
  func addsAndKeeps() throws {
    var account = try Classroom.account()
    let solana = Classroom.market("SOL", tick: "0.01", lot: "0.1")
    try account.adopt(Classroom.rules, [(solana, "150"), (solana, "151")], keeping: ["ETH"])
    #expect(account.slots.map(\.symbol) == ["ETH", "SOL"])
    #expect(account["SOL"]?.mark == "150")
    #expect(account["SOL"]?.leverage == "10")
  }

  @Test("a market with a position is not dropped, and a position is not left off the lot")
  func refused() throws {
    var account = try Classroom.account()
    _ = try account.trade("BTC", quantity: "0.105")
    let before = account
    #expect(throws: Refusal.noMarket("BTC")) {
      try account.adopt(Classroom.rules, [(Classroom.ether, "3,000")], keeping: [])
    }
    let coarse = Classroom.market("BTC", tick: "0.1", lot: "0.01")
    #expect(throws: Refusal.termsUnfit("BTC")) { try account.adopt(Classroom.rules, [(coarse, "1")], keeping: []) }
    #expect(throws: Refusal.termsUnfit("BTC")) { try account.list(coarse, mark: "60,000") }
    #expect(account == before)
    _ = try account.close("BTC")
    try account.list(coarse, mark: "61,000")
    #expect(account["BTC"]?.mark == "61,000")
  }

  @Test("a mark below half a tick becomes one tick")
  func tinyMark() throws {
    var account = try Classroom.account()
    _ = try account.setMarks([("BTC", "0.1")])
    try account.adopt(Classroom.rules, [(Classroom.market("BTC", tick: "5", lot: "0.001"), "5")], keeping: [])
    #expect(account["BTC"]?.mark == "5")
  }

  @Test("a market is listed on its tick, above zero, and up to sixty-four of them")
  func list() throws {
    var account = try Classroom.account()
    let solana = Classroom.market("SOL", tick: "0.01", lot: "0.1")
    #expect(throws: Refusal.price("150.005", tick: "0.01", "SOL")) { try account.list(solana, mark: "150.005") }
    #expect(throws: Refusal.priceGone("SOL")) { try account.list(solana, mark: "0") }
    for number in 0..<62 {
      try account.list(
        Classroom.market(try #require(Symbol("M\(number)"[...])), tick: "0.01", lot: "0.1"), mark: "1")
    }
    #expect(throws: Refusal.tooManyMarkets(most: 64)) { try account.list(solana, mark: "150") }
    #expect(account["SOL"] == nil)
  }
}
