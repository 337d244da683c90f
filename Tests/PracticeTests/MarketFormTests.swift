import Margin
import Testing

@testable import Practice

@Suite("Defining a market")
struct MarketFormTests {
  @Test("of a listed market what is left out stays, so a slip for price changes the price alone")
  func slip() throws {
    var desk = try Desk()
    let before = try #require(desk.bitcoin?.instrument)
    desk.run("deposit 10,000; long 0.5 BTC at 20x; market BTC price 59,000.5")
    let after = try #require(desk.bitcoin)
    #expect(after.instrument == before)
    #expect(after.mark.description == "59000.5")
    #expect(after.size.description == "0.5")
  }

  @Test("tiers alone can raise what is required of an open position")
  func tiers() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; long 1 BTC at 10x; market BTC price 60,000 tiers 0 10%")
    let slot = try #require(desk.bitcoin)
    #expect(slot.instrument.tick.description == "0.1")
    #expect(try desk.session.venue.value(of: Figure(.maintenanceMargin, slot.symbol)).description == "6000")
  }

  @Test("the word at the prompt says under only when liquidation would have begun")
  func standing() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; long 1 BTC at 20x; set liquidation off; price BTC 50,330")
    #expect(desk.session.standing == .marginCall)
    desk.run("price BTC 50,000")
    #expect(desk.session.standing == .under)
  }
}

extension Desk {
  fileprivate var bitcoin: Slot? { Symbol("BTC").flatMap { session.venue.account[$0] } }
}
