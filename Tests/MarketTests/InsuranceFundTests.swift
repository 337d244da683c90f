import Foundation
import Testing

@testable import Margin
@testable import Market

@Suite("The insurance fund")
struct InsuranceFundTests {
  @Test("it pays what it has and tells what it could not pay")
  func bear() throws {
    var fund = InsuranceFund(balance: "1,000")
    try fund.receive("50")
    let first = try fund.bear("800")
    #expect(first == [Event(.fundPaid, [(.amount, .number("800", .money)), (.fund, .number("250", .money))])])
    let second = try fund.bear("300")
    #expect(
      second == [
        Event(.fundPaid, [(.amount, .number("250", .money)), (.fund, .number("0", .money))]),
        Event(.fundDepleted, [(.amount, .number("50", .money))]),
      ])
    let third = try fund.bear("7")
    #expect(third == [Event(.fundDepleted, [(.amount, .number("7", .money))])])
    #expect(fund.balance == "0" && fund.badDebt == "1,107" && fund.uncovered == "57")
  }

  @Test("it is not founded with a debt")
  func start() {
    #expect(InsuranceFund(balance: "-5").balance == "0")
  }

  @Test("it survives being stored")
  func stored() throws {
    var fund = InsuranceFund(balance: "10")
    _ = try fund.bear("25")
    #expect(try JSONDecoder().decode(InsuranceFund.self, from: JSONEncoder().encode(fund)) == fund)
  }

  @Test("it receives liquidation fees and remainders, and pays bad debt until it runs dry")
  func atVenue() throws {
    var venue = try Classroom.venue("1,000", fund: "1,000")
    try venue.trade("BTC", "1", at: "100")
    var other = venue
    _ = try other.change { try $0.setMarks([("BTC", "59,300")]) }
    #expect(try other.figure(.insuranceFund) == "1,210.7")
    #expect(try other.figure(.badDebt) == "0")
    let events = try venue.change { try $0.setMarks([("BTC", "57,000")]) }
    // 970 - (60,000 - 56,943) = -2,087
    #expect(
      events.kinds == [
        .priceChanged, .marginCall, .liquidationStarted, .positionLiquidated, .badDebt, .fundPaid, .fundDepleted,
        .liquidated,
      ])
    #expect(try venue.figure(.insuranceFund) == "0")
    #expect(try venue.figure(.badDebt) == "2,087")
    #expect(try venue.figure(.uncoveredDebt) == "1,087")
    #expect(try venue.derivation(of: Figure(.badDebt)).value == "2,087")
    #expect(throws: FigureError.marketNotTaken(.badDebt)) { try venue.figure(.badDebt, "BTC") }
  }
}
