import Margin
import Testing

@testable import Market

@Suite("Guards act by themselves")
struct GuardTests {
  /// A venue with 10,000 in it, long 1 BTC at 60,000 and short 5 ETH at 3,000.
  private func venue() throws -> Venue {
    var venue = try Classroom.venue()
    _ = try venue.change { try $0.trade("BTC", quantity: "1", leverage: "20") }
    _ = try venue.change { try $0.trade("ETH", quantity: "-5", leverage: "10") }
    return venue
  }

  private func price(_ venue: inout Venue, _ btc: Fixed, _ eth: Fixed = "3,000") throws -> [EventKind] {
    try venue.change { try $0.setMarks([("BTC", btc), ("ETH", eth)]) }.map(\.kind)
  }

  @Test("A stop closes at the mark that reached it, once, and behind a jump behind it")
  func stop() throws {
    var venue = try venue()
    _ = try venue.arm(.stop("BTC", "55,000"))
    #expect(try price(&venue, "55,000.1") == [.priceChanged, .priceChanged])
    #expect(try price(&venue, "54,000") == [.priceChanged, .priceChanged, .guardActed, .filled])
    #expect(venue.account["BTC"]?.isOpen == false && venue.guards.isEmpty)
    // 9,962.50 less 6,000 less the fee of 27.
    #expect(try venue.value(of: Figure(.equity)) == "3,935.5")
  }

  @Test("A stop of a short acts on the way up")
  func stopShort() throws {
    var venue = try venue()
    _ = try venue.arm(.stop("ETH", "3,300"))
    #expect(try price(&venue, "60,000", "3,299.99").count == 2)
    #expect(try price(&venue, "60,000", "3,300").suffix(2) == [.guardActed, .filled])
    #expect(venue.account["ETH"]?.isOpen == false)
  }

  @Test("Reducing goes on until the ratio is better, and acts before liquidation does")
  func reduce() throws {
    var venue = try venue()
    _ = try venue.arm(.reduce(share: "50%", ratio: "20%"))
    let events = try price(&venue, "50,700")
    #expect(events.filter { $0 == .guardActed }.count == 2)
    #expect(!events.contains(.liquidationStarted))
    #expect(venue.account["BTC"]?.size == "0.25" && venue.account["ETH"]?.size == "-1.25")
    #expect(try venue.value(of: Figure(.marginRatio)) < "20%" && venue.guards.count == 1)
  }

  @Test("A top-up lasts as long as its reserve")
  func topUp() throws {
    var venue = try venue()
    _ = try venue.arm(.topUp(amount: "500", ratio: "50%", reserve: "1,200"))
    let events = try price(&venue, "49,600")
    #expect(events.filter { $0 == .deposited }.count == 2)
    #expect(try venue.value(of: Figure(.deposits)) == "11,000" && venue.guards.isEmpty)
  }

  @Test("A hedge is held at its share, and left alone within a tenth of it")
  func hedge() throws {
    var venue = try Classroom.venue()
    _ = try venue.arm(.hedge("BTC", share: "50%", with: "ETH"))
    _ = try venue.change { try $0.trade("BTC", quantity: "1", leverage: "20") }
    #expect(venue.account["ETH"]?.size == "-10")
    #expect(try price(&venue, "59,000") == [.priceChanged, .priceChanged])
    #expect(try price(&venue, "52,000").suffix(2) == [.guardActed, .filled])
    #expect(venue.account["ETH"]?.size == "-8.66")
    _ = try venue.change { try $0.close("BTC") }
    #expect(venue.account["ETH"]?.isOpen == false)
  }

  @Test("Isolating takes a position out of the pool, or is given up where the venue refuses")
  func isolate() throws {
    var venue = try venue()
    _ = try venue.arm(.isolate("ETH", ratio: "5%"))
    #expect(try price(&venue, "57,000").suffix(2) == [.guardActed, .isolated])
    #expect(venue.account["ETH"]?.isIsolated == true && venue.guards.isEmpty)
    _ = try venue.arm(.isolate("BTC", ratio: "60%"))
    #expect(try price(&venue, "51,800").contains(.guardFailed))
    #expect(venue.account["BTC"]?.isIsolated == false && venue.guards.isEmpty)
  }

  @Test(
    "What can't work is refused when it is armed",
    arguments: [
      (Guard.reduce(share: "0%", ratio: "50%"), GuardError.share("0")),
      (.reduce(share: "101%", ratio: "50%"), .share("101%")), (.reduce(share: "50%", ratio: "100%"), .ratio("1")),
      (.topUp(amount: "5", ratio: "50%", reserve: "4"), .reserve("4", amount: "5")),
      (.hedge("BTC", share: "50%", with: "BTC"), .sameMarket("BTC")), (.isolate("BTC", ratio: "0%"), .ratio("0")),
    ])
  func refused(_ armed: Guard, _ error: GuardError) throws {
    var venue = try venue()
    #expect(throws: error) { try venue.arm(armed) }
    #expect(try venue == self.venue())
  }

  @Test("A saved venue keeps its guards")
  func saved() throws {
    var venue = try venue()
    _ = try venue.arm(.topUp(amount: "500", ratio: "50%", reserve: "1,200"))
    _ = try venue.arm(.stop("BTC", "50,000"))
    #expect(try SavedVenue(venue).venue() == venue)
  }
}
