import Margin
import Testing

@testable import Practice

/// What is typed, and what is answered to the last command of it.
@Suite("Books, pools and orders at the prompt")
struct BookCommandTests {
  @Test("A book is opened around the mark, and shown")
  func opened() throws {
    try expect(
      "book BTC",
      """
      BTC trades in an order book around 60,000.0.
      size       bid       ask  size
      ────  ────────  ────────  ────
       0.4  59,994.0  60,006.0   0.4
       0.4  59,964.0  60,036.0   0.4
       0.4  59,934.0  60,066.0   0.4
      Middle 60,000.0, spread 12.0; within 1% of it 477,672.00 USDT are bid and
      482,328.00 on offer.
      equity 0.00 USDT

      """)
  }

  @Test("A seed varies the levels, and what is said is what is opened")
  func seeded() throws {
    try expect(
      "book ETH depth 5 spread 2 levels 3 seed 7; book ETH",
      """
      size       bid       ask  size
      ────  ────────  ────────  ────
      6.14  2,999.00  3,001.00  6.22
       6.3  2,997.50  3,002.50  4.46
      4.26  2,996.00  3,004.00  5.94
      Middle 3,000.00, spread 2.00; within 1% of it 50,061.07 USDT are bid and
      49,901.13 on offer.

      """)
  }

  @Test("A market order walks the book, and says what it cost")
  func walked() throws {
    try expect(
      "deposit 100,000; book BTC; long 5 BTC at 20x",
      """
      BTC leverage is 20x.
      Bought 5 BTC at 60,178.8 on average over 13 prices, fee 150.45; now long 5.
      Slippage 0.30%; the middle went +0.30% to 60,180.0.
      equity 98,955.55 USDT; margin ratio 1.52%; liquidation BTC 40,410.9 (-32.65%)

      """)
  }

  @Test("Impact is explained from the prices around the order")
  func explained() throws {
    try expect(
      "deposit 100,000; book BTC; short 5 BTC at 20x; explain impact(BTC)",
      """
      impact(BTC) = -0.3%
      │ = (mid_after(BTC) − mid_before(BTC)) ÷ mid_before(BTC)
      │ = (59,820.0 − 60,000.0) ÷ 60,000.0
      ├ mid_after(BTC) = 59,820.0 USDT
      └ mid_before(BTC) = 60,000.0 USDT

      """)
  }

  @Test("What nobody sells isn't bought")
  func half() throws {
    try expect(
      "deposit 1m; book BTC levels 3; long 2 BTC",
      """
      Bought 1.2 BTC at 60,036.0 on average over 3 prices, fee 36.02; now long 1.2.
      Slippage 0.06%; the middle went +0.11% to 60,066.0.
      0.8 BTC found nobody to trade with and wasn't traded.
      equity 999,920.78 USDT; margin ratio 0.04%; no price of one market liquidates

      """)
  }

  @Test("A position is closed in the book as well")
  func closed() throws {
    try expect(
      "deposit 100,000; book BTC; long 1 BTC; step; close BTC 50%",
      """
      Sold 0.5 BTC at 60,006.7 on average over 2 prices, fee 15.00, realized -11.65;
      now long 0.5. Slippage 0.04%; the middle went -0.02% to 60,018.7.
      equity 99,937.68 USDT; margin ratio 0.15%; no price of one market liquidates

      """)
  }

  @Test("Orders rest and wait, and are listed")
  func rested() throws {
    try expect(
      "deposit 100,000; book BTC; long 0.5 BTC limit 59,964; long 1 BTC; short 1 BTC stop 57,000 reduce; orders",
      """
      order  market  side  size      stop     limit  before it
      ─────  ──────  ────  ────  ────────  ────────  ─────────  ───────
          1  BTC     buy    0.5            59,964.0        0.4
          2  BTC     sell     1  57,000.0       any             reduces

      """)
  }

  @Test("The book shows the learner's orders")
  func own() throws {
    try expect(
      "deposit 100,000; book BTC levels 2; long 0.5 BTC limit 59,900; short 0.3 BTC limit 60,006; book BTC",
      """
      yours  size       bid       ask  size  yours
      ─────  ────  ────────  ────────  ────  ─────
              0.4  59,994.0  60,006.0   0.7    0.3
              0.4  59,964.0  60,036.0   0.4
        0.5   0.5  59,900.0
      Middle 60,000.0, spread 12.0; within 1% of it 77,933.20 USDT are bid and
      66,018.60 on offer.

      """)
  }

  @Test("A resting order is filled at its price when prices get there")
  func made() throws {
    try expect(
      "deposit 100,000; book BTC; long 0.5 BTC limit 59,000; price BTC 58,900",
      """
      Somebody traded with order 1: 0.5 BTC at 59,000.0.
      Bought 0.5 BTC at 59,000.0, fee 5.90; now long 0.5.
      BTC 60,000.0 to 58,900.0 (-1.83%)
      equity 99,944.10 USDT; margin ratio 0.15%; no price of one market liquidates

      """)
  }

