import Margin
import Testing

@testable import Practice

@Suite("A mark is explained by the rule it was made by")
struct FeedExplanationTests {
  private func explained(_ figure: String, _ script: String) throws -> String {
    var desk = try Desk()
    let reports = desk.run(script)
    #expect(reports.allSatisfy { $0.error == nil }, "\(reports.last?.text() ?? "")")
    return desk.session.perform("explain \(figure)").text()
  }

  @Test("A delayed mark is the index of so many ticks ago")
  func delayed() throws {
    #expect(
      try explained("mark_price(BTC)", "latency BTC 2; price BTC 52,000; price BTC 51,000; price BTC 50,500")
        == """
        mark_price(BTC) = 52,000.0 USDT
        │ = delayed_index(BTC)
        └ delayed_index(BTC) = 52,000.0 USDT
        BTC's mark follows: 2 ticks late.

        """)
  }

  @Test("A median names the three prices it is the middle of, and what they are made of")
  func median() throws {
    #expect(
      try explained(
        "mark_price(BTC)", "relay BTC 1 of 1; relayer 1 silent; feed BTC median 4; price BTC 57,000; price BTC 57,001")
          == """
          mark_price(BTC) = 58,000.3 USDT
          │ = the median of funding_price(BTC), basis_price(BTC) and tick_price(BTC),
          │ rounded to a multiple of 0.1
          │ = the median of 60,000.0, 58,000.333333333333 and 57,001.0, rounded to a
          │ multiple of 0.1
          ├ funding_price(BTC) = 60,000.0 USDT
          │ │ = index_price(BTC)
          │ └ index_price(BTC) = 60,000.0 USDT
          ├ basis_price(BTC) = 58,000.333333333333 USDT
          │ │ = index_price(BTC) + average_basis(BTC)
          │ │ = 60,000.0 + (-1,999.666666666667)
          │ ├ index_price(BTC) = 60,000.0 USDT
          │ └ average_basis(BTC) = -1,999.666666666667 USDT
          │     = -5,999 ÷ 3
          └ tick_price(BTC) = 57,001.0 USDT
          BTC's mark follows: middle of three, 4 ticks, 1 of 1 relayer.
          BTC: 1 of 1 relayer, passed on at every tick. Index 60,000.0, passed on 2 ticks
          ago; no quorum.

          """)
  }

  @Test("A relayed mark is the median of the reports that were passed on")
  func relayed() throws {
    #expect(
      try explained(
        "mark_price(BTC)",
        "relay BTC 2 of 4 deviation 1%; relayer 1 wrong -20%; relayer 4 silent; price BTC 59,000; price BTC 59,001")
          == """
          mark_price(BTC) = 59,000.0 USDT
          │ = index_price(BTC)
          └ index_price(BTC) = 59,000.0 USDT
              = the median of 47,200, 59,000 and 59,000
          BTC: 2 of 4 relayers, passed on at a change of 1% or after 60 ticks. Index
          59,000.0, passed on 1 tick ago.

          """)
  }

  @Test("An even number of reports has the mean of the two in the middle, on the tick")
  func even() throws {
    #expect(
      try explained(
        "mark_price(BTC)", "relay BTC 2 of 2 deviation 1%; relayer 1 wrong -20.001%; price BTC 59,000")
          == """
          mark_price(BTC) = 53,099.7 USDT
          │ = index_price(BTC), rounded to a multiple of 0.1
          │ = 53,099.705, rounded to a multiple of 0.1
          └ index_price(BTC) = 53,099.705 USDT
              = the median of 47,199.41 and 59,000
          BTC: 2 of 2 relayers, passed on at a change of 1% or after 60 ticks. Index
          53,099.7, passed on in this tick.

          """)
  }

  @Test("A rule that was changed explains the mark from the next tick on")
  func changed() throws {
    let before = "latency BTC 2; price BTC 52,000; feed BTC median 3"
    #expect(
      try explained("mark_price(BTC)", before).hasPrefix("mark_price(BTC) = 60,000.0 USDT\n│ = delayed_index(BTC)"))
    #expect(
      try explained("mark_price(BTC)", before + "; wait 1").hasPrefix(
        "mark_price(BTC) = 52,000.0 USDT\n│ = the median of"))
  }

  @Test("Without a feed the mark is what was set")
  func plain() throws {
    #expect(try explained("mark_price(BTC)", "price BTC 59,000") == "mark_price(BTC) = 59,000.0 USDT\n")
  }

  @Test("Saved and loaded, a mark is explained as before")
  func saved() throws {
    let script =
      "relay BTC 2 of 3 deviation 1%; feed BTC median 3; relayer 1 wrong -9%; price BTC 58,000; price BTC 58,100"
    #expect(
      try explained("mark_price(BTC)", script) == explained("mark_price(BTC)", script + "; save; reset; load"))
  }
}