  @Test("An order for now or never takes what is within its limit")
  func immediate() throws {
    try expect(
      "deposit 100,000; book BTC; long 2 BTC limit 60,036 ioc",
      """
      Bought 0.8 BTC at 60,021.0 on average over 2 prices, fee 24.01; now long 0.8.
      Slippage 0.04%; the middle went +0.05% to 60,030.0.
      Order 1, 1.2 BTC, found nobody to trade with and is canceled.
      equity 99,959.19 USDT; margin ratio 0.24%; no price of one market liquidates

      """)
  }

  @Test("A stop is set off by the mark and sells into the book")
  func stopped() throws {
    try expect(
      "deposit 100,000; book BTC; long 1 BTC; short 1 BTC stop 57,000 reduce; price BTC 56,000",
      """
      BTC 60,000.0 to 56,000.0 (-6.67%)
      Order 1 is set off by a mark of 56,000.0.
      Sold 1 BTC at 55,970.0 on average over 3 prices, fee 27.99, realized -4,060.00;
      no position left. Slippage 0.11%; the middle went -0.05% to 56,000.0.
      equity 95,882.00 USDT

      """)
  }

  @Test("A fill the account can't carry cancels the order")
  func refused() throws {
    try expect(
      "deposit 10,000; book BTC; long 10 ETH at 20x; long 1 BTC limit 59,000; price ETH 2,300; price BTC 58,900",
      """
      Order 1, 1 BTC, is canceled: the account can't carry it.
      BTC 60,000.0 to 58,900.0 (-1.83%)
      equity 2,985.00 USDT; margin ratio 3.85%; liquidation ETH 2,011.55 (-12.54%)

      """)
  }

  @Test("An order is taken back by its number")
  func canceled() throws {
    try expect(
      "deposit 10,000; book BTC; long 0.5 BTC limit 59,000; long 0.5 BTC limit 58,000; cancel 2",
      """
      Order 2, 0.5 BTC, is taken back.
      equity 10,000.00 USDT

      """)
  }

  @Test("A liquidation cancels the orders and is sold into the book")
  func liquidated() throws {
    try expect(
      "deposit 30,000; book BTC; long 8 BTC at 20x; long 0.1 BTC limit 50,000; price BTC 56,700",
      """
      BTC 60,000.0 to 56,700.0 (-5.50%)
      Margin call: equity 1,030.84 USDT, requirement 2,268.00 USDT.
      Liquidation: equity 1,030.84 USDT against a requirement of 2,268.00 USDT.
      Order 1, 0.1 BTC, is canceled by the liquidation.
      Closed long 8 BTC at 56,409.0 on average over 20 prices, realized -31,056.00.
      Slippage 0.93%; the middle went -0.53% to 56,640.0.
      Bad debt of 1,297.16 USDT: the loss went beyond the money.
      The insurance fund paid 1,297.16 USDT; 98,702.84 USDT is left in it.
      The pool is liquidated; 0.00 USDT is left.
      equity 0.00 USDT

      """)
  }

  @Test("The same liquidation in half the book costs more")
  func crunched() throws {
    try expect(
      "deposit 30,000; book BTC; long 8 BTC at 20x; depth BTC -50%; price BTC 56,700",
      """
      BTC 60,000.0 to 56,700.0 (-5.50%)
      Margin call: equity 1,030.84 USDT, requirement 2,268.00 USDT.
      Liquidation: equity 1,030.84 USDT against a requirement of 2,268.00 USDT.
      Closed long 8 BTC at 56,109.0 on average over 40 prices, realized -33,456.00.
      Slippage 1.46%; the middle went -2.49% to 55,524.0.
      Bad debt of 3,697.16 USDT: the loss went beyond the money.
      The insurance fund paid 3,697.16 USDT; 96,302.84 USDT is left in it.
      The pool is liquidated; 0.00 USDT is left.
      equity 0.00 USDT

      """)
  }

  @Test("The mark follows what trading made of the price")
  func followed() throws {
    try expect(
      "deposit 100,000; book BTC; long 5 BTC at 20x; step 2",
      """
      2 ticks passed  BTC 60,093.7 (+0.16%)
      equity 99,424.05 USDT; margin ratio 1.51%; liquidation BTC 40,410.9 (-32.75%)

      """)
  }

  @Test("Depth leaves and comes back")
  func deepened() throws {
    try expect(
      "book BTC; depth BTC -80%; depth BTC 400%",
      """
      BTC depth +400%: the book holds 100.00% of what it was opened with.
      equity 0.00 USDT

      """)
  }

  @Test("A spread is set")
  func widened() throws {
    try expect(
      "book BTC; spread BTC 0.5%",
      """
      BTC bid and ask are quoted 300.0 apart.
      equity 0.00 USDT

      """)
  }

  @Test("An unlock is sold over ticks")
  func supplied() throws {
    try expect(
      "deposit 100,000; book BTC; long 1 BTC; supply BTC 50% over 4; step 4",
      """
      Others sold 2 BTC at 59,934.0 on average over 5 prices; 6 left to sell. Slippage
      0.16%; the middle went -0.12% to 59,955.0.
      Others sold 2 BTC at 59,810.3 on average over 6 prices; 4 left to sell. Slippage
      0.26%; the middle went -0.13% to 59,891.3.
      Others sold 2 BTC at 59,703.8 on average over 6 prices; 2 left to sell. Slippage
      0.30%; the middle went -0.13% to 59,808.8.
      Others sold 2 BTC at 59,611.1 on average over 6 prices; 0 left to sell. Slippage
      0.34%; the middle went -0.13% to 59,741.3.
      4 ticks passed  BTC 59,868.8 (-0.22%)
      equity 99,808.79 USDT; margin ratio 0.30%; no price of one market liquidates

      """)
  }

  @Test("An amount leaves the same fall however slowly it is sold", arguments: [1, 2, 7, 20, 40])
  func lasting(_ ticks: Int) throws {
    var desk = try Desk()
    desk.run("book BTC; supply BTC 8 over \(ticks); step \(ticks); wait 60")
    #expect(desk.session.venue.account.slots[0].mark == Fixed(59_850), "\(ticks)")
  }

  @Test("What was bought comes down again with every tick, so that waiting makes the next purchase no dearer")
  func waited() throws {
    var desk = try Desk()
    desk.run("deposit 100,000; book BTC; long 2 BTC at 20x")
    var best = try desk.session.venue.value(of: Figure(.bestAsk, desk.session.venue.account.slots[0].symbol))
    for _ in 1...30 {
      _ = desk.session.perform("wait")
      let now = try desk.session.venue.value(of: Figure(.bestAsk, desk.session.venue.account.slots[0].symbol))
      #expect(now <= best)
      best = now
    }
    // Half of what five levels move the middle by stays: 37.5, and half a spread above it stands the best ask.
    #expect(best == Fixed(600_435, decimals: 1))
  }

  @Test("A liquidation that buys more than a pool holds is bought all the same")
  func pooled() throws {
    var desk = try Desk()
    let reports = desk.run("deposit 3m; short 200 ETH at 10x; book ETH amm 300,000; price ETH 19,000")
    #expect(reports.last?.events.contains { $0.kind == .liquidated } == true, "\(reports.last?.text() ?? "")")
  }

  @Test("What is on sale is shown with the book")
  func onsale() throws {
    try expect(
      "book BTC levels 1; supply BTC 3 over 10; step; book BTC",
      """
      size       bid       ask  size
      ────  ────────  ────────  ────
      0.22  59,988.4  60,000.4   0.4
      Middle 59,994.4, spread 12.0; within 1% of it 13,197.45 USDT are bid and
      24,000.16 on offer.
      On sale: 2.7 BTC over the next 9 ticks.

      """)
  }

  @Test("A pool trades any size, at a price that worsens with it")
  func pool() throws {
    try expect(
      "deposit 1m; book BTC amm 6m; short 10 BTC",
      """
      Sold 10 BTC at 54,396.6, fee 271.98; now short 10. Slippage 9.34%; the middle
      went -17.33% to 49,600.3.
      equity 943,694.02 USDT; margin ratio 0.32%; liquidation BTC 153,336.1 (+155.56%)

      """)
  }

  @Test("The square-root law moves the price without a book")
  func law() throws {
    try expect(
      "deposit 1m; book BTC law; short 10 BTC",
      """
      Sold 10 BTC at 59,608.1, fee 298.04; now short 10. Slippage 0.65%; the middle
      went -0.98% to 59,412.1.
      equity 995,782.96 USDT; margin ratio 0.30%; liquidation BTC 158,493.4 (+164.16%)

      """)
  }

  @Test("Without a book a market is traded at its mark again")
  func off() throws {
    try expect(
      "deposit 10,000; book BTC; long 0.5 BTC limit 59,000; book BTC off",
      """
      Order 1, 0.5 BTC, is canceled with the book.
      BTC is traded at its mark again.
      equity 10,000.00 USDT

      """)
  }

  private func expect(_ script: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    var desk = try Desk()
    let reports = desk.run(script)
    #expect(reports.allSatisfy { $0.error == nil }, sourceLocation: sourceLocation)
    #expect(reports.last?.text() == expected, sourceLocation: sourceLocation)
  }
}
